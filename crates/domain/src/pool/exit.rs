//! 退出条件: a project that stays too long in one stage is proposed for exit, after a notice where the rule asks for one. A rule
//! proposes, a person decides.

use chrono::{Days, Months, NaiveDate};
use guatu_kernel::{Bilingual, Calendar};
use serde::{Deserialize, Serialize};

use crate::life::Stage;

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    Days,
    Workdays,
    Months,
}

/// A span of time. The day it begins on does not count, the last day does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub count: u32,
    pub unit: LimitUnit,
}

impl Limit {
    /// The last day that is still in time.
    pub fn until(self, from: NaiveDate, calendar: &Calendar) -> NaiveDate {
        let count = self.count;
        match self.unit {
            LimitUnit::Workdays => calendar.add_workdays(from, count),
            LimitUnit::Days => from.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX),
            LimitUnit::Months => from.checked_add_months(Months::new(count)).unwrap_or(NaiveDate::MAX),
        }
    }
}

/// A rule under which projects leave the pools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitRule {
    pub code: String,
    pub name: Bilingual,
    /// The clock begins when a project comes to this stage …
    pub from: Stage,
    /// … and ends when it comes to this one, or beyond.
    pub until: Stage,
    pub limit: Limit,
    /// A notice is served first (限期通知书), and this many days are given; none where a project leaves without one.
    pub notice_days: Option<u32>,
    /// The exit has to be published.
    pub publish: bool,
    /// Where the rule is published.
    pub source: Option<String>,
    pub active: bool,
}

/// What a rule proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// To serve a notice.
    Notice,
    /// To take the project out of the pools.
    Exit,
}

impl Proposal {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Exit => "exit",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Notice, Self::Exit].into_iter().find(|one| one.as_str() == text)
    }
}

/// That a rule has something to propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub proposal: Proposal,
    /// The last day that was in time.
    pub due_on: NaiveDate,
}

/// What a rule proposes at the close of a day of a project that came to the rule's first stage on `since` and stands at `stage` of its
/// main line; `noticed_on` is the day on which the notice of this span was served.
pub fn due(
    rule: &ExitRule,
    stage: Stage,
    since: NaiveDate,
    noticed_on: Option<NaiveDate>,
    as_of: NaiveDate,
    calendar: &Calendar,
) -> Option<Due> {
    let within = rule.active && rule.from <= stage && stage < rule.until;
    let due_on = rule.limit.until(since, calendar);
    if !within || as_of <= due_on {
        return None;
    }
    let Some(days) = rule.notice_days else { return Some(Due { proposal: Proposal::Exit, due_on }) };
    let Some(noticed_on) = noticed_on else { return Some(Due { proposal: Proposal::Notice, due_on }) };
    let grace = Limit { count: days, unit: LimitUnit::Days }.until(noticed_on, calendar);
    (grace < as_of).then_some(Due { proposal: Proposal::Exit, due_on: grace })
}
