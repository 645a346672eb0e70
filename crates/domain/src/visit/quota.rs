//! How often a role visits what it looks after.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::assignment::AssignmentRole;

/// The span in which visits are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    Month,
    Quarter,
}

impl Every {
    pub const ALL: [Self; 2] = [Self::Month, Self::Quarter];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.as_str() == text)
    }

    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// The first day of the span that a day lies in.
    pub fn first_day(self, day: NaiveDate) -> NaiveDate {
        let month = day.month0() / self.months() * self.months() + 1;
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    }

    /// The first day of the next span.
    pub fn next(self, first: NaiveDate) -> NaiveDate {
        first.checked_add_months(Months::new(self.months())).unwrap_or(NaiveDate::MAX)
    }

    /// The first day of the span before.
    pub fn before(self, first: NaiveDate) -> NaiveDate {
        first.checked_sub_months(Months::new(self.months())).unwrap_or(NaiveDate::MIN)
    }
}

/// So many visits in each span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// None are owed when zero.
    pub times: u32,
    pub every: Every,
}

impl Quota {
    /// More visits nobody is asked for in one span.
    pub const MOST: u32 = 31;

    /// Where a district has entered nothing: leaders in contact and pairings visit each month, as the district's own notices
    /// say (二七区, 2022); nothing is published for the other roles.
    pub const fn usual(role: AssignmentRole) -> Self {
        let times = match role {
            AssignmentRole::LeaderLink | AssignmentRole::ChargePairing => 1,
            _ => 0,
        };
        Self { times, every: Every::Month }
    }
}
