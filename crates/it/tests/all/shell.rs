//! What every answer has in common, and what no request may bring about.

use axum::http::Method;
use guatu_it::{Engine, TestApp, address, db_test};
use guatu_kernel::ErrorCode;
use serde_json::{Value, json};

db_test! {
    no_address_however_odd_is_an_error_of_ours,
    no_body_however_odd_is_an_error_of_ours,
    no_text_however_odd_breaks_what_stores_it,
    no_date_however_far_breaks_what_stores_it,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_forbids_foreign_hosts_and_guessing() {
    let app = TestApp::empty(Engine::Sqlite).await;
    for path in
        ["/", "/wall", "/api/wall", "/api/projects/none", "/api/nothing", "/api/health", "/api/projects/export.xlsx"]
    {
        let answer = app.fetch(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'self'"), "{path}: {policy}");
        assert!(!policy.contains("http:") && !policy.contains("https:") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-frame-options"), "SAMEORIGIN", "{path}");
        assert!(answer.headers.get("access-control-allow-origin").is_none(), "{path}");
    }
    assert_eq!(app.fetch("/api/nothing").await.status, 404);
    assert_eq!(app.fetch("/api/health").await.body, b"ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_tells_the_contract_that_is_committed() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let told = app.ok("/api/openapi.json").await;
    let committed = std::fs::read_to_string(guatu_it::house("api/openapi.json")).unwrap();
    assert_eq!(told, serde_json::from_str::<Value>(&committed).unwrap());
}

/// Every operation of the contract with its path and the names of its query.
fn operations() -> Vec<(Method, String, Vec<String>)> {
    let contract = serde_json::to_value(guatu_web::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let query =
                parameters.iter().filter(|it| it["in"] == "query").filter_map(|it| it["name"].as_str().map(Into::into));
            // Whoever has signed out would learn nothing about the rest.
            if path != "/api/sign-out" {
                operations.push((method.to_uppercase().parse().unwrap(), path.clone(), query.collect()));
            }
        }
    }
    assert!(operations.len() > 25, "the contract was not read");
    operations
}

fn filled(path: &str, value: &str) -> String {
    let parts: Vec<String> =
        path.split('/').map(|part| if part.starts_with('{') { value.into() } else { part.into() }).collect();
    parts.join("/")
}

/// Refusals speak our own words: a code that the word lists know.
fn refuses_well(request: &str, status: u16, body: &Value) {
    assert!(status < 500, "{request}: {status} {body}");
    if let Some(code) = body["code"].as_str().filter(|_| status >= 400) {
        assert!(ErrorCode::ALL.iter().any(|known| known.as_str() == code), "{request}: {body}");
    }
}

const VALUES: [&str; 22] = [
    "",
    " ",
    "-",
    "0",
    "-1",
    "18446744073709551616",
    "null",
    "2023-13",
    "0000-00",
    "2999-12",
    "2023-02-30",
    "9999-12-31",
    "+262142-12-31",
    "-262143-01-01",
    "0001-01-01",
    "'; DROP TABLE project; --",
    "\" OR 1=1",
    "\0",
    "a\0b",
    "%",
    "😀中文",
    "../../etc/passwd",
];

async fn no_address_however_odd_is_an_error_of_ours(engine: Engine) {
    let mut app = TestApp::demo(engine).await;
    app.leaves_jobs();
    let long = "长".repeat(2_000);
    for (method, path, query) in operations() {
        for value in VALUES.into_iter().chain([long.as_str()]) {
            let path = address(&filled(&path, value), &[]);
            let answer = app.send(method.clone(), &path, "application/json", b"{}".to_vec()).await;
            refuses_well(&format!("{method} {path}"), answer.status, &answer.json());
        }
        for name in &query {
            for value in VALUES.into_iter().chain([long.as_str()]) {
                let path = address(&filled(&path, "EQ2023-001"), &[(name, value)]);
                let answer = app.send(method.clone(), &path, "application/json", b"{}".to_vec()).await;
                refuses_well(&format!("{method} {path}"), answer.status, &answer.json());
            }
        }
    }
    assert_eq!(app.number("SELECT count(*) FROM project").await, 360);
}

async fn no_body_however_odd_is_an_error_of_ours(engine: Engine) {
    let mut app = TestApp::demo(engine).await;
    app.leaves_jobs();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let bodies = [
        "",
        "{",
        "null",
        "[]",
        "\"\"",
        "1e999",
        "{\"rows\": 1}",
        "{\"unit\": \"x\", \"rows\": []}",
        "\u{feff}{}",
        deep.as_str(),
    ];
    for (method, path, _) in operations().into_iter().filter(|(method, _, _)| method != Method::GET) {
        for path in ["EQ2023-001", "2023-03", "00000000-0000-7000-8000-000000000001"].map(|value| filled(&path, value))
        {
            if path.ends_with("/close") {
                continue;
            }
            for body in bodies {
                for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x", ""] {
                    let answer = app.send(method.clone(), &path, kind, body.as_bytes().to_vec()).await;
                    refuses_well(&format!("{method} {path} {kind} {:.20}", body), answer.status, &answer.json());
                }
            }
        }
    }
    assert_eq!(app.number("SELECT count(*) FROM project").await, 360);
}

async fn no_text_however_odd_breaks_what_stores_it(engine: Engine) {
    let mut app = TestApp::demo(engine).await;
    app.leaves_jobs();
    let unit = app.ok("/api/projects/EQ2023-007").await["line"]["unit"]["id"].clone();
    let long = "长".repeat(100_000);
    for text in
        ["\0", "a\0b", "\u{202e}反", "'; DELETE FROM project; --", "{{7*7}}", "=cmd|' /C calc'!A0", long.as_str()]
    {
        let cells = json!({"done_month": text, "done_year": text, "started": text, "visual": text, "problem": text});
        let good = json!({"done_month": "1", "done_year": "", "started": "", "visual": text, "problem": text});
        let form = |field: &str| {
            let mut form = json!({"revision": 1, "name": "甲", "sector": null, "unit": unit});
            form[field] = json!(text);
            form
        };
        let rows = |cells: &Value| json!({"unit": unit, "rows": [{"code": "EQ2023-007", "cells": cells}]});
        let mut answers = vec![
            app.post("/api/views", &json!({"page": text, "name": "甲", "query": text})).await,
            app.post("/api/views", &json!({"page": "projects", "name": text, "query": ""})).await,
            app.put("/api/reporting/2023-04/drafts", &rows(&cells)).await,
            app.post("/api/reporting/2023-04/submit", &rows(&cells)).await,
            app.post("/api/reporting/2023-04/submit", &rows(&good)).await,
            app.upload("list.csv", format!("项目名称,责任单位\n{text},{text}\n").as_bytes()).await,
            app.upload(&text.replace('"', ""), "项目名称,责任单位\n甲,乙\n".as_bytes()).await,
        ];
        for field in
            ["name", "sector", "leader", "place", "total", "plan", "planned_start", "content", "note", "bundle"]
        {
            answers.push(app.put("/api/projects/EQ2023-008", &form(field)).await);
        }
        for (status, body) in answers {
            refuses_well(&format!("{text:.20?}"), status, &body);
        }
    }
    assert_eq!(app.number("SELECT count(*) FROM project").await, 360);
}

async fn no_date_however_far_breaks_what_stores_it(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for date in ["+262142-12-31", "-262143-01-01", "0000-01-01", "9999-12-31", "1000-01-01", "2999-12-31"] {
        let form = json!({"revision": 1, "name": "甲", "effective_on": date, "plan": "1"});
        let milestone = json!({"planned_on": date, "achieved_on": null});
        for (status, body) in [
            app.put("/api/projects/EQ2023-009", &form).await,
            app.put(&address("/api/projects/EQ2023-010/milestones/开工", &[]), &milestone).await,
            app.put(
                &address("/api/projects/EQ2023-010/milestones/开工", &[]),
                &json!({"planned_on": null, "achieved_on": date}),
            )
            .await,
            app.post("/api/bulletins", &json!({"as_of": date})).await,
        ] {
            refuses_well(date, status, &body);
        }
        for path in
            ["wall", "projects", "lights", "figures", "wall/points", "projects/EQ2023-010", "projects/EQ2023-009"]
        {
            let (status, body) = app.get(&address(&format!("/api/{path}"), &[("as_of", "2023-03-31")])).await;
            refuses_well(&format!("{path} after {date}"), status, &body);
        }
    }
}
