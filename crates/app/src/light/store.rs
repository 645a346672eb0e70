//! Frozen lights and closed months.

use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent, visible_projects};
use guatu_kernel::{Month, ProjectId, Result, Scope, Timestamp};

use crate::progress::store::month;
use crate::project::store::instant;

/// The frozen lights of a project.
pub(crate) async fn of_project(session: &Session, scope: &Scope, project: ProjectId) -> Result<Vec<(Month, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        month: i64,
        light: String,
    }
    let (visible, orgs) = visible_projects(scope, "light.project_id", 2);
    let sql = format!("SELECT month, light FROM light WHERE project_id = $1 AND {visible} ORDER BY month");
    let rows: Vec<Row> = session.all(&sql, std::iter::once(cell(project.0)).chain(orgs)).await?;
    rows.into_iter()
        .map(|row| Ok((month(row.month).ok_or_else(|| inconsistent("light", "month", project))?, row.light)))
        .collect()
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 8] = ["project_id", "month", "light", "rule_set", "version", "rule", "facts", "recorded_at"];
    session.insert("light", &COLUMNS, rows).await
}

/// When a month was closed; `None` while it is open.
pub(crate) async fn closed_at(session: &Session, month: Month) -> Result<Option<Timestamp>> {
    let sql = "SELECT closed_at FROM closed_month WHERE month = $1";
    let micros = session.number(sql, [cell(i64::from(month.key()))]).await?;
    Ok((micros != 0).then(|| instant(micros)).flatten())
}

pub(crate) async fn insert_closed(session: &Session, month: Month, actor: &str, now: Timestamp) -> Result<()> {
    let row = vec![cell(i64::from(month.key())), cell(now.micros()), cell(actor)];
    session.insert("closed_month", &["month", "closed_at", "actor"], vec![row]).await
}
