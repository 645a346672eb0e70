//! From the offices' workbooks to the district's figures.

use guatu_domain::access::Actor;
use guatu_it::{Engine, TestApp, db_test, demo_files, example, house, rewritten};
use guatu_kernel::ErrorCode;
use guatu_paper::sheet::Cell;
use serde_json::Value;

db_test! {
    the_workbooks_give_exactly_the_published_figures,
    the_same_import_again_changes_nothing,
    a_workbook_with_one_bad_cell_is_refused_whole_and_the_cell_is_named,
    on_request_the_good_rows_are_taken_and_the_bad_one_is_not,
    a_dry_run_tells_what_it_would_do_and_writes_nothing,
    files_given_together_are_taken_together_or_not_at_all,
    a_report_on_a_project_that_nobody_knows_is_rejected_by_its_cell,
    a_changed_workbook_changes_what_differs_and_nothing_else,
}

/// What the published totals and the system both know. The other keys are of nouns that do not exist yet.
fn published() -> Value {
    let text = std::fs::read_to_string(house("examples/erqi-2023/figures.json")).unwrap();
    let mut figures: Value = serde_json::from_str(&text).unwrap();
    for noun in ["problems", "enterprises", "policy_paid_wan", "service_items", "parks"] {
        figures.as_object_mut().unwrap().remove(noun).expect("a key that waits for its noun");
    }
    figures
}

fn a_bad_amount() -> (String, Vec<u8>) {
    rewritten("01", &[("I9", Cell::Text("五个亿".into()))])
}

async fn the_workbooks_give_exactly_the_published_figures(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let outcomes = app.import(demo_files()).await.unwrap();
    let counts: Vec<(usize, usize)> = outcomes.iter().map(|it| (it.created, it.rejected)).collect();
    assert_eq!(counts, [(360, 0), (2880, 0), (320, 0), (320, 0), (320, 0), (81, 0)]);
    assert!(outcomes.iter().all(|it| it.errors.is_empty() && it.updated == 0 && it.unchanged == 0));
    assert_eq!(app.ok("/api/figures?as_of=2023-03-31").await, published());
}

async fn the_same_import_again_changes_nothing(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let lights = app.ok("/api/lights?as_of=2023-03-31").await;
    for outcome in app.import(demo_files()).await.unwrap() {
        assert_eq!((outcome.created, outcome.updated, outcome.rejected), (0, 0, 0), "{}", outcome.file);
        assert!(outcome.unchanged >= 81, "{}", outcome.file);
    }
    for (table, rows) in
        [("project_revision", 360), ("plan", 360), ("milestone", 2880), ("progress", 960), ("batch_item_revision", 81)]
    {
        assert_eq!(app.number(&format!("SELECT count(*) FROM {table}")).await, rows, "{table}");
    }
    assert_eq!(app.ok("/api/lights?as_of=2023-03-31").await, lights);
}

async fn a_workbook_with_one_bad_cell_is_refused_whole_and_the_cell_is_named(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let before = app.digests().await;
    let outcomes = app.import(vec![a_bad_amount()]).await.unwrap();
    let [outcome] = outcomes.as_slice() else { panic!("one file") };
    assert_eq!((outcome.created, outcome.rejected), (359, 1));
    let [error] = outcome.errors.as_slice() else { panic!("one error: {:?}", outcome.errors) };
    assert_eq!((error.sheet.as_str(), error.cell.as_str(), error.value.as_str()), ("2023年重点项目", "I9", "五个亿"));
    assert_eq!(error.code, "amount_unreadable");
    assert_eq!(app.digests().await, before, "something was written");
}

async fn on_request_the_good_rows_are_taken_and_the_bad_one_is_not(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let files = vec![a_bad_amount()];
    let outcomes = guatu_app::import::take(&app.app, Actor::console("test"), files, false, true).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].rejected), (359, 1));
    assert_eq!(app.ok("/api/projects?limit=1&as_of=2023-03-31").await["totals"]["projects"], 359);
    assert_eq!(app.get("/api/projects/EQ2023-005").await.0, 404);
    assert_eq!(app.get("/api/projects/EQ2023-004").await.0, 200);
}

async fn a_dry_run_tells_what_it_would_do_and_writes_nothing(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let before = app.digests().await;
    let outcomes = guatu_app::import::take(&app.app, Actor::console("test"), demo_files(), true, false).await.unwrap();
    let created: Vec<usize> = outcomes.iter().map(|outcome| outcome.created).collect();
    assert_eq!(created, [360, 2880, 320, 320, 320, 81]);
    assert_eq!(app.digests().await, before, "a dry run wrote something");
}

async fn files_given_together_are_taken_together_or_not_at_all(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let before = app.digests().await;
    let bad = rewritten("03-进展月报-2023-02", &[("E4", Cell::Text("很多".into()))]);
    let outcomes = app.import(vec![example("01"), example("03-进展月报-2023-01"), bad]).await.unwrap();
    let rejected: Vec<usize> = outcomes.iter().map(|outcome| outcome.rejected).collect();
    assert_eq!(rejected, [0, 0, 1]);
    assert_eq!(outcomes[2].errors[0].cell, "E4");
    assert_eq!(app.digests().await, before, "the good files were written without the bad one");

    let damaged = ("damaged.xlsx".to_string(), b"PK\x03\x04 and then nothing".to_vec());
    let refusal = app.import(vec![example("01"), damaged]).await.unwrap_err();
    assert_eq!(refusal.code, ErrorCode::FileUnreadable);
    assert_eq!(app.digests().await, before, "a good file was written beside an unreadable one");
}

async fn a_report_on_a_project_that_nobody_knows_is_rejected_by_its_cell(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.import(vec![example("01")]).await.unwrap();
    let stray = rewritten("03-进展月报-2023-01", &[("A5", Cell::Text("EQ2023-999".into()))]);
    let outcomes = app.import(vec![stray]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].rejected), (319, 1));
    assert_eq!((outcomes[0].errors[0].cell.as_str(), outcomes[0].errors[0].code.as_str()), ("A5", "project_unknown"));
    assert_eq!(app.number("SELECT count(*) FROM progress").await, 0);
}

async fn a_changed_workbook_changes_what_differs_and_nothing_else(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-04-10T01:00:00Z");
    let changed =
        rewritten("01", &[("I9", Cell::Number("66.6".parse().unwrap())), ("C10", Cell::Text("改名项目".into()))]);
    let outcomes = app.import(vec![changed]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].updated, outcomes[0].unchanged), (0, 2, 358));
    assert_eq!(app.ok("/api/projects/EQ2023-005").await["line"]["total"]["money"], "666000");
    assert_eq!(app.ok("/api/projects/EQ2023-006").await["line"]["name"], "改名项目");
    let history = app.ok("/api/projects/EQ2023-005/history").await;
    assert_eq!(history[0]["action"], "project.edit");
    assert_eq!(history[0]["file"], "01-重点项目计划表.xlsx");
    assert_eq!(history[0]["fields"].as_array().unwrap().len(), 1, "{}", history[0]);
    assert_eq!(history[0]["fields"][0]["field"], "total");
}
