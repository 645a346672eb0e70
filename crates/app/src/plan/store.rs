//! Plans, one row per recording, and the schedule curves that replace the linear one.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::plan::Plan;
use guatu_domain::project::{Amount, Nature};
use guatu_domain::schedule::{Curve, CurveBook, Table};
use guatu_kernel::{Money, ProjectId, Result, RevisionId, Scope};
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

/// The curves that were set by year and class; all other projects follow the linear one.
pub(crate) async fn curves(session: &Session, _scope: &Scope) -> Result<CurveBook> {
    #[derive(FromQueryResult)]
    struct Row {
        year: i64,
        nature: Option<String>,
        percents: String,
    }
    let rows: Vec<Row> = session.all("SELECT year, nature, percents FROM curve ORDER BY recorded_at", []).await?;
    let mut curves = Vec::with_capacity(rows.len());
    for row in rows {
        let broken = |column| inconsistent("curve", column, row.year);
        let year = i32::try_from(row.year).map_err(|_| broken("year"))?;
        let nature =
            row.nature.as_deref().map(|text| Nature::parse(text).ok_or_else(|| broken("nature"))).transpose()?;
        let percents: Vec<Decimal> = serde_json::from_str(&row.percents).map_err(|_| broken("percents"))?;
        let percents: [Decimal; 12] = percents.try_into().map_err(|_| broken("percents"))?;
        curves.push(((year, nature), Curve::Table(Table::new(percents)?)));
    }
    Ok(CurveBook::new(curves))
}
