//! When each step can be over at the earliest, and when it has to be at the latest.

use chrono::NaiveDate;
use guatu_kernel::Calendar;
use serde::{Deserialize, Serialize};

use super::Network;

/// From which end dates are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", content = "on", rename_all = "snake_case")]
pub enum Anchor {
    /// Forward: everything as early as it can be.
    Start(NaiveDate),
    /// Backward (倒排工期): everything as late as it may be.
    Finish(NaiveDate),
}

impl Anchor {
    pub const fn on(self) -> NaiveDate {
        match self {
            Self::Start(on) | Self::Finish(on) => on,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start(_) => "start",
            Self::Finish(_) => "finish",
        }
    }

    pub fn parse(text: &str, on: NaiveDate) -> Option<Self> {
        [Self::Start(on), Self::Finish(on)].into_iter().find(|anchor| anchor.as_str() == text)
    }
}

/// Dates of a whole network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The day from which the limits of the first steps count: given, or the last one that keeps the finish.
    pub start: NaiveDate,
    /// The earliest day on which everything is over.
    pub finish: NaiveDate,
    /// In the order of the steps.
    pub times: Vec<Times>,
}

/// Dates of one step. A limit counts from a start, which is not one of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    pub earliest_start: NaiveDate,
    pub earliest_finish: NaiveDate,
    pub latest_start: NaiveDate,
    /// On a working day where the limit is in working days.
    pub latest_finish: NaiveDate,
    /// Whether it lies on a longest path: nothing ends a day earlier unless it does. A few days of float do not speak
    /// against it where a weekend or a holiday swallows them.
    pub critical: bool,
    pub contradiction: Option<Contradiction>,
}

/// Why a day set by hand cannot be kept together with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// What it waits for, and its own limit, allow this day at the earliest.
    TooEarly(NaiveDate),
    /// What waits for it needs it by this day.
    TooLate(NaiveDate),
}

impl Times {
    /// By how many calendar days it may be over later than it can be, without moving the finish; negative where it is already
    /// too late.
    pub fn float(&self) -> i64 {
        (self.latest_finish - self.earliest_finish).num_days()
    }

    /// The day that a plan promises: the earliest when counted forward, the latest when counted backward.
    pub const fn planned(&self, anchor: Anchor) -> NaiveDate {
        match anchor {
            Anchor::Start(_) => self.earliest_finish,
            Anchor::Finish(_) => self.latest_finish,
        }
    }
}

#[derive(Clone, Copy)]
struct Early {
    start: NaiveDate,
    finish: NaiveDate,
    /// When it could be over if no day were set by hand.
    possible: NaiveDate,
}

#[derive(Clone, Copy)]
struct Late {
    start: NaiveDate,
    finish: NaiveDate,
    /// When it has to be over if no day were set by hand.
    needed: NaiveDate,
}

impl Network {
    /// All dates, from a start or a finish.
    pub fn schedule(&self, calendar: &Calendar, anchor: Anchor) -> Schedule {
        let (start, early, late) = match anchor {
            Anchor::Start(start) => {
                let early = self.forward(calendar, start);
                let late = self.backward(calendar, end(&early).unwrap_or(start));
                (start, early, late)
            }
            Anchor::Finish(finish) => {
                let late = self.backward(calendar, finish);
                let first = (0..self.steps.len()).filter(|place| self.steps[*place].after.is_empty());
                let start = first.map(|place| late[place].start).min().unwrap_or(finish);
                (start, self.forward(calendar, start), late)
            }
        };
        let finish = end(&early).unwrap_or(start);
        let carried = self.carried(calendar, finish);
        let times = (0..self.steps.len()).map(|place| {
            let (early, late) = (early[place], late[place]);
            Times {
                earliest_start: early.start,
                earliest_finish: early.finish,
                latest_start: late.start,
                latest_finish: late.finish,
                critical: carried[place].is_some_and(|needed| early.finish > needed),
                contradiction: self.contradiction(place, early, late),
            }
        });
        Schedule { start, finish, times: times.collect() }
    }

    fn contradiction(&self, place: usize, early: Early, late: Late) -> Option<Contradiction> {
        let fixed_on = self.steps[place].fixed_on.filter(|_| !self.steps[place].achieved)?;
        if fixed_on < early.possible {
            return Some(Contradiction::TooEarly(early.possible));
        }
        (fixed_on > late.needed).then_some(Contradiction::TooLate(late.needed))
    }

    /// Nothing begins before the start, also where what it waits for was over long before.
    fn forward(&self, calendar: &Calendar, first: NaiveDate) -> Vec<Early> {
        let mut early = vec![Early { start: first, finish: first, possible: first }; self.steps.len()];
        for place in self.order().iter().copied() {
            let step = &self.steps[place];
            let start = step.after.iter().map(|before| early[*before].finish).fold(first, NaiveDate::max);
            let possible = step.limit.after(start, calendar);
            early[place] = Early { start, finish: step.fixed_on.unwrap_or(possible), possible };
        }
        early
    }

    fn backward(&self, calendar: &Calendar, deadline: NaiveDate) -> Vec<Late> {
        let mut late = vec![Late { start: deadline, finish: deadline, needed: deadline }; self.steps.len()];
        for place in self.order().iter().rev().copied() {
            let step = &self.steps[place];
            let followers = self.followers[place].iter().filter(|follower| !self.steps[**follower].achieved);
            let needed = followers.map(|follower| late[*follower].start).min().unwrap_or(deadline);
            let finish = step.fixed_on.unwrap_or_else(|| step.limit.last_finish(needed, calendar));
            late[place] = Late { start: step.limit.before(finish, calendar), finish, needed };
        }
        late
    }

    /// The day by which each step has to be over for everything to be over one day before `finish`; nothing where the end
    /// does not depend on it, because only days set by hand follow.
    fn carried(&self, calendar: &Calendar, finish: NaiveDate) -> Vec<Option<NaiveDate>> {
        let deadline = finish.pred_opt().unwrap_or(finish);
        let mut needed: Vec<Option<NaiveDate>> = vec![Some(deadline); self.steps.len()];
        for place in self.order().iter().rev().copied() {
            if self.followers[place].is_empty() {
                continue;
            }
            let starts = self.followers[place].iter().filter_map(|follower| {
                let step = &self.steps[*follower];
                let by = needed[*follower].filter(|_| step.fixed_on.is_none())?;
                Some(step.limit.before(by, calendar))
            });
            needed[place] = starts.min();
        }
        needed
    }
}

fn end(early: &[Early]) -> Option<NaiveDate> {
    early.iter().map(|step| step.finish).max()
}
