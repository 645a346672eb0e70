//! Milestones, one row per recording.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::milestone::Milestone;
use guatu_kernel::{OrgId, ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    name: String,
    position: i64,
    effective_on: NaiveDate,
    recorded_at: i64,
    planned_on: Option<NaiveDate>,
    achieved_on: Option<NaiveDate>,
    owner_id: Option<Uuid>,
}

/// Milestones of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Milestone>)>> {
    let select = "SELECT project_id, name, position, effective_on, recorded_at, planned_on, achieved_on, owner_id FROM milestone";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("milestone", column, row.project_id);
            let milestone = Milestone {
                name: row.name,
                position: i32::try_from(row.position).map_err(|_| broken("position"))?,
                planned_on: row.planned_on,
                achieved_on: row.achieved_on,
                owner: row.owner_id.map(OrgId),
            };
            let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
            Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value: milestone }))
        })
        .collect()
}

/// One recording of a milestone.
pub(crate) fn row(id: RevisionId, project: ProjectId, fact: &Recorded<Milestone>) -> Vec<Value> {
    let milestone = &fact.value;
    vec![
        cell(id.0),
        cell(project.0),
        cell(milestone.name.as_str()),
        cell(i64::from(milestone.position)),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(milestone.planned_on),
        cell(milestone.achieved_on),
        cell(milestone.owner.map(|owner| owner.0)),
    ]
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 9] = [
        "id",
        "project_id",
        "name",
        "position",
        "effective_on",
        "recorded_at",
        "planned_on",
        "achieved_on",
        "owner_id",
    ];
    session.insert("milestone", &COLUMNS, rows).await
}
