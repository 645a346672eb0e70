//! Baselines in the database, one row for the original and one for each revision.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::plan::{Baseline, Promise};
use guatu_kernel::{ApprovalId, Error, ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    year: i64,
    number: i64,
    body: String,
    effective_on: NaiveDate,
    recorded_at: i64,
}

/// The baselines of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Baseline>)>> {
    let select = "SELECT project_id, year, number, body, effective_on, recorded_at FROM baseline";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("baseline", column, row.project_id);
        let promise: Promise = serde_json::from_str(&row.body).map_err(|cause| broken("body").because(cause))?;
        let baseline = Baseline {
            year: i32::try_from(row.year).map_err(|_| broken("year"))?,
            number: u32::try_from(row.number).map_err(|_| broken("number"))?,
            promise,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value: baseline }))
    };
    rows.into_iter().map(read).collect()
}

pub(crate) fn row(
    id: RevisionId,
    project: ProjectId,
    approval: ApprovalId,
    fact: &Recorded<Baseline>,
) -> Result<Vec<Value>> {
    let baseline = &fact.value;
    Ok(vec![
        cell(id.0),
        cell(project.0),
        cell(approval.0),
        cell(i64::from(baseline.year)),
        cell(i64::from(baseline.number)),
        cell(serde_json::to_string(&baseline.promise).map_err(Error::internal)?),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ])
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 8] =
        ["id", "project_id", "approval_id", "year", "number", "body", "effective_on", "recorded_at"];
    session.insert("baseline", &COLUMNS, rows).await
}

#[derive(FromQueryResult)]
struct GroundsRow {
    year: i64,
    number: i64,
    reason: String,
    paper: Option<String>,
    asked_by: String,
    answered_by: Option<String>,
}

/// On what grounds a baseline was approved.
#[derive(Debug)]
pub(crate) struct BaselineGrounds {
    pub year: i32,
    pub number: u32,
    pub reason: String,
    pub paper: Option<String>,
    pub asked_by: String,
    pub approved_by: String,
}

/// On what grounds the baselines of a project were approved.
pub(crate) async fn grounds(session: &Session, project: ProjectId) -> Result<Vec<BaselineGrounds>> {
    let sql = "SELECT b.year, b.number, a.reason, a.paper, a.asked_by, a.answered_by FROM baseline b \
               JOIN approval a ON a.id = b.approval_id WHERE b.project_id = $1 ORDER BY b.year, b.number";
    let rows: Vec<GroundsRow> = session.all(sql, [cell(project.0)]).await?;
    let read = |row: GroundsRow| {
        let broken = |column| inconsistent("baseline", column, project);
        Ok(BaselineGrounds {
            year: i32::try_from(row.year).map_err(|_| broken("year"))?,
            number: u32::try_from(row.number).map_err(|_| broken("number"))?,
            reason: row.reason,
            paper: row.paper,
            asked_by: row.asked_by,
            approved_by: row.answered_by.unwrap_or_default(),
        })
    };
    rows.into_iter().map(read).collect()
}
