//! Factors in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::factor::{FactorKind, FactorRequest, FactorState, Measure, Quantity};
use guatu_kernel::{Error, FactorRequestId, OrgId, ProjectId, Result, Scope};
use uuid::Uuid;

use super::book::{Book, File, Revision, Supply};
use crate::district::Recorded;
use crate::project::store::instant;

/// Everything: who sees what is decided where requests are read, because a request is seen by two units.
pub(crate) async fn load(session: &Session, _scope: &Scope) -> Result<Book> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        project_id: Uuid,
    }
    let mut revisions = revisions(session).await?;
    let rows: Vec<Row> = session.all("SELECT id, project_id FROM factor_request ORDER BY id", []).await?;
    let read = |row: Row| {
        let revisions = revisions.remove(&row.id);
        let revisions = revisions.ok_or_else(|| inconsistent("factor_request", "revisions", row.id))?;
        Ok(File { id: FactorRequestId(row.id), project: ProjectId(row.project_id), revisions })
    };
    let files = rows.into_iter().map(read).collect::<Result<_>>()?;
    Ok(Book { files, limits: limits(session).await?, supplies: supplies(session).await? })
}

#[derive(FromQueryResult)]
struct RevisionRow {
    id: Uuid,
    request_id: Uuid,
    kind: String,
    effective_on: NaiveDate,
    recorded_by: String,
    recorded_at: i64,
    need: String,
    quantity_millionths: Option<i64>,
    measure: Option<String>,
    stage: Option<String>,
    permit: Option<String>,
    unit_id: Uuid,
    asked_on: NaiveDate,
    state: String,
    promised_on: Option<NaiveDate>,
    settled_on: Option<NaiveDate>,
    met_millionths: Option<i64>,
    result: Option<String>,
}

impl TryFrom<RevisionRow> for Revision {
    type Error = Error;

    fn try_from(row: RevisionRow) -> Result<Self> {
        let broken = |column| inconsistent("factor_revision", column, row.id);
        let measure = row.measure.as_deref().map(|text| Measure::parse(text).ok_or_else(|| broken("measure")));
        let request = FactorRequest {
            kind: FactorKind::parse(&row.kind).ok_or_else(|| broken("kind"))?,
            need: row.need,
            quantity: row.quantity_millionths.map(Quantity::from_millionths),
            measure: measure.transpose()?,
            stage: row.stage,
            permit: row.permit,
            unit: OrgId(row.unit_id),
            asked_on: row.asked_on,
            state: FactorState::parse(&row.state).ok_or_else(|| broken("state"))?,
            promised_on: row.promised_on,
            settled_on: row.settled_on,
            met: row.met_millionths.map(Quantity::from_millionths),
            result: row.result,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        let fact = Recorded { effective_on: row.effective_on, recorded_at, value: request };
        Ok(Self { fact, recorded_by: row.recorded_by })
    }
}

async fn revisions(session: &Session) -> Result<HashMap<Uuid, Vec<Revision>>> {
    let sql = "SELECT r.id, r.request_id, q.kind, r.effective_on, r.recorded_by, r.recorded_at, r.need, \
               r.quantity_millionths, r.measure, r.stage, r.permit, r.unit_id, r.asked_on, r.state, r.promised_on, \
               r.settled_on, r.met_millionths, r.result \
               FROM factor_revision r JOIN factor_request q ON q.id = r.request_id ORDER BY r.request_id, r.revision";
    let rows: Vec<RevisionRow> = session.all(sql, []).await?;
    let mut revisions: HashMap<Uuid, Vec<Revision>> = HashMap::new();
    for row in rows {
        revisions.entry(row.request_id).or_default().push(row.try_into()?);
    }
    Ok(revisions)
}

/// A new request; its first revision follows.
pub(super) async fn insert(session: &Session, _scope: &Scope, file: &File, kind: FactorKind) -> Result<()> {
    let recorded_at = file.revisions.first().map(|first| first.fact.recorded_at.micros());
    let row = vec![cell(file.id.0), cell(file.project.0), cell(kind.as_str()), cell(recorded_at)];
    session.insert("factor_request", &["id", "project_id", "kind", "recorded_at"], vec![row]).await
}

/// One revision of a request, numbered from 1.
pub(super) async fn insert_revision(
    session: &Session,
    _scope: &Scope,
    id: Uuid,
    request: FactorRequestId,
    number: usize,
    revision: &Revision,
) -> Result<()> {
    const COLUMNS: [&str; 17] = [
        "id",
        "request_id",
        "revision",
        "effective_on",
        "recorded_by",
        "recorded_at",
        "need",
        "quantity_millionths",
        "measure",
        "stage",
        "permit",
        "unit_id",
        "asked_on",
        "state",
        "promised_on",
        "settled_on",
        "met_millionths",
    ];
    let value = &revision.fact.value;
    let mut row = vec![
        cell(id),
        cell(request.0),
        cell(i64::try_from(number).unwrap_or(i64::MAX)),
        cell(revision.fact.effective_on),
        cell(revision.recorded_by.as_str()),
        cell(revision.fact.recorded_at.micros()),
        cell(value.need.as_str()),
        cell(value.quantity.map(Quantity::millionths)),
        cell(value.measure.map(|measure| measure.as_str().to_string())),
        cell(value.stage.clone()),
        cell(value.permit.clone()),
        cell(value.unit.0),
        cell(value.asked_on),
        cell(value.state.as_str()),
        cell(value.promised_on),
        cell(value.settled_on),
        cell(value.met.map(Quantity::millionths)),
    ];
    row.push(cell(value.result.clone()));
    let columns: Vec<&str> = COLUMNS.into_iter().chain(["result"]).collect();
    session.insert("factor_revision", &columns, vec![row]).await
}

async fn limits(session: &Session) -> Result<Vec<(FactorKind, Recorded<u32>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        kind: String,
        workdays: i64,
        effective_on: NaiveDate,
        recorded_at: i64,
    }
    let sql = "SELECT id, kind, workdays, effective_on, recorded_at FROM factor_limit ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("factor_limit", column, row.id);
        let kind = FactorKind::parse(&row.kind).ok_or_else(|| broken("kind"))?;
        let value = u32::try_from(row.workdays).map_err(|_| broken("workdays"))?;
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        Ok((kind, Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn insert_limit(
    session: &Session,
    _scope: &Scope,
    id: Uuid,
    kind: FactorKind,
    limit: &Recorded<u32>,
    by: &str,
) -> Result<()> {
    const COLUMNS: [&str; 6] = ["id", "kind", "workdays", "effective_on", "recorded_by", "recorded_at"];
    let row = vec![
        cell(id),
        cell(kind.as_str()),
        cell(i64::from(limit.value)),
        cell(limit.effective_on),
        cell(by),
        cell(limit.recorded_at.micros()),
    ];
    session.insert("factor_limit", &COLUMNS, vec![row]).await
}

async fn supplies(session: &Session) -> Result<Vec<Supply>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        year: i64,
        kind: String,
        quantity_millionths: i64,
        paper: Option<String>,
        recorded_at: i64,
    }
    let sql = "SELECT id, year, kind, quantity_millionths, paper, recorded_at FROM factor_quota ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("factor_quota", column, row.id);
        Ok(Supply {
            year: i32::try_from(row.year).map_err(|_| broken("year"))?,
            kind: FactorKind::parse(&row.kind).ok_or_else(|| broken("kind"))?,
            quantity: Quantity::from_millionths(row.quantity_millionths),
            recorded_at: instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?,
            paper: row.paper,
        })
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn insert_supply(
    session: &Session,
    _scope: &Scope,
    id: Uuid,
    supply: &Supply,
    by: &str,
) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "year", "kind", "quantity_millionths", "paper", "recorded_by", "recorded_at"];
    let row = vec![
        cell(id),
        cell(i64::from(supply.year)),
        cell(supply.kind.as_str()),
        cell(supply.quantity.millionths()),
        cell(supply.paper.clone()),
        cell(by),
        cell(supply.recorded_at.micros()),
    ];
    session.insert("factor_quota", &COLUMNS, vec![row]).await
}
