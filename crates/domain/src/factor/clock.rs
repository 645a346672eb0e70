//! The clock of a request: until somebody answers in working days, then until the promised day.

use chrono::NaiveDate;
use guatu_kernel::Calendar;

use super::{FactorRequest, FactorState};

/// Working days for an answer where a district has entered nothing. Nothing is published for factors; 15 working days is what
/// 长春新区 gave itself for hard demands.
pub const LIMIT_WORKDAYS: u32 = 15;

/// The longest limit that makes sense: a year of working days.
pub const LONGEST_LIMIT: u32 = 250;

/// So many working days before the last one, and on it, a request is said to be near its end.
pub const NEAR_WORKDAYS: u32 = 3;

guatu_kernel::closed_codes! {
    /// How the clock of a request stands.
    pub enum FactorClockState {
        /// There is time.
        Running = "running",
        /// Its last day is near.
        Near = "near",
        /// Its last day has passed.
        Overdue = "overdue",
        /// Settled in time.
        Done = "done",
        /// Met or refused after the last day.
        Late = "late",
    }
}

/// A clock at the close of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactorClock {
    pub state: FactorClockState,
    /// The day promised, else the last working day for an answer.
    pub due_on: NaiveDate,
    /// Working days left until the last day, which counts, or, negative, passed since it; `None` once it is settled.
    pub workdays_left: Option<i64>,
}

/// Reads the clock of a request at the close of `as_of`; `limit` is in working days after the day of asking.
pub fn clock(request: &FactorRequest, limit: u32, as_of: NaiveDate, calendar: &Calendar) -> FactorClock {
    use FactorClockState::{Done, Late, Near, Overdue, Running};
    let due_on = request.promised_on.unwrap_or_else(|| calendar.add_workdays(request.asked_on, limit));
    if !request.state.is_open() {
        let late = request.state != FactorState::Withdrawn && request.settled_on.is_some_and(|on| due_on < on);
        return FactorClock { state: if late { Late } else { Done }, due_on, workdays_left: None };
    }
    let state = if due_on < as_of {
        Overdue
    } else if due_on <= calendar.add_workdays(as_of, NEAR_WORKDAYS) {
        Near
    } else {
        Running
    };
    FactorClock { state, due_on, workdays_left: Some(calendar.workdays_between(as_of, due_on)) }
}
