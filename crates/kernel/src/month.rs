//! A calendar month, the grain in which progress is reported.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A month of a year; ordered in time. Written `2023-03`, stored as the integer 202303.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    /// 1 to 12
    month: u32,
}

impl Month {
    /// `None` unless `month` is 1–12 and the year is 1900–2999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1900..=2999).contains(&year)).then_some(Self { year, month })
    }

    /// The month a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The last month that has ended by the close of `as_of`: the month itself on its last day, else the one before.
    pub fn last_full(as_of: NaiveDate) -> Self {
        let month = Self::of(as_of);
        if month.last_day() == as_of { month } else { month.previous() }
    }

    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn number(self) -> u32 {
        self.month
    }

    /// The integer 202303.
    pub const fn key(self) -> i32 {
        self.year * 100 + self.month as i32
    }

    /// From the integer 202303.
    pub fn from_key(key: i32) -> Option<Self> {
        Self::new(key / 100, u32::try_from(key % 100).ok()?)
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).expect("a month has a first day")
    }

    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().expect("a month has a last day")
    }

    pub fn next(self) -> Self {
        if self.month == 12 { Self { year: self.year + 1, month: 1 } } else { Self { month: self.month + 1, ..self } }
    }

    pub fn previous(self) -> Self {
        if self.month == 1 { Self { year: self.year - 1, month: 12 } } else { Self { month: self.month - 1, ..self } }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        Self::new(year.parse().map_err(|_| ())?, month.parse().map_err(|_| ())?).ok_or(())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|()| serde::de::Error::custom("a month is written 2023-03"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_full_month_ends_on_its_last_day() {
        let on = |text: &str| text.parse::<NaiveDate>().expect("date");
        for (as_of, month) in [
            ("2023-03-31", "2023-03"),
            ("2023-03-30", "2023-02"),
            ("2023-01-15", "2022-12"),
            ("2024-02-29", "2024-02"),
            ("2023-12-31", "2023-12"),
        ] {
            assert_eq!(Month::last_full(on(as_of)).to_string(), month, "{as_of}");
        }
    }
}
