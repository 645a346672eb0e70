use guatu_kernel::{Error, ErrorCode, Lang};
use proptest::prelude::*;

use super::*;

const TERMS: &Vocabulary = &[
    Term::new("gap", Kind::Number, Format::Plain, "差距", "gap"),
    Term::new("late", Kind::YesNo, Format::Plain, "逾期", "late"),
    Term::new("class", Kind::Text, Format::Plain, "类别", "class"),
    Term::new("due", Kind::Date, Format::Date, "期限", "due"),
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
    RuleSet::parse(&text(when, "差{gap}"), |_| TERMS).expect("rule set")
}

fn refusal(text: &str) -> (String, String) {
    let Error { code, params, .. } = RuleSet::parse(text, |_| TERMS).expect_err("refused");
    assert_eq!(code, ErrorCode::RuleInvalid);
    let param = |name: &str| params[name].as_str().expect("text").to_owned();
    (param("place"), param("reason"))
}

fn facts(gap: Option<&str>, late: bool) -> Facts {
    let mut facts = Facts::default();
    facts.add("gap", gap.map(|gap| gap.parse::<Number>().expect("number")));
    facts.add("late", late);
    facts.add("class", "a");
    facts.add("due", Value::Unknown);
    facts
}

#[test]
fn the_first_match_wins_and_the_worst_dimension_decides() {
    let verdict = set("gap > 10").evaluate(&facts(Some("10.000000000000000000000001"), true));
    assert_eq!((verdict.light(), verdict.rule(), verdict.dimension()), ("card", "gap.card", "gap"));
    let verdict = set("gap > 10").evaluate(&facts(Some("10"), true));
    assert_eq!((verdict.light(), verdict.rule(), verdict.dimension()), ("warn", "time.warn", "time"));
    assert_eq!((verdict.rule_set(), verdict.version()), ("small", 7));
    let json = serde_json::to_value(&verdict).expect("json");
    assert_eq!(json["dimensions"][0]["rule"], "gap.fine");
    assert_eq!(json["dimensions"][1]["when"], "late and class in ['a', 'b']");
    assert_eq!(json["light"], "warn");
}

#[test]
fn one_evaluator_forgets_the_subject_before() {
    let mut evaluator = set("known(gap) and gap > 10").evaluator();
    for (gap, light) in [(Some("11"), "card"), (None, "fine"), (Some("9"), "fine"), (Some("12"), "card")] {
        assert_eq!(evaluator.evaluate(&facts(gap, false)).light(), light);
    }
}

#[test]
fn a_set_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&set("gap > 10"));
}

#[test]
fn mistakes_are_found_when_the_set_is_loaded_and_name_their_place() {
    let (place, reason) = refusal(&text("gpa > 10", "差"));
    assert_eq!(place, "dimensions.gap.card.when");
    assert!(reason.starts_with("18:26: ") && reason.contains("did you mean `gap`?"), "{reason}");
    assert_eq!(refusal(&text("gap + 1", "差")).0, "dimensions.gap.card.when");
    for (reason, part) in [
        ("差{gpa}", "no fact `gpa`"),
        ("差{gap|furlong}", "no format `furlong`"),
        ("差{gap|date}", "does not suit"),
        ("差{gap", "without `}`"),
        ("差[{gap}", "without `]`"),
        ("差gap}", "stray"),
    ] {
        let (place, reason) = refusal(&text("gap > 10", reason));
        assert_eq!(place, "dimensions.gap.card.reason.zh", "{reason}");
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn every_mistake_is_told_at_once() {
    let broken = text("gpa > 10", "差{gpa}").replacen("light = \"warn\"", "light = \"pink\"", 1);
    let complaints = RuleSet::check(&broken, |_| TERMS).expect_err("refused");
    let places: Vec<_> = complaints.iter().map(|complaint| complaint.place.as_str()).collect();
    assert_eq!(places, ["dimensions.gap.card.when", "dimensions.gap.card.reason.zh", "dimensions.time.warn.light"]);
    assert!(complaints.iter().all(|complaint| complaint.line.is_some()));
}

#[test]
fn a_figure_of_a_file_is_the_decimal_that_is_written() {
    let due = |percent: &str| {
        let curve = format!(
            "[[curves]]\nname = \"owed\"\nlabel = \"x\"\nshape = \"quarters\"\npercent = [{percent}, 50, 75, 100]\n\n[[dimensions]]"
        );
        let text = text(&format!("owed > {}", percent.trim_matches('"')), "差").replacen("[[dimensions]]", &curve, 1);
        RuleSet::check(&text, |_| TERMS)
    };
    for percent in ["33.3333333333333333333", "\"33.3333333333333333333\"", "0.1", "12.5"] {
        let lines = try_table(
            &due(percent).expect("rule set"),
            &["period".into(), "late".into()],
            &[vec!["2025-03".into(), "否".into()]],
        );
        let lines = lines.expect("trial").lines;
        assert_eq!(
            lines[0].computed["owed"],
            Value::Number(percent.trim_matches('"').parse().expect("number")),
            "{percent}"
        );
        assert_eq!(lines[0].light, "fine", "{percent} is not above itself");
    }
    for percent in ["1e1", "\"ten\"", "true", "[1]", "101", "60"] {
        assert!(due(percent).is_err(), "{percent}");
    }
}

#[test]
fn a_set_keeps_its_own_meaning_of_a_name_that_the_program_learns() {
    let own = text("late", "差").replacen(
        "[[dimensions]]",
        "[[derived]]\nname = \"late\"\nlabel = \"晚\"\nvalue = \"gap > 3\"\n\n[[dimensions]]",
        1,
    );
    let set = RuleSet::parse(&own, |_| TERMS).expect("rule set");
    assert_eq!(set.evaluate(&facts(Some("4"), false)).light(), "card");
    assert_eq!(set.evaluate(&facts(Some("2"), true)).light(), "fine");
}

#[test]
fn a_set_that_contradicts_itself_is_refused() {
    let good = text("gap > 10", "差");
    let broken = |from: &str, to: &str| refusal(&good.replacen(from, to, 1));
    assert_eq!(broken("when = \"gap > 10\"", "when = \"true\"").0, "dimensions.gap.card");
    assert_eq!(broken("light = \"warn\"", "light = \"pink\"").0, "dimensions.time.warn.light");
    assert_eq!(broken("id = \"warn\", label", "id = \"card\", label").0, "colours");
    assert_eq!(broken("id = \"warn\", label", "id = \"none\", label").0, "colours.none");
    assert_eq!(broken("id = \"time\"", "id = \"gap\"").0, "dimensions");
    assert_eq!(broken("id = \"fine\", when", "id = \"card\", when").0, "dimensions.gap");
    assert_eq!(broken("{steps}即可", "{step}即可").0, "wording.to_green");
    assert_eq!(broken("merge = \"worst\"", "").0, "merge");
    assert_eq!(broken("css = \"#f00\"", "css = \"red\"").0, "colours.card");
    let (place, reason) = broken("version = 7", "version = \"seven\"");
    assert_eq!(place, "file");
    assert!(reason.starts_with("4:11: "), "{reason}");
}

#[test]
fn what_cannot_be_decided_has_no_colour_and_says_what_is_missing() {
    let facts = facts(None, false);
    let verdict = set("gap > 10").evaluate(&facts);
    assert_eq!((verdict.light(), verdict.dimensions().next().map(|found| found.rule)), ("fine", Some("gap.undecided")));
    assert_eq!(verdict.reason(&facts, Lang::Zh), "差距：缺少“差距”，无法判定");
    assert_eq!(verdict.to_green(&facts, Lang::Zh).as_deref(), Some("补齐“差距”"));
    let grey = text("gap > 10", "差").replacen("merge =", "missing = \"warn\"\nmerge =", 1);
    let grey = RuleSet::parse(&grey, |_| TERMS).expect("rule set");
    assert_eq!(grey.evaluate(&facts).light(), "warn");
}

#[test]
fn a_case_no_rule_is_for_has_no_colour_unless_the_set_says_otherwise() {
    let gap = text("gap > 10", "差").replacen(
        "  { id = \"fine\", when = \"true\", light = \"fine\", reason = { zh = \"无差距\", en = \"no gap\" } },\n",
        "",
        1,
    );
    let facts = facts(Some("3"), true);
    let verdict = RuleSet::parse(&gap, |_| TERMS).expect("rule set").evaluate(&facts);
    let found = verdict.dimensions().next().expect("dimension");
    assert_eq!((found.light, found.rule), (NO_COLOUR, "gap.otherwise"));
    assert_eq!(verdict.dimension_reason(0, &facts, Lang::Zh), "差距：差距为3，没有规则适用");
    let filled = gap.replacen(
        "name = { zh = \"差距\", en = \"Gap\" }",
        "name = { zh = \"差距\", en = \"Gap\" }\notherwise = \"fine\"",
        1,
    );
    let verdict = RuleSet::parse(&filled, |_| TERMS).expect("rule set").evaluate(&facts);
    assert_eq!(verdict.dimensions().next().map(|found| found.light), Some("fine"));
}

#[test]
fn sentences_join_every_dimension_that_is_not_at_its_best() {
    let facts = facts(Some("1234.5"), true);
    let verdict = set("gap > 10").evaluate(&facts);
    assert_eq!(verdict.reason(&facts, Lang::Zh), "差1,234.5；逾期");
    assert_eq!(verdict.reason(&facts, Lang::En), "Gap 1,234.5; late");
    assert_eq!(verdict.to_green(&facts, Lang::Zh).as_deref(), Some("补齐1,234.50个百分点，并办结即可"));
}

#[test]
fn a_set_without_fault_explains_all_dimensions_and_asks_for_nothing() {
    let facts = facts(Some("1"), false);
    let verdict = set("gap > 10").evaluate(&facts);
    assert_eq!(verdict.reason(&facts, Lang::Zh), "无差距；按时");
    assert_eq!(verdict.to_green(&facts, Lang::Zh), None);
}

#[test]
fn a_rule_without_a_sentence_takes_that_of_its_dimension_or_is_put_into_words() {
    let bare = text("gap > 10", "差")
        .replace("name = { zh = \"时间\", en = \"Time\" }", "name = { zh = \"时间\", en = \"Time\" }\nINHERITED")
        .replacen(", reason = { zh = \"逾期[至{due|date}]\", en = \"late\" }", "", 1)
        .replacen(", to_green = { zh = \"办结\", en = \"finish\" }", "", 1);
    let facts = facts(Some("1"), true);
    let reason = |inherited: &str| {
        let set = RuleSet::parse(&bare.replace("INHERITED", inherited), |_| TERMS).expect("rule set");
        (set.evaluate(&facts).reason(&facts, Lang::Zh), set.evaluate(&facts).to_green(&facts, Lang::Zh))
    };
    assert_eq!(reason("reason = { zh = \"超期\", en = \"late\" }").0, "超期");
    let (why, way) = reason("");
    assert_eq!(why, "时间：逾期（是），且类别（a）属于“a”、“b”");
    assert_eq!(way.as_deref(), Some("不再有“逾期，且类别属于“a”、“b””即可"));
    let (place, _) = refusal(&bare.replace("INHERITED", "reason = \"{lat}\""));
    assert_eq!(place, "dimensions.time.warn.reason.zh");
}

/// The set with more at its end, tried on one subject in four months, three times late and then in time.
fn tried(more: &str) -> Vec<TrialLine> {
    let set = RuleSet::parse(&(text("gap > 10", "差") + more), |_| TERMS).expect("rule set");
    let cells = |row: &str| row.split(',').map(str::to_string).collect::<Vec<_>>();
    let rows = ["甲,2025-01,1,是,a", "甲,2025-02,1,是,a", "甲,2025-03,1,是,a", "甲,2025-04,1,否,a"].map(cells);
    try_table(&set, &cells("subject,period,gap,late,class"), &rows).expect("trial").lines
}

#[test]
fn a_consequence_follows_on_one_time_or_from_a_time_on() {
    let consequence = |when: &str, action: &str| {
        format!("[[consequences]]\nlight = \"warn\"\n{when}\naction = \"{action}\"\nsay = \"x\"\n")
    };
    let all = consequence("", "bulletin") + &consequence("time = 2", "explain") + &consequence("from = 2", "interview");
    let actions = tried(&all).into_iter().map(|line| line.consequences.iter().map(|step| step.action).collect());
    let expected: [&[Action]; 4] = [
        &[Action::Bulletin],
        &[Action::Bulletin, Action::Explain, Action::Interview],
        &[Action::Bulletin, Action::Interview],
        &[],
    ];
    assert_eq!(actions.collect::<Vec<Vec<Action>>>(), expected);
    for (when, place) in [("time = 2\nfrom = 2", "consequences[1].from"), ("from = 0", "consequences[1].time")] {
        assert_eq!(refusal(&(text("gap > 10", "差") + &consequence(when, "slip"))).0, place);
    }
}

#[test]
fn a_colour_that_means_good_asks_for_nothing() {
    let lines = tried("");
    assert_eq!((lines[2].to_green.as_deref(), lines[3].to_green.as_deref()), (Some("办结即可"), None));
    let honour = text("gap > 10", "差").replacen("css = \"#fa0\" }", "css = \"#fa0\", meaning = \"good\" }", 1);
    let honour = RuleSet::parse(&honour, |_| TERMS).expect("rule set");
    let facts = facts(Some("1"), true);
    assert_eq!(honour.evaluate(&facts).to_green(&facts, Lang::Zh), None);
}

#[test]
fn where_every_colour_is_bad_the_best_is_none() {
    let bad = text("gap > 10", "差").replacen("css = \"#0a0\" }", "css = \"#0a0\", meaning = \"bad\" }", 1);
    let bad = bad.replace("light = \"fine\"", "light = \"none\"").replace("{steps}即可", "{steps}，即为{light}");
    let bad = RuleSet::parse(&bad, |_| TERMS).expect("rule set");
    let way = |gap, late| bad.evaluate(&facts(gap, late)).to_green(&facts(gap, late), Lang::Zh);
    assert_eq!(way(Some("1"), false), None);
    assert_eq!(way(Some("1"), true).as_deref(), Some("办结，即为无灯"));
    assert_eq!(way(None, false).as_deref(), Some("补齐“差距”"), "what is not known is not in order");
}

#[test]
fn what_is_missing_is_named_by_what_somebody_can_supply() {
    let derived = "[[derived]]\nname = \"twice\"\nlabel = \"double\"\nvalue = \"gap * 2\"\n\n[[derived]]\nname = \"four\"\nlabel = \"fourfold\"\nvalue = \"twice * 2 + twice\"\n\n[[dimensions]]";
    let set =
        RuleSet::parse(&text("four > 10", "差").replacen("[[dimensions]]", derived, 1), |_| TERMS).expect("rule set");
    let facts = facts(None, false);
    assert_eq!(set.evaluate(&facts).reason(&facts, Lang::En), "Gap: cannot be decided without “gap”");
}

#[test]
fn a_sentence_knows_the_period_of_its_light() {
    let dated = text("gap > 10", "{period_month|month}{period_end|day}").replacen("gap > 10", "gap < 10", 1);
    let set = RuleSet::parse(&dated, |_| TERMS).expect("rule set");
    let cells = |row: &str| row.split(',').map(str::to_string).collect::<Vec<_>>();
    let lines = try_table(&set, &cells("period,gap,late,class"), &[cells("2025-06,1,否,a")]).expect("trial").lines;
    assert_eq!(lines[0].reason, "6月6月30日");
}

#[test]
fn the_only_dimension_names_the_rule_that_gives_no_colour() {
    let alone = text("gap > 10", "差").replace("light = \"fine\"", "light = \"none\"");
    let alone =
        alone.split_at(alone.rfind("[[dimensions]]").expect("second dimension")).0.replace("merge = \"worst\"", "");
    let set = RuleSet::parse(&alone, |_| TERMS).expect("rule set");
    let verdict = set.evaluate(&facts(Some("1"), false));
    assert_eq!((verdict.light(), verdict.rule(), verdict.dimension()), (NO_COLOUR, "gap.fine", "gap"));
    assert_eq!(set.evaluate(&facts(None, false)).rule(), "gap.undecided");
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
                let _ = RuleSet::parse(&text, |_| TERMS).map(|set| set.evaluate(&facts(Some("0.1"), true)).reason(&facts(None, true), Lang::Zh));
            }
        }
    }
}

#[test]
fn the_shipped_rule_set_is_valid() {
    let set = RuleSet::parse(presets::ERQI_DEFAULT, crate::light::known).expect("rule set");
    let colours: Vec<_> = set.colours().iter().map(|colour| colour.id.as_str()).collect();
    assert_eq!(colours, ["red", "yellow", "grey", "blue", "green"]);
    assert_eq!(set.dimensions().map(|(id, _)| id).collect::<Vec<_>>(), ["investment", "milestone"]);
}
