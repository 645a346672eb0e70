//! From a standing to a row, and from rows to sums.

use guatu_domain::rule::{Number, Verdict};
use guatu_kernel::money::percent;
use guatu_kernel::{Bilingual, Lang, Money};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Map, Value};

use super::view::{AmountView, DimensionView, LightCount, LightView, OrgRef, ProjectLine, ProjectRef, Totals};
use crate::App;
use crate::district::{District, Standing};

/// A project as a row of a list.
pub(crate) fn line(district: &District, standing: &Standing) -> ProjectLine {
    let facts = &standing.facts;
    let light_facts = standing.light_facts(&district.ledger, &district.view);
    ProjectLine {
        code: standing.file.code.clone(),
        name: facts.name.clone(),
        sector: facts.sector.clone(),
        level: facts.level.map(|level| level.as_str().into()),
        nature: facts.nature.map(|nature| nature.as_str().into()),
        unit: unit(standing),
        leader: facts.leader.clone(),
        place: facts.place.clone(),
        total: facts.total.as_ref().map(AmountView::from),
        plan: standing.plan.as_ref().map(|plan| AmountView::from(&plan.amount)),
        done_month: standing.due.as_ref().map(|report| report.done_month),
        done: standing.done(),
        done_pct: share(standing.done(), standing.planned()),
        expected_pct: share(standing.expected, standing.planned()),
        behind_pp: behind(standing),
        planned_start: facts.planned_start.as_ref().map(Into::into),
        planned_finish: facts.planned_finish.as_ref().map(Into::into),
        started: standing.latest.as_ref().and_then(|report| report.started),
        light: standing.verdict.light().into(),
        reason: reason(&standing.verdict, &light_facts),
        days_overdue: standing.days_overdue,
        problem: standing.latest.as_ref().and_then(|report| report.problem.clone()),
    }
}

/// The responsible unit as a link.
pub(crate) fn unit(standing: &Standing) -> Option<OrgRef> {
    Some(OrgRef { id: standing.facts.owner?, name: standing.unit.as_deref()?.into() })
}

/// A project as a link.
pub(crate) fn reference(standing: &Standing) -> ProjectRef {
    ProjectRef {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        light: standing.verdict.light().into(),
    }
}

type Facts = guatu_domain::rule::Facts;

pub(crate) fn reason(verdict: &Verdict, facts: &Facts) -> Bilingual {
    Bilingual { zh: verdict.reason(facts, Lang::Zh), en: verdict.reason(facts, Lang::En) }
}

pub(crate) fn to_green(verdict: &Verdict, facts: &Facts) -> Option<Bilingual> {
    Some(Bilingual { zh: verdict.to_green(facts, Lang::Zh)?, en: verdict.to_green(facts, Lang::En)? })
}

/// What a light was found from, as JSON, by name: the facts, then what the rule set computed of them.
pub(crate) fn inputs(facts: &Facts, verdict: &Verdict) -> Map<String, Value> {
    let all = facts.iter().chain(verdict.computed());
    all.filter_map(|(name, value)| Some((name.to_string(), serde_json::to_value(value).ok()?))).collect()
}

/// A light with everything that explains it.
pub(crate) fn explained(app: &App, verdict: &Verdict, facts: &Facts) -> LightView {
    let names: Vec<(String, Bilingual)> =
        app.rules().dimensions().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let dimensions = verdict.dimensions().enumerate().map(|(index, dimension)| DimensionView {
        dimension: dimension.dimension.into(),
        name: names.iter().find(|(id, _)| id == dimension.dimension).map(|(_, name)| name.clone()).unwrap_or_default(),
        light: dimension.light.into(),
        rule: dimension.rule.into(),
        reason: Bilingual {
            zh: verdict.dimension_reason(index, facts, Lang::Zh),
            en: verdict.dimension_reason(index, facts, Lang::En),
        },
    });
    LightView {
        light: verdict.light().into(),
        rule_set: verdict.rule_set().into(),
        rule_set_name: verdict.rule_set_name().clone(),
        version: verdict.version(),
        rule: verdict.rule().into(),
        reason: reason(verdict, facts),
        to_green: to_green(verdict, facts),
        inputs: inputs(facts, verdict),
        dimensions: dimensions.collect(),
    }
}

/// Sums over projects; shares are computed from the sums.
pub(crate) fn totals<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Totals {
    let mut totals = Totals::default();
    for standing in standings {
        totals.projects += 1;
        totals.total += standing.facts.total.as_ref().map_or(Money::ZERO, |total| total.money);
        totals.plan += standing.planned();
        totals.done += standing.done();
        totals.expected += standing.expected;
    }
    totals.done_pct = share(totals.done, totals.plan);
    totals.expected_pct = share(totals.expected, totals.plan);
    totals.gap_pp = percent((totals.done - totals.expected).cents().into(), totals.plan.cents().into()).map(points);
    totals
}

/// How many stand in each light, in the order of the rule set; lights without projects too.
pub(crate) fn light_counts<'a>(app: &App, standings: impl IntoIterator<Item = &'a Standing>) -> Vec<LightCount> {
    let mut counts: Vec<LightCount> =
        app.rules().colours().iter().map(|colour| LightCount { light: colour.id.clone(), projects: 0 }).collect();
    for standing in standings {
        if let Some(count) = counts.iter_mut().find(|count| count.light == standing.verdict.light()) {
            count.projects += 1;
        }
    }
    counts
}

/// `part ÷ whole` in percent, rounded once to two decimals, half up.
pub(crate) fn share(part: Money, whole: Money) -> Option<Decimal> {
    percent(part.cents().into(), whole.cents().into()).map(points)
}

/// Rounded once to two decimals, half away from zero, for people.
fn points(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Points that a project is behind, as they are shown.
pub(crate) fn behind(standing: &Standing) -> Option<Decimal> {
    standing.behind.and_then(Number::decimal).map(points)
}
