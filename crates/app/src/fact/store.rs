//! Facts that people enter, one row per entry.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use super::Entered;
use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    name: String,
    value: String,
    reason: Option<String>,
    entered_by: String,
    effective_on: NaiveDate,
    until_on: Option<NaiveDate>,
    recorded_at: i64,
}

/// The entries of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Entered>)>> {
    let select =
        "SELECT project_id, name, value, reason, entered_by, effective_on, until_on, recorded_at FROM entered_fact";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let recorded_at = instant(row.recorded_at);
        let recorded_at = recorded_at.ok_or_else(|| inconsistent("entered_fact", "recorded_at", row.project_id))?;
        let value =
            Entered { name: row.name, value: row.value, reason: row.reason, by: row.entered_by, until: row.until_on };
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn insert(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    fact: &Recorded<Entered>,
) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "project_id", "name", "value", "reason", "entered_by", "effective_on", "until_on", "recorded_at"];
    let entered = &fact.value;
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(entered.name.as_str()),
        cell(entered.value.as_str()),
        cell(entered.reason.clone()),
        cell(entered.by.as_str()),
        cell(fact.effective_on),
        cell(entered.until),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("entered_fact", &COLUMNS, vec![row]).await
}
