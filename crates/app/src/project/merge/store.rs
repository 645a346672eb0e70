//! Merges in the database, one row for each and one for each that was undone.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use super::Merge;
use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    survivor_id: Option<Uuid>,
    reason: String,
    merged_by: String,
    effective_on: NaiveDate,
    recorded_at: i64,
}

/// The merges of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Merge>)>> {
    let select = "SELECT project_id, survivor_id, reason, merged_by, effective_on, recorded_at FROM project_merge";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let recorded_at = instant(row.recorded_at);
        let recorded_at = recorded_at.ok_or_else(|| inconsistent("project_merge", "recorded_at", row.project_id))?;
        let value = Merge { survivor: row.survivor_id.map(ProjectId), reason: row.reason, by: row.merged_by };
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn insert(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    fact: &Recorded<Merge>,
) -> Result<()> {
    const COLUMNS: [&str; 7] =
        ["id", "project_id", "survivor_id", "reason", "merged_by", "effective_on", "recorded_at"];
    let merge = &fact.value;
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(merge.survivor.map(|survivor| survivor.0)),
        cell(merge.reason.as_str()),
        cell(merge.by.as_str()),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("project_merge", &COLUMNS, vec![row]).await
}
