//! How long a node may take.

use chrono::{Days, NaiveDate};
use guatu_kernel::Calendar;
use serde::{Deserialize, Serialize};

/// How the days of a limit are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// 工作日
    Workdays,
    /// 日历天
    Days,
}

impl Counting {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Workdays => "workdays",
            Self::Days => "days",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Workdays, Self::Days].into_iter().find(|counting| counting.as_str() == text)
    }
}

/// A number of days. The day on which they begin to count is not one of them; none at all is an event of that very day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub count: u32,
    pub counting: Counting,
}

impl Limit {
    pub const fn workdays(count: u32) -> Self {
        Self { count, counting: Counting::Workdays }
    }

    pub const fn days(count: u32) -> Self {
        Self { count, counting: Counting::Days }
    }

    /// The day on which the limit is over.
    pub fn after(self, start: NaiveDate, calendar: &Calendar) -> NaiveDate {
        match self.counting {
            Counting::Workdays => calendar.add_workdays(start, self.count),
            Counting::Days => start.checked_add_days(Days::new(self.count.into())).unwrap_or(NaiveDate::MAX),
        }
    }

    /// The last day from which the limit is over by the end of `finish`.
    pub fn before(self, finish: NaiveDate, calendar: &Calendar) -> NaiveDate {
        match self.counting {
            Counting::Workdays => calendar.before_workdays(finish, self.count),
            Counting::Days => finish.checked_sub_days(Days::new(self.count.into())).unwrap_or(NaiveDate::MIN),
        }
    }

    /// The last day not after `date` on which something with this limit can be over.
    pub fn last_finish(self, date: NaiveDate, calendar: &Calendar) -> NaiveDate {
        match self.counting {
            Counting::Workdays if self.count > 0 => calendar.workday_until(date),
            _ => date,
        }
    }

    /// `20个工作日`, `60天`; nothing where there is no limit.
    pub fn words(self) -> Option<String> {
        let unit = match self.counting {
            Counting::Workdays => "个工作日",
            Counting::Days => "天",
        };
        (self.count > 0).then(|| format!("{}{unit}", self.count))
    }
}
