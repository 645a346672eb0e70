//! Bulletins in the database: the paper itself, and the figures a list shows.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{BulletinId, Error, Result, Scope};
use guatu_paper::official::Paper;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::view::BulletinLine;
use crate::Op;
use crate::light::LightCount;
use crate::project::store::instant;
use crate::project::view::Totals;

/// The figures that the list of bulletins shows.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Summary {
    pub totals: Totals,
    pub lights: Vec<LightCount>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    number: i64,
    title: String,
    as_of: NaiveDate,
    summary: String,
    made_by: String,
    made_at: i64,
    orgs: Option<String>,
}

impl Row {
    /// The rows it tells about: a bulletin is shown to those who may see all of them.
    fn scope(&self) -> Result<Scope> {
        let Some(orgs) = &self.orgs else { return Ok(Scope::All) };
        let orgs = serde_json::from_str(orgs).map_err(|_| inconsistent("bulletin", "orgs", self.id))?;
        Ok(Scope::of(orgs))
    }
}

/// As the column `orgs` keeps a scope: absent for the whole district.
fn orgs(scope: &Scope) -> Result<Option<String>> {
    match scope {
        Scope::System | Scope::All => Ok(None),
        Scope::Orgs(orgs) => serde_json::to_string(orgs).map(Some).map_err(Error::internal),
        Scope::Nothing => Ok(Some("[]".into())),
    }
}

const SELECT: &str = "SELECT id, number, title, as_of, summary, made_by, made_at, orgs FROM bulletin";

impl TryFrom<Row> for BulletinLine {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let summary: Summary =
            serde_json::from_str(&row.summary).map_err(|_| inconsistent("bulletin", "summary", row.id))?;
        Ok(Self {
            id: BulletinId(row.id),
            number: format!("第{}期", row.number),
            title: row.title,
            as_of: row.as_of,
            made_at: instant(row.made_at).ok_or_else(|| inconsistent("bulletin", "made_at", row.id))?,
            made_by: row.made_by,
            totals: summary.totals,
            lights: summary.lights,
        })
    }
}

pub(super) async fn list(session: &Session, scope: &Scope) -> Result<Vec<BulletinLine>> {
    let rows: Vec<Row> = session.all(&format!("{SELECT} ORDER BY made_at DESC, id DESC"), []).await?;
    let mut lines = Vec::new();
    for row in rows {
        if scope.covers(&row.scope()?) {
            lines.push(row.try_into()?);
        }
    }
    Ok(lines)
}

pub(super) async fn get(session: &Session, scope: &Scope, id: BulletinId) -> Result<BulletinLine> {
    let row: Option<Row> = session.one(&format!("{SELECT} WHERE id = $1"), [cell(id.0)]).await?;
    let row = row.ok_or_else(Error::not_found)?;
    if scope.covers(&row.scope()?) { row.try_into() } else { Err(Error::not_found()) }
}

/// The last bulletin of a date about exactly the rows of this scope.
pub(super) async fn last_of(session: &Session, scope: &Scope, as_of: NaiveDate) -> Result<Option<BulletinId>> {
    let sql = format!("{SELECT} WHERE as_of = $1 ORDER BY number DESC, id DESC");
    for row in session.all::<Row>(&sql, [cell(as_of)]).await? {
        let about = row.scope()?;
        if about.covers(scope) && scope.covers(&about) {
            return Ok(Some(BulletinId(row.id)));
        }
    }
    Ok(None)
}

/// The paper as it was made.
pub(super) async fn paper(session: &Session, scope: &Scope, id: BulletinId) -> Result<Paper> {
    get(session, scope, id).await?;
    #[derive(FromQueryResult)]
    struct Row {
        paper: String,
    }
    let row: Option<Row> = session.one("SELECT paper FROM bulletin WHERE id = $1", [cell(id.0)]).await?;
    serde_json::from_str(&row.ok_or_else(Error::not_found)?.paper).map_err(|_| inconsistent("bulletin", "paper", id))
}

#[expect(clippy::too_many_arguments, reason = "one argument per column")]
pub(super) async fn insert(
    op: &Op,
    scope: &Scope,
    id: BulletinId,
    as_of: NaiveDate,
    year: i32,
    number: i64,
    paper: &Paper,
    summary: &Summary,
) -> Result<()> {
    const COLUMNS: [&str; 10] =
        ["id", "year", "number", "title", "as_of", "summary", "paper", "made_by", "made_at", "orgs"];
    let row = vec![
        cell(id.0),
        cell(i64::from(year)),
        cell(number),
        cell(paper.title.replace('\n', "")),
        cell(as_of),
        cell(serde_json::to_string(summary).map_err(Error::internal)?),
        cell(serde_json::to_string(paper).map_err(Error::internal)?),
        cell(op.actor().name.as_str()),
        cell(op.now().micros()),
        cell(orgs(scope)?),
    ];
    op.session().insert("bulletin", &COLUMNS, vec![row]).await
}
