//! Reminder letters in the database: the paper itself, and what the list shows.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{Error, ReminderId, Result, Scope};
use guatu_paper::official::Paper;
use uuid::Uuid;

use super::view::ReminderLine;
use crate::Op;
use crate::project::store::instant;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    year: i64,
    number: i64,
    title: String,
    addressee: String,
    as_of: NaiveDate,
    projects: i64,
    orgs: Option<String>,
    issued_by: String,
    issued_at: i64,
}

impl Row {
    /// The units whose projects it is about: a letter is shown to those who may see all of them.
    fn scope(&self) -> Result<Scope> {
        let Some(orgs) = &self.orgs else { return Ok(Scope::All) };
        let orgs = serde_json::from_str(orgs).map_err(|_| inconsistent("reminder", "orgs", self.id))?;
        Ok(Scope::of(orgs))
    }
}

impl TryFrom<Row> for ReminderLine {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("reminder", column, row.id);
        Ok(Self {
            id: ReminderId(row.id),
            number: number(row.year, row.number),
            title: row.title,
            addressee: row.addressee,
            as_of: row.as_of,
            projects: usize::try_from(row.projects).map_err(|_| broken("projects"))?,
            issued_by: row.issued_by,
            issued_at: instant(row.issued_at).ok_or_else(|| broken("issued_at"))?,
        })
    }
}

/// `〔2023〕3号`
pub(super) fn number(year: i64, number: i64) -> String {
    format!("〔{year}〕{number}号")
}

const SELECT: &str =
    "SELECT id, year, number, title, addressee, as_of, projects, orgs, issued_by, issued_at FROM reminder";

pub(super) async fn list(session: &Session, scope: &Scope) -> Result<Vec<ReminderLine>> {
    let rows: Vec<Row> = session.all(&format!("{SELECT} ORDER BY issued_at DESC, id DESC"), []).await?;
    let mut lines = Vec::new();
    for row in rows {
        if scope.covers(&row.scope()?) {
            lines.push(row.try_into()?);
        }
    }
    Ok(lines)
}

pub(super) async fn get(session: &Session, scope: &Scope, id: ReminderId) -> Result<ReminderLine> {
    let row: Option<Row> = session.one(&format!("{SELECT} WHERE id = $1"), [cell(id.0)]).await?;
    let row = row.ok_or_else(Error::not_found)?;
    if scope.covers(&row.scope()?) { row.try_into() } else { Err(Error::not_found()) }
}

/// The letter as it was issued; whether the reader may see it was asked before.
pub(super) async fn paper(session: &Session, id: ReminderId) -> Result<Paper> {
    #[derive(FromQueryResult)]
    struct Row {
        paper: String,
    }
    let row: Option<Row> = session.one("SELECT paper FROM reminder WHERE id = $1", [cell(id.0)]).await?;
    serde_json::from_str(&row.ok_or_else(Error::not_found)?.paper).map_err(|_| inconsistent("reminder", "paper", id))
}

/// Keeps a letter. `about` are the units whose projects it tells about.
pub(super) async fn insert(
    op: &Op,
    about: &Scope,
    id: ReminderId,
    (year, number): (i32, i64),
    paper: &Paper,
    projects: usize,
) -> Result<()> {
    const COLUMNS: [&str; 11] =
        ["id", "year", "number", "title", "addressee", "as_of", "projects", "paper", "orgs", "issued_by", "issued_at"];
    let orgs = match about {
        Scope::Orgs(orgs) => Some(serde_json::to_string(orgs).map_err(Error::internal)?),
        _ => None,
    };
    let row = vec![
        cell(id.0),
        cell(i64::from(year)),
        cell(number),
        cell(paper.title.replace('\n', "")),
        cell(paper.addressee.clone().unwrap_or_default()),
        cell(op.now().date()),
        cell(i64::try_from(projects).unwrap_or(i64::MAX)),
        cell(serde_json::to_string(paper).map_err(Error::internal)?),
        cell(orgs),
        cell(op.actor().name.as_str()),
        cell(op.now().micros()),
    ];
    op.session().insert("reminder", &COLUMNS, vec![row]).await
}
