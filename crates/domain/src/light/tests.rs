mod boundaries;
mod cases;
mod exactness;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::*;
use crate::rule::{Facts, Number, Value};
use crate::written::Grain;

fn on(date: &str) -> NaiveDate {
    date.parse().expect("date")
}

fn dec(text: &str) -> Decimal {
    text.parse().expect("decimal")
}

fn num(text: &str) -> Number {
    text.parse().expect("number")
}

fn number(facts: &Facts, name: &str) -> Number {
    match facts.get(name) {
        Some(Value::Number(number)) => *number,
        other => panic!("{name} is {other:?}"),
    }
}

fn report(month: &str, done_year: i64) -> Progress {
    Progress {
        month: month.parse().expect("month"),
        done_month: Money::ZERO,
        done_year: Money::from_cents(done_year),
        started: None,
        visual: None,
        problem: None,
    }
}

fn milestone(position: i32, planned_on: &str, achieved_on: Option<&str>) -> Milestone {
    Milestone {
        name: format!("节点{position}"),
        position,
        planned_on: Some(on(planned_on)),
        achieved_on: achieved_on.map(on),
        owner: None,
    }
}

fn start(date: &str, grain: Grain) -> When {
    When { from: on(date), grain, written: date.into() }
}

/// A project with a plan of so many 分, nothing reported, no milestones, the linear curve.
fn standing(as_of: &str, plan: i64) -> Standing<'static> {
    Standing {
        as_of: on(as_of),
        nature: Some(Nature::CarryOver),
        planned_start: None,
        planned_finish: None,
        started: None,
        plan: Some(Money::from_cents(plan)),
        reported: None,
        milestones: &[],
        curve: &Curve::Linear,
    }
}

/// The last day of a month of 2023.
fn end_of(month: u32) -> String {
    Month::new(2023, month).expect("month").last_day().to_string()
}

/// Light and rule of the default rule set.
fn light(standing: &Standing<'_>) -> (String, String) {
    let verdict = default_rules().evaluate(&facts_of(standing));
    (verdict.light().into(), verdict.rule().into())
}

/// The light at the end of a month of 2023 of a project that has done so much of its plan, both in 分.
fn invested(month: u32, plan: i64, done: i64) -> String {
    let progress = report(&format!("2023-{month:02}"), done);
    light(&Standing { reported: Some(&progress), ..standing(&end_of(month), plan) }).0
}
