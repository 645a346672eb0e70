//! The stages of projects in the database, one row for each step.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::life::{Evidence, Life, Stage};
use guatu_kernel::{ApprovalId, Error, ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    stage: String,
    evidence: String,
    reason: String,
    paper: Option<String>,
    recorded_by: String,
    approved_by: Option<String>,
    effective_on: NaiveDate,
    recorded_at: i64,
}

impl TryFrom<Row> for (ProjectId, Recorded<Life>) {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("project_stage", column, row.project_id);
        let evidence = row.evidence.split(',').filter(|code| !code.is_empty()).map(Evidence::parse);
        let value = Life {
            stage: Stage::parse(&row.stage).ok_or_else(|| broken("stage"))?,
            evidence: evidence.collect::<Option<_>>().ok_or_else(|| broken("evidence"))?,
            reason: row.reason,
            paper: row.paper,
            by: row.recorded_by,
            approved_by: row.approved_by,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    }
}

/// The stages of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Life>)>> {
    let select = "SELECT project_id, stage, evidence, reason, paper, recorded_by, approved_by, effective_on, recorded_at \
                  FROM project_stage";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(crate) async fn insert(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    approval: Option<ApprovalId>,
    fact: &Recorded<Life>,
) -> Result<()> {
    const COLUMNS: [&str; 11] = [
        "id",
        "project_id",
        "approval_id",
        "stage",
        "evidence",
        "reason",
        "paper",
        "recorded_by",
        "approved_by",
        "effective_on",
        "recorded_at",
    ];
    let life = &fact.value;
    let evidence: Vec<&str> = life.evidence.iter().map(|one| one.as_str()).collect();
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(approval.map(|approval| approval.0)),
        cell(life.stage.as_str()),
        cell(evidence.join(",")),
        cell(life.reason.as_str()),
        cell(life.paper.clone()),
        cell(life.by.as_str()),
        cell(life.approved_by.clone()),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("project_stage", &COLUMNS, vec![row]).await
}
