//! Case tables of factors.

use guatu_kernel::Calendar;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn number(text: &str) -> Option<Quantity> {
    Quantity::from_decimal(text.parse::<Decimal>().expect("a number"))
}

/// 35.5亩 of land, asked for on Friday 2023-03-10.
fn asked() -> FactorRequest {
    FactorRequest {
        kind: FactorKind::Land,
        need: "新增建设用地指标".into(),
        quantity: number("35.5"),
        measure: Some(Measure::Mu),
        stage: None,
        permit: Some("建设用地规划许可证".into()),
        unit: OrgId(Uuid::from_u128(1)),
        asked_on: day("2023-03-10"),
        state: FactorState::Open,
        promised_on: None,
        settled_on: None,
        met: None,
        result: None,
    }
}

fn words(text: &str) -> Option<String> {
    Some(text.into())
}

#[test]
fn a_quantity_is_exact_or_refused() {
    for (text, shown) in [
        ("35.5", Some("35.5")),
        ("0.000001", Some("0.000001")),
        ("999999999999.999999", Some("999999999999.999999")),
        ("1.0000000", Some("1")),
        ("0.0000001", None),
        ("0", None),
        ("-1", None),
        ("1000000000000", None),
    ] {
        assert_eq!(number(text).map(|it| it.decimal().to_string()).as_deref(), shown, "{text}");
    }
}

#[test]
fn every_step_of_a_request_is_allowed_or_explained() {
    use FactorFault::{MetMissing, PromisedEarlier, ReasonMissing, Settled, SettledBeforeAsked, SettledLater};
    let today = day("2023-03-20");
    let promise = |on: &str, reason: Option<&str>| Answer::Promise { on: day(on), reason: reason.map(Into::into) };
    let meet = |on: &str, met: Option<&str>, result: Option<&str>| Answer::Meet {
        on: day(on),
        met: met.and_then(number),
        result: result.map(Into::into),
    };
    let promised = asked().answered(promise("2023-03-31", None), today).unwrap();
    let met = promised.clone().answered(meet("2023-03-20", Some("30"), Some("已批")), today).unwrap();
    assert_eq!((met.state, met.met, met.settled_on), (FactorState::Met, number("30"), Some(today)));
    for (request, answer, fault) in [
        (asked(), promise("2023-03-19", None), PromisedEarlier),
        (promised.clone(), promise("2023-04-30", None), ReasonMissing),
        (asked(), meet("2023-03-20", None, Some("已批")), MetMissing),
        (asked(), meet("2023-03-20", Some("30"), None), ReasonMissing),
        (asked(), meet("2023-03-21", Some("30"), Some("已批")), SettledLater),
        (asked(), meet("2023-03-09", Some("30"), Some("已批")), SettledBeforeAsked),
        (asked(), Answer::Refuse { on: today, reason: None }, ReasonMissing),
        (asked(), Answer::Withdraw { on: today, reason: None }, ReasonMissing),
        (met.clone(), Answer::Withdraw { on: today, reason: words("x") }, Settled),
        (met, promise("2023-03-31", Some("x")), Settled),
    ] {
        assert_eq!(request.answered(answer.clone(), today), Err(fault), "{answer:?}");
    }
    let again = promised.answered(promise("2023-04-30", Some("等待批复")), today).unwrap();
    assert_eq!((again.state, again.promised_on), (FactorState::Promised, Some(day("2023-04-30"))));
    let refused = again.answered(Answer::Refuse { on: today, reason: words("不符合规划") }, today).unwrap();
    assert_eq!((refused.state, refused.result.as_deref()), (FactorState::Refused, Some("不符合规划")));
}

#[test]
fn a_request_without_a_number_is_met_without_one() {
    let request = FactorRequest { quantity: None, measure: None, ..asked() };
    let today = day("2023-03-20");
    let answer = Answer::Meet { on: today, met: number("3"), result: words("规划条件已出具") };
    assert_eq!(request.answered(answer, today).unwrap().met, None, "a number of nothing is not kept");
}

#[test]
fn the_clock_runs_in_working_days_to_the_answer_and_then_to_the_promise() {
    use FactorClockState::{Done, Late, Near, Overdue, Running};
    let read = |request: &FactorRequest, as_of| clock(request, 5, day(as_of), Calendar::official());
    // Five working days after Friday 10 March are over on Friday 17.
    for (as_of, state, left) in [
        ("2023-03-10", Running, 5),
        ("2023-03-13", Running, 4),
        ("2023-03-14", Near, 3),
        ("2023-03-17", Near, 0),
        ("2023-03-18", Overdue, 0),
        ("2023-03-20", Overdue, -1),
    ] {
        let clock = read(&asked(), as_of);
        assert_eq!((clock.state, clock.due_on, clock.workdays_left), (state, day("2023-03-17"), Some(left)), "{as_of}");
    }
    let promise = Answer::Promise { on: day("2023-03-31"), reason: None };
    let promised = asked().answered(promise, day("2023-03-15")).unwrap();
    assert_eq!(read(&promised, "2023-03-20").state, Running);
    assert_eq!(read(&promised, "2023-04-01").state, Overdue);
    for (on, state) in [("2023-03-31", Done), ("2023-04-01", Late)] {
        let answer = Answer::Meet { on: day(on), met: number("35.5"), result: words("已批") };
        let met = promised.clone().answered(answer, day("2023-04-01")).unwrap();
        assert_eq!(read(&met, "2023-04-10").state, state, "{on}");
    }
}

#[test]
fn what_is_balanced_is_counted_in_one_measure() {
    for kind in FactorKind::BALANCED {
        assert_eq!(kind.measures().len(), 1, "{kind:?}");
    }
    for kind in FactorKind::ALL {
        assert_eq!(FactorKind::parse(kind.as_str()), Some(kind));
        assert!(!kind.measures().is_empty());
    }
}
