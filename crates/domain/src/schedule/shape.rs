//! The shapes a schedule may have, and what share of a year's plan each of them expects by the close of a day.

use chrono::{Datelike, NaiveDate};

use crate::rule::Number;

/// How a year's plan is spread over the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Evenly over the months of the work.
    LinearMonth,
    /// Evenly over the days of the work.
    LinearDay,
    /// Cumulative percentages at the ends of the months, January first.
    Months(Box<[Number; 12]>),
    /// Cumulative percentages at the ends of the quarters, even within each.
    Quarters([Number; 4]),
    /// Cumulative percentages from each day on, in the order of the days.
    Tranches(Vec<(NaiveDate, Number)>),
    /// The project's own plan of each month.
    Own,
}

/// The work that is spread.
#[derive(Debug, Clone, Copy, Default)]
pub struct Work<'a> {
    /// The first and last day of the work; the ends of the year when absent or beyond them.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// For [`Shape::Own`]: the plan of each month.
    pub own: Option<&'a [Number; 12]>,
}

impl Shape {
    /// The percentage of the year's plan that is due by the close of `on`; `None` when the figures for it are missing.
    pub fn percent(&self, on: NaiveDate, work: &Work<'_>) -> Option<Number> {
        match self {
            Self::LinearMonth => even(on, work, |day| i128::from(day.month())),
            Self::LinearDay => even(on, work, |day| i128::from(day.ordinal())),
            Self::Months(table) => Some(table[on.month0() as usize]),
            Self::Quarters(table) => quarter(table, on),
            Self::Tranches(tranches) => {
                let paid = tranches.iter().rev().find(|(day, _)| *day <= on);
                Some(paid.map_or(Number::ZERO, |(_, percent)| *percent))
            }
            Self::Own => own(on, work.own?),
        }
    }
}

/// Even from the first to the last unit of time in which there is work, both included.
fn even(on: NaiveDate, work: &Work<'_>, unit: impl Fn(NaiveDate) -> i128) -> Option<Number> {
    let ends = |month, day| NaiveDate::from_ymd_opt(on.year(), month, day);
    let (january, december) = (ends(1, 1)?, ends(12, 31)?);
    let from = work.from.map_or(january, |from| from.max(january));
    let to = work.to.map_or(december, |to| to.min(december));
    if on < from || from > december {
        return Some(Number::ZERO);
    }
    if on >= to {
        return Some(Number::HUNDRED);
    }
    Number::fraction((unit(on) - unit(from) + 1) * 100, unit(to) - unit(from) + 1)
}

fn quarter(table: &[Number; 4], on: NaiveDate) -> Option<Number> {
    let (quarter, month) = (on.month0() as usize / 3, i128::from(on.month0() % 3) + 1);
    let before = if quarter == 0 { Number::ZERO } else { table[quarter - 1] };
    let grown = table[quarter].minus(before)?.times(Number::fraction(month, 3)?)?;
    before.plus(grown)
}

fn own(on: NaiveDate, months: &[Number; 12]) -> Option<Number> {
    let sum = |months: &[Number]| months.iter().try_fold(Number::ZERO, |sum, month| sum.plus(*month));
    sum(&months[..=on.month0() as usize])?.times(Number::HUNDRED)?.over(sum(months)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(shape: &Shape, on: &str, work: Work<'_>) -> Option<String> {
        shape.percent(on.parse().expect("day"), &work).map(|percent| percent.to_string())
    }

    fn table<const N: usize>(percent: [i64; N]) -> [Number; N] {
        percent.map(Number::from)
    }

    #[test]
    fn each_shape_expects_its_share() {
        let all = Work::default();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let late = Work { from: day("2023-07-01"), ..all };
        let early = Work { to: day("2023-06-30"), ..all };
        let next_year = Work { from: day("2024-02-01"), ..all };
        let months = Shape::Months(Box::new(table([6, 10, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100])));
        let quarters = Shape::Quarters(table([15, 40, 70, 100]));
        let tranches = Shape::Tranches(vec![
            (day("2023-03-31").expect("day"), Number::from(15_i64)),
            (day("2023-09-30").expect("day"), Number::from(60_i64)),
        ]);
        for (shape, on, work, expected) in [
            (&Shape::LinearMonth, "2023-03-31", all, "25"),
            (&Shape::LinearMonth, "2023-09-30", late, "50"),
            (&Shape::LinearMonth, "2023-06-30", late, "0"),
            (&Shape::LinearMonth, "2023-03-31", early, "50"),
            (&Shape::LinearMonth, "2023-08-31", early, "100"),
            (&Shape::LinearMonth, "2023-12-31", next_year, "0"),
            (&Shape::LinearDay, "2023-03-14", all, "20"),
            (&Shape::LinearDay, "2023-12-31", all, "100"),
            (&months, "2023-03-31", all, "15"),
            (&quarters, "2023-03-31", all, "15"),
            (&quarters, "2023-04-30", all, "23.333333333333333333333333"),
            (&quarters, "2023-12-31", all, "100"),
            (&tranches, "2023-03-30", all, "0"),
            (&tranches, "2023-03-31", all, "15"),
            (&tranches, "2023-12-31", all, "60"),
        ] {
            assert_eq!(percent(shape, on, work).as_deref(), Some(expected), "{shape:?} {on}");
        }
    }

    #[test]
    fn a_project_may_bring_its_own_plan() {
        let plan = table([0, 0, 10, 10, 20, 20, 20, 10, 10, 0, 0, 0]);
        assert_eq!(
            percent(&Shape::Own, "2023-04-30", Work { own: Some(&plan), ..Work::default() }).as_deref(),
            Some("20")
        );
        assert_eq!(percent(&Shape::Own, "2023-04-30", Work::default()), None);
    }
}
