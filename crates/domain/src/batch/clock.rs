//! The clock from signing to start, in working days.

use chrono::NaiveDate;
use guatu_kernel::Calendar;
use serde::{Deserialize, Serialize};

/// How long the way from signing to start may take, and when it is said to be near its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// Working days from the day of signing, which does not count, to the last day for the start.
    pub start_workdays: u32,
    /// So many working days before the last day, and on it, the clock is near its end.
    pub near_workdays: u32,
}

impl Default for Terms {
    /// 90 working days, as 驻马店 published (2022).
    fn default() -> Self {
        Self { start_workdays: 90, near_workdays: 10 }
    }
}

guatu_kernel::closed_codes! {
    /// How a clock stands.
    pub enum ClockState {
        /// Nobody has said on which day it began.
        Undated = "undated",
        /// There is time.
        Running = "running",
        /// Its last day is near.
        Near = "near",
        /// Its last day has passed.
        Overdue = "overdue",
        /// Started in time, or on a day that nobody has said.
        Done = "done",
        /// Started after the last day.
        Late = "late",
        /// An approved objection stands against it: it is not counted.
        Stopped = "stopped",
    }
}

/// A clock at the close of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub began_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub state: ClockState,
    /// Working days left until the last day, which counts, or, negative, passed since it; `None` unless the clock runs.
    pub workdays_left: Option<i64>,
}

/// What a clock is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Run {
    pub began_on: Option<NaiveDate>,
    /// It has been started.
    pub done: bool,
    /// The day of the start, if that is known.
    pub done_on: Option<NaiveDate>,
    /// An approved objection stands against it.
    pub stopped: bool,
}

/// Reads a clock at the close of `as_of`: the last day itself is still in time.
pub fn clock(run: &Run, as_of: NaiveDate, calendar: &Calendar, terms: &Terms) -> Clock {
    let due_on = run.began_on.map(|began_on| calendar.add_workdays(began_on, terms.start_workdays));
    let state = match due_on {
        _ if run.done => match due_on.zip(run.done_on) {
            Some((due_on, done_on)) if due_on < done_on => ClockState::Late,
            _ => ClockState::Done,
        },
        _ if run.stopped => ClockState::Stopped,
        None => ClockState::Undated,
        Some(due_on) if due_on < as_of => ClockState::Overdue,
        Some(due_on) if due_on <= calendar.add_workdays(as_of, terms.near_workdays) => ClockState::Near,
        Some(_) => ClockState::Running,
    };
    let runs = matches!(state, ClockState::Running | ClockState::Near | ClockState::Overdue);
    let workdays_left = due_on.filter(|_| runs).map(|due_on| calendar.workdays_between(as_of, due_on));
    Clock { began_on: run.began_on, due_on, done_on: run.done_on.filter(|_| run.done), state, workdays_left }
}
