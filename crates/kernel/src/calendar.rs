//! Working days. Holidays and make-up workdays are data; without data for a year, weekends are the rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

/// The published exceptions to the five-day week: a date is off (holiday) or on (make-up workday).
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    exceptions: BTreeMap<NaiveDate, bool>,
}

/// The years whose exceptions are published, as `holidays/SOURCE.md` tells.
const PUBLISHED: [&str; 8] = [
    include_str!("../holidays/2019.json"),
    include_str!("../holidays/2020.json"),
    include_str!("../holidays/2021.json"),
    include_str!("../holidays/2022.json"),
    include_str!("../holidays/2023.json"),
    include_str!("../holidays/2024.json"),
    include_str!("../holidays/2025.json"),
    include_str!("../holidays/2026.json"),
];

static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| {
    let years =
        PUBLISHED.map(|text| serde_json::from_str::<PublishedYear>(text).expect("the published files are tested"));
    Calendar::new(years.into_iter().flat_map(|year| year.days).map(|day| (day.date, !day.is_off_day)))
});

#[derive(Deserialize)]
struct PublishedYear {
    days: Vec<PublishedDay>,
}

#[derive(Deserialize)]
struct PublishedDay {
    date: NaiveDate,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

impl Calendar {
    /// `exceptions`: date and whether it is worked.
    pub fn new(exceptions: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        Self { exceptions: exceptions.into_iter().collect() }
    }

    /// The calendar by which Chinese offices work, as far as it is published.
    pub fn official() -> &'static Self {
        &OFFICIAL
    }

    /// The same calendar, but the days of `exceptions` are worked or not as they say.
    pub fn with(&self, exceptions: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        let mut with = self.clone();
        with.exceptions.extend(exceptions);
        with
    }

    /// The last year whose holidays are known: later ones have weekends alone. A year is known by its National Day; a single day
    /// that a district adds makes no year known.
    pub fn known_until(&self) -> Option<i32> {
        let national = |date: &NaiveDate| (date.month(), date.day()) == (10, 1);
        self.exceptions.iter().rfind(|(date, worked)| !**worked && national(date)).map(|(date, _)| date.year())
    }

    pub fn is_workday(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.exceptions.get(&date).copied().unwrap_or(!weekend)
    }

    /// The last working day that is not after `date`.
    pub fn workday_until(&self, date: NaiveDate) -> NaiveDate {
        let days = std::iter::successors(Some(date), NaiveDate::pred_opt);
        days.into_iter().find(|day| self.is_workday(*day)).unwrap_or(date)
    }

    /// The day `count` working days after `start`; the day of `start` itself does not count.
    pub fn add_workdays(&self, start: NaiveDate, count: u32) -> NaiveDate {
        start.iter_days().skip(1).filter(|day| self.is_workday(*day)).take(count as usize).last().unwrap_or(start)
    }

    /// Working days after `from` up to `to`; negative when `to` is the earlier one.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let days = first.iter_days().skip(1).take_while(|day| *day <= last).filter(|day| self.is_workday(*day));
        sign * i64::try_from(days.count()).unwrap_or(i64::MAX)
    }

    /// The last day from which `count` working days are over by the end of `finish`: the latest `start` whose
    /// [`Self::add_workdays`] is not after `finish`.
    pub fn before_workdays(&self, finish: NaiveDate, count: u32) -> NaiveDate {
        let Some(further) = (count as usize).checked_sub(1) else { return finish };
        let mut worked = std::iter::successors(Some(finish), NaiveDate::pred_opt).filter(|day| self.is_workday(*day));
        worked.nth(further).and_then(|first| first.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("date")
    }

    #[test]
    fn make_up_days_are_worked_and_holidays_are_not() {
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

    #[test]
    fn the_official_calendar_knows_spring_festivals_and_their_make_up_days() {
        let official = Calendar::official();
        assert_eq!(official.known_until(), Some(2026));
        assert_eq!(official.with([(on("2028-05-08"), false)]).known_until(), Some(2026), "a day is no year");
        for (start, count, finish) in [
            // 2023: off from 21 to 27 January, worked on Saturday 28 and Sunday 29.
            ("2023-01-19", 1, "2023-01-20"),
            ("2023-01-20", 1, "2023-01-28"),
            ("2023-01-20", 2, "2023-01-29"),
            ("2023-01-20", 3, "2023-01-30"),
            ("2023-01-24", 1, "2023-01-28"),
            // 2024: off from 10 to 17 February, worked on Sundays 4 and 18.
            ("2024-02-02", 1, "2024-02-04"),
            ("2024-02-09", 1, "2024-02-18"),
            ("2024-02-09", 2, "2024-02-19"),
            // 2025: off from 28 January to 4 February, worked on Sunday 26 January and Saturday 8 February.
            ("2025-01-24", 2, "2025-01-27"),
            ("2025-01-27", 4, "2025-02-08"),
        ] {
            assert_eq!(official.add_workdays(on(start), count), on(finish), "{count} working days after {start}");
        }
    }

    #[test]
    fn the_last_day_to_begin_leaves_exactly_enough_working_days() {
        let official = Calendar::official();
        for (finish, count, start) in [
            ("2023-01-30", 0, "2023-01-30"),
            ("2023-01-30", 1, "2023-01-29"),
            ("2023-01-30", 3, "2023-01-27"),
            ("2023-01-30", 4, "2023-01-19"),
            // A finish on a holiday leaves only the working days before it.
            ("2023-01-25", 1, "2023-01-19"),
        ] {
            assert_eq!(official.before_workdays(on(finish), count), on(start), "{count} working days before {finish}");
        }
    }

    #[test]
    fn counting_back_is_the_inverse_of_counting_on() {
        let official = Calendar::official();
        for finish in on("2022-12-20").iter_days().take(80) {
            for count in 0..12 {
                let start = official.before_workdays(finish, count);
                assert!(official.add_workdays(start, count) <= finish, "{count} days until {finish}");
                let later = start.succ_opt().expect("a day");
                assert!(official.add_workdays(later, count) > finish, "{count} days until {finish}");
            }
        }
    }
}
