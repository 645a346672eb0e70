//! Decisions against the rules in the database, one row for each and one for each that was ended early.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::rule::Decided;
use guatu_kernel::{ApprovalId, ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    light: Option<String>,
    reason: String,
    decided_by: String,
    effective_on: NaiveDate,
    until_on: Option<NaiveDate>,
    recorded_at: i64,
}

/// The decisions about all projects or some; nothing decided stands where one was ended.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Option<Decided>>)>> {
    let select =
        "SELECT project_id, light, reason, decided_by, effective_on, until_on, recorded_at FROM light_decision";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let recorded_at = instant(row.recorded_at);
        let recorded_at = recorded_at.ok_or_else(|| inconsistent("light_decision", "recorded_at", row.project_id))?;
        let (reason, by, until) = (row.reason, row.decided_by, row.until_on);
        let value = row.light.map(|light| Decided { light, reason, by, until });
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

/// What a row says besides what was decided.
pub(crate) struct Grounds<'a> {
    pub approval: Option<ApprovalId>,
    pub reason: &'a str,
    pub paper: Option<&'a str>,
    pub by: &'a str,
}

pub(crate) async fn insert(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    fact: &Recorded<Option<Decided>>,
    grounds: &Grounds<'_>,
) -> Result<()> {
    const COLUMNS: [&str; 10] = [
        "id",
        "project_id",
        "approval_id",
        "light",
        "reason",
        "paper",
        "decided_by",
        "effective_on",
        "until_on",
        "recorded_at",
    ];
    let decided = fact.value.as_ref();
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(grounds.approval.map(|approval| approval.0)),
        cell(decided.map(|decided| decided.light.clone())),
        cell(grounds.reason),
        cell(grounds.paper.map(str::to_string)),
        cell(grounds.by),
        cell(fact.effective_on),
        cell(decided.and_then(|decided| decided.until)),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("light_decision", &COLUMNS, vec![row]).await
}
