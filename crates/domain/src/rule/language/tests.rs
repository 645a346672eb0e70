use proptest::prelude::*;

use super::super::facts::{Kind, Term};
use super::super::format::Format;
use super::*;
use guatu_kernel::Lang;

static TERMS: [Term; 6] = [
    Term::new("gap", Kind::Number, Format::Pp, "落后", "gap"),
    Term::new("plan", Kind::Number, Format::Wan, "计划", "plan"),
    Term::new("late", Kind::YesNo, Format::Plain, "逾期", "late"),
    Term::new("class", Kind::Text, Format::Plain, "类别", "class"),
    Term::new("due", Kind::Date, Format::Date, "期限", "due"),
    Term::new("序时", Kind::Number, Format::Pct, "序时进度", "schedule"),
];

struct Known;

impl Names for Known {
    fn fact(&self, name: &str) -> Option<(usize, Kind)> {
        TERMS.iter().position(|term| term.name == name).map(|place| (place, TERMS[place].kind))
    }
    fn all(&self) -> Vec<&str> {
        TERMS.iter().map(|term| term.name.as_ref()).collect()
    }
}

/// gap 12.5, plan 0, late unknown, class 甲, due 30 April 2023, 序时 50
fn row() -> Vec<Value> {
    vec![
        Value::Number("12.5".parse().expect("number")),
        0_i64.into(),
        Value::Unknown,
        "甲".into(),
        "2023-04-30".parse::<chrono::NaiveDate>().ok().into(),
        50_i64.into(),
    ]
}

fn value(source: &str) -> Value {
    Expression::compile(source, &Known).unwrap_or_else(|slip| panic!("{source}: {slip:?}")).value(&row())
}

fn slip(source: &str) -> Slip {
    Expression::compile(source, &Known).expect_err(source)
}

#[test]
fn conditions_are_read_as_they_look() {
    for (source, expected) in [
        ("gap > 12.5", Some(false)),
        ("gap >= 12.5", Some(true)),
        ("10 <= gap <= 30", Some(true)),
        ("10 < gap < 12.5", Some(false)),
        ("1 < 2 == 2", Some(true)),
        ("not gap > 30 and class == '甲'", Some(true)),
        ("gap > 30 or class in ['乙', \"甲\"]", Some(true)),
        ("class not in ['乙']", Some(true)),
        ("due < date('2023-05-01')", Some(true)),
        ("序时 - 38 < gap", Some(true)),
        ("1 + 2 * 3 == 7 and (1 + 2) * 3 == 9 and 7 - 2 - 1 == 4 and 12 / 2 / 3 == 2", Some(true)),
        ("- gap < - 12.4", Some(true)),
        ("1 / 3 * 3 == 1", Some(true)),
        ("(0.5 - 2.1 / 6.0) / 0.5 == 0.3", Some(true)),
        ("if(gap > 10, '甲', '乙') == class", Some(true)),
        ("contains(class, '甲')", Some(true)),
    ] {
        assert_eq!(value(source).yes_no(), expected, "{source}");
    }
}

#[test]
fn unknown_is_a_third_answer() {
    for (source, expected) in [
        ("late", None),
        ("not late", None),
        ("late and gap > 30", Some(false)),
        ("late and gap > 10", None),
        ("late or gap > 10", Some(true)),
        ("late or gap > 30", None),
        ("late == true", None),
        ("known(late)", Some(false)),
        ("known(late) and late", Some(false)),
        ("default(late, false)", Some(false)),
        ("gap / plan > 1", None),
        ("known(gap / plan)", Some(false)),
        ("percent(gap, plan) < 60", None),
        ("late in [true, false]", None),
        ("gap in [gap / plan, 12.5]", Some(true)),
        ("gap in [gap / plan, 1]", None),
        ("1 < gap / plan < 0", None),
        ("99999999999999999999999999999999999999 * 99999999 > 1", None),
    ] {
        assert_eq!(value(source).yes_no(), expected, "{source}");
    }
}

#[test]
fn functions_give_exact_figures() {
    for (source, expected) in [
        ("percent(15, 50)", "30"),
        ("abs(-3) + min(4, 2, 3) + max(1)", "6"),
        ("floor(-0.5) + ceil(0.2)", "0"),
        ("round(2.345, 2)", "2.35"),
        ("days(date('2023-04-30'), date('2023-05-02'))", "2"),
        ("months(date('2023-01-31'), date('2023-02-28'))", "1"),
        ("months(date('2023-03-31'), date('2023-06-30'))", "3"),
        ("months(date('2023-03-15'), date('2023-06-14'))", "2"),
        ("months(date('2023-06-14'), date('2023-03-15'))", "-2"),
        ("year(due) * 10000 + month(due) * 100 + day(due)", "20230430"),
        ("default(gap / plan, 7)", "7"),
    ] {
        assert_eq!(value(source).number().map(|number| number.to_string()).as_deref(), Some(expected), "{source}");
    }
}

#[test]
fn mistakes_say_where_they_are_and_what_to_write() {
    for (source, at, part) in [
        ("gpa > 10", 0..3, "did you mean `gap`?"),
        ("cl == 'x'", 0..2, "did you mean `class`?"),
        ("gap > ", 6..6, "ends too early"),
        ("gap = 10", 4..5, "written =="),
        ("gap ＞ 10", 4..7, "write `>`"),
        ("gap > 30%", 8..9, "no percent sign"),
        ("gap > '30'", 6..10, "a number is needed here, but this is a text"),
        ("class > '甲'", 0..5, "has no order"),
        ("gap and late", 0..3, "yes or no is needed"),
        ("(gap > 1", 8..8, "`)` is missing"),
        ("gap > 1)", 7..8, "does not belong"),
        ("class == '甲", 9..13, "not closed"),
        ("mx(gap) > 1", 0..7, "did you mean `max`"),
        ("round(gap)", 0..10, "takes 2 argument(s), here are 1"),
        ("due < date('2023-02-30')", 6..24, "written date('2023-04-30')"),
        ("due < date(class)", 6..17, "written date('2023-04-30')"),
        ("gap > 1.2.3", 6..11, "not a number"),
        ("gap $ 1", 4..5, "no meaning"),
        ("", 0..0, "empty"),
    ] {
        let slip = slip(source);
        assert_eq!(slip.at, at, "{source}: {}", slip.text.en);
        assert!(slip.text.en.contains(part), "{source}: {}", slip.text.en);
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused() {
    assert!(
        slip(&"(".repeat(2_000)).text.en.contains("nest deeper") || slip(&"(".repeat(2_000)).text.en.contains("parts")
    );
    assert!(slip(&format!("{}gap > 1{}", "(".repeat(60), ")".repeat(60))).text.en.contains("nest deeper"));
    assert!(slip(&format!("gap {} > 1", "+ 1 ".repeat(300))).text.en.contains("parts"));
    assert!(slip(&" ".repeat(5_000)).text.en.contains("longer"));
    assert!(slip(&format!("{}late", "not ".repeat(200))).text.en.contains("nest deeper"));
}

#[test]
fn expressions_are_said_in_words() {
    let words =
        |source: &str, lang| Expression::compile(source, &Known).expect("expression").words(&TERMS, Some(&row()), lang);
    assert_eq!(words("gap > 10 and not late", Lang::Zh), "落后（12.50个百分点） > 10个百分点，且非逾期（—）");
    assert_eq!(
        words("gap > 10 and not late", Lang::En),
        "gap (12.50 percentage points) > 10 percentage points and not late (—)"
    );
    let plain = Expression::compile("10 <= gap - 序时 / 2 <= 30 or class in ['甲', '乙']", &Known).expect("expression");
    assert_eq!(plain.words(&TERMS, None, Lang::Zh), "10 ≤ 落后 − （序时进度 ÷ 2） ≤ 30，或类别属于“甲”、“乙”");
}

#[test]
fn names_in_a_text_are_found() {
    assert_eq!(names_in("a > b and max(c, 1) in [d]"), ["a", "b", "c", "d"]);
    assert_eq!(names_in("a >"), Vec::<String>::new());
    for (text, is) in [
        ("gap", true),
        ("序时进度", true),
        ("_x1", true),
        ("1x", false),
        ("a b", false),
        ("and", false),
        ("max", false),
        ("", false),
    ] {
        assert_eq!(is_name(text), is, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn whatever_is_typed_is_taken_or_refused_within_bounds(
        noise in any::<String>(),
        tokens in prop::collection::vec(
            prop::sample::select(vec![
                "gap", "late", "class", "due", "plan", " ", "and", "or", "not", ">", "==", "<=", "1", "0", "0.1", "'a'", "[", "]",
                "(", ")", ",", "-", "/", "*", "+", "in", "max(", "if(", "date('2023-01-01')", "known(", "percent(", "灯", "（",
            ]),
            0..40,
        ),
    ) {
        for typed in [noise.clone(), tokens.concat(), tokens.join(" ")] {
            match Expression::compile(&typed, &Known) {
                Ok(expression) => {
                    let value = expression.value(&row());
                    let fits = match value {
                        Value::Unknown => true,
                        Value::YesNo(_) => expression.kind == Kind::YesNo,
                        Value::Number(_) => expression.kind == Kind::Number,
                        Value::Text(_) => expression.kind == Kind::Text,
                        Value::Date(_) => expression.kind == Kind::Date,
                    };
                    prop_assert!(fits, "{typed}");
                    expression.words(&TERMS, Some(&row()), Lang::Zh);
                }
                Err(slip) => prop_assert!(slip.at.end <= typed.len() && typed.is_char_boundary(slip.at.start), "{typed}"),
            }
        }
    }
}
