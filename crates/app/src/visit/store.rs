//! Visits and quotas in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::assignment::{AssignmentRole, PairingLevel};
use guatu_domain::visit::{Every, Quota, Step, Visit};
use guatu_kernel::{AccountId, ProjectId, Result, Scope, Timestamp, VisitId};
use uuid::Uuid;

use super::book::{File, Quotas, Revision, Visits};
use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

/// Visits to the projects that a scope shows; to all of them or to some.
pub(crate) async fn load(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Result<Visits> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        project_id: Uuid,
        role: String,
        level: Option<String>,
        holder: String,
        account_id: Option<Uuid>,
    }
    let mut revisions = revisions(session).await?;
    let select = "SELECT id, project_id, role, level, holder, account_id FROM visit";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("visit", column, row.id);
        let level = row.level.as_deref().map(|text| PairingLevel::parse(text).ok_or_else(|| broken("level")));
        let revisions = revisions.remove(&row.id).ok_or_else(|| broken("revisions"))?;
        Ok(File {
            id: VisitId(row.id),
            project: ProjectId(row.project_id),
            role: AssignmentRole::parse(&row.role).ok_or_else(|| broken("role"))?,
            level: level.transpose()?,
            holder: row.holder,
            account: row.account_id.map(AccountId),
            revisions,
        })
    };
    rows.into_iter().map(read).collect::<Result<_>>().map(Visits)
}

#[derive(FromQueryResult)]
struct RevisionRow {
    id: Uuid,
    visit_id: Uuid,
    step: String,
    planned_on: Option<NaiveDate>,
    visited_on: Option<NaiveDate>,
    said: Option<String>,
    problems: Option<String>,
    reason: Option<String>,
    recorded_by: String,
    recorded_at: i64,
}

async fn revisions(session: &Session) -> Result<HashMap<Uuid, Vec<Revision>>> {
    let sql = "SELECT id, visit_id, step, planned_on, visited_on, said, problems, reason, recorded_by, recorded_at \
               FROM visit_revision ORDER BY visit_id, revision";
    let rows: Vec<RevisionRow> = session.all(sql, []).await?;
    let mut revisions: HashMap<Uuid, Vec<Revision>> = HashMap::new();
    for row in rows {
        let broken = |column| inconsistent("visit_revision", column, row.id);
        let visit = Visit {
            step: Step::parse(&row.step).ok_or_else(|| broken("step"))?,
            planned_on: row.planned_on,
            visited_on: row.visited_on,
            text: row.said,
            problems: row.problems,
            reason: row.reason,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        let revision = Revision { recorded_at, recorded_by: row.recorded_by, visit };
        revisions.entry(row.visit_id).or_default().push(revision);
    }
    Ok(revisions)
}

/// A new visit; its first revision follows.
pub(super) async fn insert(session: &Session, _scope: &Scope, file: &File, now: Timestamp) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "project_id", "role", "level", "holder", "account_id", "recorded_at"];
    let row = vec![
        cell(file.id.0),
        cell(file.project.0),
        cell(file.role.as_str()),
        cell(file.level.map(|level| level.as_str().to_string())),
        cell(file.holder.as_str()),
        cell(file.account.map(|account| account.0)),
        cell(now.micros()),
    ];
    session.insert("visit", &COLUMNS, vec![row]).await
}

/// One revision of a visit, numbered from 1.
pub(super) async fn insert_revision(
    session: &Session,
    _scope: &Scope,
    id: Uuid,
    visit: VisitId,
    number: usize,
    revision: &Revision,
) -> Result<()> {
    const COLUMNS: [&str; 11] = [
        "id",
        "visit_id",
        "revision",
        "step",
        "planned_on",
        "visited_on",
        "said",
        "problems",
        "reason",
        "recorded_by",
        "recorded_at",
    ];
    let value = &revision.visit;
    let row = vec![
        cell(id),
        cell(visit.0),
        cell(i64::try_from(number).unwrap_or(i64::MAX)),
        cell(value.step.as_str()),
        cell(value.planned_on),
        cell(value.visited_on),
        cell(value.text.clone()),
        cell(value.problems.clone()),
        cell(value.reason.clone()),
        cell(revision.recorded_by.as_str()),
        cell(revision.recorded_at.micros()),
    ];
    session.insert("visit_revision", &COLUMNS, vec![row]).await
}

/// Every quota that was entered.
pub(crate) async fn quotas(session: &Session, _scope: &Scope) -> Result<Quotas> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        role: String,
        times: i64,
        every: String,
        effective_on: NaiveDate,
        recorded_at: i64,
    }
    let sql = "SELECT id, role, times, every, effective_on, recorded_at FROM visit_quota ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("visit_quota", column, row.id);
        let quota = Quota {
            times: u32::try_from(row.times).map_err(|_| broken("times"))?,
            every: Every::parse(&row.every).ok_or_else(|| broken("every"))?,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        let role = AssignmentRole::parse(&row.role).ok_or_else(|| broken("role"))?;
        Ok((role, Recorded { effective_on: row.effective_on, recorded_at, value: quota }))
    };
    rows.into_iter().map(read).collect::<Result<_>>().map(Quotas)
}

pub(super) async fn insert_quota(
    session: &Session,
    _scope: &Scope,
    id: Uuid,
    role: AssignmentRole,
    quota: &Recorded<Quota>,
    by: &str,
) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "role", "times", "every", "effective_on", "recorded_by", "recorded_at"];
    let row = vec![
        cell(id),
        cell(role.as_str()),
        cell(i64::from(quota.value.times)),
        cell(quota.value.every.as_str()),
        cell(quota.effective_on),
        cell(by),
        cell(quota.recorded_at.micros()),
    ];
    session.insert("visit_quota", &COLUMNS, vec![row]).await
}
