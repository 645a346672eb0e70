//! Every operation of the contract, held against every role: who may call it on a row of their own subtree, on a row of
//! another, and with the role over the whole district. The answers are a snapshot that is reviewed line by line.

use std::collections::BTreeMap;

use axum::http::Method;
use guatu_domain::access::{BuiltIn, Permission};
use guatu_it::{Engine, TestApp, people};
use guatu_kernel::OrgId;
use serde_json::{Value, json};

/// A request to an operation, about a project and its unit.
struct Call {
    path: String,
    body: Option<Value>,
}

/// Whose row is asked about.
struct Target<'a> {
    code: &'a str,
    unit: &'a str,
    /// An item of the three batches of that unit.
    item: &'a str,
}

const NOBODY: &str = "00000000-0000-7000-8000-ffffffffffff";

/// How an operation is called so that it changes nothing: one that writes gets what it must refuse after it has looked at
/// the permission, so that 409 and 422 mean "might have". Each operation of the contract needs a line here.
fn call(method: &str, path: &str, target: &Target<'_>) -> Option<Call> {
    let Target { code, unit, item } = target;
    let get = |path: String| Some(Call { path, body: None });
    let send = |path: String, body: Value| Some(Call { path, body: Some(body) });
    let role = json!({"name_zh": "", "name_en": "", "permissions": [], "second_factor": false});
    let grant = json!({"account": NOBODY, "role": NOBODY, "org": null, "from": null, "to": null, "reason": ""});
    let org = json!({"name": "", "kind": "unit", "parent": null});
    let id = if path.starts_with("/api/batches/") { item } else { NOBODY };
    let filled = path.replace("{code}", code).replace("{month}", "2023-03").replace("{id}", id);
    let filled = filled
        .replace("{file}", "roadmap.pdf")
        .replace("{key}", NOBODY)
        .replace("{year}", "1999")
        .replace("{number}", "x");
    match (method, path) {
        ("GET", "/api/views") => get(format!("{path}?page=projects")),
        ("GET" | "POST" | "DELETE", "/api/audit/verify") => send(filled, Value::Null),
        ("GET", "/api/search") => get(format!("{path}?q={code}")),
        ("GET", "/api/reporting/{month}") => get(format!("{filled}?unit={unit}")),
        ("GET", "/api/access/why") => get(format!("{path}?account={NOBODY}&project={code}")),
        ("GET", "/api/projects/export.xlsx") => get(format!("{path}?q={code}")),
        ("GET", _) => get(filled),
        ("DELETE", "/api/curves") => send(format!("{path}?year=1999"), Value::Null),
        ("DELETE", _) => send(filled, Value::Null),
        ("PUT", "/api/curves") => send(filled, json!({"year": 2023, "nature": null, "percents": ["1"]})),
        ("PUT", "/api/projects/{code}") => send(filled, json!({"revision": 0, "name": "x"})),
        ("PUT", "/api/projects/{code}/milestones/{name}") => {
            send(filled.replace("{name}", "x"), json!({"planned_on": "2023-05-01", "achieved_on": "2999-01-01"}))
        }
        ("PUT", "/api/reporting/{month}/drafts") => send(filled, json!({"unit": unit, "rows": [draft(code)]})),
        ("POST", "/api/reporting/{month}/submit") => send(filled, json!({"unit": unit, "rows": [draft(code)]})),
        ("POST", "/api/months/{month}/close") => send(filled.replace("2023-03", "2999-12"), Value::Null),
        ("POST", "/api/months/{month}/reopen") => send(filled, json!({"reason": ""})),
        ("POST", "/api/rules/check") => send(filled, json!({"text": ""})),
        ("POST", "/api/rules") => send(filled, json!({"text": "", "note": null})),
        ("POST", "/api/rules/dry-run") => send(filled, json!({"rules": {"text": "?"}})),
        ("POST", "/api/rules/back-test") => send(filled, json!({"months": 0})),
        ("POST", "/api/rules/{key}/activation") => send(filled, json!({"effective_on": "2023-05-01", "reason": ""})),
        ("POST", "/api/approvals/{id}/answer") => send(filled, json!({"approve": false, "comment": null})),
        ("POST", "/api/approvals/{id}/return" | "/api/approvals/{id}/resume") => send(filled, json!({"reason": ""})),
        ("POST", "/api/approvals/{id}/signers") => send(filled, json!({"login": "", "reason": ""})),
        ("POST", "/api/approvals/{id}/withdraw" | "/api/approvals/{id}/open") => send(filled, Value::Null),
        ("POST", "/api/projects/{code}/files") => send(filled, Value::Null),
        ("POST", "/api/files/{id}/remove") => send(filled, json!({"reason": ""})),
        ("POST", "/api/procedures/{kind}") => {
            send(path.replace("{kind}", "plan_freeze"), json!({"steps": [], "reason": ""}))
        }
        ("POST", "/api/delegations") => {
            send(filled, json!({"delegate": "", "from": "2023-04-01", "until": "2023-04-01", "reason": ""}))
        }
        ("POST", "/api/delegations/{id}/end") => send(filled, Value::Null),
        ("POST", "/api/baselines/{year}/freeze") => send(filled, json!({"reason": ""})),
        ("POST", "/api/projects/{code}/revision") => send(filled, json!({"reason": ""})),
        ("POST", "/api/projects/{code}/light") => {
            send(filled, json!({"light": "?", "until": "2023-04-30", "reason": "x"}))
        }
        ("POST", "/api/projects/{code}/light/end") => send(filled, json!({"reason": ""})),
        ("POST", "/api/facts") => send(filled, json!({"from": "2023-04-02", "until": "2023-04-01", "cells": []})),
        ("PUT", "/api/projects/{code}/facts/{name}") => send(filled.replace("{name}", "x"), json!({"value": "x"})),
        ("PUT", "/api/batches/periods/{number}") => send(filled, json!({"held_on": null})),
        ("POST", "/api/batches/items") => send(filled, json!({"stage": "?", "name": "x", "period": "7", "unit": unit})),
        ("PUT", "/api/batches/items/{id}") => send(filled, json!({"revision": 0, "name": "x", "period": "7"})),
        ("PUT", "/api/batches/items/{id}/source") => send(filled, json!({"source": NOBODY})),
        ("POST", "/api/batches/items/{id}/objection") => send(filled, json!({"ratio": "yield_rate", "reason": "x"})),
        ("PUT", "/api/pools/settings/pools/{code}") => {
            send(filled, json!({"name_zh": "", "name_en": "", "position": 1, "open": true}))
        }
        ("PUT", "/api/pools/settings/admissions") => send(filled, json!({"pool": "?", "active": false})),
        ("PUT", "/api/pools/settings/exits/{code}") => {
            let rule = json!({"name_zh": "", "name_en": "", "from": "signed", "until": "signed", "count": 1, "unit": "days",
                "publish": false, "active": false});
            send(filled, rule)
        }
        ("PUT", "/api/pools/settings/targets") => send(filled, json!({"year": 2023, "pool": "?", "projects": 1})),
        ("POST", "/api/pools/moves") => send(filled, json!({"pool": "?", "projects": [code], "reason": ""})),
        ("POST", "/api/pools/proposals/{id}/answer") => send(filled, json!({"accept": false, "reason": ""})),
        ("POST", "/api/projects/{code}/stage") => send(filled, json!({"stage": "?", "reason": ""})),
        ("POST", "/api/projects/{code}/merge") => send(filled, json!({"into": null, "reason": "x"})),
        ("POST", "/api/route-templates" | "/api/route-templates/check") => send(filled, json!({"text": ""})),
        ("POST", "/api/projects/{code}/route/draft") => send(filled, json!({"template": "?", "start": "2023-04-03"})),
        ("POST", "/api/projects/{code}/route") => {
            send(filled, json!({"draft": {"template": "?", "start": "2023-04-03"}}))
        }
        ("POST", "/api/investments/{month}/confirm") => {
            send(filled.replace("2023-03", "2999-01"), json!({"codes": [code]}))
        }
        ("POST", "/api/investments/{month}/unconfirm") => send(filled, json!({"codes": [code], "reason": ""})),
        ("PUT", "/api/projects/{code}/investment/{month}/{against}") => {
            send(filled.replace("{against}", "statistics"), json!({"revision": 99, "explanations": []}))
        }
        ("PUT", "/api/projects/{code}/payments/{month}") => send(filled, json!({"done_month": "?"})),
        ("PUT", "/api/targets/{year}") => send(filled, json!({"amount": "?"})),
        ("POST", "/api/assignments") => send(filled, json!({"role": "contact", "projects": [], "post": "x"})),
        ("POST", "/api/assignments/hand-over") => {
            send(filled, json!({"assignments": [], "post": "x", "on": "2023-04-03", "reason": "x"}))
        }
        ("POST", "/api/assignments/{id}/end") => send(filled, json!({"reason": "x"})),
        ("POST", "/api/visits") => send(filled, json!({"project": code, "assignment": NOBODY})),
        ("PUT", "/api/visits/quotas/{role}") => {
            send(filled.replace("{role}", "contact"), json!({"times": 99, "every": "month"}))
        }
        ("PUT", "/api/visits/{id}") => send(filled, json!({})),
        ("POST", "/api/visits/{id}/cancel") => send(filled, json!({"reason": "x"})),
        ("POST", "/api/reminders") => send(filled, json!({"leader": "?"})),
        ("POST", "/api/factors") => send(filled, json!({"project": code, "kind": "?", "need": "x", "unit": unit})),
        ("PUT", "/api/factors/limits/{kind}") => send(filled.replace("{kind}", "land"), json!({"workdays": 0})),
        ("PUT", "/api/factors/balance/{year}/{kind}") => {
            send(filled.replace("{kind}", "land"), json!({"quantity": "?"}))
        }
        ("POST", "/api/factors/{id}/answer") => send(filled, json!({"answer": "refuse"})),
        ("POST", "/api/bulletins") => send(filled, json!({"as_of": "1999-03-31"})),
        ("POST", "/api/views") => send(filled, json!({"page": "projects", "name": "", "query": ""})),
        ("POST", "/api/imports") => send(filled, Value::Null),
        ("PUT", "/api/imports/{id}/mapping") => send(filled, json!({"sheet": "x", "form": null, "columns": []})),
        ("POST", "/api/imports/{id}/confirm") => send(filled, json!({"skip_rejected": false})),
        ("POST", "/api/access/roles")
        | ("PUT", "/api/access/roles/{id}")
        | ("POST", "/api/access/roles/{id}/preview") => send(filled, role),
        ("POST", "/api/access/grants") | ("POST", "/api/access/grants/preview") => send(filled, grant),
        ("POST", "/api/access/grants/{id}/end") => send(filled, json!({"reason": ""})),
        ("POST", "/api/access/hand-over") => {
            send(filled, json!({"from": NOBODY, "to": NOBODY, "on": null, "reason": ""}))
        }
        ("POST", "/api/accounts") => send(filled, json!({"login": "", "name": "", "org": null})),
        ("PUT", "/api/accounts/{id}") => send(filled, json!({"name": "", "org": null, "posts": []})),
        ("POST", "/api/accounts/{id}/reveal") => send(filled, json!({"field": "", "reason": ""})),
        ("POST", _) if path.starts_with("/api/accounts/") => send(filled, Value::Null),
        ("POST", "/api/sign-out") => send(filled, Value::Null),
        ("POST", _) if path.starts_with("/api/me/") || path == "/api/sign-in/code" => send(filled, json!({})),
        ("POST", "/api/orgs/import" | "/api/orgs/import/preview") => send(filled, Value::Null),
        ("POST", "/api/orgs") | ("PUT", "/api/orgs/{id}") => send(filled, org),
        _ => None,
    }
}

fn target((code, unit, item): &(String, String, String)) -> Target<'_> {
    Target { code, unit, item }
}

/// A report that cannot be read.
fn draft(code: &str) -> Value {
    json!({"code": code, "cells": {"done_month": "?", "done_year": "?", "started": "", "visual": "", "problem": ""}})
}

/// The operations of the contract with their security requirement.
fn operations() -> Vec<(String, String, Value)> {
    let contract = serde_json::to_value(guatu_web::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for (method, told) in methods.as_object().unwrap() {
            operations.push((method.to_uppercase(), path.clone(), told["security"].clone()));
        }
    }
    operations
}

/// The permissions an operation states, of which any one opens it; none for those that ask for nothing but a session.
fn permissions(security: &Value) -> Vec<Permission> {
    let scopes = security.as_array().unwrap().iter().find_map(|door| door["session"].as_array()).unwrap();
    scopes.iter().map(|code| Permission::parse(code.as_str().unwrap()).unwrap()).collect()
}

fn is_public(security: &Value) -> bool {
    security.as_array().is_some_and(|doors| doors.iter().any(|door| door.as_object().unwrap().is_empty()))
}

async fn ask(app: &TestApp, token: Option<&str>, method: &str, call: &Call) -> u16 {
    let method: Method = method.parse().unwrap();
    let (kind, body) = match &call.body {
        Some(Value::Null) | None => ("", Vec::new()),
        Some(body) => ("application/json", body.to_string().into_bytes()),
    };
    app.send_as(token, method, &call.path, kind, body).await.status
}

/// A project, its unit, and the item of the three batches that it is: the first, and the first of another unit.
async fn two_projects(app: &TestApp) -> [(String, String, String); 2] {
    let rows = app.ok("/api/batches?limit=100").await["rows"].clone();
    let of = |row: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_string();
        (text(&row["project"]["code"]), text(&row["unit"]["id"]), text(&row["id"]))
    };
    let rows: Vec<_> = rows.as_array().unwrap().iter().map(of).collect();
    let other = rows.iter().find(|row| row.1 != rows[0].1).unwrap();
    [rows[0].clone(), other.clone()]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_asks_every_role_for_its_permission() {
    let app = TestApp::demo(Engine::Sqlite).await;
    let [own, other] = two_projects(&app).await;
    let unit: OrgId = own.1.parse().unwrap();
    for role in BuiltIn::ALL {
        people::admit(app.db(), &format!("{} of a unit", role.code), role.code, Some(unit)).await;
        people::admit(app.db(), &format!("{} of all", role.code), role.code, None).await;
    }
    let (own, other) = (target(&own), target(&other));
    let mut lines = BTreeMap::new();
    for (method, path, security) in operations().into_iter().filter(|(.., security)| !is_public(security)) {
        let wanted = permissions(&security);
        for role in BuiltIn::ALL {
            let calls = [("of a unit", &own), ("of a unit", &other), ("of all", &other)];
            let mut answers = Vec::new();
            for (which, target) in calls {
                let call = call(&method, &path, target)
                    .unwrap_or_else(|| panic!("{method} {path} has no line in this test: say how it is called"));
                let token = format!("{} {which}", role.code);
                answers.push(ask(&app, Some(&token), &method, &call).await);
                if path == "/api/sign-out" {
                    people::sign_in(app.db(), &token, app.app.now().micros()).await;
                }
            }
            let has = wanted.is_empty() || wanted.iter().any(|permission| role.permissions.contains(permission));
            let refused = answers.iter().all(|status| *status == 403);
            assert_eq!(!has, refused, "{method} {path} says it asks for {wanted:?}; {} got {answers:?}", role.code);
            let line = format!("own {} · other {} · district {}", answers[0], answers[1], answers[2]);
            let asks = if wanted.is_empty() {
                "—".into()
            } else {
                wanted.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(" | ")
            };
            lines.entry(format!("{method} {path} [{asks}]")).or_insert_with(BTreeMap::<String, Vec<&str>>::new);
            let roles = lines.get_mut(&format!("{method} {path} [{asks}]")).unwrap();
            roles.entry(line).or_default().push(role.code);
        }
    }
    let shown = lines.iter().map(|(operation, answers)| {
        let answers = answers.iter().map(|(answer, roles)| format!("  {answer}: {}", roles.join(", ")));
        format!("{operation}\n{}", answers.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_gets_nothing_but_the_pages_that_lead_in() {
    let app = TestApp::demo(Engine::Sqlite).await;
    let [own, _] = two_projects(&app).await;
    let target = target(&own);
    let mut public = Vec::new();
    for (method, path, security) in operations() {
        assert!(security.is_array(), "{method} {path} does not say who may call it");
        if is_public(&security) {
            public.push(format!("{method} {path}"));
            continue;
        }
        let call = call(&method, &path, &target).unwrap();
        for token in [None, Some(""), Some("nonsense"), Some("office; guatu_session=office2")] {
            let token = token.filter(|token| !token.contains(';'));
            assert_eq!(ask(&app, token, &method, &call).await, 401, "{method} {path} as {token:?}");
        }
    }
    insta::assert_snapshot!(public.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_of_a_foreign_page_changes_nothing() {
    use axum::body::Body;
    use axum::http::Request;
    let app = TestApp::demo(Engine::Sqlite).await;
    let view = json!({"page": "projects", "name": "x", "query": ""}).to_string();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
        ("x-nothing", "said"),
    ] {
        let request = Request::post("/api/views")
            .header("cookie", "guatu_session=office")
            .header("content-type", "application/json")
            .header("host", "guatu.example")
            .header(name, value)
            .body(Body::from(view.clone()))
            .unwrap();
        let answer = tower::ServiceExt::oneshot(guatu_web::router(app.app.clone()), request).await.unwrap();
        assert_eq!(answer.status(), 403, "{name}: {value}");
    }
    assert_eq!(app.number("SELECT count(*) FROM saved_view").await, 0);
}
