use guatu_kernel::Timestamp;
use proptest::prelude::*;

use super::*;

fn person(login: &str) -> Signer {
    Signer::Person { login: login.into() }
}

fn step(name: &str, signers: Vec<Signer>, together: bool) -> Step {
    Step { name: name.into(), signers, together, workdays: None }
}

/// 会签 by two, one of two, then whoever holds the permission.
fn three_steps() -> Procedure {
    Procedure::new(vec![
        step("会签", vec![person("a"), person("b")], true),
        step("审核", vec![person("c"), person("d")], false),
        step("审定", vec![Signer::Holder], false),
    ])
    .expect("a procedure")
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_micros(minute * 60_000_000).expect("an instant")
}

fn acted(act: Act, by: &str, minute: i64) -> Acted {
    Acted { act, by: by.into(), on_behalf_of: None, at: at(minute), comment: None }
}

fn sign(step: usize, signer: usize) -> Act {
    Act::Sign { step, signer }
}

/// Does things one after the other; each has to be allowed.
fn walk(acts: &[(Act, &str)]) -> Course {
    let mut course = Course::of(&three_steps(), at(0), []);
    for (minute, (act, by)) in (1..).zip(acts) {
        assert_eq!(course.may(act, by), Ok(()), "{act:?} by {by}");
        course.take(&acted(act.clone(), by, minute));
    }
    course
}

#[test]
fn a_procedure_without_sense_is_refused_by_its_step() {
    let cases: Vec<(Vec<Step>, ProcedureFault)> = vec![
        (vec![], ProcedureFault::Steps),
        (vec![step("一", vec![Signer::Holder], false); 10], ProcedureFault::Steps),
        (vec![step(" ", vec![Signer::Holder], false)], ProcedureFault::Name(0)),
        (vec![step("一", vec![Signer::Holder], false), step("二", vec![], true)], ProcedureFault::Signers(1)),
        (vec![step("一", vec![person("a"), person("a")], true)], ProcedureFault::Signers(0)),
        (vec![Step { workdays: Some(0), ..step("一", vec![Signer::Holder], false) }], ProcedureFault::Workdays(0)),
        (vec![Step { workdays: Some(251), ..step("一", vec![Signer::Holder], false) }], ProcedureFault::Workdays(0)),
    ];
    for (steps, fault) in cases {
        assert_eq!(Procedure::new(steps), Err(fault));
    }
}

#[test]
fn a_step_signed_together_waits_for_the_last_signature_one_signed_by_any_for_the_first() {
    assert_eq!(walk(&[]).place(), Place::Step(0));
    let one = walk(&[(sign(0, 1), "b")]);
    assert_eq!((one.place(), one.since()), (Place::Step(0), at(0)));
    let both = walk(&[(sign(0, 1), "b"), (sign(0, 0), "a")]);
    assert_eq!((both.place(), both.since()), (Place::Step(1), at(2)));
    assert_eq!(walk(&[(sign(0, 0), "a"), (sign(0, 1), "b"), (sign(1, 1), "d")]).place(), Place::Step(2));
    let over = walk(&[(sign(0, 0), "a"), (sign(0, 1), "b"), (sign(1, 0), "c"), (sign(2, 0), "head")]);
    assert_eq!(over.place(), Place::Over);
    assert_eq!(over.may(&Act::Read, "head"), Err(Fault::NotYourTurn));
}

#[test]
fn nobody_signs_twice_in_a_step_neither_by_themselves_nor_in_anothers_place() {
    let course = walk(&[(sign(0, 0), "a")]);
    assert_eq!(course.may(&sign(0, 1), "a"), Err(Fault::SignedBefore));
    assert_eq!(course.may(&sign(0, 0), "z"), Err(Fault::NotYourTurn), "the place is taken");
    assert_eq!(course.may(&sign(1, 0), "c"), Err(Fault::NotYourTurn), "the step has not begun");
    let mut course = Course::of(&three_steps(), at(0), []);
    course.take(&Acted { on_behalf_of: Some("a".into()), ..acted(sign(0, 0), "z", 1) });
    assert_eq!(course.may(&sign(0, 1), "a"), Err(Fault::SignedBefore), "somebody signed for them");
    assert_eq!(course.may(&sign(0, 1), "z"), Err(Fault::SignedBefore));
}

#[test]
fn what_is_sent_back_to_a_step_is_signed_there_anew_and_goes_on_where_it_was() {
    let steps = [(sign(0, 0), "a"), (sign(0, 1), "b"), (sign(1, 0), "c"), (Act::Return { to: Some(0) }, "head")];
    let mut course = walk(&steps);
    assert_eq!((course.place(), course.since()), (Place::Step(0), at(4)));
    assert_eq!(course.may(&Act::Return { to: Some(0) }, "a"), Err(Fault::NoSuchStep), "not to the present step");
    for (act, by) in [(sign(0, 0), "a"), (sign(0, 1), "b")] {
        assert_eq!(course.may(&act, by), Ok(()));
        course.take(&acted(act, by, 9));
    }
    assert_eq!(course.place(), Place::Step(2), "the consent of the step between stands");
}

#[test]
fn what_is_sent_back_to_its_author_waits_for_them_and_keeps_its_signatures() {
    let mut course = walk(&[(sign(0, 0), "a"), (Act::Return { to: None }, "b")]);
    assert_eq!(course.place(), Place::Asker);
    assert_eq!(course.may(&sign(0, 1), "b"), Err(Fault::NotYourTurn));
    course.take(&acted(Act::Resume, "asker", 5));
    assert_eq!(course.place(), Place::Step(0));
    assert!(course.signatures(0)[0].is_some());
    assert_eq!(course.may(&Act::Resume, "asker"), Err(Fault::NotYourTurn));
}

#[test]
fn an_added_signer_has_to_sign_besides_the_step_s_own() {
    let acts = [(sign(0, 0), "a"), (sign(0, 1), "b"), (Act::AddSigner { step: 1, login: "e".into() }, "c")];
    let mut course = walk(&acts);
    let add = |login: &str| Act::AddSigner { step: 1, login: login.into() };
    assert_eq!(course.may(&add("e"), "c"), Err(Fault::SignerBefore));
    assert_eq!(course.may(&add("d"), "c"), Err(Fault::SignerBefore));
    course.take(&acted(sign(1, 0), "c", 4));
    assert_eq!(course.place(), Place::Step(1), "one of the two was enough, but not without the added one");
    assert!(course.is_added(1, 2));
    course.take(&acted(sign(1, 2), "e", 5));
    assert_eq!(course.place(), Place::Step(2));
}

#[test]
fn it_is_unread_until_a_signer_of_the_present_step_has_opened_or_signed_it() {
    assert!(!walk(&[]).is_read());
    assert!(walk(&[(Act::Read, "a")]).is_read());
    assert!(walk(&[(sign(0, 0), "a")]).is_read());
    let next = walk(&[(Act::Read, "a"), (sign(0, 0), "a"), (sign(0, 1), "b")]);
    assert!(!next.is_read(), "the signers of the next step have not seen it yet");
    assert!(!next.is_read_by("a"));
}

/// Acts by chance, of which only the allowed ones are done.
fn any_act() -> impl Strategy<Value = (Act, usize)> {
    let act = prop_oneof![
        6 => (0..3_usize, 0..4_usize).prop_map(|(step, signer)| Act::Sign { step, signer }),
        1 => prop::option::of(0..3_usize).prop_map(|to| Act::Return { to }),
        1 => Just(Act::Resume),
        1 => Just(Act::Read),
        1 => (0..3_usize, 0..3_usize).prop_map(|(step, who)| Act::AddSigner { step, login: format!("more{who}") }),
    ];
    (act, 0..9_usize)
}

proptest! {
    #[test]
    fn whatever_happens_it_is_over_only_when_every_step_is_signed(acts in prop::collection::vec(any_act(), 0..60)) {
        let mut course = Course::of(&three_steps(), at(0), []);
        let mut done = Vec::new();
        for (minute, (act, person)) in (1..).zip(acts) {
            let by = format!("p{person}");
            if course.may(&act, &by).is_err() {
                continue;
            }
            let before = course.clone();
            let one = acted(act, &by, minute);
            course.take(&one);
            for step in 0..3 {
                let cleared = matches!(&one.act, Act::Return { to: Some(to) } if *to == step);
                let kept = before.signatures(step).iter().zip(course.signatures(step)).all(|(was, is)| was.is_none() || was == is);
                prop_assert!(kept || cleared, "only a return to a step takes signatures from it");
            }
            done.push(one);
        }
        prop_assert_eq!(course.place() == Place::Over, (0..3).all(|step| course.is_signed(step)) && course.place() != Place::Asker);
        prop_assert_eq!(&Course::of(&three_steps(), at(0), &done), &course, "the same acts give the same course");
        for step in 0..3 {
            let people: Vec<&str> = course.signatures(step).iter().flatten().map(|one| one.by.as_str()).collect();
            let once = people.iter().enumerate().all(|(place, by)| !people[..place].contains(by));
            prop_assert!(once, "one person, one signature in a step");
        }
    }
}
