//! Plans and the schedule curves that replace the linear one, one row per recording.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::plan::Plan;
use guatu_domain::project::{Amount, Nature};
use guatu_domain::schedule::{Curve, CurveBook};
use guatu_kernel::{Error, Money, ProjectId, Result, RevisionId, Scope, Timestamp};
use uuid::Uuid;

use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

#[derive(FromQueryResult)]
struct Row {
    project_id: Uuid,
    year: i64,
    effective_on: NaiveDate,
    recorded_at: i64,
    amount_cents: i64,
    amount_written: Option<String>,
    amount_approximate: bool,
}

/// Plans of all projects or of some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Plan>)>> {
    let select = "SELECT project_id, year, effective_on, recorded_at, amount_cents, amount_written, amount_approximate FROM plan";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("plan", column, row.project_id);
            let amount = Amount {
                money: Money::from_cents(row.amount_cents),
                written: row.amount_written,
                approximate: row.amount_approximate,
            };
            let plan = Plan { year: i32::try_from(row.year).map_err(|_| broken("year"))?, amount };
            let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
            Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value: plan }))
        })
        .collect()
}

/// One recording of a plan.
pub(crate) fn row(id: RevisionId, project: ProjectId, fact: &Recorded<Plan>) -> Vec<Value> {
    let amount = &fact.value.amount;
    vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(fact.value.year)),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(amount.money.cents()),
        cell(amount.written.clone()),
        cell(amount.approximate),
    ]
}

pub(crate) async fn insert(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 8] = [
        "id",
        "project_id",
        "year",
        "effective_on",
        "recorded_at",
        "amount_cents",
        "amount_written",
        "amount_approximate",
    ];
    session.insert("plan", &COLUMNS, rows).await
}

/// A curve as set, or that one was taken back: the curve that holds without it holds again.
#[derive(Debug, Clone)]
pub(crate) struct CurveRevision {
    pub year: i32,
    /// The class; none for all classes without a curve of their own.
    pub nature: Option<Nature>,
    pub curve: Option<Curve>,
    pub recorded_at: Timestamp,
}

/// Every curve that was ever set, in the order in which they were.
pub(crate) async fn curve_revisions(session: &Session, _scope: &Scope) -> Result<Vec<CurveRevision>> {
    #[derive(FromQueryResult)]
    struct Row {
        year: i64,
        nature: String,
        shape: Option<String>,
        recorded_at: i64,
    }
    let sql = "SELECT year, nature, shape, recorded_at FROM curve_revision ORDER BY recorded_at, id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("curve_revision", column, row.year);
            let nature = Some(row.nature.as_str()).filter(|text| !text.is_empty());
            let nature = nature.map(|text| Nature::parse(text).ok_or_else(|| broken("nature"))).transpose()?;
            let curve = row.shape.map(|text| curve(&text).ok_or_else(|| broken("shape"))).transpose()?;
            Ok(CurveRevision {
                year: i32::try_from(row.year).map_err(|_| broken("year"))?,
                nature,
                curve,
                recorded_at: instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?,
            })
        })
        .collect()
}

/// A curve as stored; a bare list is a table of the time before there were other shapes.
fn curve(text: &str) -> Option<Curve> {
    if text.starts_with('[') {
        return serde_json::from_str(text).ok().map(Curve::Table);
    }
    serde_json::from_str(text).ok()
}

/// The curves in force by what had been recorded at an instant, by year and class.
pub(crate) fn curves_at(revisions: &[CurveRevision], known_at: Timestamp) -> BTreeMap<(i32, Option<Nature>), &Curve> {
    let mut curves = BTreeMap::new();
    for revision in revisions.iter().filter(|revision| revision.recorded_at <= known_at) {
        let key = (revision.year, revision.nature);
        match &revision.curve {
            Some(curve) => curves.insert(key, curve),
            None => curves.remove(&key),
        };
    }
    curves
}

/// The same as a book in which every project finds its curve; without one it is linear.
pub(crate) fn book_at(revisions: &[CurveRevision], known_at: Timestamp) -> CurveBook {
    let curves = curves_at(revisions, known_at);
    CurveBook::new(curves.into_iter().map(|(key, curve)| (key, curve.clone())))
}

pub(crate) async fn insert_curve(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    revision: &CurveRevision,
) -> Result<()> {
    let shape = revision.curve.as_ref().map(serde_json::to_string);
    let row = vec![
        cell(id.0),
        cell(i64::from(revision.year)),
        cell(revision.nature.map_or("", Nature::as_str)),
        cell(shape.transpose().map_err(Error::internal)?),
        cell(revision.recorded_at.micros()),
    ];
    session.insert("curve_revision", &["id", "year", "nature", "shape", "recorded_at"], vec![row]).await
}
