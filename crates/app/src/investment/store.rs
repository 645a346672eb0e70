//! The three series beside the reports, and the targets, in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::investment::{Against, Answer, Confirmation, Payment, Series, Statistics, Target};
use guatu_kernel::{Error, ImportId, Money, OrgId, ProjectId, Result, RevisionId, Scope};
use uuid::Uuid;

use super::Investment;
use crate::district::Recorded;
use crate::progress::store::month;
use crate::project::store::{instant, of_projects};

/// Everything about all projects or some.
pub(crate) async fn all(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<HashMap<ProjectId, Investment>> {
    let mut books: HashMap<ProjectId, Investment> = HashMap::new();
    for (project, fact) in statistics(session, scope, only).await? {
        books.entry(project).or_default().statistics.push(fact);
    }
    for (project, fact) in payments(session, scope, only).await? {
        books.entry(project).or_default().payments.push(fact);
    }
    for (project, fact) in confirmations(session, scope, only).await? {
        books.entry(project).or_default().confirmations.push(fact);
    }
    for (project, fact) in answers(session, scope, only).await? {
        books.entry(project).or_default().answers.push(fact);
    }
    Ok(books)
}

type Facts<T> = Result<Vec<(ProjectId, Recorded<T>)>>;

fn recorded<T>(
    table: &str,
    project: Uuid,
    effective_on: NaiveDate,
    micros: i64,
    value: T,
) -> Result<(ProjectId, Recorded<T>)> {
    let recorded_at = instant(micros).ok_or_else(|| inconsistent(table, "recorded_at", project))?;
    Ok((ProjectId(project), Recorded { effective_on, recorded_at, value }))
}

async fn statistics(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Facts<Statistics> {
    #[derive(FromQueryResult)]
    struct Row {
        project_id: Uuid,
        month: i64,
        effective_on: NaiveDate,
        recorded_at: i64,
        done_month_cents: i64,
        done_year_cents: i64,
        code: Option<String>,
        state: Option<String>,
        listed_on: Option<NaiveDate>,
        note: Option<String>,
    }
    let select = "SELECT project_id, month, effective_on, recorded_at, done_month_cents, done_year_cents, code, state, listed_on, note FROM statistics";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let value = Statistics {
            month: month(row.month).ok_or_else(|| inconsistent("statistics", "month", row.project_id))?,
            done_month: Money::from_cents(row.done_month_cents),
            done_year: Money::from_cents(row.done_year_cents),
            code: row.code,
            state: row.state,
            listed_on: row.listed_on,
            note: row.note,
        };
        recorded("statistics", row.project_id, row.effective_on, row.recorded_at, value)
    };
    rows.into_iter().map(read).collect()
}

async fn payments(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Facts<Payment> {
    #[derive(FromQueryResult)]
    struct Row {
        project_id: Uuid,
        month: i64,
        effective_on: NaiveDate,
        recorded_at: i64,
        done_month_cents: i64,
        done_year_cents: i64,
        note: Option<String>,
    }
    let select =
        "SELECT project_id, month, effective_on, recorded_at, done_month_cents, done_year_cents, note FROM payment";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let value = Payment {
            month: month(row.month).ok_or_else(|| inconsistent("payment", "month", row.project_id))?,
            done_month: Money::from_cents(row.done_month_cents),
            done_year: Money::from_cents(row.done_year_cents),
            note: row.note,
        };
        recorded("payment", row.project_id, row.effective_on, row.recorded_at, value)
    };
    rows.into_iter().map(read).collect()
}

async fn confirmations(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Facts<Confirmation> {
    #[derive(FromQueryResult)]
    struct Row {
        project_id: Uuid,
        month: i64,
        effective_on: NaiveDate,
        recorded_at: i64,
        confirmed: bool,
        done_month_cents: i64,
        done_year_cents: i64,
        reason: Option<String>,
        confirmed_by: String,
    }
    let select = "SELECT project_id, month, effective_on, recorded_at, confirmed, done_month_cents, done_year_cents, reason, confirmed_by FROM confirmation";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let value = Confirmation {
            month: month(row.month).ok_or_else(|| inconsistent("confirmation", "month", row.project_id))?,
            confirmed: row.confirmed,
            done_month: Money::from_cents(row.done_month_cents),
            done_year: Money::from_cents(row.done_year_cents),
            reason: row.reason,
            by: row.confirmed_by,
        };
        recorded("confirmation", row.project_id, row.effective_on, row.recorded_at, value)
    };
    rows.into_iter().map(read).collect()
}

async fn answers(session: &Session, scope: &Scope, only: Option<&[ProjectId]>) -> Facts<Answer> {
    #[derive(FromQueryResult)]
    struct Row {
        project_id: Uuid,
        month: i64,
        against: String,
        effective_on: NaiveDate,
        recorded_at: i64,
        explanations: String,
    }
    let select = "SELECT project_id, month, against, effective_on, recorded_at, explanations FROM gap_answer";
    let rows: Vec<Row> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("gap_answer", column, row.project_id);
        let value = Answer {
            month: month(row.month).ok_or_else(|| broken("month"))?,
            against: Against::parse(&row.against).ok_or_else(|| broken("against"))?,
            explanations: serde_json::from_str(&row.explanations).map_err(|_| broken("explanations"))?,
        };
        recorded("gap_answer", row.project_id, row.effective_on, row.recorded_at, value)
    };
    rows.into_iter().map(read).collect()
}

/// One recording of statistics, brought by an import.
pub(crate) fn statistics_row(
    id: RevisionId,
    project: ProjectId,
    import: ImportId,
    fact: &Recorded<Statistics>,
) -> Vec<Value> {
    let value = &fact.value;
    vec![
        cell(id.0),
        cell(project.0),
        cell(import.0),
        cell(i64::from(value.month.key())),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(value.done_month.cents()),
        cell(value.done_year.cents()),
        cell(value.code.clone()),
        cell(value.state.clone()),
        cell(value.listed_on),
        cell(value.note.clone()),
    ]
}

pub(crate) async fn insert_statistics(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 12] = [
        "id",
        "project_id",
        "import_id",
        "month",
        "effective_on",
        "recorded_at",
        "done_month_cents",
        "done_year_cents",
        "code",
        "state",
        "listed_on",
        "note",
    ];
    session.insert("statistics", &COLUMNS, rows).await
}

/// One recording of a payment.
pub(crate) fn payment_row(id: RevisionId, project: ProjectId, fact: &Recorded<Payment>) -> Vec<Value> {
    let value = &fact.value;
    vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(value.month.key())),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(value.done_month.cents()),
        cell(value.done_year.cents()),
        cell(value.note.clone()),
    ]
}

pub(crate) async fn insert_payments(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 8] =
        ["id", "project_id", "month", "effective_on", "recorded_at", "done_month_cents", "done_year_cents", "note"];
    session.insert("payment", &COLUMNS, rows).await
}

/// One confirmation, or its end.
pub(super) fn confirmation_row(id: RevisionId, project: ProjectId, fact: &Recorded<Confirmation>) -> Vec<Value> {
    let value = &fact.value;
    vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(value.month.key())),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(value.confirmed),
        cell(value.done_month.cents()),
        cell(value.done_year.cents()),
        cell(value.reason.clone()),
        cell(value.by.as_str()),
    ]
}

pub(super) async fn insert_confirmations(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 10] = [
        "id",
        "project_id",
        "month",
        "effective_on",
        "recorded_at",
        "confirmed",
        "done_month_cents",
        "done_year_cents",
        "reason",
        "confirmed_by",
    ];
    session.insert("confirmation", &COLUMNS, rows).await
}

/// Records how the gap of a month is explained.
pub(super) async fn insert_answer(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    fact: &Recorded<Answer>,
) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "project_id", "month", "against", "effective_on", "recorded_at", "explanations"];
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(i64::from(fact.value.month.key())),
        cell(fact.value.against.as_str()),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(serde_json::to_string(&fact.value.explanations).map_err(Error::internal)?),
    ];
    session.insert("gap_answer", &COLUMNS, vec![row]).await
}

/// Every target of a year that a scope shows, by unit; that of the district has none.
pub(super) async fn targets(
    session: &Session,
    scope: &Scope,
    year: i32,
) -> Result<HashMap<Option<OrgId>, Vec<Recorded<Target>>>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        owner_id: Option<Uuid>,
        amount_cents: i64,
        base_cents: Option<i64>,
        series: String,
        tasks: String,
        effective_on: NaiveDate,
        recorded_at: i64,
    }
    let sql = "SELECT id, owner_id, amount_cents, base_cents, series, tasks, effective_on, recorded_at FROM target \
               WHERE year = $1 ORDER BY id";
    let rows: Vec<Row> = session.all(sql, [cell(i64::from(year))]).await?;
    let mut targets: HashMap<Option<OrgId>, Vec<Recorded<Target>>> = HashMap::new();
    for row in rows {
        let broken = |column| inconsistent("target", column, row.id);
        let owner = row.owner_id.map(OrgId);
        if !scope.shows(owner) {
            continue;
        }
        let value = Target {
            year,
            amount: Money::from_cents(row.amount_cents),
            base: row.base_cents.map(Money::from_cents),
            series: Series::parse(&row.series).ok_or_else(|| broken("series"))?,
            tasks: serde_json::from_str(&row.tasks).map_err(|_| broken("tasks"))?,
        };
        let recorded_at = instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?;
        targets.entry(owner).or_default().push(Recorded { effective_on: row.effective_on, recorded_at, value });
    }
    Ok(targets)
}

/// Records a target of the district or of a unit.
pub(super) async fn insert_target(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    owner: Option<OrgId>,
    fact: &Recorded<Target>,
) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "year", "owner_id", "amount_cents", "base_cents", "series", "tasks", "effective_on", "recorded_at"];
    let value = &fact.value;
    let row = vec![
        cell(id.0),
        cell(i64::from(value.year)),
        cell(owner.map(|owner| owner.0)),
        cell(value.amount.cents()),
        cell(value.base.map(Money::cents)),
        cell(value.series.as_str()),
        cell(serde_json::to_string(&value.tasks).map_err(Error::internal)?),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("target", &COLUMNS, vec![row]).await
}
