//! Closing a month: its lights are stored with rule, version and facts, and it takes no more reports.

use guatu_db::cell;
use guatu_domain::access::Permission;
use guatu_kernel::{Error, ErrorCode, Month, Result};
use serde::Serialize;

use super::store;
use crate::Op;
use crate::district::AsOf;
use crate::progress::report;
use crate::progress::view::MonthStatus;

/// What the audit keeps about a closing.
#[derive(Serialize)]
struct Closed {
    month: Month,
    projects: usize,
}

/// Freezes the lights of a month that has ended.
///
/// # Errors
/// `month_open` before the month has ended, `month_closed` when it is closed already.
pub async fn close(mut op: Op, month: Month) -> Result<MonthStatus> {
    let scope = op.require_everywhere(Permission::MonthClose)?;
    op.exclusive().await?;
    if month.last_day() >= op.now().date() {
        return Err(Error::new(ErrorCode::MonthOpen).with("month", month.to_string()));
    }
    if store::closed_at(op.session(), month).await?.is_some() {
        return Err(Error::new(ErrorCode::MonthClosed).with("month", month.to_string()));
    }
    let district = op.district(AsOf::on(month.last_day())).await?;
    let mut rows = Vec::new();
    for standing in district.projects(&scope) {
        let facts = standing.light_facts(&district.ledger, &district.view);
        let verdict = &standing.verdict;
        rows.push(vec![
            cell(standing.file.id.0),
            cell(i64::from(month.key())),
            cell(verdict.light()),
            cell(verdict.rule_set()),
            cell(i64::from(verdict.version())),
            cell(verdict.rule()),
            cell(serde_json::to_string(&facts).map_err(Error::internal)?),
            cell(op.now().micros()),
        ]);
    }
    let closed = Closed { month, projects: rows.len() };
    store::insert(op.session(), &scope, rows).await?;
    store::insert_closed(op.session(), month, &op.actor().name, op.now()).await?;
    let id = op.id();
    op.record("month.close", "month", id, None, Some(&closed))?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    report::status(&mut app.read(actor).await?, month).await
}
