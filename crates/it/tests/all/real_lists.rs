//! Lists as offices and newspapers published them, with their own headings (see `data/projects/SOURCE.md`).

use guatu_app::import::{self, FileOutcome};
use guatu_domain::access::Actor;
use guatu_it::{Engine, TestApp, example, house};
use guatu_kernel::{ErrorCode, Result};
use serde_json::{Value, json};

async fn take(app: &TestApp, name: &str) -> Result<FileOutcome> {
    let name = format!("{name}.csv");
    let bytes = std::fs::read(house("crates/it/data/projects").join(&name)).unwrap();
    let taken = import::take(&app.app, Actor::console("test"), vec![(name, bytes)], false, true).await?;
    Ok(taken.into_iter().next().expect("an outcome"))
}

async fn totals(app: &TestApp, as_of: &str) -> Value {
    app.ok(&format!("/api/projects?as_of={as_of}&limit=1000")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_list_is_taken_with_its_count_and_its_sums() {
    // File, rows taken, rows refused, total investment in 万元, plan of the year of the date in 万元, date.
    let lists: [(&str, usize, usize, &str, &str, &str); 9] = [
        ("chengdu_xindu_2008_hierarchical_list", 43, 0, "0", "0", "2030-12-31"),
        ("shanghai_2021_major_projects", 30, 0, "0", "0", "2021-12-31"),
        ("shanghai_2022_major_projects", 26, 0, "0", "0", "2022-12-31"),
        ("ninghai_2022_county_gov_invest_progress", 5, 0, "6645", "4760", "2022-12-31"),
        ("henan_2021_province_rail_list", 14, 0, "0", "0", "2030-12-31"),
        ("huixian_2024_special_bond", 5, 0, "0", "0", "2030-12-31"),
        ("kaijiang_2022_minsheng_vote", 10, 0, "0", "0", "2030-12-31"),
        ("ndrc_infrastructure_approvals", 26, 0, "118744000", "0", "2030-12-31"),
        ("press_henan_and_others", 384, 15, "", "0", "2030-12-31"),
    ];
    for (name, taken, refused, total, plan, as_of) in lists {
        let app = TestApp::empty(Engine::Sqlite).await;
        let outcome = take(&app, name).await.unwrap();
        assert_eq!((outcome.created, outcome.rejected), (taken, refused), "{name}: {:?}", outcome.errors);
        assert!(outcome.errors.iter().all(|error| !error.cell.is_empty() && !error.message.is_empty()), "{name}");
        let page = totals(&app, as_of).await;
        assert_eq!(page["totals"]["projects"], taken, "{name}");
        assert_eq!(page["totals"]["plan"], plan, "{name}");
        if !total.is_empty() {
            assert_eq!(page["totals"]["total"], total, "{name}");
        }
        let again = take(&app, name).await.unwrap();
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, taken), "{name} again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_ninghai_brings_its_progress_too() {
    let app = TestApp::empty(Engine::Sqlite).await;
    take(&app, "ninghai_2022_county_gov_invest_progress").await.unwrap();
    let page = totals(&app, "2022-12-31").await;
    assert_eq!(page["totals"]["done"], "3960");
    assert_eq!(app.number("SELECT count(*) FROM progress WHERE month = 202212").await, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_amounts_of_the_press_are_those_that_the_transcriber_converted() {
    let app = TestApp::empty(Engine::Sqlite).await;
    take(&app, "press_henan_and_others").await.unwrap();
    let text = std::fs::read_to_string(house("crates/it/data/projects/press_henan_and_others.csv")).unwrap();
    let converted: i64 =
        text.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.trim().parse::<i64>().ok()).sum();
    assert_eq!(totals(&app, "2030-12-31").await["totals"]["total"], json!(converted.to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_without_a_column_of_names_is_refused_with_one_sentence() {
    let app = TestApp::empty(Engine::Sqlite).await;
    for name in ["hangzhou_2022_gov_major_first_batch", "press_sources"] {
        assert_eq!(take(&app, name).await.unwrap_err().code, ErrorCode::FormUnknown, "{name}");
    }
    assert_eq!(app.number("SELECT count(*) FROM import").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ledger_of_something_else_is_shown_but_becomes_no_projects_by_itself() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let (name, bytes) = example("05");
    let (status, import) = app.upload(&name, &bytes).await;
    assert_eq!((status, &import["counts"]["created"]), (200, &json!(0)));
    assert!(import["sheets"][0]["columns"].as_array().unwrap().len() > 5);
    let confirm = format!("/api/imports/{}/confirm", import["id"].as_str().unwrap());
    let (status, refusal) = app.post(&confirm, &json!({})).await;
    assert_eq!((status, &refusal["code"]), (422, &json!("form_unknown")));
    assert_eq!(app.import(vec![(name, bytes)]).await.unwrap_err().code, ErrorCode::FormUnknown);
    // The three batches name projects too, and are items of their own.
    let outcomes = app.import(vec![example("04")]).await.unwrap();
    assert_eq!((outcomes[0].created, app.number("SELECT count(*) FROM batch_item").await), (81, 81));
    assert_eq!(app.number("SELECT count(*) FROM project").await, 0);
    app.run_jobs().await;
}
