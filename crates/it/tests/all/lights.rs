//! Lights, held against a second computation that shares nothing with the first but the workbooks.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use guatu_app::district::AsOf;
use guatu_app::light::{self, LightLine};
use guatu_domain::access::Actor;
use guatu_domain::light::known;
use guatu_domain::rule::{RuleSet, presets};
use guatu_it::{Engine, TestApp, db_test, example, read};
use guatu_paper::sheet::{Cell, Sheet};
use rust_decimal::Decimal;
use serde_json::json;

db_test! {
    every_light_explains_itself_in_both_languages_and_says_the_way_back_to_green,
    a_light_by_the_list_is_the_light_by_the_page_and_by_the_wall,
    rules_that_are_tried_see_what_the_rules_in_force_see,
    rules_that_are_tried_compare_all_projects_and_remember_earlier_months,
    a_curve_of_any_shape_says_what_is_due_from_now_on_and_not_what_was_due_then,
}

const DATES: [&str; 6] = ["2023-03-31", "2023-02-28", "2023-02-15", "2023-01-31", "2023-01-10", "2023-04-30"];

/// A project as the workbooks have it. Amounts are in 分.
#[derive(Default)]
struct Row {
    plan: i128,
    new_start: bool,
    /// Year and month of the planned start.
    start: Option<(i32, i128)>,
    /// Done since January, by month.
    done: BTreeMap<u32, i128>,
    /// Planned and achieved.
    milestones: Vec<(NaiveDate, Option<NaiveDate>)>,
}

fn cents(cell: &Cell, unit: i128) -> i128 {
    let Cell::Number(number) = cell else { panic!("not a number: {cell:?}") };
    let scaled = number.mantissa() * unit;
    let whole = 10_i128.pow(number.scale());
    assert_eq!(scaled % whole, 0, "{number} is no whole number of 分");
    scaled / whole
}

fn date(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        Cell::Date(date) => Some(*date),
        _ => None,
    }
}

/// `2023年10月`
fn month(text: &str) -> Option<(i32, i128)> {
    let (year, month) = text.trim_end_matches('月').split_once('年')?;
    Some((year.parse().ok()?, month.parse().ok()?))
}

fn sheet(name: &str) -> Sheet {
    read(&example(name).1).sheets.remove(0)
}

fn workbooks() -> BTreeMap<String, Row> {
    let mut projects: BTreeMap<String, Row> = BTreeMap::new();
    let plans = sheet("01");
    for cells in plans.rows.iter().filter(|cells| cells.get(1).is_some_and(|cell| cell.shown().starts_with("EQ"))) {
        let start = month(&cells[10].shown());
        assert!(start.is_some(), "{:?}", cells[10]);
        let row = Row {
            plan: cents(&cells[9], 10_000_000_000),
            new_start: cells[4].shown() == "新开工",
            start,
            ..Row::default()
        };
        projects.insert(cells[1].shown().into_owned(), row);
    }
    for cells in sheet("02").rows.iter().skip(3) {
        let planned = date(&cells[3]).expect("a planned date");
        let achieved = cells.get(4).and_then(date);
        projects.get_mut(&*cells[0].shown()).expect("a project").milestones.push((planned, achieved));
    }
    for number in 1..=3 {
        for cells in sheet(&format!("03-进展月报-2023-0{number}")).rows.iter().skip(3) {
            let done = cents(&cells[5], 1_000_000);
            projects.get_mut(&*cells[0].shown()).expect("a project").done.insert(number, done);
        }
    }
    projects
}

/// 0 green, 1 blue, 2 grey, 3 yellow, 4 red: the worse is the greater.
const COLOURS: [&str; 5] = ["green", "blue", "grey", "yellow", "red"];

fn investment(row: &Row, as_of: NaiveDate) -> usize {
    let ended = if as_of.succ_opt().unwrap().day() == 1 { as_of.month() } else { as_of.month() - 1 };
    if row.plan == 0 || ended == 0 {
        return 0;
    }
    let Some(done) = row.done.get(&ended) else { return 2 };
    let first = match row.start {
        Some((year, _)) if row.new_start && year > as_of.year() => 13,
        Some((year, month)) if row.new_start && year == as_of.year() => month,
        _ => 1,
    };
    let (part, whole) = if first == 13 { (0, 1) } else { (0.max(i128::from(ended) - first + 1), 13 - first) };
    // Points behind, times `scale`: 100 · (part/whole − done/plan).
    let (behind, scale) = (100 * (part * row.plan - whole * done), whole * row.plan);
    match behind {
        _ if behind <= 0 => 0,
        _ if behind <= 10 * scale => 1,
        _ if behind <= 30 * scale => 3,
        _ => 4,
    }
}

fn milestones(row: &Row, as_of: NaiveDate) -> usize {
    let open = row.milestones.iter().filter(|(_, achieved)| achieved.is_none_or(|on| on > as_of));
    match open.map(|(planned, _)| (as_of - *planned).num_days()).max().unwrap_or(0) {
        ..=0 => 0,
        1..=30 => 1,
        31..=60 => 3,
        _ => 4,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_light_is_what_a_second_computation_from_the_workbooks_gives() {
    let app = TestApp::demo(Engine::Sqlite).await;
    let projects = workbooks();
    assert_eq!(projects.len(), 360);
    let mut seen = std::collections::BTreeSet::new();
    for as_of in DATES {
        let as_of: NaiveDate = as_of.parse().unwrap();
        let lights = app.lights(as_of).await;
        let lights = lights.as_array().unwrap();
        assert_eq!(lights.len(), 360);
        for light in lights {
            let row = &projects[light["code"].as_str().unwrap()];
            let wanted = COLOURS[investment(row, as_of).max(milestones(row, as_of))];
            assert_eq!(light["light"], wanted, "{as_of} {light}");
            seen.insert(wanted);
        }
    }
    assert_eq!(seen.len(), 5, "the workbooks and dates show every light: {seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_give_the_same_lights_word_for_word() {
    let (sqlite, postgres) = (TestApp::demo(Engine::Sqlite).await, TestApp::demo(Engine::Postgres).await);
    for as_of in DATES {
        let as_of: NaiveDate = as_of.parse().unwrap();
        assert_eq!(sqlite.lights(as_of).await, postgres.lights(as_of).await, "{as_of}");
        let wall = format!("/api/wall?as_of={as_of}");
        assert_eq!(sqlite.ok(&wall).await, postgres.ok(&wall).await, "{as_of}");
    }
}

async fn every_light_explains_itself_in_both_languages_and_says_the_way_back_to_green(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for light in app.ok("/api/lights?as_of=2023-03-31").await.as_array().unwrap() {
        assert_eq!((light["rule_set"].as_str(), light["version"].as_u64()), (Some("erqi-default"), Some(1)));
        assert_eq!((&light["rule_set_name"], &light["rule_set_name_en"]), (&json!("二七默认"), &json!("Erqi default")));
        for words in ["rule", "reason", "reason_en"] {
            assert!(!light[words].as_str().unwrap().is_empty(), "{words} of {light}");
        }
        assert!(
            light["rule"].as_str().unwrap().ends_with(light["light"].as_str().unwrap())
                || light["light"] == "green"
                || light["light"] == "grey",
            "{light}"
        );
        assert_eq!(light["to_green"].is_null(), light["light"] == "green", "{light}");
        assert!(light["inputs"]["as_of"] == "2023-03-31", "{light}");
    }
}

async fn a_light_by_the_list_is_the_light_by_the_page_and_by_the_wall(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows = app.ok("/api/projects?as_of=2023-03-31&limit=1000").await;
    let wall = app.ok("/api/wall?as_of=2023-03-31").await;
    for (place, light) in app.ok("/api/lights?as_of=2023-03-31").await.as_array().unwrap().iter().enumerate() {
        let row = &rows["rows"][place];
        assert_eq!(
            (&row["code"], &row["light"], &row["reason"]["zh"]),
            (&light["code"], &light["light"], &light["reason"])
        );
        assert_eq!(row["reason"]["en"], light["reason_en"]);
    }
    for count in wall["lights"].as_array().unwrap() {
        let rows = rows["rows"].as_array().unwrap().iter().filter(|row| row["light"] == count["light"]).count();
        assert_eq!(count["projects"], rows, "{count}");
    }
    let page = app.ok("/api/projects/EQ2023-010?as_of=2023-03-31").await;
    let row = rows["rows"].as_array().unwrap().iter().find(|row| row["code"] == "EQ2023-010").unwrap();
    assert_eq!(&page["line"], row);
    assert_eq!(page["light"]["light"], row["light"]);
}

async fn tried(app: &TestApp, as_of: &str, rules: Option<&RuleSet>) -> Vec<LightLine> {
    let mut op = app.app.read(Actor::console("test")).await.unwrap();
    light::list(&mut op, AsOf::on(as_of.parse().unwrap()), rules).await.unwrap()
}

fn shipped(id: &str) -> RuleSet {
    let mut sets = presets::ALL.into_iter().map(|text| RuleSet::parse(text, known).unwrap());
    sets.find(|set| set.id() == id).unwrap()
}

async fn rules_that_are_tried_see_what_the_rules_in_force_see(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for date in DATES {
        let same = tried(&app, date, Some(&shipped("erqi-default"))).await;
        assert_eq!(same, tried(&app, date, None).await, "{date}");
    }
    let cards = tried(&app, "2023-03-31", Some(&shipped("wuhan"))).await;
    for line in &cards {
        // Linear from January: 25 is due at the end of March.
        let figure = |name: &str| {
            line.inputs[name].as_str().map_or(line.inputs[name].to_string(), str::to_string).parse::<Decimal>().ok()
        };
        let expected = match (figure("expected_pct"), figure("actual_pct")) {
            (Some(due), _) if due.is_zero() => "none",
            (Some(due), Some(done)) if done * Decimal::from(100) < due * Decimal::from(60) => "red",
            (Some(due), Some(done)) if done * Decimal::from(100) < due * Decimal::from(80) => "yellow",
            _ => "none",
        };
        assert_eq!(line.light, expected, "{line:?}");
    }
    assert!(["red", "yellow", "none"].iter().all(|light| cards.iter().any(|line| line.light == *light)));
}

async fn rules_that_are_tried_compare_all_projects_and_remember_earlier_months(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rules = RuleSet::parse(super::rule::LAST_TEN, known).unwrap();
    let last = |date: &'static str| {
        let (app, rules) = (&app, &rules);
        async move {
            let lines = tried(app, date, Some(rules)).await.into_iter().filter(|line| line.light != "green");
            lines.map(|line| (line.code, line.light)).collect::<BTreeMap<_, _>>()
        }
    };
    let (february, march) = (last("2023-02-28").await, last("2023-03-31").await);
    assert!(february.len() >= 10 && march.len() >= 10, "{february:?} {march:?}");
    for (code, light) in &march {
        assert_eq!(light == "red", february.contains_key(code), "{code}");
    }
}

async fn a_curve_of_any_shape_says_what_is_due_from_now_on_and_not_what_was_due_then(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows = app.ok("/api/projects?as_of=2023-03-31&nature=carry_over&planned=yes&limit=1").await;
    let code = rows["rows"][0]["code"].as_str().unwrap().to_string();
    let due = async || app.ok(&format!("/api/projects/{code}?as_of=2023-03-31")).await["line"]["expected_pct"].clone();
    assert_eq!(due().await, "25");
    let shapes = [
        (json!({"shape": "quarters", "percents": ["15", "40", "70", "100"]}), "15"),
        (json!({"shape": "days"}), "24.66"),
        (
            json!({"shape": "tranches", "tranches": [{"on": "2023-03-01", "percent": "12.5"}, {"on": "2023-11-30", "percent": "100"}]}),
            "12.5",
        ),
        (json!({"percents": ["6", "10", "15", "25", "35", "45", "55", "65", "75", "85", "95", "100"]}), "15"),
    ];
    for (day, (mut body, wanted)) in (2..).zip(shapes) {
        app.it_is(&format!("2023-04-0{day}T01:00:00Z"));
        body["year"] = json!(2023);
        let (status, curves) = app.put("/api/curves", &body).await;
        assert_eq!(status, 200, "{curves}");
        assert_eq!((curves.as_array().unwrap().len(), due().await), (1, json!(wanted)), "{curves}");
    }
    let then = app.ok(&format!("/api/projects/{code}?as_of=2023-03-31&known_at=2023-04-02T12:00:00Z")).await;
    assert_eq!(then["line"]["expected_pct"], "15", "what was due by the curve of then");
    for (body, field) in [
        (json!({"year": 2023, "shape": "quarters", "percents": ["15", "40", "70"]}), "percent[3]"),
        (json!({"year": 2023, "percents": ["100"]}), "percent"),
        (json!({"year": 2023, "shape": "tranches", "tranches": [{"on": "2024-03-01", "percent": "100"}]}), "tranches"),
    ] {
        let (status, refusal) = app.put("/api/curves", &body).await;
        assert_eq!((status, &refusal["params"]["field"]), (422, &json!(field)), "{refusal}");
    }
    assert_eq!(app.delete("/api/curves?year=2023").await.1, json!([]));
    assert_eq!(due().await, "25");
}

#[test]
fn the_second_computation_knows_the_boundaries() {
    let as_of = NaiveDate::from_ymd_opt(2023, 6, 30).unwrap();
    let behind = |points: i128| Row { plan: 1_000, done: [(6, 500 - points * 10)].into(), ..Row::default() };
    let colours = [(-1, 0), (0, 0), (1, 1), (10, 1), (11, 3), (30, 3), (31, 4)];
    for (points, colour) in colours {
        assert_eq!(investment(&behind(points), as_of), colour, "{points} points");
    }
    assert_eq!(cents(&Cell::Number(Decimal::new(33_06, 2)), 10_000_000_000), 330_600_000_000);
}
