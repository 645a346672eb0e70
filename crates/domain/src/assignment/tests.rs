//! Case tables of assignments.

use chrono::NaiveDate;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn held(role: AssignmentRole, level: Option<PairingLevel>, from: &str, to: Option<&str>) -> Assignment {
    let holder = Holder { account: None, post: Some("联系领导01".into()), unit: None };
    Assignment { role, level, holder, from: day(from), to: to.map(day) }
}

#[test]
fn an_exclusive_role_is_held_by_one_at_a_time() {
    use AssignmentRole::{ChargePairing, Contact, LeaderCharge, LeaderLink};
    use PairingLevel::{City, Province};
    let q1 = |role, level| held(role, level, "2023-01-01", Some("2023-03-31"));
    let from = |role, level, on| held(role, level, on, None);
    for (one, other, clashes) in [
        (q1(LeaderCharge, None), from(LeaderCharge, None, "2023-03-31"), true),
        (q1(LeaderCharge, None), from(LeaderCharge, None, "2023-04-01"), false),
        (q1(LeaderCharge, None), held(LeaderCharge, None, "2022-01-01", Some("2022-12-31")), false),
        (q1(LeaderCharge, None), held(LeaderCharge, None, "2022-01-01", Some("2023-01-01")), true),
        (q1(LeaderCharge, None), from(LeaderLink, None, "2023-02-01"), false),
        (q1(ChargePairing, Some(City)), from(ChargePairing, Some(City), "2023-02-01"), true),
        (q1(ChargePairing, Some(City)), from(ChargePairing, Some(Province), "2023-02-01"), false),
        (q1(Contact, None), from(Contact, None, "2023-02-01"), false),
    ] {
        assert_eq!(one.clash([&other]).is_some(), clashes, "{one:?} {other:?}");
        assert_eq!(other.clash([&one]).is_some(), clashes, "the other way round");
    }
}

#[test]
fn who_hands_over_keeps_at_least_one_day_and_ends_the_day_before() {
    let open = held(AssignmentRole::LeaderLink, None, "2023-01-01", None);
    let ended = held(AssignmentRole::LeaderLink, None, "2023-01-01", Some("2023-03-31"));
    for (assignment, on, last) in [
        (&open, "2023-01-02", Ok("2023-01-01")),
        (&open, "2023-01-01", Err(HandOverFault::NotBegun)),
        (&ended, "2023-04-01", Ok("2023-03-31")),
        (&ended, "2023-04-02", Err(HandOverFault::Ended)),
        (&ended, "2023-02-01", Ok("2023-01-31")),
    ] {
        assert_eq!(assignment.hand_over(day(on)), last.map(day), "{on}");
    }
}

#[test]
fn first_and_last_day_are_held() {
    let held = held(AssignmentRole::Contact, None, "2023-01-02", Some("2023-01-03"));
    let days = ["2023-01-01", "2023-01-02", "2023-01-03", "2023-01-04"].map(|on| held.holds_on(day(on)));
    assert_eq!(days, [false, true, true, false]);
}
