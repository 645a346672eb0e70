//! Saved views: a list's filters under a name.

use guatu_db::{FromQueryResult, Value, cell, inconsistent};
use guatu_domain::access::Permission;
use guatu_domain::written::label;
use guatu_kernel::{Error, Result, Timestamp, Unfit, ViewId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::Op;

/// Which page's views.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// The page: `projects`.
    pub page: String,
}
/// A view to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ViewBody {
    pub page: String,
    pub name: String,
    /// The page's query string.
    pub query: String,
}
/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    pub id: ViewId,
    pub page: String,
    pub name: String,
    pub query: String,
    pub saved_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    page: String,
    name: String,
    query: String,
    saved_at: i64,
}

impl TryFrom<Row> for SavedView {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let saved_at =
            Timestamp::from_micros(row.saved_at).ok_or_else(|| inconsistent("saved_view", "saved_at", row.id))?;
        Ok(Self { id: ViewId(row.id), page: row.page, name: row.name, query: row.query, saved_at })
    }
}

/// Whose views these are: views are private. The console has some of its own.
fn whose(op: &Op) -> Value {
    cell(op.actor().account.map_or_else(Uuid::nil, |account| account.0))
}

/// The views of a page, by name.
pub async fn list(op: &mut Op, page: &str) -> Result<Vec<SavedView>> {
    op.require(Permission::ProjectRead)?;
    let sql =
        "SELECT id, page, name, query, saved_at FROM saved_view WHERE page = $1 AND account_id = $2 ORDER BY name, id";
    let rows: Vec<Row> = op.session().all(sql, [cell(label(page)), whose(op)]).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Saves a view; one of the same name is replaced.
pub async fn save(mut op: Op, body: ViewBody) -> Result<SavedView> {
    op.require(Permission::ProjectRead)?;
    let name = label(&body.name);
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", 60));
    }
    for (field, text, longest) in [("page", &body.page, 40), ("query", &body.query, 4_000)] {
        if text.chars().count() > longest {
            return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", longest));
        }
        if text.chars().any(char::is_control) {
            return Err(Error::invalid(field, "", Unfit::ControlCharacter));
        }
    }
    let sql = "INSERT INTO saved_view (id, account_id, page, name, query, saved_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (account_id, page, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at \
               RETURNING id, page, name, query, saved_at";
    let values = [cell(op.id()), whose(&op), cell(body.page), cell(name), cell(body.query), cell(op.now().micros())];
    let row: Option<Row> = op.session().one(sql, values).await?;
    let view: SavedView = row.ok_or_else(Error::not_found)?.try_into()?;
    op.record("view.save", "view", view.id.0, None, Some(&view))?;
    op.commit().await?;
    Ok(view)
}

/// Forgets a view.
pub async fn remove(mut op: Op, id: ViewId) -> Result<()> {
    op.require(Permission::ProjectRead)?;
    let sql = "DELETE FROM saved_view WHERE id = $1 AND account_id = $2 RETURNING id, page, name, query, saved_at";
    let row: Option<Row> = op.session().one(sql, [cell(id.0), whose(&op)]).await?;
    let view: SavedView = row.ok_or_else(Error::not_found)?.try_into()?;
    op.record("view.remove", "view", id.0, Some(&view), None)?;
    op.commit().await
}
