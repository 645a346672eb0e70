//! 调度确认: the office has looked at what a unit reported of a month, and stands by it.

use guatu_kernel::{Money, Month};
use serde::{Deserialize, Serialize};

/// A confirmation of a project's month, or its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    pub month: Month,
    /// Whether it is confirmed from here on.
    pub confirmed: bool,
    /// What was reported of the month when it was looked at.
    pub done_month: Money,
    /// The same from January on.
    pub done_year: Money,
    /// Why a confirmation was taken back.
    pub reason: Option<String>,
    /// The sign-in name of who did it.
    pub by: String,
}

/// How a reported month stands with the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConfirmationState {
    /// Nothing was reported.
    Unreported,
    /// Reported, and not confirmed.
    Open,
    Confirmed,
    /// Confirmed, and reported differently since.
    Changed,
}

impl ConfirmationState {
    pub const ALL: [Self; 4] = [Self::Unreported, Self::Open, Self::Confirmed, Self::Changed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreported => "unreported",
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// `reported` is (amount of the month, amount of the year so far) as it is reported now.
    pub fn of(reported: Option<(Money, Money)>, confirmation: Option<&Confirmation>) -> Self {
        match (reported, confirmation.filter(|confirmation| confirmation.confirmed)) {
            (None, _) => Self::Unreported,
            (Some(_), None) => Self::Open,
            (Some(now), Some(then)) if now == (then.done_month, then.done_year) => Self::Confirmed,
            (Some(_), Some(_)) => Self::Changed,
        }
    }
}
