//! Closing a month: its lights are frozen with rule, version and facts, and it takes no more reports. Opening it again for
//! corrections leaves what was frozen as it is; the next closing is another result beside it.

use guatu_db::cell;
use guatu_domain::access::Permission;
use guatu_kernel::{Error, ErrorCode, Month, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::closing::{self, Closing, Reopened};
use crate::Op;
use crate::district::{AsOf, District, Standing};
use crate::grounds::{paper, reason};
use crate::progress::report;
use crate::progress::view::MonthStatus;

/// What the audit keeps about a closing.
#[derive(Serialize)]
struct Closed {
    month: Month,
    number: u32,
    projects: usize,
    missing: usize,
    reopened: bool,
    reason: Option<String>,
}

/// Why a month is opened again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ReopenBody {
    pub reason: String,
    /// The paper it rests on: `二七重点办〔2023〕5号`.
    pub paper: Option<String>,
}

/// Freezes the lights of a month that has ended.
///
/// # Errors
/// `month_open` before the month has ended, `month_closed` when it is closed already.
pub async fn close(mut op: Op, month: Month) -> Result<MonthStatus> {
    let scope = op.require_everywhere(Permission::MonthClose)?;
    if month.last_day() >= op.now().date() {
        return Err(Error::new(ErrorCode::MonthOpen).with("month", month.to_string()));
    }
    let before = closing::of_month(op.session(), month).await?.pop();
    if before.as_ref().is_some_and(|last| last.reopened.is_none()) {
        return Err(Error::new(ErrorCode::MonthClosed).with("month", month.to_string()));
    }
    let district = op.district(AsOf::on(month.last_day())).await?;
    let owed = district.projects(&scope).filter(|standing| standing.owes_report(district.month()));
    let closing = Closing {
        month,
        number: before.map_or(1, |last| last.number + 1),
        closed_at: op.now(),
        closed_by: op.actor().name.clone(),
        rule_set: district.rules().id().into(),
        version: district.rules().version(),
        missing: owed.filter(|standing| standing.due.is_none()).count(),
        reopened: None,
    };
    let lights = district.projects(&scope).map(|standing| frozen(&closing, &district, standing));
    let lights = lights.collect::<Result<Vec<_>>>()?;
    let closed = Closed {
        month,
        number: closing.number,
        projects: lights.len(),
        missing: closing.missing,
        reopened: false,
        reason: None,
    };
    closing::insert(op.session(), &closing).await?;
    closing::insert_lights(op.session(), &scope, lights).await?;
    let id = op.id();
    op.record("month.close", "closing", id, None, Some(&closed))?;
    finish(op, month).await
}

fn frozen(closing: &Closing, district: &District, standing: &Standing) -> Result<Vec<guatu_db::Value>> {
    let facts = district.facts(standing);
    let verdict = &standing.verdict;
    let reason = standing.reason(&facts);
    Ok(vec![
        cell(i64::from(closing.month.key())),
        cell(i64::from(closing.number)),
        cell(standing.file.id.0),
        cell(standing.light()),
        cell(verdict.light()),
        cell(standing.original.as_ref().map(|original| original.light.clone())),
        cell(verdict.rule()),
        cell(serde_json::to_string(&facts).map_err(Error::internal)?),
        cell(reason.zh),
        cell(reason.en),
    ])
}

/// Opens a closed month again, so that reports can be corrected. What was closed stays as it was.
///
/// # Errors
/// `month_open` when the month is not closed; `invalid` without a reason.
pub async fn reopen(mut op: Op, month: Month, body: ReopenBody) -> Result<MonthStatus> {
    op.require_everywhere(Permission::MonthClose)?;
    let reason = reason(&body.reason)?;
    let paper = paper(body.paper.as_deref())?;
    let current = closing::current(op.session(), month).await?;
    let current = current.ok_or_else(|| Error::new(ErrorCode::MonthOpen).with("month", month.to_string()))?;
    let reopened = Reopened { at: op.now(), by: op.actor().name.clone(), reason: reason.clone(), paper };
    closing::reopen(op.session(), month, current.number, &reopened).await?;
    let noted = Closed {
        month,
        number: current.number,
        projects: 0,
        missing: current.missing,
        reopened: true,
        reason: Some(reason),
    };
    let id = op.id();
    op.record("month.reopen", "closing", id, None, Some(&noted))?;
    finish(op, month).await
}

async fn finish(op: Op, month: Month) -> Result<MonthStatus> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    report::status(&mut app.read(actor).await?, month).await
}
