//! Plans, one row per recording, and the schedule curves that replace the linear one.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::plan::Plan;
use guatu_domain::project::{Amount, Nature};
use guatu_domain::schedule::{Curve, CurveBook, Table};
use guatu_kernel::{Error, Money, ProjectId, Result, RevisionId, Scope, Timestamp};
use rust_decimal::Decimal;
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

/// A curve as set: the year, the class (none for all others), and twelve cumulative percentages.
pub(crate) type SetCurve = (i32, Option<Nature>, Table);

/// The curves that were set by year and class.
pub(crate) async fn set_curves(session: &Session, _scope: &Scope) -> Result<Vec<SetCurve>> {
    #[derive(FromQueryResult)]
    struct Row {
        year: i64,
        nature: String,
        percents: String,
    }
    let rows: Vec<Row> = session.all("SELECT year, nature, percents FROM curve ORDER BY year, nature", []).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |column| inconsistent("curve", column, row.year);
            let year = i32::try_from(row.year).map_err(|_| broken("year"))?;
            let nature = Some(row.nature.as_str()).filter(|text| !text.is_empty());
            let nature = nature.map(|text| Nature::parse(text).ok_or_else(|| broken("nature"))).transpose()?;
            let percents: Vec<Decimal> = serde_json::from_str(&row.percents).map_err(|_| broken("percents"))?;
            let percents: [Decimal; 12] = percents.try_into().map_err(|_| broken("percents"))?;
            Ok((year, nature, Table::new(percents)?))
        })
        .collect()
}

/// The curves in force; all projects without one follow the linear curve.
pub(crate) async fn curves(session: &Session, scope: &Scope) -> Result<CurveBook> {
    let curves = set_curves(session, scope).await?;
    Ok(CurveBook::new(curves.into_iter().map(|(year, nature, table)| ((year, nature), Curve::Table(table)))))
}

/// Sets the curve of a year and class in place of the one before.
pub(crate) async fn set_curve(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    year: i32,
    nature: Option<Nature>,
    percents: &[Decimal; 12],
    now: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO curve (id, year, nature, percents, recorded_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (year, nature) DO UPDATE SET percents = excluded.percents, recorded_at = excluded.recorded_at";
    let text = serde_json::to_string(percents).map_err(Error::internal)?;
    let nature = nature.map_or("", Nature::as_str);
    session.run(sql, [cell(id.0), cell(i64::from(year)), cell(nature), cell(text), cell(now.micros())]).await.map(drop)
}

/// Goes back to the curve that holds without this one.
pub(crate) async fn drop_curve(session: &Session, _scope: &Scope, year: i32, nature: Option<Nature>) -> Result<u64> {
    let nature = nature.map_or("", Nature::as_str);
    session.run("DELETE FROM curve WHERE year = $1 AND nature = $2", [cell(i64::from(year)), cell(nature)]).await
}
