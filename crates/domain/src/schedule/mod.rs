//! 序时进度: how much of an annual plan should be done by the end of a month.

mod curve;
mod shape;

use chrono::Datelike;
use guatu_kernel::Money;

pub use curve::{Curve, CurveBook, Quarters, Table, Tranche, Tranches};
pub use shape::{Shape, Work};

use crate::project::Nature;
use crate::rule::Number;
use crate::written::{Grain, When};

/// The first month of the year in which a plan is worked on: 1 to 12, or 13 when the work begins only in a later year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FirstMonth(u32);

impl FirstMonth {
    /// The whole year is there to work in.
    pub const JANUARY: Self = Self(1);
    /// Nothing of the plan falls into the year.
    pub const LATER_YEAR: Self = Self(13);

    /// When a project of this nature begins to owe its plan of `year`.
    ///
    /// Only a 新开工 project may owe nothing at first. A start known only to be some time in `year` spares it nothing:
    /// the plan is then spread over the whole year.
    pub fn of(year: i32, nature: Option<Nature>, planned_start: Option<&When>) -> Self {
        let Some(start) = planned_start.filter(|_| nature == Some(Nature::NewStart)) else {
            return Self::JANUARY;
        };
        match start.from.year() {
            later if later > year => Self::LATER_YEAR,
            same if same == year && start.grain != Grain::Year => Self(start.from.month()),
            _ => Self::JANUARY,
        }
    }

    /// 1 to 13.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// An exact part of a plan, between nothing and all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: i128,
    whole: i128,
}

impl Share {
    pub const NOTHING: Self = Self { part: 0, whole: 1 };

    const fn new(part: i128, whole: i128) -> Self {
        Self { part, whole }
    }

    /// Numerator and (positive) denominator; the numerator is at most the denominator, and that at most 3,000,000.
    pub const fn fraction(self) -> (i128, i128) {
        (self.part, self.whole)
    }

    pub const fn is_nothing(self) -> bool {
        self.part == 0
    }

    /// In percent.
    pub fn percent(self) -> Number {
        Number::fraction(self.part * 100, self.whole).expect("a share has a positive denominator")
    }

    /// This share of `plan`, rounded half up to 分.
    pub fn amount_of(self, plan: Money) -> Money {
        let doubled = i128::from(plan.cents()) * self.part * 2 + self.whole;
        let cents = doubled.div_euclid(self.whole * 2);
        Money::from_cents(i64::try_from(cents).expect("a share is no larger than its plan"))
    }
}

/// What should be done of `plan` by the end of each month, rounded half up to 分. December is the whole plan, unless
/// the work begins only in a later year.
pub fn expected_amounts(plan: Money, curve: &Curve, first: FirstMonth) -> [Money; 12] {
    std::array::from_fn(|index| curve.share(index as u32 + 1, first).amount_of(plan))
}

#[cfg(test)]
mod tests;
