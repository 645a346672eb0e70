//! Organisations.

use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::org::{Org, OrgKind};
use guatu_kernel::{OrgId, Result, Scope, Timestamp};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    kind: String,
    parent_id: Option<Uuid>,
}

/// The whole tree, parents before their children.
pub(crate) async fn all(session: &Session, _scope: &Scope) -> Result<Vec<Org>> {
    let rows: Vec<Row> = session.all("SELECT id, name, kind, parent_id FROM org ORDER BY id", []).await?;
    rows.into_iter()
        .map(|row| {
            let kind = OrgKind::parse(&row.kind).ok_or_else(|| inconsistent("org", "kind", row.id))?;
            Ok(Org { id: OrgId(row.id), name: row.name, kind, parent: row.parent_id.map(OrgId) })
        })
        .collect()
}

pub(crate) fn row(org: &Org, now: Timestamp) -> Vec<Value> {
    vec![
        cell(org.id.0),
        cell(org.name.as_str()),
        cell(org.kind.as_str()),
        cell(org.parent.map(|parent| parent.0)),
        cell(now.micros()),
    ]
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    session.insert("org", &["id", "name", "kind", "parent_id", "recorded_at"], rows).await
}

/// Gives a unit another name, kind or place.
pub(crate) async fn update(session: &Session, _scope: &Scope, org: &Org) -> Result<()> {
    let sql = "UPDATE org SET name = $1, kind = $2, parent_id = $3 WHERE id = $4";
    let parent = org.parent.map(|parent| parent.0);
    session.run(sql, [cell(org.name.as_str()), cell(org.kind.as_str()), cell(parent), cell(org.id.0)]).await.map(drop)
}
