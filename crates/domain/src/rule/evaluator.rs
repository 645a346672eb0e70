//! From the facts of a subject to its light.

use std::sync::Arc;

use super::computed::{Computed, Curve, How};
use super::facts::{Facts, Value};
use super::memory::Past;
use super::peers;
use super::period::Period;
use super::set::{Checked, Light, Merge, RuleSet};
use super::verdict::{Outcome, Verdict};
use crate::schedule::Work;

/// Evaluates one rule set for many subjects. It keeps its room from subject to subject and belongs to one thread.
pub struct Evaluator {
    set: RuleSet,
    row: Box<[Value]>,
    /// Where each given fact was found last.
    places: Vec<usize>,
}

impl Evaluator {
    pub(super) fn new(set: RuleSet) -> Self {
        let row = vec![Value::Unknown; set.inner.terms.len()].into_boxed_slice();
        let places = vec![0; set.inner.given];
        Self { set, row, places }
    }

    /// The light for these facts, without peers and without a past.
    pub fn evaluate(&mut self, facts: &Facts) -> Verdict {
        let set = self.set.clone();
        let checked = &set.inner;
        load(checked, facts, None, &mut self.places, &mut self.row);
        for computed in &checked.computed {
            self.row[computed.place] = alone(computed, &self.row);
        }
        judge(&set, &self.row, None)
    }
}

/// Puts the given facts into a row.
pub(super) fn load(checked: &Checked, facts: &Facts, period: Option<Period>, places: &mut [usize], row: &mut [Value]) {
    for (place, hint) in places.iter_mut().enumerate() {
        row[place] = facts.get_near(&checked.terms[place].name, hint).cloned().unwrap_or_default();
    }
    checked.complete(row, period);
}

/// A computed fact of a subject that is the only one and has no past.
fn alone(computed: &Computed, row: &[Value]) -> Value {
    match &computed.how {
        How::Peers(figure) => {
            let mut rows = peers::figures(figure, &[row.into()]);
            rows.pop().unwrap_or_default()
        }
        How::Memory(memory) => match period_of(row) {
            Some(period) => {
                let now = memory.of.value(row);
                Past::default().recall(memory, period, &now)
            }
            None => Value::Unknown,
        },
        _ => of_row(computed, row),
    }
}

/// A computed fact that depends on its subject only.
pub(super) fn of_row(computed: &Computed, row: &[Value]) -> Value {
    match &computed.how {
        How::Derived(expression) => expression.value(row),
        How::Curve(curves) => percent(curves, row),
        How::Peers(_) | How::Memory(_) => Value::Unknown,
    }
}

fn period_of(row: &[Value]) -> Option<Period> {
    row[3].date().map(Period::Day)
}

/// What share of the plan is due at the end of the period, by the first curve that applies.
fn percent(curves: &[Curve], row: &[Value]) -> Value {
    let Some(end) = row[3].date() else { return Value::Unknown };
    let year = row[0].number().and_then(|year| year.to_i64());
    let applies = |curve: &&Curve| {
        curve.year.is_none_or(|wanted| year == Some(wanted.into()))
            && curve.applies.as_ref().is_none_or(|condition| condition.truth(row) == Some(true))
    };
    let Some(curve) = curves.iter().find(applies) else { return Value::Unknown };
    let own: Option<Vec<_>> = curve.amounts.iter().map(|amount| amount.value(row).number()).collect();
    let own = own.and_then(|own| own.try_into().ok());
    let date = |expression: &Option<super::language::Expression>| expression.as_ref().and_then(|e| e.value(row).date());
    let work = Work { from: date(&curve.from), to: date(&curve.to), own: own.as_ref() };
    curve.shape.percent(end, &work).into()
}

/// What the rules say about a row whose facts are all there.
pub(super) fn judge(set: &RuleSet, row: &[Value], past: Option<(&Past, Period)>) -> Verdict {
    let checked = &set.inner;
    let inside = checked.scope.as_ref().is_none_or(|scope| scope.truth(row) == Some(true));
    let computed: Arc<[Value]> = row[checked.given..].into();
    let period = past.map(|(_, period)| period);
    if !inside {
        return Verdict::outside(set.clone(), period, computed);
    }
    let outcomes: Vec<Outcome> =
        checked.dimensions.iter().map(|dimension| first_match(&dimension.rules, row)).collect();
    let lights: Vec<Light> =
        outcomes.iter().enumerate().map(|(index, outcome)| checked.light_of(index, *outcome)).collect();
    let decisive = merged(checked, &lights);
    let light = decisive.and_then(|index| lights[index]);
    let follows = (0..checked.consequences.len()).filter(|index| {
        let consequence = &checked.consequences[*index];
        let shown = consequence.dimension.map_or(light, |dimension| lights[dimension]);
        shown == consequence.light
            && consequence.times.as_ref().is_none_or(|times| {
                let time = |(past, period): (&Past, Period)| {
                    past.time(consequence.counted, period, consequence.dimension, shown)
                };
                times.contains(&past.map_or(1, time))
            })
    });
    let follows = follows.collect();
    let moves =
        checked.transitions.iter().enumerate().filter(|(_, transition)| transition.when.truth(row) == Some(true));
    let moves = moves.map(|(index, _)| index).collect();
    Verdict::new(set.clone(), period, outcomes, decisive, computed, follows, moves)
}

/// The first rule that holds. A rule that cannot be decided ends the search: what comes after it might be wrong.
fn first_match(rules: &[super::set::Rule], row: &[Value]) -> Outcome {
    for (index, rule) in rules.iter().enumerate() {
        match rule.when.truth(row) {
            Some(true) => return Outcome::Rule(index),
            Some(false) => {}
            None => return Outcome::Undecided(index),
        }
    }
    Outcome::Otherwise
}

/// The dimension that decides.
fn merged(checked: &Checked, lights: &[Light]) -> Option<usize> {
    match &checked.merge {
        Merge::None => None,
        // The only dimension decides, with a colour or without: its rule says why there is none.
        Merge::Worst if lights.len() == 1 => Some(0),
        Merge::Priority(order) => order.iter().copied().find(|index| lights[*index].is_some()),
        Merge::Worst => {
            let shown = lights.iter().enumerate().filter_map(|(index, light)| light.map(|rank| (rank, index)));
            shown.min().map(|(_, index)| index)
        }
    }
}
