//! Monthly reports, one row per recording, and the drafts of what is still being typed.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent, visible_projects};
use guatu_domain::progress::Progress;
use guatu_kernel::{Error, Money, Month, ProjectId, Result, RevisionId, Scope, Timestamp};
use uuid::Uuid;

use super::view::ReportCells;
use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    month: i64,
    effective_on: NaiveDate,
    recorded_at: i64,
    done_month_cents: i64,
    done_year_cents: i64,
    started: Option<bool>,
    visual: Option<String>,
    problem: Option<String>,
}

/// Reports of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Progress>)>> {
    let select = "SELECT project_id, month, effective_on, recorded_at, done_month_cents, done_year_cents, started, visual, problem FROM progress";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("progress", column, row.project_id);
            let progress = Progress {
                month: month(row.month).ok_or_else(|| broken("month"))?,
                done_month: Money::from_cents(row.done_month_cents),
                done_year: Money::from_cents(row.done_year_cents),
                started: row.started,
                visual: row.visual,
                problem: row.problem,
            };
            let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
            Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value: progress }))
        })
        .collect()
}

/// A month as stored.
pub(crate) fn month(key: i64) -> Option<Month> {
    i32::try_from(key).ok().and_then(Month::from_key)
}

/// One recording of a report.
pub(crate) fn row(id: RevisionId, project: ProjectId, fact: &Recorded<Progress>) -> Vec<Value> {
    let progress = &fact.value;
    vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(progress.month.key())),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(progress.done_month.cents()),
        cell(progress.done_year.cents()),
        cell(progress.started),
        cell(progress.visual.clone()),
        cell(progress.problem.clone()),
    ]
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 10] = [
        "id",
        "project_id",
        "month",
        "effective_on",
        "recorded_at",
        "done_month_cents",
        "done_year_cents",
        "started",
        "visual",
        "problem",
    ];
    session.insert("progress", &COLUMNS, rows).await
}

/// What was typed for a month and not yet submitted.
pub(crate) async fn drafts(session: &Session, scope: &Scope, month: Month) -> Result<Vec<(ProjectId, ReportCells)>> {
    #[derive(FromQueryResult)]
    struct Row {
        project_id: Uuid,
        cells: String,
    }
    let (visible, orgs) = visible_projects(scope, "progress_draft.project_id", 2);
    let sql = format!("SELECT project_id, cells FROM progress_draft WHERE month = $1 AND {visible}");
    let month = [cell(i64::from(month.key()))];
    let rows: Vec<Row> = session.all(&sql, month.into_iter().chain(orgs)).await?;
    rows.into_iter()
        .map(|row| {
            let cells = serde_json::from_str(&row.cells)
                .map_err(|_| inconsistent("progress_draft", "cells", row.project_id))?;
            Ok((ProjectId(row.project_id), cells))
        })
        .collect()
}

/// Keeps a draft in place of the one before.
pub(crate) async fn save_draft(
    session: &Session,
    _scope: &Scope,
    project: ProjectId,
    month: Month,
    cells: &ReportCells,
    now: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO progress_draft (project_id, month, cells, saved_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (project_id, month) DO UPDATE SET cells = excluded.cells, saved_at = excluded.saved_at";
    let text = serde_json::to_string(cells).map_err(Error::internal)?;
    session.run(sql, [cell(project.0), cell(i64::from(month.key())), cell(text), cell(now.micros())]).await.map(drop)
}

/// Forgets a draft once it is submitted.
pub(crate) async fn drop_draft(session: &Session, scope: &Scope, project: ProjectId, month: Month) -> Result<()> {
    let (visible, orgs) = visible_projects(scope, "progress_draft.project_id", 3);
    let sql = format!("DELETE FROM progress_draft WHERE project_id = $1 AND month = $2 AND {visible}");
    let draft = [cell(project.0), cell(i64::from(month.key()))];
    session.run(&sql, draft.into_iter().chain(orgs)).await.map(drop)
}
