//! Reading what offices write: amounts, dates and names, as messy as they come.

mod amount;
mod date;
mod label;
mod ordinal;
mod reason;

use chrono::{Datelike, NaiveDate};
use guatu_kernel::Month;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use amount::{amount, figure};
pub use date::{Period, day, period, when};
pub use label::{fold, header_key, is_yes, label, likeness, name_key, near_duplicate};
pub use ordinal::ordinal;
pub use reason::Reason;

/// What stands in a cell, before anybody knows what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written<'a> {
    Empty,
    Text(&'a str),
    Number(Decimal),
    Date(NaiveDate),
}

/// How exactly a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    Day,
    Month,
    Year,
}

/// A date as an office wrote it: the first day it can mean, how exact that is, and the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The first day of what was written: `2023年3月` is 2023-03-01, `2023年底` is 2023-12-01.
    pub from: NaiveDate,
    pub grain: Grain,
    /// As written: `2023年底`.
    pub written: String,
}

impl When {
    /// The last day of what was written: `2023年3月` ends on 2023-03-31.
    pub fn until(&self) -> NaiveDate {
        match self.grain {
            Grain::Day => self.from,
            Grain::Month => Month::of(self.from).last_day(),
            Grain::Year => NaiveDate::from_ymd_opt(self.from.year(), 12, 31).unwrap_or(self.from),
        }
    }
}
