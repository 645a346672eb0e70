//! Lights against whole-number arithmetic, and the schedule against published bulletins.

use proptest::prelude::*;

use super::*;
use crate::schedule::Table;

/// The light by comparing fractions of integers only: `part/whole − done/plan` against a limit in percent.
fn light_by_fractions(part: i128, whole: i128, plan: i128, done: i128) -> &'static str {
    let gap = 100 * (part * plan - whole * done);
    let exceeds = |points: i128| gap > points * whole * plan;
    if exceeds(30) {
        "red"
    } else if exceeds(10) {
        "yellow"
    } else if exceeds(0) {
        "blue"
    } else {
        "green"
    }
}

/// A plan, and an amount done that lies within a few cents of a limit.
fn near_a_limit() -> impl Strategy<Value = (i64, i64, u32, u32)> {
    let plans = prop_oneof![1_i64..10_000, 1_i64..1_000_000_000_000_000];
    (plans, 1_u32..=12, 1_u32..=12, prop::sample::select(vec![0_i128, 10, 30]), -3_i64..=3).prop_map(
        |(plan, month, first, points, cents)| {
            let part = i128::from((month + 1).saturating_sub(first));
            let whole = i128::from(13 - first);
            let at_limit = (part * 100 - points * whole) * i128::from(plan) / (whole * 100);
            (plan, i64::try_from(at_limit).expect("amount") + cents, month, first)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn the_light_is_that_of_exact_fractions((plan, done, month, first) in near_a_limit()) {
        let planned = start(&format!("2023-{first:02}-01"), Grain::Month);
        let progress = report(&format!("2023-{month:02}"), done);
        let new_start = Standing {
            nature: Some(Nature::NewStart),
            planned_start: Some(&planned),
            reported: Some(&progress),
            ..standing(&end_of(month), plan)
        };
        let part = i128::from((month + 1).saturating_sub(first));
        let expected = light_by_fractions(part, i128::from(13 - first), plan.into(), done.into());
        prop_assert_eq!(light(&new_start).0, expected);
    }

    #[test]
    fn any_amounts_give_facts_and_a_light(plan in any::<i64>(), done in any::<i64>(), month in 1_u32..=12) {
        let progress = report(&format!("2023-{month:02}"), done);
        let fine = ["0.0001", "0.0002", "1", "1", "2", "33.3333", "50", "60", "70", "80", "99.9999", "100"].map(dec);
        let table = Curve::Table(Table::new(fine).expect("table"));
        for curve in [&Curve::Linear, &table] {
            light(&Standing { reported: Some(&progress), curve, ..standing(&end_of(month), plan) });
        }
    }

    #[test]
    fn behind_and_ahead_are_one_figure_with_two_signs(plan in 1_i64..1_000_000_000, done in 0_i64..1_000_000_000) {
        let progress = report("2023-07", done);
        let facts = facts_of(&Standing { reported: Some(&progress), ..standing("2023-07-31", plan) });
        let behind = number(&facts, "behind");
        match facts.get("ahead") {
            Some(Value::Unknown) => prop_assert!(behind >= Number::ZERO),
            Some(Value::Number(ahead)) => prop_assert_eq!(Some(*ahead), behind.negated()),
            other => prop_assert!(false, "ahead is {:?}", other),
        }
    }
}

/// Published: months elapsed, actual percent, stated gap in points (ahead is positive), and how coarsely the gap is
/// rounded, in points.
const BULLETINS: [(u32, &str, &str, &str); 13] = [
    (10, "97.2", "13.8", "0.07"),
    (3, "30.90", "5.90", "0"),
    (4, "26.7", "-6.6", "0.07"),
    (9, "82.4", "7.4", "0"),
    (8, "90.7", "24", "0.07"),
    (8, "74", "7.33", "0.07"),
    (3, "37.11", "12.11", "0"),
    (9, "82", "7", "0"),
    (9, "101", "26", "0"),
    (10, "75", "-8.3", "0.07"),
    (10, "85.1", "1.8", "0.07"),
    (8, "76.97", "10", "0.31"),
    (8, "83.55", "17", "0.31"),
];

#[test]
fn thirteen_published_gaps_are_reproduced() {
    for (month, actual, gap, tolerance) in BULLETINS {
        // A plan of a million yuan, so that a hundredth of a percent is a whole number of 分.
        let done = i64::try_from(dec(actual) * dec("1000000")).expect("amount");
        let progress = report(&format!("2023-{month:02}"), done);
        let facts = facts_of(&Standing { reported: Some(&progress), ..standing(&end_of(month), 100_000_000) });
        let sum = number(&facts, "behind").plus(num(gap)).expect("sum");
        let difference = sum.magnitude().expect("difference");
        assert!(difference <= num(tolerance), "{actual} % after {month} months: off by {difference}");
    }
}
