//! From a project's standing to the facts of its light. All arithmetic is exact.

use std::cmp::Reverse;

use chrono::Datelike;
use guatu_kernel::{Money, MoneyUnit, Month};

use super::{Standing, VOCABULARY, months_ended};
use crate::milestone::Milestone;
use crate::progress::Progress;
use crate::rule::{Facts, Number, Value};
use crate::schedule::{FirstMonth, Share};
use crate::written::When;

/// The facts of a project at the close of a day, exact, one for each term of [`VOCABULARY`] in its order.
pub fn facts_of(standing: &Standing<'_>) -> Facts {
    let month = months_ended(standing.as_of);
    let plan = standing.plan.filter(|plan| *plan > Money::ZERO);
    let mut facts = Facts::with_capacity(VOCABULARY.len());
    facts.add("as_of", standing.as_of);
    facts.add("month", month);
    facts.add("nature", standing.nature.map(|nature| nature.as_str()));
    facts.add("has_plan", plan.is_some());
    facts.add("plan_wan", plan.map(Number::from));
    add_investment(standing, month, plan, &mut facts);
    add_milestones(standing, &mut facts);
    add_month(standing, month, plan, &mut facts);
    add_works(standing, &mut facts);
    facts
}

fn add_investment(standing: &Standing<'_>, month: u32, plan: Option<Money>, facts: &mut Facts) {
    let done = done(standing, month);
    let first = FirstMonth::of(standing.as_of.year(), standing.nature, standing.planned_start);
    let owed = plan.map(|plan| Owed { plan, share: standing.curve.share(month, first) });
    let next = plan.filter(|_| month < 12).map(|plan| Owed { plan, share: standing.curve.share(month + 1, first) });
    let behind = owed.zip(done).map(|(owed, done)| owed.behind(done));
    facts.add("owes_report", plan.is_some() && month > 0);
    facts.add("reported", done.is_some());
    facts.add("expected_pct", owed.map(|owed| owed.share.percent()));
    facts.add("actual_pct", plan.zip(done).map(|(plan, done)| percent_of(done, plan)));
    facts.add("behind", behind);
    facts.add("ahead", behind.filter(|behind| behind.is_negative()).and_then(Number::negated));
    facts.add("expected_wan", owed.map(|owed| owed.wan_beyond(Money::ZERO)));
    facts.add("actual_wan", done.map(Number::from));
    facts.add("short_wan", owed.zip(done).map(|(owed, done)| owed.wan_beyond(done).max(Number::ZERO)));
    facts.add("deadline", Month::last_full(standing.as_of).next().last_day());
    facts.add("next_expected_wan", next.map(|next| next.wan_beyond(Money::ZERO)));
}

/// What was due and done in the last full month by itself.
fn add_month(standing: &Standing<'_>, month: u32, plan: Option<Money>, facts: &mut Facts) {
    let first = FirstMonth::of(standing.as_of.year(), standing.nature, standing.planned_start);
    let due_by =
        |month| plan.map(|plan| Owed { plan, share: standing.curve.share(month, first) }.wan_beyond(Money::ZERO));
    let task = month.checked_sub(1).and_then(|before| due_by(month)?.minus(due_by(before)?));
    facts.add("month_task_wan", task);
    facts.add("month_done_wan", report(standing, month).map(|progress| Number::from(progress.done_month)));
}

/// When works were to begin and end, and whether they have begun.
fn add_works(standing: &Standing<'_>, facts: &mut Facts) {
    let start = standing.planned_start.map(When::until);
    facts.add("planned_start_on", start);
    facts.add("planned_finish_on", standing.planned_finish.map(When::until));
    facts.add("start_due", start.map(|start| start <= standing.as_of));
    facts.add("started", standing.started);
}

/// What is reported as done this year by the end of the last full month.
fn done(standing: &Standing<'_>, month: u32) -> Option<Money> {
    report(standing, month).map(|progress| progress.done_year)
}

fn report<'a>(standing: &Standing<'a>, month: u32) -> Option<&'a Progress> {
    let due = Month::new(standing.as_of.year(), month)?;
    standing.reported.filter(|progress| progress.month == due)
}

/// A share of a plan.
#[derive(Clone, Copy)]
struct Owed {
    plan: Money,
    share: Share,
}

impl Owed {
    /// Percentage points of the plan by which `done` is behind.
    fn behind(self, done: Money) -> Number {
        let (_, whole) = self.share.fraction();
        exact(self.missing(done) * 100, whole * i128::from(self.plan.cents()))
    }

    /// 万元 by which this share exceeds `done`.
    fn wan_beyond(self, done: Money) -> Number {
        let (_, whole) = self.share.fraction();
        exact(self.missing(done), whole * i128::from(MoneyUnit::Wan.cents()))
    }

    /// What this share exceeds `done` by, in 分 times the share's denominator.
    fn missing(self, done: Money) -> i128 {
        let (part, whole) = self.share.fraction();
        part * i128::from(self.plan.cents()) - whole * i128::from(done.cents())
    }
}

fn percent_of(done: Money, plan: Money) -> Number {
    exact(i128::from(done.cents()) * 100, i128::from(plan.cents()))
}

/// `numerator ÷ denominator`, whose denominator is positive.
fn exact(numerator: i128, denominator: i128) -> Number {
    Number::fraction(numerator, denominator).expect("plans and units are not zero")
}

fn add_milestones(standing: &Standing<'_>, facts: &mut Facts) {
    let days = |milestone: &Milestone| milestone.days_overdue(standing.as_of);
    let overdue = || standing.milestones.iter().filter_map(|milestone| days(milestone).map(|days| (days, milestone)));
    let worst = overdue().max_by_key(|(days, milestone)| (*days, Reverse(milestone.position)));
    let count = i64::try_from(overdue().count()).expect("a project has few milestones");
    facts.add("milestone", worst.map(|(_, milestone)| milestone.name.as_str()));
    facts.add("milestone_planned_on", worst.and_then(|(_, milestone)| milestone.planned_on));
    facts.add("days_overdue", worst.map_or(0, |(days, _)| days));
    facts.add("overdue_count", count);
    facts.add("overdue_others", if count > 1 { Value::from(count - 1) } else { Value::Unknown });
}
