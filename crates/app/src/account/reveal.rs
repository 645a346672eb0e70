//! Showing a number that is masked everywhere else.

use guatu_domain::access::Permission;
use guatu_domain::written::label;
use guatu_kernel::{AccountId, Error, Result, Unfit};
use serde::Serialize;

use super::list::open;
use super::store;
use super::view::{RevealBody, RevealedNumber};
use crate::Op;

/// What the audit record keeps: which number, and why; not the number.
#[derive(Serialize)]
struct Reading<'a> {
    field: &'a str,
    login: &'a str,
    reason: &'a str,
}

/// Shows a telephone or identity number once. No record, no number.
pub async fn reveal(mut op: Op, id: AccountId, body: RevealBody) -> Result<RevealedNumber> {
    let scope = op.require(Permission::ContactReveal)?;
    let account = store::get(op.session(), &scope, id).await?;
    let reason = label(&body.reason);
    let length = reason.chars().count();
    if !(2..=200).contains(&length) || reason.chars().any(char::is_control) {
        return Err(Error::invalid("reason", "", Unfit::ReasonLength).with("limit", 200));
    }
    let (column, sealed) = match body.field.as_str() {
        "phone" => ("phone", &account.phone),
        "id_number" => ("id_number", &account.id_number),
        other => return Err(Error::invalid("field", label(other), Unfit::NotAChoice)),
    };
    let value = sealed.as_deref().map(|sealed| open(&op, column, id, sealed)).transpose()?;
    let reading = Reading { field: column, login: &account.login, reason: &reason };
    op.record("account.reveal", "account", id.0, None, Some(&reading))?;
    op.commit().await?;
    Ok(RevealedNumber { value })
}
