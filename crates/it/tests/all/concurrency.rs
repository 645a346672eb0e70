//! Many writers at once: nothing is lost, nothing is numbered twice.

use std::sync::Arc;

use guatu_it::{Engine, TestApp, db_test};
use serde_json::json;

db_test! {
    eight_writers_on_two_servers_lose_nothing_and_number_without_gaps,
    of_two_forms_at_once_one_is_refused,
    two_confirmations_at_once_write_once,
    bulletins_made_at_once_have_different_numbers,
}

const WRITERS: usize = 8;
const REPORTS: usize = 50;

/// What writer `writer` reports as its `number`th, in 万元: no two are equal.
fn amount(writer: usize, number: usize) -> usize {
    writer * 1_000 + number + 1
}

/// Each writer reports fifty times: on its own forty projects for April, and on the first ten of them for May.
async fn write(app: Arc<TestApp>, writer: usize, projects: Vec<(String, String)>) {
    for number in 0..REPORTS {
        let (code, unit) = &projects[number % projects.len()];
        let month = if number < projects.len() { "2023-04" } else { "2023-05" };
        let cells = json!({"done_month": amount(writer, number).to_string(), "done_year": "9999999", "started": "是", "visual": "", "problem": ""});
        let body = json!({"unit": unit, "rows": [{"code": code, "cells": cells}]});
        let (status, answer) = app.post(&format!("/api/reporting/{month}/submit"), &body).await;
        assert_eq!((status, &answer["submitted"]), (200, &json!(1)), "{answer}");
    }
}

async fn eight_writers_on_two_servers_lose_nothing_and_number_without_gaps(engine: Engine) {
    let app = Arc::new(TestApp::demo(engine).await);
    let other = Arc::new(app.beside().await);
    for server in [&app, &other] {
        server.it_is("2023-05-31T01:00:00Z");
    }
    let page = app.ok("/api/projects?planned=yes&limit=1000").await;
    let owed: Vec<(String, String)> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["code"].as_str().unwrap().into(), row["unit"]["id"].as_str().unwrap().into()))
        .collect();
    assert_eq!(owed.len(), 320);
    let before = app.number("SELECT max(seq) FROM audit").await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let server = if writer % 2 == 0 { app.clone() } else { other.clone() };
        writers.spawn(write(server, writer, owed[writer * 40..(writer + 1) * 40].to_vec()));
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    let written = i64::try_from(WRITERS * REPORTS).unwrap();
    assert_eq!(app.number("SELECT count(*) FROM progress WHERE month IN (202304, 202305)").await, written);
    for writer in 0..WRITERS {
        for number in 0..REPORTS {
            let cents = amount(writer, number) * 1_000_000;
            let sql = format!("SELECT count(*) FROM progress WHERE done_month_cents = {cents} AND month > 202303");
            assert_eq!(app.number(&sql).await, 1, "report {number} of writer {writer}");
        }
    }
    assert_eq!(app.number("SELECT count(*) FROM audit").await, before + written);
    assert_eq!(app.number("SELECT max(seq) FROM audit").await, before + written);
    assert_eq!(app.number("SELECT value FROM counter WHERE name = 'audit'").await, before + written);
    for server in [&app, &other] {
        let status = server.ok("/api/reporting/2023-04/status").await;
        assert_eq!(status["reported"], 320, "a server did not see what the other wrote");
    }
    assert_eq!(app.ok("/api/wall").await, other.ok("/api/wall").await);
}

async fn of_two_forms_at_once_one_is_refused(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for round in 1..=5 {
        let form = |name: &str| json!({"revision": round, "name": format!("{name}{round}")});
        let (one, other) = (form("甲"), form("乙"));
        let (one, other) =
            tokio::join!(app.put("/api/projects/EQ2023-011", &one), app.put("/api/projects/EQ2023-011", &other));
        let mut statuses = [one.0, other.0];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{one:?} {other:?}");
    }
}

async fn two_confirmations_at_once_write_once(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (name, bytes) = guatu_it::example("01");
    let (_, import) = app.upload(&name, &bytes).await;
    let path = format!("/api/imports/{}/confirm", import["id"].as_str().unwrap());
    let body = json!({});
    let (one, other) = tokio::join!(app.post(&path, &body), app.post(&path, &body));
    let mut statuses = [one.0, other.0];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{one:?} {other:?}");
    assert_eq!(app.number("SELECT count(*) FROM project_revision").await, 360);
    app.run_jobs().await;
}

async fn bulletins_made_at_once_have_different_numbers(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let body = |day: u32| json!({"as_of": format!("2023-03-{day:02}")});
    let bodies: Vec<_> = (10..16).map(body).collect();
    let made = [
        app.post("/api/bulletins", &bodies[0]),
        app.post("/api/bulletins", &bodies[1]),
        app.post("/api/bulletins", &bodies[2]),
        app.post("/api/bulletins", &bodies[3]),
    ];
    let mut numbers = std::collections::BTreeSet::new();
    let [one, two, three, four] = made;
    let (one, two, three, four) = tokio::join!(one, two, three, four);
    for (status, line) in [one, two, three, four] {
        assert_eq!(status, 200, "{line}");
        numbers.insert(line["number"].as_str().unwrap().to_string());
    }
    assert_eq!(numbers.into_iter().collect::<Vec<_>>(), ["第1期", "第2期", "第3期", "第4期"]);
}
