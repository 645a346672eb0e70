//! Every figure of the wall opens its rows.

use guatu_it::{Engine, TestApp, address, db_test};
use serde_json::{Value, json};

db_test! {
    every_figure_of_the_wall_is_the_sum_of_the_rows_it_opens,
    the_reds_of_the_wall_are_the_red_rows_with_their_sentences,
    the_units_are_ranked_by_their_gap_and_equals_share_a_rank,
    a_wall_of_nothing_is_empty_and_not_an_error,
    the_map_has_a_marker_in_its_light_for_every_project_with_coordinates,
}

async fn totals(app: &TestApp, query: &[(&str, &str)]) -> Value {
    let query: Vec<(&str, &str)> =
        [("as_of", "2023-03-31"), ("limit", "1")].into_iter().chain(query.iter().copied()).collect();
    app.ok(&address("/api/projects", &query)).await["totals"].clone()
}

async fn every_figure_of_the_wall_is_the_sum_of_the_rows_it_opens(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let wall = app.ok("/api/wall?as_of=2023-03-31").await;
    assert_eq!(wall["totals"], totals(&app, &[]).await);
    let mut opened = 0;
    for (groups, filter) in [("sectors", "sector"), ("levels", "level"), ("natures", "nature"), ("units", "unit")] {
        let mut projects = 0;
        for group in wall[groups].as_array().unwrap() {
            let rows = totals(&app, &[(filter, group["key"].as_str().unwrap())]).await;
            for figure in ["projects", "total", "plan", "done", "expected", "done_pct", "expected_pct", "gap_pp"] {
                assert_eq!(group[figure], rows[figure], "{figure} of {groups} {}", group["name"]);
            }
            for count in group["lights"].as_array().unwrap().iter().filter(|count| count["projects"] != 0) {
                let light = count["light"].as_str().unwrap();
                let rows = totals(&app, &[(filter, group["key"].as_str().unwrap()), ("light", light)]).await;
                assert_eq!(count["projects"], rows["projects"], "{light} of {groups} {}", group["name"]);
            }
            projects += group["projects"].as_u64().unwrap();
            opened += 1;
        }
        assert_eq!(projects, 360, "{groups} leave out a project");
    }
    assert_eq!(opened, 5 + 3 + wall["natures"].as_array().unwrap().len() + 26);
    for count in wall["lights"].as_array().unwrap() {
        let rows = totals(&app, &[("light", count["light"].as_str().unwrap())]).await;
        assert_eq!(count["projects"], rows["projects"], "{count}");
    }
    assert_eq!(wall["unreported"], totals(&app, &[("reported", "no")]).await["projects"]);
    let march = &wall["months"][2];
    assert_eq!((&march["done"], &march["expected"]), (&wall["totals"]["done"], &wall["totals"]["expected"]));
}

async fn the_reds_of_the_wall_are_the_red_rows_with_their_sentences(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let wall = app.ok("/api/wall?as_of=2023-03-31").await;
    let list = app.ok("/api/projects?as_of=2023-03-31&light=red&limit=1000").await;
    let codes = |rows: &Value| {
        let mut codes: Vec<String> = rows.as_array().unwrap().iter().map(|row| row["code"].to_string()).collect();
        codes.sort();
        codes
    };
    assert!(!codes(&wall["reds"]).is_empty());
    assert_eq!(codes(&wall["reds"]), codes(&list["rows"]));
    for red in wall["reds"].as_array().unwrap() {
        assert!(red["reason"]["zh"].as_str().is_some_and(|words| !words.is_empty()), "{red}");
        assert!(red["to_green"]["en"].as_str().is_some_and(|words| !words.is_empty()), "{red}");
    }
}

async fn the_units_are_ranked_by_their_gap_and_equals_share_a_rank(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let wall = app.ok("/api/wall?as_of=2023-03-31").await;
    let units = wall["units"].as_array().unwrap();
    let gap = |unit: &Value| unit["gap_pp"].as_str().map(|text| text.parse::<rust_decimal::Decimal>().unwrap());
    assert!(units.iter().map(gap).rev().is_sorted(), "best against schedule first");
    assert!(units.iter().filter_map(|unit| unit["rank"].as_u64()).is_sorted());
    assert_eq!(units[0]["rank"], 1);
}

async fn a_wall_of_nothing_is_empty_and_not_an_error(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let wall = app.ok("/api/wall").await;
    assert_eq!((&wall["totals"]["projects"], &wall["units"], &wall["reds"]), (&json!(0), &json!([]), &json!([])));
    assert_eq!(app.ok("/api/projects").await["rows"], json!([]));
    assert_eq!(app.ok("/api/figures").await["projects"], 0);
    assert_eq!(app.ok("/api/wall/points").await["markers"], json!([]));
}

async fn the_map_has_a_marker_in_its_light_for_every_project_with_coordinates(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let points = app.ok("/api/wall/points?as_of=2023-03-31").await;
    assert_eq!(points["markers"].as_array().unwrap().len(), 360);
    let marker = &points["markers"][0];
    let page = app.ok("/api/projects/EQ2023-001?as_of=2023-03-31").await;
    assert_eq!((&marker["point"], &marker["light"]), (&page["coordinates"], &page["line"]["light"]));
}
