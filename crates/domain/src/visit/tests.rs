//! Case tables of visits.

use guatu_kernel::Calendar;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

const MONTHLY: Quota = Quota { times: 1, every: Every::Month };

#[test]
fn a_light_tells_whether_visits_are_made_as_often_as_they_are_owed() {
    use VisitState::{Due, Free, Met, Near, Overdue};
    // The last working day of March 2023 is Friday 31st, of April Friday 28th; Sunday 23rd April is worked.
    for (from, visits, as_of, state, missed) in [
        ("2023-03-01", vec![], "2023-03-01", Due, 0),
        ("2023-03-02", vec![], "2023-03-31", Free, 0),
        ("2023-03-01", vec![], "2023-03-23", Due, 0),
        ("2023-03-01", vec![], "2023-03-24", Near, 0),
        ("2023-03-01", vec![], "2023-03-31", Near, 0),
        ("2023-03-01", vec!["2023-03-31"], "2023-03-31", Met, 0),
        ("2023-03-01", vec!["2023-03-31"], "2023-03-30", Near, 0),
        ("2023-03-01", vec![], "2023-04-01", Overdue, 1),
        ("2023-03-01", vec!["2023-04-01"], "2023-04-01", Met, 1),
        ("2023-03-01", vec!["2023-03-31"], "2023-04-01", Due, 0),
        ("2023-03-01", vec!["2023-03-31"], "2023-04-22", Due, 0),
        ("2023-03-01", vec!["2023-03-31"], "2023-04-23", Near, 0),
        ("2023-01-01", vec![], "2023-04-10", Overdue, 3),
        ("2023-01-01", vec!["2023-02-28"], "2023-04-10", Overdue, 1),
    ] {
        let visits: Vec<NaiveDate> = visits.into_iter().map(day).collect();
        let clock = clock(day(from), &visits, MONTHLY, day(as_of), Calendar::official());
        assert_eq!((clock.state, clock.missed), (state, missed), "from {from}, {visits:?}, at {as_of}");
    }
}

#[test]
fn a_quarter_wants_its_visits_by_its_last_working_day() {
    let quota = Quota { times: 2, every: Every::Quarter };
    let read = |visits: &[NaiveDate], as_of| clock(day("2023-01-01"), visits, quota, day(as_of), Calendar::official());
    let one = read(&[day("2023-02-01")], "2023-03-01");
    assert_eq!((one.state, one.made, one.owed, one.due_on), (VisitState::Due, 1, 2, Some(day("2023-03-31"))));
    assert_eq!(read(&[day("2023-02-01"), day("2023-03-31")], "2023-03-31").state, VisitState::Met);
    let late = read(&[day("2023-02-01")], "2023-04-01");
    assert_eq!((late.state, late.late_since), (VisitState::Overdue, Some(day("2023-03-31"))));
    assert_eq!(read(&[], "2023-08-01").late_since, Some(day("2023-03-31")), "since the first that was missed");
}

#[test]
fn nothing_is_owed_without_a_quota() {
    let none = Quota { times: 0, every: Every::Month };
    assert_eq!(clock(day("2020-01-01"), &[], none, day("2023-03-31"), Calendar::official()).state, VisitState::Free);
}

#[test]
fn a_visit_is_planned_then_made_then_recorded() {
    let today = day("2023-03-15");
    let planned = |on| Visit::new(Said { planned_on: Some(day(on)), ..Said::default() }, today);
    let made = |on| Said { visited_on: Some(day(on)), ..Said::default() };
    assert_eq!(Visit::new(Said::default(), today), Err(VisitFault::Undated));
    assert_eq!(planned("2023-03-14"), Err(VisitFault::PlannedEarlier));
    let visit = planned("2023-03-15").unwrap();
    assert_eq!(visit.step, Step::Planned);
    assert_eq!(visit.clone().said(made("2023-03-16"), today), Err(VisitFault::VisitedLater));
    assert_eq!(visit.clone().cancel("改期".into()).unwrap().step, Step::Cancelled);
    let done = visit.said(made("2023-03-15"), today).unwrap();
    assert_eq!((done.step, done.clone().cancel("x".into())), (Step::Done, Err(VisitFault::Made)));
    let recorded = done.said(Said { text: Some("现场推进正常".into()), ..Said::default() }, today).unwrap();
    assert_eq!((recorded.step, recorded.made_on()), (Step::Recorded, Some(today)));
    assert_eq!(recorded.said(made("2023-03-01"), today), Err(VisitFault::Over));
}

#[test]
fn what_is_planned_before_today_may_be_said_again() {
    let before =
        Visit::new(Said { planned_on: Some(day("2023-03-10")), ..Said::default() }, day("2023-03-01")).unwrap();
    let said = Said { planned_on: Some(day("2023-03-10")), visited_on: Some(day("2023-03-12")), ..Said::default() };
    assert_eq!(before.said(said, day("2023-03-15")).unwrap().step, Step::Done);
}
