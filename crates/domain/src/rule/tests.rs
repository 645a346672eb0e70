use guatu_kernel::{Error, ErrorCode, Lang};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;

const TERMS: &Vocabulary = &[
    Term { name: "gap", kind: Kind::Number, zh: "差距", en: "gap" },
    Term { name: "late", kind: Kind::Bool, zh: "逾期", en: "late" },
    Term { name: "class", kind: Kind::Text, zh: "类别", en: "class" },
    Term { name: "due", kind: Kind::Date, zh: "期限", en: "due" },
];

/// Three colours, two dimensions. `WHEN` and `REASON` are the places where tests break it.
const SET: &str = r##"
id = "small"
name = { zh = "小", en = "Small" }
version = 7
valid_from = "2023-01-01"
source = { zh = "测试", en = "test" }
merge = "worst"
wording = { and_reason = { zh = "；", en = "; " }, and_step = { zh = "，并", en = ", and " }, to_green = { zh = "{steps}即可", en = "{steps}" } }
colours = [
  { id = "card", label = { zh = "红牌", en = "Card" }, shape = "■", css = "#f00" },
  { id = "warn", label = { zh = "提醒", en = "Warning" }, shape = "▲", css = "#fa0" },
  { id = "fine", label = { zh = "正常", en = "Fine" }, shape = "●", css = "#0a0" },
]
[[dimensions]]
id = "gap"
name = { zh = "差距", en = "Gap" }
rules = [
  { id = "card", when = "WHEN", light = "card", reason = { zh = "REASON", en = "gap {gap}" }, to_green = { zh = "补齐{gap|pp}", en = "close {gap|pp}" } },
  { id = "fine", when = "true", light = "fine", reason = { zh = "无差距", en = "no gap" } },
]
[[dimensions]]
id = "time"
name = { zh = "时间", en = "Time" }
rules = [
  { id = "warn", when = "late and class in ['a', 'b']", light = "warn", reason = { zh = "逾期[至{due|date}]", en = "late" }, to_green = { zh = "办结", en = "finish" } },
  { id = "fine", when = "true", light = "fine", reason = { zh = "按时", en = "in time" } },
]
"##;

fn text(when: &str, reason: &str) -> String {
    SET.replace("WHEN", when).replace("REASON", reason)
}

fn set(when: &str) -> RuleSet {
    RuleSet::parse(&text(when, "差{gap}"), TERMS).expect("rule set")
}

fn refusal(text: &str) -> (String, String) {
    let Error { code, params, .. } = RuleSet::parse(text, TERMS).expect_err("refused");
    assert_eq!(code, ErrorCode::RuleInvalid);
    let param = |name: &str| params[name].as_str().expect("text").to_owned();
    (param("place"), param("reason"))
}

fn facts(gap: Option<&str>, late: bool) -> Facts {
    let mut facts = Facts::default();
    facts.add("gap", gap.map(|gap| gap.parse::<Decimal>().expect("decimal")));
    facts.add("late", late);
    facts.add("class", "a");
    facts.add("due", Value::Unknown);
    facts
}

#[test]
fn the_first_match_wins_and_the_worst_dimension_decides() {
    let verdict = set("gap > 10").evaluate(&facts(Some("10.000000000000000000000001"), true)).expect("verdict");
    assert_eq!((verdict.light(), verdict.rule(), verdict.dimension()), ("card", "gap.card", "gap"));
    let verdict = set("gap > 10").evaluate(&facts(Some("10"), true)).expect("verdict");
    assert_eq!((verdict.light(), verdict.rule(), verdict.dimension()), ("warn", "time.warn", "time"));
    assert_eq!((verdict.rule_set(), verdict.version()), ("small", 7));
    let json = serde_json::to_value(&verdict).expect("json");
    assert_eq!(json["dimensions"][0]["rule"], "gap.fine");
    assert_eq!(json["dimensions"][1]["when"], "late and class in ['a', 'b']");
    assert_eq!(json["light"], "warn");
}

#[test]
fn expressions_are_exact() {
    let set = set("(0.5 - 2.1 / 6.0) / 0.5 == 0.3 and gap * 3 == 0.3");
    assert_eq!(set.evaluate(&facts(Some("0.1"), false)).expect("verdict").light(), "card");
}

#[test]
fn one_evaluator_forgets_the_subject_before() {
    let mut evaluator = set("gap != null and gap > 10").evaluator();
    for (gap, light) in [(Some("11"), "card"), (None, "fine"), (Some("9"), "fine"), (Some("12"), "card")] {
        assert_eq!(evaluator.evaluate(&facts(gap, false)).expect("verdict").light(), light);
    }
}

#[test]
fn a_set_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&set("gap > 10"));
}

#[test]
fn mistakes_are_found_when_the_set_is_loaded_and_name_their_place() {
    let when = |when: &str| refusal(&text(when, "差"));
    let reason = |reason: &str| refusal(&text("gap > 10", reason));
    for ((place, reason), part) in [
        (when("gpa > 10"), "unknown fact `gpa`"),
        (when("gap >"), ""),
        (when("gap > 'x'"), ""),
        (when("gap + 1"), "yes or no"),
        (when("gap > rand(10)"), "`rand` is not allowed"),
        (when("d('now') == d('now')"), "is not allowed"),
        (when("$root.gap > 1"), "only facts"),
        (when(""), ""),
    ] {
        assert_eq!(place, "dimensions.gap.card.when", "{reason}");
        assert!(reason.starts_with(&place) && reason.contains(part), "{reason}");
    }
    for ((place, reason), part) in [
        (reason("差{gpa}"), "unknown fact `gpa`"),
        (reason("差{gap|furlong}"), "unknown format `furlong`"),
        (reason("差{gap|date}"), "does not suit"),
        (reason("差{gap"), "without `}`"),
        (reason("差[{gap}"), "without `]`"),
        (reason("差gap}"), "stray"),
    ] {
        assert_eq!(place, "dimensions.gap.card.reason.zh", "{reason}");
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn a_set_that_leaves_a_case_or_a_colour_open_is_refused() {
    let good = text("gap > 10", "差");
    let broken = |from: &str, to: &str| refusal(&good.replacen(from, to, 1));
    assert_eq!(broken("when = \"true\"", "when = \"gap <= 10\"").0, "dimensions.gap");
    assert_eq!(broken("when = \"gap > 10\"", "when = \"true\"").0, "dimensions.gap.card");
    assert_eq!(broken("light = \"warn\"", "light = \"pink\"").0, "dimensions.time.warn.light");
    assert_eq!(broken("id = \"warn\", label", "id = \"card\", label").0, "colours");
    assert_eq!(broken("id = \"time\"", "id = \"gap\"").0, "dimensions");
    assert_eq!(broken("id = \"fine\", when", "id = \"card\", when").0, "dimensions.gap");
    assert_eq!(broken(", to_green = { zh = \"办结\", en = \"finish\" }", "").0, "dimensions.time.warn.to_green");
    assert_eq!(broken("{steps}即可", "{step}即可").0, "wording.to_green.zh");
    let (place, reason) = broken("version = 7", "version = \"seven\"");
    assert_eq!(place, "file");
    assert!(reason.contains("line 4"), "{reason}");
}

#[test]
fn an_unanswerable_condition_is_an_error_that_names_the_rule() {
    let refused = set("gap > 10").evaluate(&facts(None, false)).expect_err("refused");
    assert_eq!(
        (refused.code, refused.params["place"].as_str()),
        (ErrorCode::RuleInvalid, Some("dimensions.gap.card.when"))
    );
    let refused = set("gap > 10").evaluate(&Facts::default()).expect_err("refused");
    assert_eq!(refused.params["reason"], "the fact `class` is missing");
}

#[test]
fn sentences_join_every_dimension_that_is_not_at_its_best() {
    let facts = facts(Some("1234.5"), true);
    let verdict = set("gap > 10").evaluate(&facts).expect("verdict");
    assert_eq!(verdict.reason(&facts, Lang::Zh), "差1,234.5；逾期");
    assert_eq!(verdict.reason(&facts, Lang::En), "Gap 1,234.5; late");
    assert_eq!(verdict.to_green(&facts, Lang::Zh).as_deref(), Some("补齐1,234.50个百分点，并办结即可"));
}

#[test]
fn a_set_without_fault_explains_all_dimensions_and_asks_for_nothing() {
    let facts = facts(Some("1"), false);
    let verdict = set("gap > 10").evaluate(&facts).expect("verdict");
    assert_eq!(verdict.reason(&facts, Lang::Zh), "无差距；按时");
    assert_eq!(verdict.to_green(&facts, Lang::Zh), None);
}

#[test]
fn a_rule_without_a_sentence_takes_that_of_its_dimension() {
    let inherited = text("gap > 10", "差")
        .replace("name = { zh = \"时间\", en = \"Time\" }", "name = { zh = \"时间\", en = \"Time\" }\nINHERITED")
        .replacen(", reason = { zh = \"逾期[至{due|date}]\", en = \"late\" }", "", 1);
    let (place, _) = refusal(&inherited.replace("INHERITED", ""));
    assert_eq!(place, "dimensions.time.warn.reason");
    let (place, _) = refusal(&inherited.replace("INHERITED", "reason = { zh = \"{lat}\", en = \"late\" }"));
    assert_eq!(place, "dimensions.time.reason.zh");
    let good = inherited.replace("INHERITED", "reason = { zh = \"超期\", en = \"late\" }");
    let facts = facts(Some("1"), true);
    let verdict = RuleSet::parse(&good, TERMS).expect("rule set").evaluate(&facts).expect("verdict");
    assert_eq!(verdict.reason(&facts, Lang::Zh), "超期");
}

proptest! {
    #[test]
    fn whatever_is_typed_into_a_rule_is_taken_or_refused_but_never_a_crash(
        noise in any::<String>(),
        tokens in prop::collection::vec(
            prop::sample::select(vec![
                "gap", "late", "class", " ", "and", "not", ">", "==", "1", "'a'", "[", "]", "(", ")", "{", "}", "|", "pp", ".",
                "..", "?", ":", ",", "-", "/", "0", "in", "max(", "$", "#", "`", "灯",
            ]),
            0..12,
        ),
    ) {
        for typed in [noise, tokens.concat()] {
            let quoted = toml::Value::String(typed).to_string();
            for place in ["\"WHEN\"", "\"REASON\""] {
                let text = SET.replace(place, &quoted).replace("WHEN", "gap > 1");
                let _ = RuleSet::parse(&text, TERMS).map(|set| set.evaluate(&facts(Some("0.1"), true)));
            }
        }
    }
}

#[test]
fn the_shipped_rule_set_is_valid() {
    let set = RuleSet::parse(presets::ERQI_DEFAULT, crate::light::VOCABULARY).expect("rule set");
    let colours: Vec<_> = set.colours().iter().map(|colour| colour.id.as_str()).collect();
    assert_eq!(colours, ["red", "yellow", "grey", "blue", "green"]);
    assert_eq!(set.dimensions().map(|(id, _)| id).collect::<Vec<_>>(), ["investment", "milestone"]);
}
