//! Confirming what units reported of a month, many projects at once, and taking that back.

use std::collections::BTreeSet;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::investment::{Confirmation, ConfirmationState};
use guatu_kernel::{Error, Month, Result, RevisionId, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::store;
use super::view::Confirmed;
use crate::Op;
use crate::district::{File, Ledger, Recorded};
use crate::grounds;

/// Whose month is confirmed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ConfirmationBody {
    /// Codes of projects; all of them, or none. One that is named twice counts once.
    pub codes: Vec<String>,
}

/// Whose confirmation is taken back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct UnconfirmationBody {
    pub codes: Vec<String>,
    pub reason: String,
}

/// # Errors
/// `not_found` with the code of a project beyond the scope; `invalid` with that of one that reported nothing.
pub async fn confirm(op: Op, month: Month, body: ConfirmationBody) -> Result<Confirmed> {
    op.require(Permission::InvestmentConfirm)?;
    set(op, month, body.codes, None).await
}

/// # Errors
/// As for confirming; `invalid` without a reason.
pub async fn unconfirm(op: Op, month: Month, body: UnconfirmationBody) -> Result<Confirmed> {
    op.require(Permission::InvestmentConfirm)?;
    let reason = grounds::reason(&body.reason)?;
    set(op, month, body.codes, Some(reason)).await
}

async fn set(mut op: Op, month: Month, codes: Vec<String>, reason: Option<String>) -> Result<Confirmed> {
    let codes: BTreeSet<String> = codes.into_iter().collect();
    let ledger = op.ledger().await?;
    let mut rows = Vec::new();
    for code in &codes {
        let file = reached(&op, &ledger, code)?;
        let report = file.latest_report(month).map(|fact| (fact.value.done_month, fact.value.done_year));
        let Some((done_month, done_year)) = report else {
            return Err(Error::invalid("codes", code, Unfit::NothingReported).with("code", code.as_str()));
        };
        let of_month = file.investment.confirmations.iter().filter(|fact| fact.value.month == month);
        let before = of_month.max_by_key(|fact| fact.recorded_at).map(|fact| &fact.value);
        let stands = match reason {
            None => ConfirmationState::of(report, before) == ConfirmationState::Confirmed,
            Some(_) => !before.is_some_and(|before| before.confirmed),
        };
        if stands {
            continue;
        }
        let confirmed = reason.is_none();
        let by = op.actor().name.clone();
        let value = Confirmation { month, confirmed, done_month, done_year, reason: reason.clone(), by };
        let action = if confirmed { "investment.confirm" } else { "investment.unconfirm" };
        op.record(action, "project", file.id.0, before, Some(&value))?;
        let fact = Recorded { effective_on: month.last_day(), recorded_at: op.now(), value };
        rows.push(store::confirmation_row(RevisionId(op.id()), file.id, &fact));
    }
    let told = Confirmed { changed: rows.len(), unchanged: codes.len() - rows.len() };
    let scope = op.scope(Permission::InvestmentConfirm);
    store::insert_confirmations(op.session(), &scope, rows).await?;
    op.commit().await?;
    Ok(told)
}

fn reached(op: &Op, ledger: &Ledger, code: &str) -> Result<Arc<File>> {
    let readable = op.scope(Permission::ProjectRead);
    let file = ledger.file(code).filter(|file| readable.shows(file.keeper));
    let file = file.ok_or_else(|| Error::not_found().with("code", code))?;
    op.require_on(Permission::InvestmentConfirm, file.keeper)?;
    Ok(file.clone())
}
