use std::collections::BTreeSet;

use chrono::NaiveDate;
use guatu_kernel::Calendar;

use super::{Combing, Evidence, Place, Refusal, Stage, Step, Terms, Wanted, Works, check, reachable, year_class};
use crate::project::Nature;
use crate::written::{When, Written, when};

use Stage::{
    AtYield, Building, Completed, Exited, Fulfilled, InProduction, Landed, Lead, Planning, Preparing, Signed, Sourcing,
    Stalled, Started, Suspended, Terminated,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A project that came to a stage at the beginning of 2023; a side way began from where it usually does.
fn at(stage: Stage) -> Place {
    let on = day("2023-01-03");
    match stage {
        Stalled => Place::default().then(Landed, on).then(Stalled, on),
        Suspended => Place::default().then(Building, on).then(Suspended, on),
        stage => {
            Place { stage: Some(stage), since: Some(on), main: stage.is_main().then_some(stage), ..Place::default() }
        }
    }
}

/// With every proof, in a month of the mid-year review.
fn step(place: &Place, to: Stage) -> Result<Step, Refusal> {
    let wanted = Wanted { to, on: day("2023-06-15"), evidence: &Evidence::ALL };
    check(place, &wanted, &Terms::default(), Calendar::official())
}

/// The whole table, written by hand: from each stage, what may follow.
const WAYS: [(Stage, &[Stage]); 16] = [
    (Lead, &[Planning, Stalled, Exited, Terminated]),
    (Planning, &[Sourcing, Preparing, Stalled, Exited, Terminated]),
    (Sourcing, &[Signed, Stalled, Exited, Terminated]),
    (Signed, &[Fulfilled, Stalled, Exited, Terminated]),
    (Fulfilled, &[Landed, Stalled, Exited, Terminated]),
    (Landed, &[Preparing, Stalled, Exited, Terminated]),
    (Preparing, &[Started, Stalled, Exited, Terminated]),
    (Started, &[Preparing, Building, Stalled, Suspended, Exited, Terminated]),
    (Building, &[Preparing, Completed, Stalled, Suspended, Exited, Terminated]),
    (Completed, &[InProduction, Stalled, Exited, Terminated]),
    (InProduction, &[AtYield, Terminated]),
    (AtYield, &[Terminated]),
    (Stalled, &[Landed, Exited, Terminated]),
    (Suspended, &[Building, Exited, Terminated]),
    (Exited, &[]),
    (Terminated, &[]),
];

#[test]
fn every_allowed_step_is_taken_and_every_other_is_refused_with_a_reason() {
    assert_eq!(WAYS.map(|(from, _)| from), Stage::ALL, "the table tells of every stage");
    for (from, allowed) in WAYS {
        let place = at(from);
        for to in Stage::ALL {
            match step(&place, to) {
                Ok(step) => {
                    assert!(allowed.contains(&to), "{from:?} → {to:?} is taken");
                    assert_eq!(step.consent, to.is_end(), "{from:?} → {to:?}");
                }
                Err(refusal) => {
                    assert!(!allowed.contains(&to), "{from:?} → {to:?} is refused: {refusal:?}");
                    let why = refusal.explain();
                    assert!(!why.zh.is_empty() && !why.en.is_empty(), "{refusal:?}");
                }
            }
        }
        let told: Vec<Stage> = reachable(&place).into_iter().map(|step| step.to).collect();
        assert_eq!(told, allowed, "what a page offers from {from:?}");
    }
}

#[test]
fn a_refusal_says_what_would_be_possible() {
    let refused = |from: Stage, to: Stage| step(&at(from), to).unwrap_err();
    assert_eq!(refused(Signed, Signed), Refusal::Same(Signed));
    assert_eq!(refused(Exited, Lead), Refusal::Ended(Exited));
    assert_eq!(refused(AtYield, Exited), Refusal::Producing(AtYield));
    assert_eq!(refused(Stalled, Started), Refusal::Back { from: Stalled, main: Some(Landed) });
    let skipped = refused(Signed, Started);
    let allowed = vec![Fulfilled, Stalled, Exited, Terminated];
    assert_eq!(skipped, Refusal::Order { from: Some(Signed), to: Started, allowed });
    assert_eq!(skipped.explain().zh, "“签约”阶段的项目不能直接转为“开工”；可以转为：履约、停滞、退出、终止");
    let codes: BTreeSet<&str> = [Refusal::Same(Lead), skipped, Refusal::Earlier { since: day("2023-01-03") }]
        .iter()
        .map(Refusal::as_str)
        .collect();
    assert_eq!(codes, BTreeSet::from(["earlier", "order", "same"]));
}

#[test]
fn the_first_record_may_be_any_stage_of_the_main_line() {
    for to in Stage::ALL {
        assert_eq!(step(&Place::default(), to).is_ok(), to.is_main(), "{to:?}");
    }
}

#[test]
fn a_side_way_leads_back_to_where_it_began_without_new_proof() {
    let none = |place: &Place, to| {
        check(place, &Wanted { to, on: day("2023-12-01"), evidence: &[] }, &Terms::default(), Calendar::official())
    };
    for main in Stage::ALL.into_iter().filter(|stage| *stage < InProduction) {
        let stalled = at(main).then(Stalled, day("2023-02-01"));
        for to in Stage::ALL.into_iter().filter(|to| to.is_main()) {
            assert_eq!(none(&stalled, to).is_ok(), to == main, "stalled at {main:?} → {to:?}");
        }
    }
    let suspended = at(Started).then(Suspended, day("2023-02-01"));
    assert!(none(&suspended, Started).is_ok() && none(&suspended, Building).is_err());
}

#[test]
fn a_guard_asks_for_its_proof() {
    let terms = Terms::default();
    let with = |from, to, evidence: &[Evidence]| {
        check(&at(from), &Wanted { to, on: day("2023-06-15"), evidence }, &terms, Calendar::official())
    };
    for (from, to, proofs) in [
        (Preparing, Started, &[Evidence::BuildingPermit, Evidence::SitePhoto][..]),
        (Started, Building, &[Evidence::Statistics]),
        (Building, Completed, &[Evidence::Acceptance]),
        (Completed, InProduction, &[Evidence::Production]),
    ] {
        for one in Evidence::ALL {
            assert_eq!(with(from, to, &[one]).is_ok(), proofs.contains(&one), "{to:?} with {one:?}");
        }
        assert_eq!(with(from, to, &[]), Err(Refusal::Unproven { to, evidence: proofs.to_vec() }));
    }
    let why = with(Preparing, Started, &[]).unwrap_err().explain();
    assert_eq!(why.zh, "转为“开工”须提供施工许可证或现场施工照片");
}

/// 90 working days after Tuesday 2023-01-03 (Spring Festival, Qingming and May Day among them) end on 2023-05-19.
#[test]
fn a_start_after_the_clock_from_signing_needs_an_extension() {
    let signed = Place::default().then(Signed, day("2023-01-03")).then(Fulfilled, day("2023-01-04"));
    let ready = signed.then(Landed, day("2023-01-05")).then(Preparing, day("2023-01-06"));
    let start = |on, evidence: &[Evidence]| {
        check(&ready, &Wanted { to: Started, on, evidence }, &Terms::default(), Calendar::official())
    };
    let due_on = Calendar::official().add_workdays(day("2023-01-03"), 90);
    let photo = [Evidence::SitePhoto];
    assert!(start(due_on, &photo).is_ok(), "the last day is in time");
    let late = due_on.succ_opt().unwrap();
    assert_eq!(start(late, &photo), Err(Refusal::LateStart { signed_on: day("2023-01-03"), due_on }));
    assert!(start(late, &[Evidence::SitePhoto, Evidence::Extension]).is_ok());
    let resumed = ready.then(Started, day("2023-02-01")).then(Stalled, day("2023-03-01"));
    let back = Wanted { to: Started, on: late, evidence: &[] };
    assert!(check(&resumed, &back, &Terms::default(), Calendar::official()).is_ok(), "it had started in time");
}

#[test]
fn works_are_taken_back_into_preparation_at_mid_year_only() {
    let back = |on| {
        check(&at(Building), &Wanted { to: Preparing, on, evidence: &[] }, &Terms::default(), Calendar::official())
    };
    for (on, taken) in [("2023-05-31", false), ("2023-06-01", true), ("2023-07-31", true), ("2023-08-01", false)] {
        assert_eq!(back(day(on)).is_ok(), taken, "{on}");
    }
    let place = at(Building).then(Preparing, day("2023-06-15"));
    assert_eq!(place.started_on, None, "they have to begin again");
}

#[test]
fn no_step_lies_before_the_one_it_follows() {
    let place = at(Lead);
    let go = |on| check(&place, &Wanted { to: Planning, on, evidence: &[] }, &Terms::default(), Calendar::official());
    assert_eq!(go(day("2023-01-02")), Err(Refusal::Earlier { since: day("2023-01-03") }));
    assert!(go(day("2023-01-03")).is_ok());
}

#[test]
fn a_stage_stands_in_one_list_at_most() {
    let lists: Vec<Option<Combing>> = Stage::ALL.into_iter().map(Combing::of).collect();
    for list in Combing::ALL {
        assert!(lists.contains(&Some(list)), "{list:?} lists no stage");
        assert_eq!(Combing::parse(list.as_str()), Some(list));
    }
    assert_eq!(lists.iter().filter(|list| list.is_none()).count(), 4, "what produces and what has ended");
}

fn written(text: &str) -> When {
    when(Written::Text(text)).unwrap().unwrap()
}

#[test]
fn the_class_of_a_year_follows_from_its_dates() {
    use Nature::{CarryOver, Completing, NewStart};
    let class = |start: &str, finish: &str| {
        let (start, finish) = (written(start), written(finish));
        year_class(2023, &Works { planned_start: Some(&start), planned_finish: Some(&finish), ..Works::default() })
    };
    for (start, finish, expected) in [
        ("2022年12月", "2023年1月", Completing),
        ("2022年12月", "2023年12月31日", Completing),
        ("2022年12月", "2024年1月", CarryOver),
        ("2021年", "2022年", CarryOver),
        ("2023年1月1日", "2023年12月", NewStart),
        ("2023年12月31日", "2025年", NewStart),
        ("2024年1月", "2025年", Nature::Preparing),
    ] {
        assert_eq!(class(start, finish), Some(expected), "{start} — {finish}");
    }
    assert_eq!(year_class(2023, &Works::default()), None, "nothing tells");
}

#[test]
fn what_happened_goes_before_what_was_planned() {
    let (early, late) = (written("2022年6月"), written("2023年6月"));
    let planned = Works { planned_start: Some(&early), planned_finish: Some(&late), ..Works::default() };
    let class = |works| year_class(2023, &works);
    assert_eq!(class(planned), Some(Nature::Completing));
    assert_eq!(class(Works { waiting: true, ..planned }), Some(Nature::Preparing), "planned for 2022 and not begun");
    assert_eq!(class(Works { started_on: Some(day("2023-02-01")), ..planned }), Some(Nature::NewStart));
    let begun = Works { started_on: Some(day("2021-02-01")), ..planned };
    assert_eq!(class(Works { finished_on: Some(day("2022-12-31")), ..begun }), None, "it was finished before");
    assert_eq!(class(Works { finished_on: Some(day("2023-01-01")), ..begun }), Some(Nature::Completing));
}
