//! Whether visits are made as often as they are owed.

use chrono::{Days, NaiveDate};
use guatu_kernel::Calendar;

use super::{Every, Quota};

/// So many working days before its last one, and on it, a visit is said to be near its end.
pub const NEAR_WORKDAYS: u32 = 5;

guatu_kernel::closed_codes! {
    /// How the visits of an assignment stand.
    pub enum VisitState {
        /// Nothing is owed: no quota, or none yet. A span that has begun before the assignment owes nothing.
        Free = "free",
        /// As many as the span wants are made.
        Met = "met",
        /// There is time.
        Due = "due",
        /// The last day is near.
        Near = "near",
        /// The span before ended with too few, and nothing has been made up since.
        Overdue = "overdue",
    }
}

impl VisitState {
    /// The light: red, yellow, blue, green, or grey where nothing is owed.
    pub const fn light(self) -> &'static str {
        match self {
            Self::Free => "grey",
            Self::Met => "green",
            Self::Due => "blue",
            Self::Near => "yellow",
            Self::Overdue => "red",
        }
    }
}

/// How the visits of an assignment stand at the close of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitClock {
    pub state: VisitState,
    /// Visits made in the span, and owed in it.
    pub made: u32,
    pub owed: u32,
    /// The last working day of the span.
    pub due_on: Option<NaiveDate>,
    /// Spans in a row, up to the last one that is over, that ended with too few.
    pub missed: u32,
    /// The last working day of the first of them: since then visits are overdue.
    pub late_since: Option<NaiveDate>,
    /// The latest visit.
    pub last_on: Option<NaiveDate>,
}

/// Reads the visits of an assignment that began on `from`, at the close of `as_of`.
pub fn clock(from: NaiveDate, visits: &[NaiveDate], quota: Quota, as_of: NaiveDate, calendar: &Calendar) -> VisitClock {
    let every = quota.every;
    let first = every.first_day(as_of);
    let last_on = visits.iter().copied().filter(|on| *on <= as_of).max();
    let made = made_within(visits, first, as_of);
    if quota.times == 0 || first < from {
        return VisitClock {
            state: VisitState::Free,
            made,
            owed: 0,
            due_on: None,
            missed: 0,
            late_since: None,
            last_on,
        };
    }
    let due_on = calendar.workday_until(last_of(every, first));
    let missed = missed(from, visits, quota, first);
    let state = if quota.times <= made {
        VisitState::Met
    } else if missed > 0 {
        VisitState::Overdue
    } else if due_on <= calendar.add_workdays(as_of, NEAR_WORKDAYS) {
        VisitState::Near
    } else {
        VisitState::Due
    };
    let late_since = (state == VisitState::Overdue).then(|| {
        let begun = (0..missed).fold(first, |begun, _| every.before(begun));
        calendar.workday_until(last_of(every, begun))
    });
    VisitClock { state, made, owed: quota.times, due_on: Some(due_on), missed, late_since, last_on }
}

/// Spans in a row before `first` that ended with too few visits, back to the beginning of the assignment.
fn missed(from: NaiveDate, visits: &[NaiveDate], quota: Quota, first: NaiveDate) -> u32 {
    let every = quota.every;
    let spans = std::iter::successors(Some(every.before(first)), |begun| Some(every.before(*begun)));
    let short = |begun: &NaiveDate| made_within(visits, *begun, last_of(every, *begun)) < quota.times;
    let count = spans.take_while(|begun| from <= *begun && *begun > NaiveDate::MIN).take_while(short).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn last_of(every: Every, first: NaiveDate) -> NaiveDate {
    every.next(first).checked_sub_days(Days::new(1)).unwrap_or(first)
}

fn made_within(visits: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> u32 {
    let count = visits.iter().filter(|on| first <= **on && **on <= last).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
