//! The times at which lights are given.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use guatu_kernel::Month;
use serde::{Serialize, Serializer};

use super::facts::Value;
use super::file::Grain;

/// A day, month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Day(NaiveDate),
    Month(Month),
    Quarter {
        year: i32,
        /// 1 to 4
        quarter: u32,
    },
    Year(i32),
}

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

impl Period {
    /// The period of this grain that a day lies in; `None` outside of the years 1900–2999.
    pub fn of(grain: Grain, day: NaiveDate) -> Option<Self> {
        let month = Month::new(day.year(), day.month())?;
        Some(match grain {
            Grain::Day => Self::Day(day),
            Grain::Month => Self::Month(month),
            Grain::Quarter => Self::Quarter { year: day.year(), quarter: day.month0() / 3 + 1 },
            Grain::Year => Self::Year(day.year()),
        })
    }

    /// `2025-03-31`, `2025-03` (also `202503` and `2025年3月`), `2025-Q1` (also `2025Q1`), `2025`. A text that is finer than
    /// the grain is taken as the period it lies in.
    pub fn parse(text: &str, grain: Grain) -> Option<Self> {
        let text = text.trim().to_uppercase().replace(['年', '月', '/', '.'], "-").replace('日', "");
        let text = text.trim_end_matches('-');
        if let Ok(day) = text.parse::<NaiveDate>() {
            return Self::of(grain, day);
        }
        let end = month_end(text).filter(|_| grain != Grain::Day);
        let end = end.or_else(|| quarter_end(text).filter(|_| matches!(grain, Grain::Quarter | Grain::Year)));
        end.or_else(|| year_end(text).filter(|_| grain == Grain::Year)).and_then(|end| Self::of(grain, end))
    }

    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month(month) => month.year(),
            Self::Quarter { year, .. } | Self::Year(year) => year,
        }
    }

    /// The month it ends in, 1 to 12.
    pub fn month(self) -> u32 {
        match self {
            Self::Day(day) => day.month(),
            Self::Month(month) => month.number(),
            Self::Quarter { quarter, .. } => quarter * 3,
            Self::Year(_) => 12,
        }
    }

    /// The quarter it ends in, 1 to 4.
    pub fn quarter(self) -> u32 {
        (self.month() - 1) / 3 + 1
    }

    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            _ => Month::new(self.year(), self.month())
                .expect("a period lies in years that months are counted in")
                .last_day(),
        }
    }

    /// What every rule set may look at, in the order of a row: year, quarter, month, last day.
    pub(super) fn values(self) -> [Value; 4] {
        [i64::from(self.year()).into(), self.quarter().into(), self.month().into(), self.last_day().into()]
    }

    /// A number that grows by one from each period to the next.
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Day(day) => day.num_days_from_ce().into(),
            Self::Month(month) => i64::from(month.year()) * 12 + i64::from(month.number()),
            Self::Quarter { year, quarter } => i64::from(year) * 4 + i64::from(quarter),
            Self::Year(year) => year.into(),
        }
    }

    /// Whether `earlier` comes just before this one. Days follow one another as they are reported: nobody reports on Sunday.
    pub(super) fn follows(self, earlier: Self) -> bool {
        matches!(self, Self::Day(_)) || self.number() == earlier.number() + 1
    }
}

fn month_end(text: &str) -> Option<NaiveDate> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = match text.split_once('-') {
        Some(parts) => parts,
        None if text.len() == 6 && digits(text) => text.split_at(4),
        None => return None,
    };
    if !digits(year) || !digits(month) || year.len() != 4 {
        return None;
    }
    Some(Month::new(year.parse().ok()?, month.parse().ok()?)?.last_day())
}

fn quarter_end(text: &str) -> Option<NaiveDate> {
    let (year, quarter) = text.split_once('Q')?;
    let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some(Month::new(year.trim_end_matches('-').parse().ok()?, quarter * 3)?.last_day())
}

fn year_end(text: &str) -> Option<NaiveDate> {
    let year: i32 = text.parse().ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, 12, 31)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Quarter { year, quarter } => write!(f, "{year}-Q{quarter}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_they_are_written() {
        for (text, grain, period) in [
            ("2025-03", Grain::Month, Some("2025-03")),
            ("2025-3", Grain::Month, Some("2025-03")),
            ("202503", Grain::Month, Some("2025-03")),
            ("2025年3月", Grain::Month, Some("2025-03")),
            ("2025-03-31", Grain::Month, Some("2025-03")),
            ("2025/03/31", Grain::Day, Some("2025-03-31")),
            ("2025年3月31日", Grain::Day, Some("2025-03-31")),
            ("2025Q2", Grain::Quarter, Some("2025-Q2")),
            ("2025-q2", Grain::Quarter, Some("2025-Q2")),
            ("2025-05", Grain::Quarter, Some("2025-Q2")),
            ("2025", Grain::Year, Some("2025")),
            ("2025年", Grain::Year, Some("2025")),
            ("2025-Q2", Grain::Month, None),
            ("2025", Grain::Month, None),
            ("2025-13", Grain::Month, None),
            ("2025-03", Grain::Day, None),
            ("2025-Q5", Grain::Quarter, None),
            ("March", Grain::Month, None),
            ("", Grain::Month, None),
        ] {
            assert_eq!(Period::parse(text, grain).map(|period| period.to_string()).as_deref(), period, "{text}");
        }
    }

    #[test]
    fn december_is_followed_by_january() {
        let period = |text, grain| Period::parse(text, grain).expect("period");
        assert!(period("2025-01", Grain::Month).follows(period("2024-12", Grain::Month)));
        assert!(!period("2025-02", Grain::Month).follows(period("2024-12", Grain::Month)));
        assert!(period("2025-Q1", Grain::Quarter).follows(period("2024-Q4", Grain::Quarter)));
        assert!(period("2025-03-10", Grain::Day).follows(period("2025-03-07", Grain::Day)));
    }
}
