//! Case tables of the three batches, and what holds for all of them.

use chrono::NaiveDate;
use guatu_kernel::{BatchItemId, Calendar, Money};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn id(number: u128) -> BatchItemId {
    BatchItemId(Uuid::from_u128(number))
}

fn counted(stage: Stage, reached: Mark, wan: i64, out: bool) -> Counted {
    Counted { stage, reached, money: Money::from_wan(wan), out }
}

#[test]
fn a_list_is_known_by_its_words_unless_they_name_more_than_one() {
    for (text, stage) in [
        ("签约一批", Some(Stage::Signing)),
        ("“三个一批”项目台账（开工一批）", Some(Stage::Start)),
        ("投产", Some(Stage::Production)),
        ("“三个一批”项目台账", None),
        ("签约、开工、投产一批", None),
    ] {
        assert_eq!(Stage::of_words(text), stage, "{text}");
    }
}

#[test]
fn an_item_follows_one_of_the_stage_before_and_of_no_later_period() {
    use Stage::{Production, Signing, Start};
    for (item, source, verdict) in [
        ((Start, 7), (Signing, 7), Ok(())),
        ((Start, 7), (Signing, 1), Ok(())),
        ((Production, 2), (Start, 1), Ok(())),
        ((Start, 6), (Signing, 7), Err(LinkFault::Period)),
        ((Production, 7), (Signing, 1), Err(LinkFault::Stage)),
        ((Start, 7), (Start, 1), Err(LinkFault::Stage)),
        ((Signing, 7), (Start, 1), Err(LinkFault::Stage)),
    ] {
        assert_eq!(may_follow(item, source), verdict, "{item:?} {source:?}");
    }
}

#[test]
fn a_chain_has_come_as_far_as_its_furthest_item() {
    let node = |number, stage, mark, source: Option<u128>| Node { id: id(number), stage, mark, source: source.map(id) };
    let reached = reached(&[
        node(1, Stage::Signing, Mark::Signed, None),
        node(2, Stage::Start, Mark::Started, Some(1)),
        node(3, Stage::Start, Mark::Started, Some(1)),
        node(4, Stage::Production, Mark::Yielding, Some(3)),
        node(5, Stage::Signing, Mark::Fulfilled, None),
        node(6, Stage::Production, Mark::Produced, Some(99)),
    ]);
    for (number, mark) in [
        (1, Mark::Yielding),
        (2, Mark::Started),
        (3, Mark::Yielding),
        (4, Mark::Yielding),
        (5, Mark::Fulfilled),
        (6, Mark::Produced),
    ] {
        assert_eq!(reached[&id(number)], mark, "{number}");
    }
}

#[test]
fn ratios_are_as_computed_by_hand() {
    let items = [
        counted(Stage::Signing, Mark::Signed, 100, false),
        counted(Stage::Signing, Mark::Fulfilled, 200, true),
        counted(Stage::Signing, Mark::Started, 300, false),
        counted(Stage::Signing, Mark::Produced, 50, false),
        counted(Stage::Start, Mark::Started, 300, false),
        counted(Stage::Start, Mark::Produced, 50, false),
        counted(Stage::Production, Mark::Produced, 50, false),
        counted(Stage::Production, Mark::Yielding, 150, false),
    ];
    for (ratio, before, after) in [
        // Ratio: numerator and denominator by count, then by amount in 万元.
        (Ratio::Fulfilment, (3, 4, 550, 650), (2, 3, 350, 450)),
        (Ratio::Start, (2, 3, 350, 550), (2, 2, 350, 350)),
        (Ratio::Production, (1, 2, 50, 350), (1, 2, 50, 350)),
        (Ratio::Yield, (1, 2, 150, 200), (1, 2, 150, 200)),
    ] {
        let (found_before, found_after) = tally(&Formulas::default().of(ratio), &items);
        for (found, (above, below, wan_above, wan_below)) in [(found_before, before), (found_after, after)] {
            let sum = |items, wan| Sum { items, money: Money::from_wan(wan) };
            let wanted = Share { numerator: sum(above, wan_above), denominator: sum(below, wan_below) };
            assert_eq!(found, wanted, "{ratio:?}");
        }
    }
}

#[test]
fn nothing_counted_is_no_ratio_and_not_zero() {
    let (share, _) = tally(&Formulas::default().of(Ratio::Start), &[]);
    assert_eq!((share.by_count(), share.by_amount()), (None, None));
    let (share, _) =
        tally(&Formulas::default().of(Ratio::Production), &[counted(Stage::Start, Mark::Started, 0, false)]);
    assert_eq!((share.by_count(), share.by_amount()), (Some(0.into()), None));
}

#[test]
fn a_denominator_stands_before_its_numerator_and_not_before_its_list() {
    assert_eq!(Formulas::default().fault(), None);
    let of_signed = Formulas { start_rate: Mark::Signed, ..Formulas::default() };
    assert_eq!(of_signed.fault(), None, "many districts count what started of all that was signed");
    let itself = Formulas { start_rate: Mark::Started, ..Formulas::default() };
    assert_eq!(itself.fault(), Some(Ratio::Start));
    let too_early = Formulas { yield_rate: Mark::Started, ..Formulas::default() };
    assert_eq!(too_early.fault(), Some(Ratio::Yield));
}

#[test]
fn days_count_from_the_day_that_is_written() {
    let item = Item {
        name: "甲".into(),
        period: 7,
        owner: None,
        amount: None,
        industry: None,
        day: None,
        fulfilled_on: Some(day("2023-03-10")),
        yielding_on: Some(day("2023-03-10")),
        project: None,
        note: None,
    };
    for (stage, as_of, mark) in [
        (Stage::Signing, "2023-03-09", Mark::Signed),
        (Stage::Signing, "2023-03-10", Mark::Fulfilled),
        (Stage::Start, "2023-03-10", Mark::Started),
        (Stage::Production, "2023-03-09", Mark::Produced),
        (Stage::Production, "2023-03-10", Mark::Yielding),
    ] {
        assert_eq!(item.mark(stage, day(as_of)), mark, "{stage:?} {as_of}");
    }
}

/// The Spring Festival of 2023 with its make-up days, and the Labour Day week.
fn holidays() -> Calendar {
    let off = ["2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26", "2023-01-27"];
    let on = ["2023-01-28", "2023-01-29"];
    Calendar::new(off.map(|text| (day(text), false)).into_iter().chain(on.map(|text| (day(text), true))))
}

#[test]
fn the_clock_is_exact_on_its_last_days() {
    let terms = Terms { start_workdays: 10, near_workdays: 3 };
    let began = Run { began_on: Some(day("2023-01-20")), ..Run::default() };
    // Ten working days after Friday 01-20, with the holidays: 01-28, 01-29, 01-30 … 02-03, 02-06 … 02-08.
    for (as_of, state, left) in [
        ("2023-01-20", ClockState::Running, 10),
        ("2023-02-02", ClockState::Running, 4),
        ("2023-02-03", ClockState::Near, 3),
        ("2023-02-04", ClockState::Near, 3),
        ("2023-02-08", ClockState::Near, 0),
        ("2023-02-09", ClockState::Overdue, -1),
        ("2023-02-13", ClockState::Overdue, -3),
    ] {
        let clock = clock(&began, day(as_of), &holidays(), &terms);
        assert_eq!((clock.due_on, clock.state, clock.workdays_left), (Some(day("2023-02-08")), state, Some(left)));
    }
}

#[test]
fn ninety_working_days_are_what_the_source_says() {
    let began = Run { began_on: Some(day("2023-01-28")), ..Run::default() };
    let clock = clock(&began, day("2023-03-31"), &Calendar::default(), &Terms::default());
    // Weekends alone: 90 working days are 18 weeks, and Saturday 01-28 is followed by Monday 01-30.
    assert_eq!(clock.due_on, Some(day("2023-06-02")));
}

#[test]
fn what_has_started_or_was_excused_is_no_longer_waited_for() {
    let terms = Terms { start_workdays: 10, near_workdays: 3 };
    let began = Run { began_on: Some(day("2023-01-20")), ..Run::default() };
    for (run, state) in [
        (Run { done: true, done_on: Some(day("2023-02-08")), ..began }, ClockState::Done),
        (Run { done: true, done_on: Some(day("2023-02-09")), ..began }, ClockState::Late),
        (Run { done: true, ..began }, ClockState::Done),
        (Run { stopped: true, ..began }, ClockState::Stopped),
        (Run { done: true, stopped: true, ..began }, ClockState::Done),
        (Run::default(), ClockState::Undated),
        (Run { done: true, ..Run::default() }, ClockState::Done),
    ] {
        let clock = clock(&run, day("2023-04-01"), &holidays(), &terms);
        assert_eq!((clock.state, clock.workdays_left), (state, None), "{run:?}");
    }
}

fn any_item() -> impl Strategy<Value = Counted> {
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let mark = prop::sample::select(vec![Mark::Signed, Mark::Fulfilled, Mark::Started, Mark::Produced, Mark::Yielding]);
    (stage, mark, 0_i64..1_000_000_000_000, any::<bool>()).prop_map(|(stage, mark, cents, out)| Counted {
        stage,
        reached: mark.max(Mark::of(stage)),
        money: Money::from_cents(cents),
        out,
    })
}

fn any_ratio() -> impl Strategy<Value = Ratio> {
    prop::sample::select(Ratio::ALL.to_vec())
}

proptest! {
    #[test]
    fn no_ratio_is_above_the_whole(items in prop::collection::vec(any_item(), 0..40), ratio in any_ratio()) {
        let (before, after) = tally(&Formulas::default().of(ratio), &items);
        for share in [before, after] {
            prop_assert!(share.numerator.items <= share.denominator.items);
            prop_assert!(share.numerator.money <= share.denominator.money);
            prop_assert!(share.by_count().is_none_or(|percent| percent <= 100.into()));
        }
        prop_assert!(after.denominator.items <= before.denominator.items);
    }

    #[test]
    fn taking_out_what_is_not_in_the_numerator_never_lowers_a_ratio(
        mut items in prop::collection::vec(any_item(), 1..40), ratio in any_ratio(), place in any::<prop::sample::Index>(),
    ) {
        let formula = Formulas::default().of(ratio);
        let place = place.index(items.len());
        items[place].out = false;
        prop_assume!(formula.place(&items[place]) != Place::Numerator);
        let (_, kept) = tally(&formula, &items);
        items[place].out = true;
        let (_, taken) = tally(&formula, &items);
        for (kept, taken) in [(kept.by_count(), taken.by_count()), (kept.by_amount(), taken.by_amount())] {
            // What was the only thing counted leaves nothing to divide by.
            prop_assert!(taken.is_none_or(|taken| kept.is_none_or(|kept| kept <= taken)));
        }
    }

    #[test]
    fn the_sums_of_parts_are_the_sum_of_the_whole(
        items in prop::collection::vec(any_item(), 0..40), ratio in any_ratio(), cut in any::<prop::sample::Index>(),
    ) {
        let formula = Formulas::default().of(ratio);
        let (one, other) = items.split_at(cut.index(items.len() + 1));
        let (whole, _) = tally(&formula, &items);
        let ((one, _), (other, _)) = (tally(&formula, one), tally(&formula, other));
        for part in [|share: &Share| share.numerator, |share: &Share| share.denominator] {
            prop_assert_eq!(part(&one).items + part(&other).items, part(&whole).items);
            prop_assert_eq!(part(&one).money + part(&other).money, part(&whole).money);
        }
    }

    #[test]
    fn a_longer_term_never_ends_earlier(start in 0_i64..2_000, term in 0_u32..200) {
        let began = Run { began_on: Some(day("2021-07-10") + chrono::Days::new(start.unsigned_abs())), ..Run::default() };
        let due = |start_workdays| {
            clock(&began, day("2023-03-31"), &holidays(), &Terms { start_workdays, near_workdays: 10 }).due_on
        };
        prop_assert!(due(term) < due(term + 1));
    }
}
