use guatu_kernel::{Money, Month};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;

fn wan(wan: i64) -> Money {
    Money::from_wan(wan)
}

fn explained(category: Category, amount: Money) -> Explanation {
    Explanation { category, amount, reason: "x".into(), unit: None, post: None, due_on: None }
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn a_series_tells_of_a_month_what_its_latest_month_of_the_year_says() {
    let entries = [
        (month("2022-12"), wan(9), wan(90)),
        (month("2023-02"), wan(4), wan(7)),
        (month("2023-01"), wan(3), wan(3)),
        (month("2023-05"), wan(1), wan(8)),
    ];
    for (asked, of_month, so_far) in [
        ("2023-01", Some(3), Some(3)),
        ("2023-02", Some(4), Some(7)),
        ("2023-03", None, Some(7)),
        ("2024-01", None, None),
        ("2022-11", None, None),
    ] {
        let expected = Amounts { month: of_month.map(wan), year: so_far.map(wan) };
        assert_eq!(Amounts::at(month(asked), entries), expected, "{asked}");
    }
}

#[test]
fn a_gap_keeps_what_nobody_explained_and_shows_what_is_explained_too_much() {
    for (reported, other, parts, rest, state) in [
        (100, 100, vec![], 0, GapState::None),
        (100, 60, vec![], 40, GapState::Open),
        (100, 60, vec![30], 10, GapState::Open),
        (100, 60, vec![30, 10], 0, GapState::Explained),
        (100, 60, vec![50], -10, GapState::Over),
        (60, 100, vec![], -40, GapState::Open),
        (60, 100, vec![-30], -10, GapState::Open),
        (60, 100, vec![-30, -15], 5, GapState::Over),
        (100, 60, vec![-5], 45, GapState::Open),
        (100, 100, vec![5], -5, GapState::Over),
        (100, 100, vec![5, -5], 0, GapState::Explained),
    ] {
        let parts: Vec<_> = parts.into_iter().map(|part| explained(Category::CutOff, wan(part))).collect();
        let gap = Gap::new(wan(reported), wan(other), &parts);
        assert_eq!((gap.unexplained(), gap.state()), (wan(rest), state), "{reported} − {other}: {parts:?}");
    }
}

#[test]
fn a_category_explains_only_what_it_can_be_the_cause_of() {
    let fits = |against| Category::ALL.into_iter().filter(|category| category.fits(against)).count();
    assert_eq!((fits(Against::Statistics), fits(Against::Payment)), (6, 6));
    assert!(!Category::Unpaid.fits(Against::Statistics));
    assert!(!Category::NotListed.fits(Against::Payment));
}

#[test]
fn a_confirmation_holds_for_the_amounts_that_were_looked_at() {
    let of = |confirmed| Confirmation {
        month: month("2023-03"),
        confirmed,
        done_month: wan(3),
        done_year: wan(9),
        reason: None,
        by: "office".into(),
    };
    let now = Some((wan(3), wan(9)));
    for (reported, confirmation, state) in [
        (None, Some(of(true)), ConfirmationState::Unreported),
        (now, None, ConfirmationState::Open),
        (now, Some(of(true)), ConfirmationState::Confirmed),
        (Some((wan(4), wan(9))), Some(of(true)), ConfirmationState::Changed),
        (now, Some(of(false)), ConfirmationState::Open),
    ] {
        assert_eq!(ConfirmationState::of(reported, confirmation.as_ref()), state);
    }
}

/// 310亿 is 15 % more than 269.5652173913亿: the base that the published target implies, to 分.
#[test]
fn the_target_of_2023_implies_its_base() {
    let amount = wan(3_100_000);
    let base = implied_base(amount, Decimal::from(15)).unwrap();
    assert_eq!(base, Money::from_cents(2_695_652_173_913));
    assert_eq!(growth(amount, base).unwrap().round_dp(9), Decimal::from(15));
    assert_eq!(growth(wan(115), wan(100)), Some(Decimal::from(15)));
    assert_eq!(growth(wan(80), wan(100)), Some(Decimal::from(-20)));
    assert_eq!(growth(wan(1), Money::ZERO), None);
    assert_eq!(implied_base(amount, Decimal::from(-100)), None);
}

fn twelve(of: impl Fn(i64) -> i64) -> [Money; 12] {
    std::array::from_fn(|place| wan(of(place as i64)))
}

#[test]
fn what_was_missed_is_carried_over_into_the_remaining_months() {
    let tasks = twelve(|_| 10);
    let plans = twelve(|_| 10);
    // 24 of 30 after three months: 6 are spread over nine.
    let outlook = Outlook::new(&tasks, &[wan(8), wan(16), wan(24)], &plans);
    assert_eq!((outlook.expected, outlook.done, outlook.missed), (wan(30), wan(24), wan(6)));
    assert_eq!(outlook.carried[..3], [wan(8), wan(8), wan(8)]);
    assert_eq!(outlook.carried[3..].iter().copied().sum::<Money>(), wan(96));
    assert_eq!(outlook.carried[3], Money::from_cents(10_666_667));
    // The plans alone do not make up for it: every month misses, the first three for certain.
    assert_eq!(outlook.whole_year(), wan(114));
    assert_eq!(outlook.misses.len(), 12);
    assert_eq!(outlook.misses[0], Miss { month: 1, amount: wan(2), forecast: false });
    assert_eq!(outlook.misses[11], Miss { month: 12, amount: wan(6), forecast: true });
}

#[test]
fn what_was_done_beyond_lightens_the_remaining_months() {
    let outlook = Outlook::new(&twelve(|_| 10), &[wan(65)], &twelve(|_| 3));
    assert_eq!((outlook.missed, outlook.carried[1]), (wan(-55), wan(5)));
    assert_eq!(outlook.whole_year(), wan(98));
    assert_eq!(outlook.misses.iter().map(|miss| miss.month).collect::<Vec<_>>(), [9, 10, 11, 12]);
}

#[test]
fn a_year_that_is_over_or_done_leaves_no_task() {
    let tasks = twelve(|_| 10);
    let done: Vec<Money> = (1..=12).map(|number| wan(number * 9)).collect();
    let outlook = Outlook::new(&tasks, &done, &tasks);
    assert_eq!((outlook.missed, outlook.whole_year()), (wan(12), wan(108)));
    let outlook = Outlook::new(&tasks, &[wan(130)], &tasks);
    assert_eq!(outlook.carried[1..], [Money::ZERO; 11]);
    let nothing_yet = Outlook::new(&tasks, &[], &tasks);
    assert_eq!((nothing_yet.carried, nothing_yet.misses.len()), (tasks, 0));
}

fn cents() -> impl Strategy<Value = Money> {
    (-10_000_000_000_000_i64..10_000_000_000_000).prop_map(Money::from_cents)
}

fn positive() -> impl Strategy<Value = Money> {
    (0_i64..10_000_000_000_000).prop_map(Money::from_cents)
}

fn category() -> impl Strategy<Value = Category> {
    (0..Category::ALL.len()).prop_map(|place| Category::ALL[place])
}

proptest! {
    #[test]
    fn the_parts_and_the_remainder_sum_to_the_difference(
        projects in prop::collection::vec((cents(), cents(), prop::collection::vec((category(), cents()), 0..6)), 0..20)
    ) {
        let gaps: Vec<Gap> = projects.iter().map(|(reported, other, parts)| {
            let parts: Vec<_> = parts.iter().map(|(category, amount)| explained(*category, *amount)).collect();
            Gap::new(*reported, *other, &parts)
        }).collect();
        for (gap, (reported, other, _)) in gaps.iter().zip(&projects) {
            prop_assert_eq!(gap.parts.values().copied().sum::<Money>() + gap.unexplained(), *reported - *other);
        }
        let whole: Gap = gaps.iter().cloned().sum();
        prop_assert_eq!(whole.difference, gaps.iter().map(|gap| gap.difference).sum::<Money>());
        prop_assert_eq!(whole.unexplained(), gaps.iter().map(Gap::unexplained).sum::<Money>());
        prop_assert_eq!(whole.parts.values().copied().sum::<Money>() + whole.unexplained(), whole.difference);
    }

    #[test]
    fn what_is_spread_comes_together_again(amount in positive(), weights in prop::collection::vec(positive(), 1..13)) {
        let parts = spread(amount, &weights);
        prop_assert_eq!(parts.iter().copied().sum::<Money>(), amount);
        prop_assert!(parts.iter().all(|part| *part >= Money::ZERO));
    }

    #[test]
    fn the_carried_tasks_are_the_target_until_it_is_passed(
        tasks in prop::array::uniform12(positive()),
        months in prop::collection::vec(positive(), 0..12),
        plans in prop::array::uniform12(positive()),
    ) {
        let mut until = Money::ZERO;
        let done: Vec<Money> = months.iter().map(|month| { until += *month; until }).collect();
        let outlook = Outlook::new(&tasks, &done, &plans);
        let target: Money = tasks.iter().copied().sum();
        prop_assert_eq!(outlook.carried.iter().copied().sum::<Money>(), target.max(until));
        prop_assert_eq!(outlook.whole_year(), until + plans[done.len()..].iter().copied().sum::<Money>());
        let mut due = Money::ZERO;
        for (place, task) in tasks.iter().enumerate() {
            due += *task;
            let missed = outlook.misses.iter().find(|miss| miss.month as usize == place + 1);
            prop_assert_eq!(missed.is_some(), outlook.forecast[place] < due);
            prop_assert!(missed.is_none_or(|miss| miss.amount == due - outlook.forecast[place] && miss.forecast == (place >= done.len())));
        }
    }
}
