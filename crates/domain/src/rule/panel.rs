//! Lights of many subjects over many periods, where peers and the past count.

use std::collections::HashMap;
use std::hash::Hash;

use super::computed::{Computed, How, Remembered};
use super::evaluator::{judge, load, of_row};
use super::facts::{Facts, Value};
use super::memory::{Moment, Past};
use super::peers;
use super::period::Period;
use super::set::{Light, RuleSet};
use super::verdict::Verdict;

/// A rule set at work: it is given one period after the other and remembers what it needs of each.
pub struct Panel<K> {
    set: RuleSet,
    pasts: HashMap<K, Past>,
    places: Vec<usize>,
}

impl<K: Hash + Eq + Clone> Panel<K> {
    pub fn new(set: RuleSet) -> Self {
        let places = vec![0; set.inner.given];
        Self { set, pasts: HashMap::new(), places }
    }

    /// The lights of a period, in the order of the subjects. Periods are given in their order, each once, all its
    /// subjects together. Subjects outside of time, without a period, have peers but neither a past nor a future.
    pub fn period(&mut self, period: Option<Period>, cases: &[(K, &Facts)]) -> Vec<Verdict> {
        let set = self.set.clone();
        let mut rows: Vec<Box<[Value]>> = cases.iter().map(|(_, facts)| self.row(facts, period)).collect();
        for computed in &set.inner.computed {
            self.compute(computed, period, cases, &mut rows);
        }
        let verdicts: Vec<Verdict> =
            cases.iter().zip(&rows).map(|((key, _), row)| self.judge(key, period, row)).collect();
        if let Some(period) = period
            && set.remembers()
        {
            for (((key, _), row), verdict) in cases.iter().zip(&rows).zip(&verdicts) {
                let moment = moment(&set, period, row, verdict);
                self.pasts.entry(key.clone()).or_default().moments.push(moment);
            }
        }
        verdicts
    }

    fn row(&mut self, facts: &Facts, period: Option<Period>) -> Box<[Value]> {
        let mut row = vec![Value::Unknown; self.set.inner.terms.len()].into_boxed_slice();
        load(&self.set.inner, facts, period, &mut self.places, &mut row);
        row
    }

    fn compute(&self, computed: &Computed, period: Option<Period>, cases: &[(K, &Facts)], rows: &mut [Box<[Value]>]) {
        match &computed.how {
            How::Peers(figure) => {
                let found = peers::figures(figure, rows);
                rows.iter_mut().zip(found).for_each(|(row, value)| row[computed.place] = value);
            }
            How::Memory(memory) => {
                let none = Past::default();
                for ((key, _), row) in cases.iter().zip(rows) {
                    let now = memory.of.value(row);
                    let recalled = match period {
                        Some(period) => self.pasts.get(key).unwrap_or(&none).recall(memory, period, &now),
                        None => Value::Unknown,
                    };
                    row[computed.place] = self.named(&memory.of, recalled);
                }
            }
            _ => rows.iter_mut().for_each(|row| row[computed.place] = of_row(computed, row)),
        }
    }

    /// A light that is remembered is known to rules by its id.
    fn named(&self, of: &Remembered, recalled: Value) -> Value {
        match of {
            Remembered::Light { light: None, .. } => {
                let rank = recalled.number().and_then(|rank| rank.to_i64()).and_then(|rank| usize::try_from(rank).ok());
                rank.map(|rank| self.set.inner.light_id(Some(rank))).into()
            }
            _ => recalled,
        }
    }

    fn judge(&self, key: &K, period: Option<Period>, row: &[Value]) -> Verdict {
        let none = Past::default();
        judge(&self.set, row, period.map(|period| (self.pasts.get(key).unwrap_or(&none), period)))
    }
}

fn moment(set: &RuleSet, period: Period, row: &[Value], verdict: &Verdict) -> Moment {
    let kept = set.inner.computed.iter().filter_map(|computed| match &computed.how {
        How::Memory(memory) => {
            let anew = memory.reset.as_ref().is_some_and(|reset| reset.truth(row) == Some(true));
            Some((memory.of.value(row), anew))
        }
        _ => None,
    });
    let lights: Vec<Light> = verdict.lights();
    Moment { period, kept: kept.collect(), lights: lights.into() }
}

impl Remembered {
    /// What is remembered of a period besides its lights.
    pub(super) fn value(&self, row: &[Value]) -> Value {
        match self {
            Self::Fact(expression) => expression.value(row),
            Self::Light { .. } => Value::Unknown,
        }
    }
}
