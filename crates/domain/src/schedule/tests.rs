use chrono::NaiveDate;
use proptest::prelude::*;

use rust_decimal::Decimal;

use super::*;

fn dec(text: &str) -> Decimal {
    text.parse().expect("decimal")
}

fn start(date: &str, grain: Grain) -> When {
    When { from: date.parse::<NaiveDate>().expect("date"), grain, written: date.into() }
}

fn table(percent: [&str; 12]) -> guatu_kernel::Result<Table> {
    Table::new(percent.map(dec))
}

const WINTER: [&str; 12] = ["0", "3", "12.5", "25", "36", "48", "60", "71.25", "82", "91", "97", "100"];

#[test]
fn a_project_owes_a_twelfth_of_its_plan_each_month() {
    for month in 1..=12 {
        let share = Curve::Linear.share(month, FirstMonth::JANUARY);
        assert_eq!(share.fraction(), (i128::from(month), 12));
    }
    assert_eq!(Curve::Linear.share(4, FirstMonth::JANUARY).percent().to_string(), "33.333333333333333333333333");
}

#[test]
fn nothing_is_owed_before_a_month_has_ended() {
    let winter = Curve::Table(table(WINTER).expect("table"));
    for curve in [Curve::Linear, winter] {
        assert!(curve.share(0, FirstMonth::JANUARY).is_nothing());
    }
}

#[test]
fn a_new_start_owes_nothing_before_its_month_and_spreads_the_plan_over_the_rest() {
    for first in 1..=12_u32 {
        let date = format!("2023-{first:02}-20");
        let first_month = FirstMonth::of(2023, Some(Nature::NewStart), Some(&start(&date, Grain::Day)));
        assert_eq!(first_month.number(), first);
        for month in 0..=12_u32 {
            let (part, whole) = Curve::Linear.share(month, first_month).fraction();
            let due = (month + 1).saturating_sub(first);
            let due = if month == 0 { 0 } else { due };
            assert_eq!(part * i128::from(13 - first), i128::from(due) * whole, "start {first}, month {month}");
        }
    }
}

#[test]
fn the_first_month_follows_from_nature_and_planned_start() {
    let new = Some(Nature::NewStart);
    for (nature, planned, first) in [
        (new, Some(start("2024-01-01", Grain::Month)), 13),
        (new, Some(start("2022-11-01", Grain::Month)), 1),
        (new, Some(start("2023-01-01", Grain::Year)), 1),
        (new, Some(start("2024-01-01", Grain::Year)), 13),
        (new, Some(start("2023-12-01", Grain::Month)), 12),
        (new, None, 1),
        (Some(Nature::CarryOver), Some(start("2023-06-01", Grain::Month)), 1),
        (None, Some(start("2024-06-01", Grain::Month)), 1),
    ] {
        assert_eq!(FirstMonth::of(2023, nature, planned.as_ref()).number(), first, "{nature:?} {planned:?}");
    }
}

#[test]
fn a_project_that_starts_in_a_later_year_owes_nothing_even_in_december() {
    assert!(Curve::Linear.share(12, FirstMonth::LATER_YEAR).is_nothing());
}

#[test]
fn a_table_replaces_the_linear_curve_exactly() {
    let curve = Curve::Table(table(WINTER).expect("table"));
    assert_eq!(curve.share(3, FirstMonth::JANUARY).percent().to_string(), "12.5");
    assert_eq!(curve.share(8, FirstMonth(9)).percent().to_string(), "71.25");
    assert_eq!(curve.share(12, FirstMonth::JANUARY).percent().to_string(), "100");
}

#[test]
fn a_table_that_falls_or_ends_early_or_is_too_fine_is_refused() {
    let with = |month: usize, percent| {
        let mut entries = WINTER;
        entries[month - 1] = percent;
        table(entries).expect_err("refused").params["field"].clone()
    };
    assert_eq!(with(6, "35.99"), "percent[6]");
    assert_eq!(with(1, "-1"), "percent[1]");
    assert_eq!(with(11, "100.01"), "percent[11]");
    assert_eq!(with(12, "99.9999"), "percent[12]");
    assert_eq!(with(3, "12.50001"), "percent[3]");
    assert!(table(["100"; 12]).is_ok());
}

#[test]
fn a_curve_survives_storage() {
    let curve = Curve::Table(table(WINTER).expect("table"));
    let text = serde_json::to_string(&curve).expect("json");
    assert_eq!(serde_json::from_str::<Curve>(&text).expect("curve"), curve);
    assert_eq!(serde_json::from_str::<Curve>(r#"{"kind":"linear"}"#).expect("curve"), Curve::Linear);
    assert!(serde_json::from_str::<Curve>(r#"{"kind":"table","percent":["100"]}"#).is_err());
}

#[test]
fn the_most_specific_curve_counts() {
    let (year, class) = (Curve::Table(table(WINTER).expect("table")), Curve::Table(table(["100"; 12]).expect("table")));
    let book = CurveBook::new([((2023, None), year.clone()), ((2023, Some(Nature::NewStart)), class.clone())]);
    assert_eq!(book.curve(2023, Some(Nature::NewStart)), &class);
    assert_eq!(book.curve(2023, Some(Nature::CarryOver)), &year);
    assert_eq!(book.curve(2023, None), &year);
    assert_eq!(book.curve(2024, Some(Nature::NewStart)), &Curve::Linear);
}

#[test]
fn amounts_round_half_up_and_end_at_the_plan() {
    let plan = Money::from_cents(18);
    let cents = expected_amounts(plan, &Curve::Linear, FirstMonth::JANUARY).map(Money::cents);
    assert_eq!(cents, [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]);
    let late = expected_amounts(plan, &Curve::Linear, FirstMonth(11)).map(Money::cents);
    assert_eq!(late, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 18]);
}

proptest! {
    #[test]
    fn expected_amounts_never_fall_and_complete_the_plan(cents in 0_i64..=i64::MAX, first in 1_u32..=12) {
        let amounts = expected_amounts(Money::from_cents(cents), &Curve::Linear, FirstMonth(first));
        prop_assert!(amounts.is_sorted());
        prop_assert_eq!(amounts[11].cents(), cents);
    }
}

fn quarters(percents: &[&str]) -> guatu_kernel::Result<Quarters> {
    Quarters::new(percents.iter().map(|percent| dec(percent)).collect())
}

fn tranches(entries: &[(&str, &str)]) -> guatu_kernel::Result<Tranches> {
    let tranche = |(on, percent): &(&str, &str)| Tranche { on: on.parse().expect("day"), percent: dec(percent) };
    Tranches::new(entries.iter().map(tranche).collect())
}

#[test]
fn other_shapes_expect_their_share_at_the_ends_of_the_months() {
    let days = Curve::Days(2023);
    let leap = Curve::Days(2024);
    let quarters = Curve::Quarters(quarters(&["15", "40", "70", "100"]).expect("quarters"));
    let called = Curve::Tranches(
        tranches(&[("2023-03-31", "15"), ("2023-09-30", "60"), ("2023-12-01", "100")]).expect("tranches"),
    );
    for (curve, month, first, part, whole) in [
        (&days, 3, 1, 90, 365),
        (&leap, 3, 1, 91, 366),
        (&days, 12, 1, 365, 365),
        (&days, 6, 7, 0, 1),
        (&days, 7, 7, 31, 184),
        (&quarters, 1, 1, 5, 100),
        (&quarters, 3, 1, 15, 100),
        (&quarters, 4, 1, 70, 300),
        (&quarters, 12, 1, 100, 100),
        (&called, 2, 1, 0, 1),
        (&called, 3, 1, 15, 100),
        (&called, 8, 1, 15, 100),
        (&called, 9, 1, 60, 100),
        (&called, 12, 1, 100, 100),
        (&called, 0, 1, 0, 1),
    ] {
        let (given, of) = curve.share(month, FirstMonth(first)).fraction();
        assert_eq!(given * whole, i128::from(part) * of, "{curve:?} {month} from {first}: {given}/{of}");
    }
}

#[test]
fn shapes_that_fall_or_end_early_or_go_back_are_refused() {
    for refused in [
        quarters(&["15", "40", "70"]).err(),
        quarters(&["15", "10", "70", "100"]).err(),
        tranches(&[("2023-03-31", "15"), ("2023-03-31", "100")]).err(),
        tranches(&[("2023-03-31", "15"), ("2024-03-31", "100")]).err(),
        tranches(&[("2023-03-31", "15")]).err(),
        tranches(&[]).err(),
    ] {
        assert!(refused.is_some());
    }
    let field = tranches(&[("2023-03-31", "15"), ("2023-02-28", "100")]).expect_err("back").params["field"].clone();
    assert_eq!(field, "tranche[2]");
}
