//! Planning on from what has been achieved: when the rest will be over.

use chrono::NaiveDate;
use guatu_kernel::Calendar;

use super::Network;

impl Network {
    /// When each step was or will be over, seen from `today`: what is achieved stays, and nothing else is over before today.
    ///
    /// A limit counts from the day on which the last of what it waits for was over, or from `start`; `achieved` has one entry a
    /// step. A day set by hand is kept unless it can no longer be.
    ///
    /// # Panics
    /// When `achieved` has fewer entries than there are steps.
    pub fn forecast(
        &self,
        calendar: &Calendar,
        start: NaiveDate,
        today: NaiveDate,
        achieved: &[Option<NaiveDate>],
    ) -> Vec<NaiveDate> {
        let mut expected = vec![today; self.steps.len()];
        for place in self.order().iter().copied() {
            let step = &self.steps[place];
            let from = step.after.iter().map(|before| expected[*before]).max().unwrap_or(start);
            let possible = step.limit.after(from, calendar).max(today);
            let possible = step.fixed_on.map_or(possible, |fixed_on| fixed_on.max(possible));
            expected[place] = achieved[place].unwrap_or(possible);
        }
        expected
    }
}
