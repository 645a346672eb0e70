//! From a standing to a row, and from rows to sums.

use guatu_domain::rule::{NO_COLOUR, Number, RuleSet};
use guatu_kernel::Money;
use guatu_kernel::money::percent;
use rust_decimal::{Decimal, RoundingStrategy};

use super::view::{AmountView, OrgRef, ProjectLine, ProjectRef, Totals};
use crate::district::{District, Standing};
use crate::light::LightCount;

/// A project as a row of a list.
pub(crate) fn line(district: &District, standing: &Standing) -> ProjectLine {
    let facts = &standing.facts;
    let light_facts = district.facts(standing);
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
        light: standing.light().into(),
        reason: standing.reason(&light_facts),
        decided: standing.decided.is_some(),
        original: standing.original.as_ref().map(|original| original.light.clone()),
        days_overdue: standing.days_overdue,
        problem: standing.latest.as_ref().and_then(|report| report.problem.clone()),
        pool: standing.pool.as_deref().map(Into::into),
        stage: standing.place.stage.map(|stage| stage.as_str().into()),
        class: standing.class.map(|class| class.as_str().into()),
    }
}

/// The responsible unit as a link.
pub(crate) fn unit(standing: &Standing) -> Option<OrgRef> {
    Some(OrgRef { id: standing.facts.owner?, name: standing.unit.as_deref()?.into() })
}

/// A project as a link.
pub(crate) fn reference(standing: &Standing) -> ProjectRef {
    ProjectRef { code: standing.file.code.clone(), name: standing.facts.name.clone(), light: standing.light().into() }
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

/// The lights that are counted, in the order of the rule set: those without projects too, and no colour where some have none.
pub(crate) fn counted_lights(rules: &RuleSet, standings: &[&Standing]) -> Vec<String> {
    let colourless = standings.iter().any(|standing| standing.light() == NO_COLOUR);
    let colours = rules.colours().iter().map(|colour| colour.id.clone());
    colours.chain(colourless.then(|| NO_COLOUR.to_string())).collect()
}

/// How many stand in each of these lights.
pub(crate) fn light_counts<'a>(
    lights: &[String],
    standings: impl IntoIterator<Item = &'a Standing>,
) -> Vec<LightCount> {
    let mut counts: Vec<LightCount> =
        lights.iter().map(|light| LightCount { light: light.clone(), projects: 0 }).collect();
    for standing in standings {
        if let Some(count) = counts.iter_mut().find(|count| count.light == standing.light()) {
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
pub(crate) fn points(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Points that a project is behind, as they are shown.
pub(crate) fn behind(standing: &Standing) -> Option<Decimal> {
    standing.behind.and_then(Number::decimal).map(points)
}
