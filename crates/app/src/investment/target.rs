//! Targets of a year: of the district, and of units.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::investment::{Series, Target, implied_base};
use guatu_domain::schedule::{FirstMonth, expected_amounts};
use guatu_domain::written::{self, Written};
use guatu_kernel::{Error, Money, MoneyUnit, OrgId, Result, RevisionId, Unfit};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::store;
use super::view::{SeriesTerm, TargetLine, TargetsView};
use crate::Op;
use crate::district::{AsOf, District, Recorded, View, present, within_reach};
use crate::project::line::points;
use crate::project::view::OrgRef;

/// A target to be set.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct TargetBody {
    /// The unit's; the district's when absent.
    pub unit: Option<OrgId>,
    /// 万元; nothing takes the target away.
    pub amount: String,
    /// What was invested the year before, 万元.
    pub base: Option<String>,
    /// Growth in percent, from which the base follows where none is given.
    pub growth_pct: Option<String>,
    /// Which series counts as done: `statistics` when absent, `progress` or `payment`.
    pub series: Option<String>,
    /// January to December, 万元; by the district's curve when absent.
    pub tasks: Option<Vec<String>>,
    /// From when it holds: 1 January for the first, today for another, when absent.
    pub effective_on: Option<NaiveDate>,
}

/// The targets of a year as they are known now.
pub async fn targets(op: &mut Op, year: i32) -> Result<TargetsView> {
    let scope = op.require(Permission::ProjectRead)?;
    let ledger = op.ledger().await?;
    let view = View { as_of: last_day(year)?, known_at: present() };
    let mut targets: Vec<TargetLine> = Vec::new();
    for (owner, facts) in store::targets(op.session(), &scope, year).await? {
        let Some(fact) = view.holding(&facts).filter(|fact| !fact.value.amount.is_zero()) else { continue };
        let unit = owner.map(|id| OrgRef { id, name: ledger.org_name(id).into() });
        targets.push(line(unit, fact));
    }
    targets.sort_by(|one, other| {
        let name = |line: &TargetLine| line.unit.as_ref().map(|unit| unit.name.clone());
        name(one).cmp(&name(other))
    });
    let of_units: Money = targets.iter().filter(|line| line.unit.is_some()).map(|line| line.amount).sum();
    let district = targets.iter().find(|line| line.unit.is_none());
    Ok(TargetsView { year, unallotted: district.map(|line| line.amount - of_units), targets })
}

fn last_day(year: i32) -> Result<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 12, 31);
    within_reach("year", day.ok_or_else(|| Error::invalid("year", year, Unfit::YearOutOfReach))?)
}

fn line(unit: Option<OrgRef>, fact: &Recorded<Target>) -> TargetLine {
    let target = &fact.value;
    TargetLine {
        unit,
        amount: target.amount,
        base: target.base,
        growth_pct: target.growth().map(points),
        series: SeriesTerm::of(target.series),
        tasks: target.tasks.to_vec(),
        effective_on: fact.effective_on,
        recorded_at: fact.recorded_at,
    }
}

/// # Errors
/// `invalid` naming the field; `task_sum` where the months do not sum to the year.
pub async fn set_target(mut op: Op, year: i32, body: TargetBody) -> Result<TargetsView> {
    let scope = op.require_everywhere(Permission::TargetEdit)?;
    let district = op.district(AsOf::on(last_day(year)?)).await?;
    if let Some(unit) = body.unit.filter(|unit| !district.ledger().orgs.contains_key(unit)) {
        return Err(Error::invalid("unit", unit, Unfit::UnitUnknown));
    }
    let target = body.target(&district, year)?;
    let facts = store::targets(op.session(), &scope, year).await?.remove(&body.unit).unwrap_or_default();
    let last = facts.iter().max_by_key(|fact| (fact.effective_on, fact.recorded_at));
    if last.is_none_or(|last| last.value != target) {
        let from = match (body.effective_on, last) {
            (Some(day), _) => within_reach("effective_on", day)?,
            (None, Some(_)) => op.now().date(),
            (None, None) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_else(|| op.now().date()),
        };
        let effective_on = last.map_or(from, |last| last.effective_on.max(from));
        let subject = body.unit.map_or(Uuid::nil(), |unit| unit.0);
        op.record("target.set", "target", subject, last.map(|last| &last.value), Some(&target))?;
        let fact = Recorded { effective_on, recorded_at: op.now(), value: target };
        store::insert_target(op.session(), &scope, RevisionId(op.id()), body.unit, &fact).await?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    targets(&mut app.read(actor).await?, year).await
}

fn amount(field: &str, text: &str) -> Result<Money> {
    let read = written::amount(Written::Text(text), MoneyUnit::Wan);
    Ok(read.map_err(|reason| Error::invalid(field, text, reason.into()))?.map(|read| read.money).unwrap_or_default())
}

impl TargetBody {
    fn target(&self, district: &District, year: i32) -> Result<Target> {
        let total = amount("amount", &self.amount)?;
        let series = match self.series.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => Series::parse(text).ok_or_else(|| Error::invalid("series", text, Unfit::NotAChoice))?,
            None => Series::default(),
        };
        let target =
            Target { year, amount: total, base: self.base(total)?, series, tasks: self.months(district, total)? };
        if !target.adds_up() {
            let sum: Money = target.tasks.iter().copied().sum();
            return Err(Error::invalid("tasks", sum, Unfit::TaskSum).with("sum", sum.to_string()));
        }
        Ok(target)
    }

    fn base(&self, total: Money) -> Result<Option<Money>> {
        let stated = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        if let Some(base) = stated(&self.base) {
            return amount("base", &base).map(|base| (!base.is_zero()).then_some(base));
        }
        let Some(growth) = stated(&self.growth_pct) else { return Ok(None) };
        let read = growth.trim().trim_end_matches(['%', '％']).parse::<Decimal>().ok();
        let base = read.and_then(|growth| implied_base(total, growth));
        base.map(Some).ok_or_else(|| Error::invalid("growth_pct", growth, Unfit::GrowthUnreadable))
    }

    fn months(&self, district: &District, total: Money) -> Result<[Money; 12]> {
        let Some(tasks) = &self.tasks else {
            let curve = district.lens().curves.curve(district.year(), None);
            let until = expected_amounts(total, curve, FirstMonth::JANUARY);
            let before = |place: usize| if place == 0 { Money::ZERO } else { until[place - 1] };
            return Ok(std::array::from_fn(|place| until[place] - before(place)));
        };
        let read: Vec<Money> = tasks.iter().map(|text| amount("tasks", text)).collect::<Result<_>>()?;
        read.try_into().map_err(|_| Error::invalid("tasks", tasks.len(), Unfit::CurveMonths))
    }
}
