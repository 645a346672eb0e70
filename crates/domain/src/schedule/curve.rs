//! Schedule curves, and the book that says which one a project follows.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use guatu_kernel::{Error, Month, Result, Unfit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{FirstMonth, Share};
use crate::project::Nature;

/// How a plan is spread over the months of its year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "percent")]
pub enum Curve {
    /// Evenly over the months from the first one on.
    #[default]
    Linear,
    /// Evenly over the days of this year, from the first month's first day on.
    Days(i32),
    /// As the table says, wherever the project starts.
    Table(Table),
    /// Cumulative percentages at the ends of the quarters, even over the months of each.
    Quarters(Quarters),
    /// Cumulative percentages from each day on: money that is called in tranches.
    Tranches(Tranches),
}

impl Curve {
    /// The share of the plan that should be done by the end of month `month` (1–12; 0 means no month has ended yet).
    pub fn share(&self, month: u32, first: FirstMonth) -> Share {
        let ended = month.min(12);
        match self {
            _ if month == 0 => Share::NOTHING,
            Self::Linear => linear(ended, first.number()),
            Self::Days(year) => days(*year, ended, first.number()),
            Self::Table(table) => of_percent(table.0[ended as usize - 1]),
            Self::Quarters(quarters) => quarters.share(ended),
            Self::Tranches(tranches) => tranches.share(ended),
        }
    }
}

fn linear(month: u32, first: u32) -> Share {
    if month < first {
        return Share::NOTHING;
    }
    Share::new(i128::from(month - first + 1), i128::from(13 - first))
}

fn days(year: i32, month: u32, first: u32) -> Share {
    if month < first {
        return Share::NOTHING;
    }
    let ordinal = |month: u32| Month::new(year, month).map_or(0, |month| i128::from(month.last_day().ordinal()));
    let before = first.checked_sub(1).filter(|before| *before > 0).map_or(0, ordinal);
    Share::new(ordinal(month) - before, ordinal(12) - before)
}

fn of_percent(percent: Decimal) -> Share {
    Share::new(percent.mantissa(), 100 * 10_i128.pow(percent.scale()))
}

/// Refuses, with `Invalid` and the place as field, percentages that fall, exceed 100, are finer than four places, or do not
/// end at 100.
fn rising(percents: impl IntoIterator<Item = Decimal>) -> Result<Vec<Decimal>> {
    let mut floor = Decimal::ZERO;
    let mut rising = Vec::new();
    for (index, entry) in percents.into_iter().enumerate() {
        let (entry, field) = (entry.normalize(), format!("percent[{}]", index + 1));
        if entry.scale() > PLACES {
            return Err(Error::invalid(&field, entry, Unfit::PercentPlaces));
        }
        if entry < floor {
            return Err(Error::invalid(&field, entry, Unfit::PercentFalls));
        }
        if entry > Decimal::ONE_HUNDRED {
            return Err(Error::invalid(&field, entry, Unfit::PercentAbove));
        }
        floor = entry;
        rising.push(entry);
    }
    if floor == Decimal::ONE_HUNDRED {
        return Ok(rising);
    }
    Err(Error::invalid(&format!("percent[{}]", rising.len()), floor, Unfit::PercentUnfinished))
}

/// Four cumulative percentages, by the rules of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Decimal>", into = "Vec<Decimal>")]
pub struct Quarters([Decimal; 4]);

impl Quarters {
    /// Refuses what breaks one of the rules of a [`Table`], and another number of percentages than four.
    pub fn new(percents: Vec<Decimal>) -> Result<Self> {
        let count = percents.len();
        let four = rising(percents)?.try_into();
        four.map(Self).map_err(|_| Error::invalid("percent", count, Unfit::CurveMonths))
    }

    pub const fn percent(&self) -> &[Decimal; 4] {
        &self.0
    }

    fn share(&self, month: u32) -> Share {
        let quarter = (month as usize - 1) / 3;
        let before = if quarter == 0 { Decimal::ZERO } else { self.0[quarter - 1] };
        let within = Decimal::from((month - 1) % 3 + 1);
        // Thirds have no end as decimals: the division by three goes into the denominator.
        let thrice = before * Decimal::from(3) + (self.0[quarter] - before) * within;
        let Share { part, whole } = of_percent(thrice);
        Share::new(part, whole * 3)
    }
}

impl TryFrom<Vec<Decimal>> for Quarters {
    type Error = Error;

    fn try_from(percents: Vec<Decimal>) -> Result<Self> {
        Self::new(percents)
    }
}

impl From<Quarters> for Vec<Decimal> {
    fn from(quarters: Quarters) -> Self {
        quarters.0.into()
    }
}

/// A part of the plan that is due from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tranche {
    pub on: NaiveDate,
    /// Cumulative.
    pub percent: Decimal,
}

/// Tranches in the order of their days, all in one year, the last one at 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Tranche>", into = "Vec<Tranche>")]
pub struct Tranches(Vec<Tranche>);

impl Tranches {
    /// Refuses percentages that break a rule of a [`Table`], and days that do not follow one another within one year.
    pub fn new(tranches: Vec<Tranche>) -> Result<Self> {
        rising(tranches.iter().map(|tranche| tranche.percent))?;
        let follows = |pair: &[Tranche]| pair[0].on < pair[1].on && pair[0].on.year() == pair[1].on.year();
        match tranches.windows(2).position(|pair| !follows(pair)) {
            None => Ok(Self(tranches)),
            Some(at) => Err(Error::invalid(&format!("tranche[{}]", at + 2), tranches[at + 1].on, Unfit::TrancheOrder)),
        }
    }

    pub fn entries(&self) -> &[Tranche] {
        &self.0
    }

    fn share(&self, month: u32) -> Share {
        let due = self.0.iter().rev().find(|tranche| tranche.on.month() <= month);
        due.map_or(Share::NOTHING, |tranche| of_percent(tranche.percent))
    }
}

impl TryFrom<Vec<Tranche>> for Tranches {
    type Error = Error;

    fn try_from(tranches: Vec<Tranche>) -> Result<Self> {
        Self::new(tranches)
    }
}

impl From<Tranches> for Vec<Tranche> {
    fn from(tranches: Tranches) -> Self {
        tranches.0
    }
}

/// Twelve cumulative percentages: never falling, between 0 and 100, the last one 100, at most four decimal places.
///
/// Why four: together with the largest amounts, a threshold is then still decided exactly by 24 decimal places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Decimal>", into = "Vec<Decimal>")]
pub struct Table([Decimal; 12]);

const PLACES: u32 = 4;

impl Table {
    /// Refuses, with `Invalid` and the month as field, a table that breaks one of the conditions above.
    pub fn new(percent: [Decimal; 12]) -> Result<Self> {
        let twelve = rising(percent)?.try_into();
        twelve.map(Self).map_err(|_| Error::invalid("percent", 12, Unfit::CurveMonths))
    }

    /// The cumulative percentages, January first.
    pub const fn percent(&self) -> &[Decimal; 12] {
        &self.0
    }
}

impl TryFrom<Vec<Decimal>> for Table {
    type Error = Error;

    fn try_from(percent: Vec<Decimal>) -> Result<Self> {
        let twelve = <[Decimal; 12]>::try_from(percent)
            .map_err(|given| Error::invalid("percent", given.len(), Unfit::CurveMonths))?;
        Self::new(twelve)
    }
}

impl From<Table> for Vec<Decimal> {
    fn from(table: Table) -> Self {
        table.0.into()
    }
}

/// The curves a district has set, by year and class. What is not set is linear.
#[derive(Debug, Clone, Default)]
pub struct CurveBook {
    curves: BTreeMap<(i32, Option<Nature>), Curve>,
}

static LINEAR: Curve = Curve::Linear;

impl CurveBook {
    /// `None` as nature means every class of that year that has no curve of its own.
    pub fn new(curves: impl IntoIterator<Item = ((i32, Option<Nature>), Curve)>) -> Self {
        Self { curves: curves.into_iter().collect() }
    }

    /// The curve for a project of this nature: that of its class, else that of the year, else the linear one.
    pub fn curve(&self, year: i32, nature: Option<Nature>) -> &Curve {
        nature
            .and_then(|class| self.curves.get(&(year, Some(class))))
            .or_else(|| self.curves.get(&(year, None)))
            .unwrap_or(&LINEAR)
    }
}
