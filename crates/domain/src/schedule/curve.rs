//! Schedule curves, and the book that says which one a project follows.

use std::collections::BTreeMap;

use guatu_kernel::{Error, Result, Unfit};
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
    /// As the table says, wherever the project starts.
    Table(Table),
}

impl Curve {
    /// The share of the plan that should be done by the end of month `month` (1–12; 0 means no month has ended yet).
    pub fn share(&self, month: u32, first: FirstMonth) -> Share {
        match self {
            _ if month == 0 => Share::NOTHING,
            Self::Linear => linear(month.min(12), first.number()),
            Self::Table(table) => table.share(month.min(12)),
        }
    }
}

fn linear(month: u32, first: u32) -> Share {
    if month < first {
        return Share::NOTHING;
    }
    Share::new(i128::from(month - first + 1), i128::from(13 - first))
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
        let percent = percent.map(|entry| entry.normalize());
        let mut floor = Decimal::ZERO;
        for (index, entry) in percent.iter().enumerate() {
            let field = format!("percent[{}]", index + 1);
            if entry.scale() > PLACES {
                return Err(Error::invalid(&field, entry, Unfit::PercentPlaces));
            }
            if *entry < floor {
                return Err(Error::invalid(&field, entry, Unfit::PercentFalls));
            }
            if *entry > Decimal::ONE_HUNDRED {
                return Err(Error::invalid(&field, entry, Unfit::PercentAbove));
            }
            floor = *entry;
        }
        if floor == Decimal::ONE_HUNDRED {
            Ok(Self(percent))
        } else {
            Err(Error::invalid("percent[12]", floor, Unfit::PercentUnfinished))
        }
    }

    /// The cumulative percentages, January first.
    pub const fn percent(&self) -> &[Decimal; 12] {
        &self.0
    }

    fn share(&self, month: u32) -> Share {
        let entry = self.0[month as usize - 1];
        Share::new(entry.mantissa(), 100 * 10_i128.pow(entry.scale()))
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
