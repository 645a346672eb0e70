//! Every limit of the default rule set: on it, and by the smallest possible amount beyond it.

use super::*;

#[test]
fn investment_changes_its_light_one_cent_beyond_each_limit() {
    let plan = 1_200_000_000;
    let due = plan / 12 * 6;
    for (gap_points, at, beyond) in [(0, "green", "blue"), (10, "blue", "yellow"), (30, "yellow", "red")] {
        let done = due - plan / 100 * gap_points;
        assert_eq!(invested(6, plan, done), at, "{gap_points} points");
        assert_eq!(invested(6, plan, done - 1), beyond, "one cent more than {gap_points} points");
        assert_eq!(invested(6, plan, done + 1), at, "one cent less than {gap_points} points");
    }
}

#[test]
fn limits_hold_exactly_where_the_schedule_is_a_third() {
    // 4 of 12 months: 33.33… % is due. Ten points behind is 23.33… %, a third and a tenth of 300 apart by exactly 30.
    let plan = 300;
    for (done, light) in [
        (101, "green"),
        (100, "green"),
        (99, "blue"),
        (70, "blue"),
        (69, "yellow"),
        (10, "yellow"),
        (9, "red"),
        (0, "red"),
    ] {
        assert_eq!(invested(4, plan, done), light, "{done} of {plan}");
    }
}

#[test]
fn limits_hold_exactly_for_the_largest_plans() {
    // Ten trillion yuan, in 分, divisible by 3 and 100.
    let plan = 999_999_999_999_900;
    let due = plan / 3;
    for (gap_points, at, beyond) in [(0, "green", "blue"), (10, "blue", "yellow"), (30, "yellow", "red")] {
        let done = due - plan / 100 * gap_points;
        assert_eq!(invested(4, plan, done), at, "{gap_points} points");
        assert_eq!(invested(4, plan, done - 1), beyond, "one cent more than {gap_points} points");
    }
}

#[test]
fn milestones_change_their_light_one_day_beyond_each_limit() {
    for (days, expected) in [
        (-1, "milestone.green"),
        (0, "milestone.green"),
        (1, "milestone.blue"),
        (30, "milestone.blue"),
        (31, "milestone.yellow"),
        (60, "milestone.yellow"),
        (61, "milestone.red"),
        (1000, "milestone.red"),
    ] {
        let as_of = on("2023-03-31");
        let planned_on = (as_of - chrono::Duration::days(days)).to_string();
        let milestones = [milestone(1, &planned_on, None)];
        let standing = Standing { milestones: &milestones, plan: None, ..standing("2023-03-31", 0) };
        let verdict = default_rules().evaluate(&facts_of(&standing));
        let rule = verdict.dimensions().find(|found| found.dimension == "milestone").expect("dimension").rule;
        assert_eq!(rule, expected, "{days} days");
    }
}

#[test]
fn a_milestone_achieved_after_the_day_was_still_open_then() {
    let with = |achieved_on| {
        let milestones = [milestone(1, "2023-01-15", achieved_on)];
        light(&Standing { milestones: &milestones, plan: None, ..standing("2023-03-31", 0) }).0
    };
    assert_eq!(with(Some("2023-04-01")), "red");
    assert_eq!(with(Some("2023-03-31")), "green");
    assert_eq!(with(None), "red");
}
