//! Projects in the database.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent, visible_projects};
use guatu_domain::project::{Amount, Level, Nature, ProjectFacts};
use guatu_domain::written::{Grain, When};
use guatu_kernel::{Coordinates, Error, Money, OrgId, ProjectId, Result, RevisionId, Scope, Timestamp};
use uuid::Uuid;

use crate::district::Recorded;

#[derive(FromQueryResult)]
struct RevisionRow {
    project_id: Uuid,
    effective_on: NaiveDate,
    recorded_at: i64,
    name: String,
    sector: Option<String>,
    level: Option<String>,
    nature: Option<String>,
    owner_id: Option<Uuid>,
    leader: Option<String>,
    place: Option<String>,
    lng: Option<i64>,
    lat: Option<i64>,
    datum: Option<String>,
    total_cents: Option<i64>,
    total_written: Option<String>,
    total_approximate: bool,
    start_on: Option<NaiveDate>,
    start_grain: Option<String>,
    start_written: Option<String>,
    finish_on: Option<NaiveDate>,
    finish_grain: Option<String>,
    finish_written: Option<String>,
    period: Option<String>,
    content: Option<String>,
    note: Option<String>,
    bundle_id: Option<Uuid>,
}

impl TryFrom<RevisionRow> for (ProjectId, Recorded<ProjectFacts>) {
    type Error = Error;

    fn try_from(row: RevisionRow) -> Result<Self> {
        let id = ProjectId(row.project_id);
        let broken = |column| inconsistent("project_revision", column, id);
        let facts = ProjectFacts {
            name: row.name,
            sector: row.sector,
            level: row.level.map(|text| Level::parse(&text).ok_or_else(|| broken("level"))).transpose()?,
            nature: row.nature.map(|text| Nature::parse(&text).ok_or_else(|| broken("nature"))).transpose()?,
            owner: row.owner_id.map(OrgId),
            leader: row.leader,
            place: row.place,
            coordinates: match (row.lng, row.lat, row.datum) {
                (Some(lng), Some(lat), Some(datum)) => Some(Coordinates {
                    lng: i32::try_from(lng).map_err(|_| broken("lng"))?,
                    lat: i32::try_from(lat).map_err(|_| broken("lat"))?,
                    datum: datum.parse().map_err(|()| broken("datum"))?,
                }),
                _ => None,
            },
            total: row.total_cents.map(|cents| Amount {
                money: Money::from_cents(cents),
                written: row.total_written,
                approximate: row.total_approximate,
            }),
            planned_start: when(row.start_on, row.start_grain, row.start_written)
                .map_err(|()| broken("start_grain"))?,
            planned_finish: when(row.finish_on, row.finish_grain, row.finish_written)
                .map_err(|()| broken("finish_grain"))?,
            period: row.period,
            content: row.content,
            note: row.note,
            bundle: row.bundle_id.map(ProjectId),
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        Ok((id, Recorded { effective_on: row.effective_on, recorded_at, value: facts }))
    }
}

/// An instant as stored.
pub(crate) fn instant(micros: i64) -> Option<Timestamp> {
    Timestamp::from_micros(micros)
}

fn when(on: Option<NaiveDate>, grain: Option<String>, written: Option<String>) -> Result<Option<When>, ()> {
    let (Some(from), Some(grain)) = (on, grain) else { return Ok(None) };
    let grain = match grain.as_str() {
        "day" => Grain::Day,
        "month" => Grain::Month,
        "year" => Grain::Year,
        _ => return Err(()),
    };
    Ok(Some(When { from, grain, written: written.unwrap_or_default() }))
}

const fn grain_name(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Month => "month",
        Grain::Year => "year",
    }
}

const COLUMNS: [&str; 28] = [
    "id",
    "project_id",
    "revision",
    "effective_on",
    "recorded_at",
    "name",
    "sector",
    "level",
    "nature",
    "owner_id",
    "leader",
    "place",
    "lng",
    "lat",
    "datum",
    "total_cents",
    "total_written",
    "total_approximate",
    "start_on",
    "start_grain",
    "start_written",
    "finish_on",
    "finish_grain",
    "finish_written",
    "period",
    "content",
    "note",
    "bundle_id",
];

/// Facts of projects, all revisions in the order they were recorded; of all projects or of some.
pub(crate) async fn revisions(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<ProjectFacts>)>> {
    let select = format!("SELECT {} FROM project_revision", COLUMNS[1..].join(", "));
    let rows: Vec<RevisionRow> = of_projects(session, scope, &select, "project_id", only).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Ids and codes of projects.
pub(crate) async fn codes(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        code: String,
    }
    let rows: Vec<Row> = of_projects(session, scope, "SELECT id, code FROM project", "id", only).await?;
    Ok(rows.into_iter().map(|row| (ProjectId(row.id), row.code)).collect())
}

/// Rows that belong to projects: all of them, or those of some, asked for in bounded statements. In the order in which they
/// were recorded: of two facts of one instant the later one holds.
pub(crate) async fn of_projects<R: FromQueryResult>(
    session: &Session,
    scope: &Scope,
    select: &str,
    column: &str,
    only: Option<&[ProjectId]>,
) -> Result<Vec<R>> {
    const MOST: usize = 500;
    let table = select.rsplit_once(" FROM ").map_or("", |(_, table)| table);
    let column = format!("{table}.{column}");
    let Some(ids) = only.filter(|ids| ids.len() <= 8 * MOST) else {
        let (visible, orgs) = visible_projects(scope, &column, 1);
        return session.all(&format!("{select} WHERE {visible} ORDER BY {table}.id"), orgs).await;
    };
    let mut rows = Vec::new();
    for chunk in ids.chunks(MOST) {
        let places: Vec<String> = (1..=chunk.len()).map(|place| format!("${place}")).collect();
        let (visible, orgs) = visible_projects(scope, &column, chunk.len() + 1);
        let sql = format!("{select} WHERE {column} IN ({}) AND {visible} ORDER BY {table}.id", places.join(", "));
        rows.extend(session.all(&sql, chunk.iter().map(|id| cell(id.0)).chain(orgs)).await?);
    }
    Ok(rows)
}

/// A new project's identity.
pub(crate) fn identity_row(id: ProjectId, code: &str, now: Timestamp) -> Vec<Value> {
    vec![cell(id.0), cell(code), cell(now.micros())]
}

pub(crate) async fn insert_identities(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    session.insert("project", &["id", "code", "recorded_at"], rows).await
}

/// One revision of a project's facts.
pub(crate) fn revision_row(
    id: RevisionId,
    project: ProjectId,
    revision: u32,
    fact: &Recorded<ProjectFacts>,
) -> Vec<Value> {
    let facts = &fact.value;
    let point = facts.coordinates;
    let (start, finish) = (facts.planned_start.as_ref(), facts.planned_finish.as_ref());
    vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(revision)),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(facts.name.as_str()),
        cell(facts.sector.clone()),
        cell(facts.level.map(|level| level.as_str().to_string())),
        cell(facts.nature.map(|nature| nature.as_str().to_string())),
        cell(facts.owner.map(|owner| owner.0)),
        cell(facts.leader.clone()),
        cell(facts.place.clone()),
        cell(point.map(|point| i64::from(point.lng))),
        cell(point.map(|point| i64::from(point.lat))),
        cell(point.map(|point| point.datum.code().to_string())),
        cell(facts.total.as_ref().map(|total| total.money.cents())),
        cell(facts.total.as_ref().and_then(|total| total.written.clone())),
        cell(facts.total.as_ref().is_some_and(|total| total.approximate)),
        cell(start.map(|when| when.from)),
        cell(start.map(|when| grain_name(when.grain).to_string())),
        cell(start.map(|when| when.written.clone())),
        cell(finish.map(|when| when.from)),
        cell(finish.map(|when| grain_name(when.grain).to_string())),
        cell(finish.map(|when| when.written.clone())),
        cell(facts.period.clone()),
        cell(facts.content.clone()),
        cell(facts.note.clone()),
        cell(facts.bundle.map(|bundle| bundle.0)),
    ]
}

pub(crate) async fn insert_revisions(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    session.insert("project_revision", &COLUMNS, rows).await
}
