//! The three series. Of each there is one figure per project and month: the amount of the month, and that of the year so far.

use chrono::NaiveDate;
use guatu_kernel::{Money, Month};
use serde::{Deserialize, Serialize};

/// Where a figure of investment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Series {
    /// 调度: reported by the responsible unit.
    Progress,
    /// 统计: entered by the statistics office (入库纳统).
    #[default]
    Statistics,
    /// 支付: paid out, by the finance bureau.
    Payment,
}

impl Series {
    pub const ALL: [Self; 3] = [Self::Progress, Self::Statistics, Self::Payment];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::Statistics => "statistics",
            Self::Payment => "payment",
        }
    }

    /// The Chinese name, as offices say it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Progress => "调度",
            Self::Statistics => "统计",
            Self::Payment => "支付",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|series| series.as_str() == text)
    }
}

/// A month of a project as the statistics office has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    pub month: Month,
    /// Negative where the office took back what it had counted before.
    pub done_month: Money,
    /// From January to the end of the month.
    pub done_year: Money,
    /// The code under which the statistics office knows the project.
    pub code: Option<String>,
    /// In which state it is, in the office's words: `已入库`.
    pub state: Option<String>,
    /// When it was taken into the statistics library (入库).
    pub listed_on: Option<NaiveDate>,
    pub note: Option<String>,
}

/// What was paid for a project in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub month: Month,
    /// Negative where money came back.
    pub done_month: Money,
    /// From January to the end of the month.
    pub done_year: Money,
    pub note: Option<String>,
}

/// What a series says of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// Of the month; absent where the series says nothing of it.
    pub month: Option<Money>,
    /// From January to the end of the month, by the latest month of the year that the series speaks of; absent where it speaks
    /// of none.
    pub year: Option<Money>,
}

impl Amounts {
    /// Of a series given as (month, amount of the month, amount of the year so far), one entry a month, in any order.
    pub fn at(month: Month, entries: impl IntoIterator<Item = (Month, Money, Money)>) -> Self {
        let within = |entry: &(Month, Money, Money)| entry.0.year() == month.year() && entry.0 <= month;
        let latest = entries.into_iter().filter(within).max_by_key(|entry| entry.0);
        Self {
            month: latest.filter(|(of, ..)| *of == month).map(|(_, done, _)| done),
            year: latest.map(|(.., done)| done),
        }
    }
}
