//! Assignments in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::assignment::{Assignment, AssignmentRole, Holder, PairingLevel};
use guatu_kernel::{AccountId, AssignmentId, OrgId, ProjectId, Result, Scope, Timestamp};
use uuid::Uuid;

use super::book::{Book, End, Stored};
use crate::project::store::{instant, of_projects};

/// Everything recorded about the assignments to the projects that a scope shows; of all of them or of some.
pub(crate) async fn load(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Result<Book> {
    let mut assignments: HashMap<ProjectId, Vec<Stored>> = HashMap::new();
    for (project, stored) in assigned(session, scope, only).await? {
        assignments.entry(project).or_default().push(stored);
    }
    let mut ends: HashMap<AssignmentId, Vec<End>> = HashMap::new();
    for (assignment, end) in all_ends(session).await? {
        ends.entry(assignment).or_default().push(end);
    }
    Ok(Book { assignments, ends, names: names(session).await? })
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    project_id: Uuid,
    role: String,
    level: Option<String>,
    account_id: Option<Uuid>,
    post: Option<String>,
    org_id: Option<Uuid>,
    from_on: NaiveDate,
    recorded_at: i64,
}

async fn assigned(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Result<Vec<(ProjectId, Stored)>> {
    let select = "SELECT id, project_id, role, level, account_id, post, org_id, from_on, recorded_at FROM assignment";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("assignment", column, row.id);
            let level = row.level.as_deref().map(|text| PairingLevel::parse(text).ok_or_else(|| broken("level")));
            let holder =
                Holder { account: row.account_id.map(AccountId), post: row.post.clone(), unit: row.org_id.map(OrgId) };
            let assignment = Assignment {
                role: AssignmentRole::parse(&row.role).ok_or_else(|| broken("role"))?,
                level: level.transpose()?,
                holder,
                from: row.from_on,
                to: None,
            };
            let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
            let stored = Stored { id: AssignmentId(row.id), assignment, recorded_at };
            Ok((ProjectId(row.project_id), stored))
        })
        .collect()
}

async fn all_ends(session: &Session) -> Result<Vec<(AssignmentId, End)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        assignment_id: Uuid,
        last_on: NaiveDate,
        reason: String,
        recorded_at: i64,
    }
    let sql = "SELECT id, assignment_id, last_on, reason, recorded_at FROM assignment_end ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    rows.into_iter()
        .map(|row| {
            let recorded_at =
                instant(row.recorded_at).ok_or_else(|| inconsistent("assignment_end", "recorded_at", row.id))?;
            Ok((AssignmentId(row.assignment_id), End { last_on: row.last_on, reason: row.reason, recorded_at }))
        })
        .collect()
}

/// What the accounts that hold assignments are called.
async fn names(session: &Session) -> Result<HashMap<AccountId, String>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
    }
    let sql = "SELECT id, name FROM account WHERE id IN (SELECT account_id FROM assignment) ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    Ok(rows.into_iter().map(|row| (AccountId(row.id), row.name)).collect())
}

/// Of these accounts those that have a telephone number and that the scope shows.
pub(super) async fn with_phone(session: &Session, scope: &Scope, accounts: &[AccountId]) -> Result<Vec<AccountId>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        org_id: Option<Uuid>,
    }
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=accounts.len()).map(|place| format!("${place}")).collect();
    let sql = format!("SELECT id, org_id FROM account WHERE phone IS NOT NULL AND id IN ({})", places.join(", "));
    let rows: Vec<Row> = session.all(&sql, accounts.iter().map(|account| cell(account.0))).await?;
    let shown = rows.into_iter().filter(|row| scope.shows(row.org_id.map(OrgId)));
    Ok(shown.map(|row| AccountId(row.id)).collect())
}

/// A new assignment.
pub(super) fn row(
    id: AssignmentId,
    project: ProjectId,
    assignment: &Assignment,
    by: &str,
    now: Timestamp,
) -> Vec<Value> {
    let holder = &assignment.holder;
    vec![
        cell(id.0),
        cell(project.0),
        cell(assignment.role.as_str()),
        cell(assignment.level.map(|level| level.as_str().to_string())),
        cell(holder.account.map(|account| account.0)),
        cell(holder.post.clone()),
        cell(holder.unit.map(|unit| unit.0)),
        cell(assignment.from),
        cell(by),
        cell(now.micros()),
    ]
}

pub(super) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 10] =
        ["id", "project_id", "role", "level", "account_id", "post", "org_id", "from_on", "recorded_by", "recorded_at"];
    session.insert("assignment", &COLUMNS, rows).await
}

/// That an assignment ended, and why.
pub(super) fn end_row(
    id: Uuid,
    assignment: AssignmentId,
    last_on: NaiveDate,
    reason: &str,
    by: &str,
    now: Timestamp,
) -> Vec<Value> {
    vec![cell(id), cell(assignment.0), cell(last_on), cell(reason), cell(by), cell(now.micros())]
}

pub(super) async fn insert_ends(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 6] = ["id", "assignment_id", "last_on", "reason", "recorded_by", "recorded_at"];
    session.insert("assignment_end", &COLUMNS, rows).await
}
