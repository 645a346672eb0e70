//! Working days. Holidays and make-up workdays are data; without data for a year, weekends are the rule.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

/// The published exceptions to the five-day week: a date is off (holiday) or on (make-up workday).
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    exceptions: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    /// `exceptions`: date and whether it is worked.
    pub fn new(exceptions: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        Self { exceptions: exceptions.into_iter().collect() }
    }

    pub fn is_workday(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.exceptions.get(&date).copied().unwrap_or(!weekend)
    }

    /// The day `count` working days after `start`; the day of `start` itself does not count.
    pub fn add_workdays(&self, start: NaiveDate, count: u32) -> NaiveDate {
        start.iter_days().skip(1).filter(|day| self.is_workday(*day)).take(count as usize).last().unwrap_or(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn make_up_days_are_worked_and_holidays_are_not() {
        let on = |text: &str| text.parse::<NaiveDate>().expect("date");
        let may_2023 = Calendar::new([
            (on("2023-04-23"), true),
            (on("2023-05-01"), false),
            (on("2023-05-02"), false),
            (on("2023-05-03"), false),
            (on("2023-05-06"), true),
        ]);
        assert_eq!(may_2023.add_workdays(on("2023-04-28"), 3), on("2023-05-06"));
        assert_eq!(may_2023.add_workdays(on("2023-04-28"), 0), on("2023-04-28"));
    }
}
