//! Facts that a rule set computes from other facts, from the subjects of the same period, or from earlier periods.

use super::file::{First, Recall, Take, Ties, Within};
use super::language::Expression;
use super::set::Light;
use crate::schedule::Shape;

/// A computed fact and where it stands in a row.
#[derive(Debug)]
pub(super) struct Computed {
    pub place: usize,
    pub how: How,
}

#[derive(Debug)]
pub(super) enum How {
    Derived(Expression),
    /// The first that applies counts.
    Curve(Vec<Curve>),
    Peers(Peers),
    Memory(Memory),
}

/// What share of a plan is due, in percent.
#[derive(Debug)]
pub(super) struct Curve {
    pub year: Option<i32>,
    pub applies: Option<Expression>,
    pub shape: Shape,
    pub from: Option<Expression>,
    pub to: Option<Expression>,
    /// Twelve for a plan of one's own, else none.
    pub amounts: Vec<Expression>,
}

/// A figure about the subjects of the same period.
#[derive(Debug)]
pub(super) struct Peers {
    pub take: Take,
    pub of: Option<Expression>,
    /// Places of the facts that a group has in common.
    pub by: Vec<usize>,
    pub takes_part: Option<Expression>,
    pub first: First,
    pub ties: Ties,
    pub then: Vec<Expression>,
}

/// A figure about earlier periods.
#[derive(Debug)]
pub(super) struct Memory {
    /// Which of the remembered values of a period is its own.
    pub index: usize,
    pub take: Recall,
    pub of: Remembered,
    pub within: Option<Within>,
    pub back: u32,
    pub reset: Option<Expression>,
}

#[derive(Debug)]
pub(super) enum Remembered {
    Fact(Expression),
    /// The light of a dimension, or the merged one. `None` as light: whichever it was.
    Light {
        dimension: Option<usize>,
        light: Option<Light>,
    },
}

impl Computed {
    /// The facts it is computed from.
    pub fn uses(&self) -> Vec<usize> {
        let of = |expressions: Vec<&Expression>| {
            expressions.into_iter().flat_map(|e| e.uses.iter().copied()).collect::<Vec<_>>()
        };
        match &self.how {
            How::Derived(expression) => of(vec![expression]),
            How::Curve(curves) => {
                let all = curves.iter().flat_map(|c| c.applies.iter().chain(&c.from).chain(&c.to).chain(&c.amounts));
                of(all.collect())
            }
            How::Peers(peers) => {
                let mut uses = of(peers.of.iter().chain(&peers.takes_part).chain(&peers.then).collect());
                uses.extend(&peers.by);
                uses
            }
            How::Memory(memory) => {
                let remembered = match &memory.of {
                    Remembered::Fact(expression) => Some(expression),
                    Remembered::Light { .. } => None,
                };
                of(remembered.into_iter().chain(&memory.reset).collect())
            }
        }
    }

    pub const fn compares(&self) -> bool {
        matches!(self.how, How::Peers(_))
    }

    pub fn remembers(&self) -> bool {
        matches!(self.how, How::Memory(_))
    }
}
