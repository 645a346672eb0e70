//! Removing what is older than it must be kept: up to an anchor, from which the chain then goes on.

use chrono::Months;
use guatu_db::cell;
use guatu_domain::access::Actor;
use guatu_kernel::{Error, Result, Timestamp};
use serde::Serialize;

use super::checker::Checker;
use super::verify::{Progress, against, through};
use crate::{App, Op};

/// What the record keeps about its own beginning.
#[derive(Serialize)]
struct Removed {
    entries: i64,
    /// The number of the last one that was removed. Its anchor stays.
    up_to: i64,
    hash: String,
    /// Nothing that was recorded at this instant or later is gone.
    before: Timestamp,
}

/// Removes entries whose years are over. A part that does not verify is evidence, and stays.
pub(crate) async fn remove_old(app: &App) -> Result<()> {
    let mut op = app.write(Actor::system()).await?;
    let months = Months::new(12 * app.settings().audit.keep_years.max(1));
    let before = op.now().utc().checked_sub_months(months).map(Timestamp::new);
    let before = before.ok_or_else(|| Error::internal("the calendar does not reach that far back"))?;
    let up_to = last_to_remove(&op, before).await?;
    let sql = "SELECT count(*) FROM audit WHERE seq <= $1";
    let entries = op.session().number(sql, [cell(up_to)]).await?;
    if entries == 0 {
        return Ok(());
    }
    let hash = verified(&op, up_to).await?;
    op.session().run("DELETE FROM audit WHERE seq <= $1", [cell(up_to)]).await?;
    op.session().run("DELETE FROM audit_anchor WHERE seq < $1", [cell(up_to)]).await?;
    let id = op.id();
    op.note("audit.remove", "audit", id, &Removed { entries, up_to, hash, before })?;
    op.commit().await
}

/// The last anchored entry with nothing before it that is to be kept.
async fn last_to_remove(op: &Op, before: Timestamp) -> Result<i64> {
    let at = || cell(before.micros());
    let kept = op.session().number("SELECT min(seq) FROM audit WHERE at >= $1", [at()]).await?;
    let kept = if kept == 0 { super::last(op.session()).await? } else { kept };
    let sql = "SELECT max(seq) FROM audit_anchor WHERE seq < $1 AND made_at < $2";
    op.session().number(sql, [cell(kept), at()]).await
}

/// The hash of the last entry to remove, when everything up to it is in order.
async fn verified(op: &Op, up_to: i64) -> Result<String> {
    let broken =
        |finding| Error::internal(format!("old audit entries are kept because something is wrong: {finding:?}"));
    let mut checker = Checker::new(against(op, op.session(), Vec::new()).await?).map_err(broken)?;
    match through(op.session(), &mut checker, up_to, &Progress::default()).await? {
        Some(finding) => Err(broken(finding)),
        None => Ok(checker.previous().map(hex::encode).unwrap_or_default()),
    }
}
