//! 走访: visits that are planned, made and recorded, how many are owed, and the light of who owes them.

mod clock;
mod quota;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use clock::{NEAR_WORKDAYS, VisitClock, VisitState, clock};
pub use quota::{Every, Quota};

/// How far a visit has come: `planned → done → recorded`, or `planned → cancelled`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Planned,
    /// Made; what was found is still to be written down.
    Done,
    Recorded,
    Cancelled,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Planned, Self::Done, Self::Recorded, Self::Cancelled];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Recorded => "recorded",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

/// What is known of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub step: Step,
    pub planned_on: Option<NaiveDate>,
    pub visited_on: Option<NaiveDate>,
    /// What was seen and said.
    pub text: Option<String>,
    /// Problems raised on the spot, as told.
    pub problems: Option<String>,
    /// Why it was cancelled.
    pub reason: Option<String>,
}

/// What somebody says about a visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    pub planned_on: Option<NaiveDate>,
    pub visited_on: Option<NaiveDate>,
    pub text: Option<String>,
    pub problems: Option<String>,
}

/// Why a visit cannot be as somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitFault {
    /// Neither planned nor made on a day.
    Undated,
    /// Made on a day that has not come.
    VisitedLater,
    /// Planned for a day that has passed.
    PlannedEarlier,
    /// It was recorded or cancelled: nothing more is said about it.
    Over,
    /// Only a planned visit is cancelled.
    Made,
}

impl Visit {
    /// A visit that is planned, or was made.
    ///
    /// # Errors
    /// When neither day is said, or one of them cannot be.
    pub fn new(said: Said, today: NaiveDate) -> Result<Self, VisitFault> {
        let nothing =
            Self { step: Step::Planned, planned_on: None, visited_on: None, text: None, problems: None, reason: None };
        if said.planned_on.or(said.visited_on).is_none() {
            return Err(VisitFault::Undated);
        }
        nothing.said(said, today)
    }

    /// The same visit after somebody said more; what is not said stays.
    ///
    /// # Errors
    /// When it is over, or a day cannot be.
    pub fn said(self, said: Said, today: NaiveDate) -> Result<Self, VisitFault> {
        if matches!(self.step, Step::Recorded | Step::Cancelled) {
            return Err(VisitFault::Over);
        }
        if said.visited_on.is_some_and(|on| today < on) {
            return Err(VisitFault::VisitedLater);
        }
        if said.planned_on.is_some_and(|on| on < today && self.planned_on != Some(on)) {
            return Err(VisitFault::PlannedEarlier);
        }
        let mut after = Self {
            planned_on: said.planned_on.or(self.planned_on),
            visited_on: said.visited_on.or(self.visited_on),
            text: said.text.or(self.text),
            problems: said.problems.or(self.problems),
            ..self
        };
        after.step = match (after.visited_on, &after.text) {
            (None, _) => Step::Planned,
            (Some(_), None) => Step::Done,
            (Some(_), Some(_)) => Step::Recorded,
        };
        Ok(after)
    }

    /// # Errors
    /// Unless it is planned.
    pub fn cancel(self, reason: String) -> Result<Self, VisitFault> {
        match self.step {
            Step::Planned => Ok(Self { step: Step::Cancelled, reason: Some(reason), ..self }),
            Step::Done => Err(VisitFault::Made),
            Step::Recorded | Step::Cancelled => Err(VisitFault::Over),
        }
    }

    /// The day on which it was made, once it was.
    pub fn made_on(&self) -> Option<NaiveDate> {
        self.visited_on.filter(|_| self.step != Step::Cancelled)
    }
}
