//! Writing a district straight into a fresh database, in statements of many rows.

use anyhow::{Context, Result};
use guatu_db::{Db, Session, Value, cell, migrate};
use guatu_domain::written::When;
use guatu_kernel::{Month, OrgId};

use crate::people;
use crate::workload::{self, Project, Unit};

/// How many projects are held in memory at once.
const AT_ONCE: usize = 2_000;

/// Makes the database empty. PostgreSQL loses everything in its schema `public`.
pub async fn clear(db: &Db) -> Result<()> {
    if db.engine == guatu_db::Engine::Postgres {
        db.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await.context("cannot clear PostgreSQL")?;
    }
    Ok(())
}

/// Fills an empty database with a district of `size` projects. Audited are the registrations; all else is as if it had
/// come by an import.
pub async fn fill(url: &str, size: usize) -> Result<()> {
    let db = Db::connect(url).await?;
    clear(&db).await?;
    migrate(&db, now()).await?;
    let session = db.write().await?;
    let units = workload::units();
    insert_units(&session, &units).await?;
    people::admit(&session).await?;
    for from in (0..size).step_by(AT_ONCE) {
        insert(&session, &units, from..size.min(from + AT_ONCE)).await?;
    }
    session.run("UPDATE counter SET value = $1 WHERE name = 'audit'", [cell(i64::try_from(size)?)]).await?;
    session.commit().await?;
    db.script("ANALYZE").await?;
    db.close().await?;
    Ok(())
}

/// The instant at which everything was recorded: the day after the last report.
fn now() -> i64 {
    let day = workload::as_of().succ_opt().unwrap_or_default();
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros()
}

async fn insert_units(session: &Session, units: &[Unit]) -> Result<()> {
    let district = workload::district();
    let row = |unit: &Unit, kind: &str, parent: Option<OrgId>| {
        vec![cell(unit.id.0), cell(unit.name.as_str()), cell(kind), cell(parent.map(|id| id.0)), cell(now())]
    };
    let rows = units.iter().map(|unit| row(unit, "unit", Some(district.id)));
    let rows = std::iter::once(row(&district, "district", None)).chain(rows).collect();
    Ok(session.insert("org", &["id", "name", "kind", "parent_id", "recorded_at"], rows).await?)
}

/// The rows of some projects, by table.
#[derive(Default)]
struct Rows {
    projects: Vec<Vec<Value>>,
    revisions: Vec<Vec<Value>>,
    plans: Vec<Vec<Value>>,
    milestones: Vec<Vec<Value>>,
    reports: Vec<Vec<Value>>,
    moves: Vec<Vec<Value>>,
    stages: Vec<Vec<Value>>,
    audit: Vec<Vec<Value>>,
}

async fn insert(session: &Session, units: &[Unit], numbers: std::ops::Range<usize>) -> Result<()> {
    let mut rows = Rows::default();
    for number in numbers {
        let project = workload::project(units, number);
        rows.add(number, &project);
        rows.audit.push(registration(number, &project)?);
    }
    session.insert("project", &["id", "code", "recorded_at"], rows.projects).await?;
    session.insert("project_revision", &REVISION, rows.revisions).await?;
    session.insert("plan", &PLAN, rows.plans).await?;
    session.insert("milestone", &MILESTONE, rows.milestones).await?;
    session.insert("progress", &PROGRESS, rows.reports).await?;
    session.insert("pool_move", &MOVE, rows.moves).await?;
    session.insert("project_stage", &STAGE, rows.stages).await?;
    Ok(session.insert("audit", &AUDIT, rows.audit).await?)
}

const REVISION: [&str; 24] = [
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
    "total_approximate",
    "start_on",
    "start_grain",
    "start_written",
    "finish_on",
    "finish_grain",
    "finish_written",
    "period",
];
const PLAN: [&str; 7] =
    ["id", "project_id", "year", "effective_on", "recorded_at", "amount_cents", "amount_approximate"];
const MILESTONE: [&str; 8] =
    ["id", "project_id", "name", "position", "effective_on", "recorded_at", "planned_on", "achieved_on"];
const PROGRESS: [&str; 10] = [
    "id",
    "project_id",
    "month",
    "effective_on",
    "recorded_at",
    "done_month_cents",
    "done_year_cents",
    "started",
    "visual",
    "problem",
];
const MOVE: [&str; 7] = ["id", "project_id", "pool", "reason", "moved_by", "effective_on", "recorded_at"];
const STAGE: [&str; 8] =
    ["id", "project_id", "stage", "evidence", "reason", "recorded_by", "effective_on", "recorded_at"];
const AUDIT: [&str; 9] = ["seq", "at", "actor", "address", "request", "action", "subject", "subject_id", "after"];

impl Rows {
    fn add(&mut self, number: usize, project: &Project) {
        let owner = project.id.0;
        let id = |kind: u128, place: usize| cell(workload::id(kind, number as u128 * 100 + place as u128));
        let first = Month::new(workload::YEARS[0], 1).map(Month::first_day);
        self.projects.push(vec![cell(owner), cell(project.code.as_str()), cell(now())]);
        let mut revision = vec![id(3, 0), cell(owner), cell(1_i64), cell(first), cell(now())];
        revision.extend(facts(project));
        self.revisions.push(revision);
        for (place, plan) in project.plans.iter().enumerate() {
            let from = Month::new(plan.year, 1).map(Month::first_day);
            let mut row = vec![id(4, place), cell(owner), cell(i64::from(plan.year)), cell(from), cell(now())];
            row.extend([cell(plan.amount.money.cents()), cell(plan.amount.approximate)]);
            self.plans.push(row);
        }
        for (place, milestone) in project.milestones.iter().enumerate() {
            let mut row = vec![id(5, place), cell(owner), cell(milestone.name.as_str())];
            row.extend([cell(i64::from(milestone.position)), cell(first), cell(now())]);
            row.extend([cell(milestone.planned_on), cell(milestone.achieved_on)]);
            self.milestones.push(row);
        }
        for (place, report) in project.reports.iter().enumerate() {
            let mut row = vec![id(6, place), cell(owner), cell(i64::from(report.month.key()))];
            row.extend([cell(report.month.last_day()), cell(now())]);
            row.extend([cell(report.done_month.cents()), cell(report.done_year.cents()), cell(report.started)]);
            row.extend([cell(report.visual.clone()), cell(report.problem.clone())]);
            self.reports.push(row);
        }
        self.add_life(number, project);
    }

    /// From pool to pool and from stage to stage, as far as its number says, a step every quarter.
    fn add_life(&mut self, number: usize, project: &Project) {
        const WAY: [(&str, &str); 5] = [
            ("pool_planning", "planning"),
            ("pool_sourcing", "sourcing"),
            ("pool_signed", "signed"),
            ("pool_landed", "landed"),
            ("pool_landed", "building"),
        ];
        let owner = project.id.0;
        for (place, (pool, stage)) in WAY.iter().take(1 + number % WAY.len()).enumerate() {
            let id = |kind| cell(workload::id(kind, number as u128 * 100 + place as u128));
            let year = workload::YEARS[place / 4];
            let on = Month::new(year, 1 + 3 * (place % 4) as u32).map(Month::first_day);
            let by = || [cell("期初建账"), cell("bench"), cell(on), cell(now())];
            self.moves.push([id(11), cell(owner), cell(*pool)].into_iter().chain(by()).collect());
            self.stages.push([id(12), cell(owner), cell(*stage), cell("")].into_iter().chain(by()).collect());
        }
    }
}

/// The cells of a revision from its name on.
fn facts(project: &Project) -> Vec<Value> {
    let facts = &project.facts;
    let point = facts.coordinates;
    let mut row = vec![
        cell(facts.name.as_str()),
        cell(facts.sector.clone()),
        cell(facts.level.map(|level| level.as_str())),
        cell(facts.nature.map(|nature| nature.as_str())),
        cell(facts.owner.map(|owner| owner.0)),
        cell(facts.leader.clone()),
        cell(facts.place.clone()),
        cell(point.map(|point| i64::from(point.lng))),
        cell(point.map(|point| i64::from(point.lat))),
        cell(point.map(|point| point.datum.code())),
        cell(facts.total.as_ref().map(|total| total.money.cents())),
        cell(false),
    ];
    row.extend(when(facts.planned_start.as_ref()));
    row.extend(when(facts.planned_finish.as_ref()));
    row.push(cell(facts.period.clone()));
    row
}

/// Dates of the workload are always exact to the month.
fn when(when: Option<&When>) -> [Value; 3] {
    [cell(when.map(|when| when.from)), cell(when.map(|_| "month")), cell(when.map(|when| when.written.clone()))]
}

fn registration(number: usize, project: &Project) -> Result<Vec<Value>> {
    let after = serde_json::to_string(&project.facts)?;
    let mut row = vec![cell(i64::try_from(number)? + 1), cell(now()), cell("bench"), cell(""), cell("")];
    row.extend([cell("project.register"), cell("project"), cell(project.id.0), cell(after)]);
    Ok(row)
}
