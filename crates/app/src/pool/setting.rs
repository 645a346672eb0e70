//! What a district decides about its pools: their names, conditions, exit rules and targets.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::life::Stage;
use guatu_domain::pool::{Admission, ExitRule, Limit, LimitUnit, Pool, Setting, Target, presets};
use guatu_domain::written::{self, Written, label};
use guatu_kernel::{Bilingual, Error, MoneyUnit, Result, RevisionId, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store;
use super::view::{AdmissionView, ExitView, PoolSettings, PoolTerm, PresetView, TargetView};
use crate::Op;
use crate::district::{AsOf, Recorded, View, within_reach};
use crate::job::Job;

/// A pool as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct PoolBody {
    pub name_zh: String,
    pub name_en: String,
    /// Its place among the pools, from 1.
    pub position: u32,
    /// Projects may be moved into it.
    pub open: bool,
}

/// The conditions of a pool for a sector.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AdmissionBody {
    pub pool: String,
    /// All sectors without conditions of their own when absent.
    pub sector: Option<String>,
    /// Total investment of at least so much; a bare number is 万元.
    pub least: Option<String>,
    pub stage: Option<String>,
    #[serde(default)]
    pub evidence: Vec<String>,
    pub source: Option<String>,
    pub active: bool,
}

/// An exit rule as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ExitBody {
    pub name_zh: String,
    pub name_en: String,
    pub from: String,
    pub until: String,
    pub count: u32,
    /// `days`, `workdays` or `months`
    #[schema(value_type = String)]
    pub unit: LimitUnit,
    pub notice_days: Option<u32>,
    pub publish: bool,
    pub source: Option<String>,
    pub active: bool,
}

/// How many projects a year is to bring into a pool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct PoolTargetBody {
    pub year: i32,
    pub pool: String,
    pub projects: u32,
}

/// Everything that is decided about the pools, and what may be adopted.
pub async fn settings(op: &mut Op, as_of: AsOf) -> Result<PoolSettings> {
    op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let (book, view) = (&district.ledger().pools, district.view());
    Ok(PoolSettings {
        pools: book.pools(view).iter().map(PoolTerm::from).collect(),
        admissions: book.admissions(view).into_iter().map(AdmissionView::from).collect(),
        exits: book.exits(view).into_iter().map(ExitView::from).collect(),
        targets: book.targets(view).into_iter().map(TargetView::from).collect(),
        presets: presets().iter().map(PresetView::from).collect(),
    })
}

/// Names a pool, places it, opens or shuts it; a code that no pool has makes a new one.
pub async fn set_pool(op: Op, code: &str, body: PoolBody) -> Result<PoolSettings> {
    op.require_everywhere(Permission::PoolEdit)?;
    let name = named(&body.name_zh, &body.name_en)?;
    let code = self::code("code", code)?;
    let today = op.now().date();
    save(op, Setting::Pool(Pool { code, position: body.position, name, open: body.open }), today).await
}

/// Sets the conditions of a pool for a sector.
pub async fn set_admission(op: Op, body: AdmissionBody) -> Result<PoolSettings> {
    op.require_everywhere(Permission::PoolEdit)?;
    known(&op, &body.pool).await?;
    let amount = body.least.as_deref().map(|text| (text, written::amount(Written::Text(text), MoneyUnit::Wan)));
    let least = amount.map(|(text, read)| read.map_err(|reason| Error::invalid("least", text, reason.into())));
    let evidence = body.evidence.iter().map(|one| label(one)).filter(|one| !one.is_empty()).take(20);
    let admission = Admission {
        pool: body.pool,
        sector: text("sector", body.sector.as_deref(), 60)?,
        least: least.transpose()?.flatten().map(|amount| amount.money),
        stage: body.stage.as_deref().map(|code| main_stage("stage", code)).transpose()?,
        evidence: evidence.collect(),
        source: text("source", body.source.as_deref(), 400)?,
        active: body.active,
    };
    let today = op.now().date();
    save(op, Setting::Admission(admission), today).await
}

/// Sets an exit rule. What it proposes is looked for at once, not only at night.
pub async fn set_exit(mut op: Op, code: &str, body: ExitBody) -> Result<PoolSettings> {
    const LONGEST: u32 = 3_660;
    op.require_everywhere(Permission::PoolEdit)?;
    let (from, until) = (main_stage("from", &body.from)?, main_stage("until", &body.until)?);
    if until <= from {
        return Err(Error::invalid("until", &body.until, Unfit::LastBeforeFirst));
    }
    if body.count == 0 || body.count > LONGEST {
        return Err(Error::invalid("count", body.count, Unfit::LimitForm).with("limit", LONGEST));
    }
    if body.notice_days.is_some_and(|days| days > LONGEST) {
        return Err(Error::invalid("notice_days", LONGEST, Unfit::LimitForm).with("limit", LONGEST));
    }
    let rule = ExitRule {
        code: self::code("code", code)?,
        name: named(&body.name_zh, &body.name_en)?,
        from,
        until,
        limit: Limit { count: body.count, unit: body.unit },
        notice_days: body.notice_days,
        publish: body.publish,
        source: text("source", body.source.as_deref(), 400)?,
        active: body.active,
    };
    let today = op.now().date();
    op.queue(Job::ProposeExits);
    save(op, Setting::Exit(rule), today).await
}

/// Sets a target; it holds from the first day of its year.
pub async fn set_target(op: Op, body: PoolTargetBody) -> Result<PoolSettings> {
    op.require_everywhere(Permission::PoolEdit)?;
    known(&op, &body.pool).await?;
    let first = NaiveDate::from_ymd_opt(body.year, 1, 1);
    let first = first.ok_or_else(|| Error::invalid("year", body.year, Unfit::YearOutOfReach))?;
    let first = within_reach("year", first)?;
    save(op, Setting::Target(Target { year: body.year, pool: body.pool, projects: body.projects }), first).await
}

/// Keeps what was decided; does nothing when it is the same.
async fn save(mut op: Op, setting: Setting, from: NaiveDate) -> Result<PoolSettings> {
    let ledger = op.ledger().await?;
    let before = ledger.pools.latest(setting.kind(), &setting.key());
    if before.is_none_or(|before| before.value != setting) {
        let id = RevisionId(op.id());
        op.record("pool.set", "pool", id.0, before.map(|before| &before.value), Some(&setting))?;
        let effective_on = before.map_or(from, |before| before.effective_on.max(from));
        let fact = Recorded { effective_on, recorded_at: op.now(), value: setting };
        store::insert_setting(op.session(), id, &fact).await?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    settings(&mut app.read(actor).await?, AsOf::default()).await
}

async fn known(op: &Op, pool: &str) -> Result<()> {
    let district = op.district(AsOf::default()).await?;
    let view: &View = district.view();
    let found = district.ledger().pools.pool(view, pool);
    found.map(drop).ok_or_else(|| Error::invalid("pool", pool, Unfit::PoolUnknown))
}

fn main_stage(field: &str, code: &str) -> Result<Stage> {
    let stage = Stage::parse(code).filter(|stage| stage.is_main());
    stage.ok_or_else(|| Error::invalid(field, code, Unfit::StageUnknown))
}

fn named(zh: &str, en: &str) -> Result<Bilingual> {
    const LONGEST: usize = 60;
    let name = Bilingual { zh: label(zh), en: label(en) };
    for (field, text) in [("name_zh", &name.zh), ("name_en", &name.en)] {
        if text.is_empty() || text.chars().count() > LONGEST {
            return Err(Error::invalid(field, text, Unfit::NameLength).with("limit", LONGEST));
        }
    }
    Ok(name)
}

/// A short name that never changes: small letters, digits and lines.
fn code(field: &str, code: &str) -> Result<String> {
    const LONGEST: usize = 40;
    let plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_';
    if code.is_empty() || code.len() > LONGEST || !code.chars().all(plain) {
        return Err(Error::invalid(field, code, Unfit::NameLength).with("limit", LONGEST));
    }
    Ok(code.into())
}

fn text(field: &str, written: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = written.map(label).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > longest) {
        return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", longest));
    }
    Ok(text)
}
