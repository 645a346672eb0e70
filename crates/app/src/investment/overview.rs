//! The district's investment in a month: head, chart, units, categories.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use guatu_domain::access::Permission;
use guatu_domain::investment::{Outlook, Series, Target, growth};
use guatu_domain::schedule::expected_amounts;
use guatu_kernel::{Error, Money, Month, OrgId, Result, Scope, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::book::Views;
use super::line::{Line, Sums};
use super::store;
use super::view::{InvestmentGroup, InvestmentMonth, InvestmentView, SeriesTerm, TargetOutlook, TripleView};
use crate::Op;
use crate::district::{AsOf, District, Standing, within_reach};
use crate::project::line::{points, share, unit};

/// Which month, of whose projects.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InvestmentQuery {
    /// `2023-03`; the last full month when absent.
    pub month: Option<String>,
    /// The business date; the month's last day when absent.
    pub as_of: Option<NaiveDate>,
    /// Only what had been recorded by this instant.
    pub known_at: Option<DateTime<Utc>>,
    /// The series that counts as done: `progress`, `statistics` or `payment`; that of the target when absent.
    pub actual: Option<String>,
    /// One unit's projects.
    pub unit: Option<OrgId>,
    /// One category's projects.
    pub sector: Option<String>,
}

/// The month that is asked about, and the district at its point of view.
pub(super) async fn month_and_district(
    op: &Op,
    month: Option<&str>,
    as_of: Option<NaiveDate>,
    known_at: Option<DateTime<Utc>>,
) -> Result<(Month, std::sync::Arc<District>)> {
    let read = |text: &str| text.parse().map_err(|()| Error::invalid("month", text, Unfit::MonthUnreadable));
    let stated: Option<Month> = month.filter(|text| !text.is_empty()).map(read).transpose()?;
    let as_of = as_of.map(|on| within_reach("as_of", on)).transpose()?;
    let date = as_of.or(stated.map(Month::last_day));
    let month = stated.unwrap_or_else(|| Month::last_full(as_of.unwrap_or_else(|| op.now().date())));
    let as_of = AsOf { as_of: Some(date.unwrap_or_else(|| month.last_day())), known_at };
    Ok((month, op.district(as_of).await?))
}

/// # Errors
/// `invalid` naming the parameter.
pub async fn overview(op: &mut Op, query: &InvestmentQuery) -> Result<InvestmentView> {
    let scope = op.require(Permission::ProjectRead)?;
    let (month, district) = month_and_district(op, query.month.as_deref(), query.as_of, query.known_at).await?;
    let views = Views::of(&district);
    let chosen: Vec<&Standing> = district.projects(&scope).map(AsRef::as_ref).filter(|it| takes(query, it)).collect();
    let lines: Vec<Line<'_>> = chosen.iter().map(|standing| views.line(standing, month)).collect();
    let targets = held_targets(op, &scope, &views, month.year()).await?;
    let target = target_of(query, &scope, &targets);
    let actual = match query.actual.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => Series::parse(text).ok_or_else(|| Error::invalid("actual", text, Unfit::NotAChoice))?,
        None => target.as_ref().map(|target| target.series).unwrap_or_default(),
    };
    let until = months_so_far(&views, &chosen, month);
    let done: Vec<Money> = until.iter().map(|(_, year)| year[actual as usize]).collect();
    let tasks = target.as_ref().map_or([Money::ZERO; 12], |target| target.tasks);
    let outlook = Outlook::new(&tasks, &done, &plans(&district, &chosen));
    Ok(InvestmentView {
        month,
        as_of: district.view().as_of,
        actual: SeriesTerm::of(actual),
        done: outlook.done,
        forecast: outlook.whole_year(),
        sum: (&Sums::of(&lines)).into(),
        months: months(month.year(), &until, target.as_ref(), &outlook),
        units: by_unit(&district, query, &lines, &targets),
        sectors: by_sector(&lines),
        target: target.map(|target| head(&target, &outlook)),
    })
}

fn takes(query: &InvestmentQuery, standing: &Standing) -> bool {
    query.unit.is_none_or(|unit| standing.facts.owner == Some(unit))
        && query
            .sector
            .as_ref()
            .filter(|sector| !sector.is_empty())
            .is_none_or(|sector| standing.facts.sector.as_ref() == Some(sector))
}

/// The targets of a year that hold, by unit; none of them where the amount is nothing.
pub(super) async fn held_targets(
    op: &Op,
    scope: &Scope,
    views: &Views,
    year: i32,
) -> Result<HashMap<Option<OrgId>, Target>> {
    let targets = store::targets(op.session(), scope, year).await?;
    let held = targets.into_iter().filter_map(|(owner, facts)| {
        let target = views.others.holding(&facts)?.value.clone();
        (!target.amount.is_zero()).then_some((owner, target))
    });
    Ok(held.collect())
}

/// The target that the chosen projects are held against: that of the unit or of the district; for whoever sees some units only,
/// the sum of theirs. A category has none.
fn target_of(query: &InvestmentQuery, scope: &Scope, targets: &HashMap<Option<OrgId>, Target>) -> Option<Target> {
    if query.sector.as_ref().is_some_and(|sector| !sector.is_empty()) {
        return None;
    }
    if query.unit.is_some() || scope.covers(&Scope::All) {
        return targets.get(&query.unit).cloned();
    }
    let mut own = targets.iter().filter(|(owner, _)| owner.is_some()).map(|(_, target)| target);
    let mut sum = own.next()?.clone();
    for target in own {
        sum.amount += target.amount;
        sum.base = sum.base.zip(target.base).map(|(one, other)| one + other);
        for (task, more) in sum.tasks.iter_mut().zip(target.tasks) {
            *task += more;
        }
    }
    Some(sum)
}

/// Of each month so far, what each series says of it and of the year until its end.
fn months_so_far(views: &Views, chosen: &[&Standing], last: Month) -> Vec<([Money; 3], [Money; 3])> {
    let months = (1..=last.number()).filter_map(|number| Month::new(last.year(), number));
    let sums = |month: Month| {
        let (mut of_month, mut until) = ([Money::ZERO; 3], [Money::ZERO; 3]);
        for standing in chosen {
            for series in Series::ALL {
                let amounts = views.amounts(&standing.file, series, month);
                of_month[series as usize] += amounts.month.unwrap_or_default();
                until[series as usize] += amounts.year.unwrap_or_default();
            }
        }
        (of_month, until)
    };
    months.map(sums).collect()
}

/// What the projects plan to do in each month: their plans of the year by their curves.
fn plans(district: &District, chosen: &[&Standing]) -> [Money; 12] {
    let mut plans = [Money::ZERO; 12];
    for standing in chosen {
        let (curve, first) = district.lens().schedule(&standing.facts);
        let mut before = Money::ZERO;
        for (plan, until) in plans.iter_mut().zip(expected_amounts(standing.planned(), curve, first)) {
            *plan += until - before;
            before = until;
        }
    }
    plans
}

fn months(
    year: i32,
    so_far: &[([Money; 3], [Money; 3])],
    target: Option<&Target>,
    outlook: &Outlook,
) -> Vec<InvestmentMonth> {
    let mut until = Money::ZERO;
    (0..12)
        .filter_map(|place| {
            let task = target.map(|target| target.tasks[place]);
            until += task.unwrap_or_default();
            let done = so_far.get(place);
            let miss = outlook.misses.iter().find(|miss| miss.month as usize == place + 1);
            Some(InvestmentMonth {
                month: Month::new(year, place as u32 + 1)?,
                done: done.map_or_else(TripleView::default, |(month, _)| TripleView::of(month.map(Some))),
                until: done.map_or_else(TripleView::default, |(_, year)| TripleView::of(year.map(Some))),
                task,
                task_until: task.map(|_| until),
                carried: task.map(|_| outlook.carried[place]),
                forecast: outlook.forecast[place],
                missed: miss.filter(|_| task.is_some()).map(|miss| miss.amount),
            })
        })
        .collect()
}

fn head(target: &Target, outlook: &Outlook) -> TargetOutlook {
    let missed = outlook.misses.iter().filter_map(|miss| Month::new(target.year, miss.month));
    TargetOutlook {
        amount: target.amount,
        base: target.base,
        growth_pct: target.base.and_then(|base| growth(target.amount, base)).map(points),
        expected: outlook.expected,
        left: (target.amount - outlook.done).max(Money::ZERO),
        missed: outlook.missed,
        done_pct: share(outlook.done, target.amount),
        forecast_gap: outlook.whole_year() - target.amount,
        missed_months: missed.collect(),
    }
}

/// The units of the chosen projects, and those that have a target and no project.
fn by_unit(
    district: &District,
    query: &InvestmentQuery,
    lines: &[Line<'_>],
    targets: &HashMap<Option<OrgId>, Target>,
) -> Vec<InvestmentGroup> {
    let mut groups: BTreeMap<Option<(String, OrgId)>, Vec<&Line<'_>>> = BTreeMap::new();
    let whole = query.sector.as_ref().is_none_or(String::is_empty);
    for id in targets.keys().flatten().filter(|id| whole && query.unit.is_none_or(|unit| unit == **id)) {
        groups.insert(Some((district.ledger().org_name(*id).into(), *id)), Vec::new());
    }
    for line in lines {
        let key = unit(line.standing).map(|unit| (unit.name, unit.id));
        groups.entry(key).or_default().push(line);
    }
    let group = |(key, lines): (Option<(String, OrgId)>, Vec<&Line<'_>>)| InvestmentGroup {
        target: key.as_ref().and_then(|(_, id)| targets.get(&Some(*id))).map(|target| target.amount),
        unit: key.map(|(name, id)| crate::project::view::OrgRef { id, name }),
        sector: None,
        sum: (&Sums::of(lines)).into(),
    };
    groups.into_iter().map(group).collect()
}

fn by_sector(lines: &[Line<'_>]) -> Vec<InvestmentGroup> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Line<'_>>> = BTreeMap::new();
    for line in lines {
        groups.entry(line.standing.facts.sector.as_deref()).or_default().push(line);
    }
    let group = |(sector, lines): (Option<&str>, Vec<&Line<'_>>)| InvestmentGroup {
        unit: None,
        sector: sector.map(Into::into),
        sum: (&Sums::of(lines)).into(),
        target: None,
    };
    groups.into_iter().map(group).collect()
}
