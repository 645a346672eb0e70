//! The unit's month: a grid of its projects, drafts, submission.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::progress::Progress;
use guatu_domain::written::{self, Written, is_yes, label};
use guatu_kernel::{Error, ErrorCode, Money, MoneyUnit, Month, OrgId, ProjectId, Result, Scope};
use serde::Deserialize;
use serde_json::Map;
use utoipa::IntoParams;

use super::store;
use super::view::{
    CellProblem, DraftRow, MissingReport, MonthStatus, ReportCells, ReportRow, ReportSheet, Submission, UnitStatus,
};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, District, Recorded, Standing};
use crate::light::closing;
use crate::light::view::ClosingView;
use crate::project::line;
use crate::project::view::{OrgRef, ProgressView};
use crate::record::Recorder;

/// Whose month.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// The reporting unit.
    pub unit: OrgId,
}

/// A unit's month.
pub async fn sheet(op: &mut Op, month: Month, unit: OrgId) -> Result<ReportSheet> {
    let scope = op.require(Permission::ProgressReport)?;
    let district = op.district(AsOf::on(month.last_day())).await?;
    let known = district.ledger().orgs.get(&unit).filter(|_| scope.shows(Some(unit)));
    let name = known.ok_or_else(Error::not_found)?.name.clone();
    let mut drafts: HashMap<ProjectId, ReportCells> =
        store::drafts(op.session(), &scope, month).await?.into_iter().collect();
    let rows = owing(&district, &scope, unit)
        .into_iter()
        .map(|standing| row(&district, month, &standing, drafts.remove(&standing.file.id)));
    Ok(ReportSheet {
        month,
        unit: OrgRef { id: unit, name },
        closed: closing::current(op.session(), month).await?.is_some(),
        rows: rows.collect(),
    })
}

/// The unit's projects that owe a report: those with a plan for the year.
fn owing(district: &District, scope: &Scope, unit: OrgId) -> Vec<Arc<Standing>> {
    let owes = |standing: &&Arc<Standing>| standing.facts.owner == Some(unit) && standing.planned() > Money::ZERO;
    district.projects(scope).filter(owes).cloned().collect()
}

fn row(district: &District, month: Month, standing: &Standing, draft: Option<ReportCells>) -> ReportRow {
    let submitted = standing.file.report(district.view(), month);
    ReportRow {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        plan: standing.planned(),
        expected: standing.expected,
        last_month: previous(district, month, standing).map(|report| ProgressView::from(&report.value)),
        draft,
        submitted: submitted.map(|report| ProgressView::from(&report.value)),
        submitted_at: submitted.map(|report| report.recorded_at),
    }
}

/// The report of the month before, within the year.
fn previous<'a>(district: &District, month: Month, standing: &'a Standing) -> Option<&'a Recorded<Progress>> {
    let previous = month.previous();
    (previous.year() == month.year()).then(|| standing.file.report(district.view(), previous)).flatten()
}

/// Refuses a month that is closed or has not begun.
async fn still_open(op: &Op, month: Month) -> Result<()> {
    if closing::current(op.session(), month).await?.is_some() {
        return Err(Error::new(ErrorCode::MonthClosed).with("month", month.to_string()));
    }
    if month.first_day() > op.now().date() {
        return Err(Error::new(ErrorCode::MonthOpen).with("month", month.to_string()));
    }
    Ok(())
}

/// Keeps what was typed, exactly as typed. Nothing is checked: a draft may be half a number.
pub async fn save_drafts(mut op: Op, month: Month, unit: OrgId, rows: Vec<DraftRow>) -> Result<()> {
    let scope = op.require(Permission::ProgressReport)?;
    still_open(&op, month).await?;
    let district = op.district(AsOf::on(month.last_day())).await?;
    for draft in &rows {
        let standing = own_project(&scope, &district, unit, &draft.code)?;
        store::save_draft(op.session(), &scope, standing.file.id, month, &draft.cells, op.now()).await?;
    }
    op.record("progress.draft", "month", unit.0, None, Some(&rows))?;
    op.commit().await
}

fn own_project(scope: &Scope, district: &District, unit: OrgId, code: &str) -> Result<Arc<Standing>> {
    let standing = district.project(scope, code).filter(|standing| standing.facts.owner == Some(unit));
    standing.cloned().ok_or_else(|| Error::not_found().with("code", code))
}

/// Submits rows: all of them, or none when a cell cannot be taken.
pub async fn submit(mut op: Op, month: Month, unit: OrgId, rows: Vec<DraftRow>) -> Result<Submission> {
    let scope = op.require(Permission::ProgressReport)?;
    still_open(&op, month).await?;
    let district = op.district(AsOf::on(month.last_day())).await?;
    let mut problems = Vec::new();
    let mut reports = Vec::new();
    for row in &rows {
        let standing = own_project(&scope, &district, unit, &row.code)?;
        let before = previous(&district, month, &standing).map_or(Money::ZERO, |report| report.value.done_year);
        match read(month, before, &row.code, &row.cells) {
            Ok(report) => reports.push((standing.file.id, report)),
            Err(found) => problems.extend(found),
        }
    }
    let sent: Vec<ProjectId> = reports.iter().map(|(id, _)| *id).collect();
    let missing = still_missing(&district, &scope, unit, month, if problems.is_empty() { &sent } else { &[] });
    if !problems.is_empty() {
        return Ok(Submission { submitted: 0, missing, problems });
    }
    let mut recorder = Recorder::new(&mut op, Permission::ProgressReport, district.ledger().clone());
    for (id, report) in reports {
        recorder.report(id, report)?;
    }
    recorder.write().await?;
    for id in &sent {
        store::drop_draft(op.session(), &scope, *id, month).await?;
    }
    op.commit().await?;
    Ok(Submission { submitted: sent.len(), missing, problems })
}

fn still_missing(district: &District, scope: &Scope, unit: OrgId, month: Month, sent: &[ProjectId]) -> Vec<String> {
    let missing = owing(district, scope, unit).into_iter();
    let missing = missing
        .filter(|standing| standing.file.report(district.view(), month).is_none() && !sent.contains(&standing.file.id));
    missing.map(|standing| standing.file.code.clone()).collect()
}

/// Reads the cells of a row; all that cannot be taken at once.
fn read(month: Month, before: Money, code: &str, cells: &ReportCells) -> Result<Progress, Vec<CellProblem>> {
    let mut problems = Vec::new();
    let mut problem = |field: &str, error: &str, value: &str| {
        let params = Map::from_iter([("value".to_string(), value.into())]);
        problems.push(CellProblem { code: code.into(), field: field.into(), error: error.into(), params });
    };
    let mut amount = |field: &str, text: &str| match written::amount(Written::Text(text), MoneyUnit::Wan) {
        Ok(amount) => amount.map(|amount| amount.money),
        Err(reason) => {
            problem(field, reason.as_str(), text);
            None
        }
    };
    let done_month = amount("done_month", &cells.done_month);
    let done_year = amount("done_year", &cells.done_year);
    if done_month.is_none() && cells.done_month.trim().is_empty() {
        problem("done_month", "value_missing", "");
    }
    let started = is_yes(&cells.started);
    if started.is_none() && !cells.started.trim().is_empty() {
        problem("started", "answer_unknown", &cells.started);
    }
    let done_month = done_month.unwrap_or_default();
    let done_year = done_year.unwrap_or(before + done_month);
    if done_month > done_year {
        let params = Map::from_iter([
            ("month".to_string(), done_month.to_string().into()),
            ("year".to_string(), done_year.to_string().into()),
        ]);
        problems.push(CellProblem {
            code: code.into(),
            field: "done_year".into(),
            error: "month_exceeds_year".into(),
            params,
        });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let words = |text: &str| Some(label(text)).filter(|text| !text.is_empty());
    Ok(Progress { month, done_month, done_year, started, visual: words(&cells.visual), problem: words(&cells.problem) })
}

/// Who has reported the month and who has not.
pub async fn status(op: &mut Op, month: Month) -> Result<MonthStatus> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf::on(month.last_day())).await?;
    let mut units: BTreeMap<String, UnitStatus> = BTreeMap::new();
    for standing in district.projects(&scope).filter(|standing| standing.planned() > Money::ZERO) {
        let Some(unit) = line::unit(standing) else { continue };
        let status = units.entry(unit.name.clone()).or_insert_with(|| UnitStatus {
            unit,
            owed: 0,
            reported: 0,
            missing: Vec::new(),
            last_submitted_at: None,
        });
        status.owed += 1;
        match standing.file.report(district.view(), month) {
            Some(report) => {
                status.reported += 1;
                status.last_submitted_at = status.last_submitted_at.max(Some(report.recorded_at));
            }
            None => status
                .missing
                .push(MissingReport { code: standing.file.code.clone(), name: standing.facts.name.clone() }),
        }
    }
    let units: Vec<UnitStatus> = units.into_values().collect();
    let closings = closing::of_month(op.session(), month).await?;
    let people = People::load(op.session()).await?;
    let current = closings.last().filter(|closing| closing.reopened.is_none());
    Ok(MonthStatus {
        month,
        owed: units.iter().map(|unit| unit.owed).sum(),
        reported: units.iter().map(|unit| unit.reported).sum(),
        closed_at: current.map(|closing| closing.closed_at),
        closings: closings.iter().map(|closing| ClosingView::of(closing, &people, &district.ledger().rules)).collect(),
        units,
    })
}
