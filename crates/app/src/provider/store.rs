//! Identities that are linked to accounts. One that was unlinked stays written down: no claim links it again by itself.

use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{AccountId, Result, Timestamp};
use uuid::Uuid;

use super::Provider;
use crate::Op;
use crate::project::store::instant;

/// A link between an identity and an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub subject: String,
    pub account: AccountId,
    pub linked_at: Timestamp,
    /// Whether it was undone.
    pub undone: bool,
}

#[derive(FromQueryResult)]
struct Row {
    subject: String,
    account_id: Uuid,
    linked_at: i64,
    unlinked_at: Option<i64>,
}

impl TryFrom<Row> for Link {
    type Error = guatu_kernel::Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = || inconsistent("provider_identity", "linked_at", row.account_id);
        Ok(Self {
            account: AccountId(row.account_id),
            linked_at: instant(row.linked_at).ok_or_else(broken)?,
            undone: row.unlinked_at.is_some(),
            subject: row.subject,
        })
    }
}

const LINK: &str = "SELECT subject, account_id, linked_at, unlinked_at FROM provider_identity WHERE issuer = $1";

/// The link of an identity, also one that was undone.
pub(super) async fn of_identity(session: &Session, provider: &Provider, subject: &str) -> Result<Option<Link>> {
    let sql = format!("{LINK} AND subject = $2");
    let row: Option<Row> = session.one(&sql, [cell(provider.issuer.as_str()), cell(subject)]).await?;
    row.map(TryInto::try_into).transpose()
}

/// The links of an account, also those that were undone; the one that holds, of which there is at most one, first.
pub(super) async fn of_account(session: &Session, provider: &Provider, account: AccountId) -> Result<Vec<Link>> {
    let sql = format!("{LINK} AND account_id = $2 ORDER BY CASE WHEN unlinked_at IS NULL THEN 0 ELSE 1 END, subject");
    let rows: Vec<Row> = session.all(&sql, [cell(provider.issuer.as_str()), cell(account.0)]).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Links an identity that nobody has to an account that has none.
pub(super) async fn link(op: &Op, provider: &Provider, subject: &str, account: AccountId) -> Result<()> {
    let sql = "INSERT INTO provider_identity (issuer, subject, account_id, linked_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (issuer, subject) DO UPDATE SET account_id = excluded.account_id, \
               linked_at = excluded.linked_at, unlinked_at = NULL";
    let values = [cell(provider.issuer.as_str()), cell(subject), cell(account.0), cell(op.now().micros())];
    op.session().run(sql, values).await.map(drop)
}

/// Undoes the link of an account.
pub(super) async fn unlink(op: &Op, provider: &Provider, account: AccountId) -> Result<()> {
    let sql =
        "UPDATE provider_identity SET unlinked_at = $1 WHERE issuer = $2 AND account_id = $3 AND unlinked_at IS NULL";
    let values = [cell(op.now().micros()), cell(provider.issuer.as_str()), cell(account.0)];
    op.session().run(sql, values).await.map(drop)
}
