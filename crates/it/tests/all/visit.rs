//! Visits: who records them, what coverage counts, and the light of who owes them.

use guatu_it::{Engine, TestApp, db_test, people};
use guatu_kernel::OrgId;
use serde_json::{Value, json};

use crate::assignment::{admit_leader, linked, rows};

db_test! {
    a_visit_is_planned_made_and_recorded_and_serves_the_project,
    coverage_is_a_fraction_of_its_rows,
    a_visit_is_recorded_by_whoever_is_assigned_or_assigns,
    a_planned_visit_is_finished_by_whom_it_is_planned_for_and_by_nobody_else,
    a_quota_holds_from_its_day_and_changes_what_is_owed,
    a_visit_that_cannot_be_is_refused_and_said_why,
}

/// Coverage of linked leaders: served, owed and overdue.
async fn covered(app: &TestApp, as_of: &str) -> (u64, u64, u64) {
    let coverage = app.ok(&format!("/api/assignments/coverage?role=leader_link&as_of={as_of}")).await;
    let of = |what: &str| coverage["total"][what].as_u64().unwrap();
    (of("served"), of("owed"), of("overdue"))
}

async fn visit_light(app: &TestApp, id: &Value, as_of: &str) -> String {
    let rows = rows(app, &[("role", "leader_link"), ("as_of", as_of)]).await;
    let row = rows.iter().find(|row| row["id"] == *id).unwrap();
    format!("{} {}", row["visits"]["state"].as_str().unwrap(), row["visits"]["light"].as_str().unwrap())
}

async fn a_visit_is_planned_made_and_recorded_and_serves_the_project(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-05-10T01:00:00Z");
    let led = linked(&app).await[0].clone();
    let (code, id) = (&led["project"]["code"], &led["id"]);
    assert_eq!(visit_light(&app, id, "2023-05-10").await, "overdue red", "April was missed");
    let planned = json!({"project": code, "assignment": id, "planned_on": "2023-05-12"});
    let visit = app.posted("/api/visits", &planned).await;
    assert_eq!((&visit["step"], &visit["holder"]["label"]), (&json!("planned"), &led["holder"]["label"]));
    assert_eq!(visit_light(&app, id, "2023-05-10").await, "overdue red", "a plan serves nobody");
    let path = format!("/api/visits/{}", visit["id"].as_str().unwrap());
    app.it_is("2023-05-12T01:00:00Z");
    let (status, done) = app.put(&path, &json!({"visited_on": "2023-05-12"})).await;
    assert_eq!((status, &done["step"]), (200, &json!("done")));
    assert_eq!(visit_light(&app, id, "2023-05-12").await, "met green");
    assert_eq!(visit_light(&app, id, "2023-05-11").await, "overdue red", "the day before it was not made");
    let said = json!({"text": "桩基施工过半", "problems": "临时用电不足"});
    let (status, recorded) = app.put(&path, &said).await;
    assert_eq!((status, &recorded["step"], &recorded["planned_on"]), (200, &json!("recorded"), &json!("2023-05-12")));
    let people = app.ok(&format!("/api/projects/{}/people", code.as_str().unwrap())).await;
    assert_eq!(people["visits"][0]["problems"], "临时用电不足");
    let steps = |as_of: &'static str| {
        let (app, path) = (&app, format!("/api/projects/{}/people?as_of={as_of}", code.as_str().unwrap()));
        async move {
            let visits = app.ok(&path).await["visits"].as_array().unwrap().clone();
            visits.iter().map(|visit| visit["step"].as_str().unwrap().to_string()).collect::<Vec<_>>()
        }
    };
    assert_eq!(steps("2023-05-11").await, ["planned"], "the day before it was made");
    assert!(steps("2023-05-09").await.is_empty(), "the day before it was planned");
    assert_eq!(app.number("SELECT count(*) FROM visit_revision").await, 3, "nothing is overwritten");
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'visit.record'").await, 3);
}

async fn coverage_is_a_fraction_of_its_rows(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-05-10T01:00:00Z");
    assert_eq!(covered(&app, "2023-05-10").await, (0, 100, 100));
    for row in &linked(&app).await[..3] {
        let body = json!({"project": row["project"]["code"], "assignment": row["id"], "visited_on": "2023-05-09", "text": "已到现场"});
        app.posted("/api/visits", &body).await;
    }
    assert_eq!(covered(&app, "2023-05-10").await, (3, 100, 97));
    assert_eq!(covered(&app, "2023-05-08").await, (0, 100, 100), "as it was before");
    let coverage = app.ok("/api/assignments/coverage?as_of=2023-05-10").await;
    assert_eq!(coverage["total"]["pct"], "3");
    let rows = coverage["rows"].as_array().unwrap();
    let served = rows.iter().filter(|row| row["served"] == true).count();
    assert_eq!((rows.len(), served), (100, 3));
    for parts in ["roles", "units", "holders"] {
        let sum = |what: &str| -> u64 {
            coverage[parts].as_array().unwrap().iter().map(|line| line[what].as_u64().unwrap()).sum()
        };
        assert_eq!((sum("served"), sum("owed"), sum("overdue")), (3, 100, 97), "{parts}");
    }
    assert_eq!(rows[0]["assignment"]["visits"]["state"], "overdue", "the overdue first");
}

async fn a_visit_is_recorded_by_whoever_is_assigned_or_assigns(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let leader = led[0]["holder"]["label"].as_str().unwrap();
    let other = led.iter().find(|row| row["holder"]["label"] != leader).unwrap();
    let elsewhere = led.iter().find(|row| row["unit"]["id"] != led[0]["unit"]["id"]).unwrap();
    let unit: OrgId = led[0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    admit_leader(&app, leader).await;
    people::admit(app.db(), "cadre", "task_force", Some(unit)).await;
    let made = |row: &Value| json!({"project": row["project"]["code"], "assignment": row["id"], "visited_on": "2023-04-01", "text": "查看现场"});
    app.now_asks(Some("leader"));
    let visit = app.posted("/api/visits", &made(&led[0])).await;
    let (status, answer) = app.post("/api/visits", &made(other)).await;
    assert_eq!((status, &answer["params"]["reason"]), (422, &json!("not_assigned")));
    app.now_asks(Some("cadre"));
    assert_eq!(app.post("/api/visits", &made(&led[0])).await.1["params"]["reason"], "not_assigned");
    assert_eq!(app.post("/api/visits", &made(elsewhere)).await.0, 404, "beyond the scope");
    let path = format!("/api/visits/{}/cancel", visit["id"].as_str().unwrap());
    assert_eq!(app.post(&path, &json!({"reason": "x"})).await.1["params"]["reason"], "not_assigned");
    app.now_asks(Some(people::OFFICE));
    app.posted("/api/visits", &made(other)).await;
    assert_eq!(app.ok("/api/visits").await["total"], 2);
    assert_eq!(app.ok(&guatu_it::address("/api/visits", &[("holder", leader)])).await["total"], 1);
}

async fn a_planned_visit_is_finished_by_whom_it_is_planned_for_and_by_nobody_else(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let (code, leader) = (led[0]["project"]["code"].as_str().unwrap(), led[0]["holder"]["label"].as_str().unwrap());
    let unit: OrgId = led[0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    admit_leader(&app, leader).await;
    people::admit(app.db(), "cadre", "task_force", Some(unit)).await;
    people::admit(app.db(), "reporter", "unit_reporter", Some(unit)).await;
    let planned = json!({"project": code, "assignment": led[0]["id"], "planned_on": "2023-04-01"});
    let visit = app.posted("/api/visits", &planned).await;
    assert_eq!(visit["changeable"], true, "the office changes what it planned");
    let people = format!("/api/projects/{code}/people");
    for (who, changeable) in [("cadre", false), ("reporter", false), ("leader", true)] {
        app.now_asks(Some(who));
        assert_eq!(app.ok(&people).await["visits"][0]["changeable"], changeable, "{who}");
    }
    let open = |mine: Value| {
        let own = mine["projects"].as_array().unwrap().iter().find(|it| it["line"]["code"] == code).cloned().unwrap();
        own["visits"].as_array().unwrap().iter().map(|visit| visit["step"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(open(app.ok("/api/my-projects").await), ["planned"]);
    let path = format!("/api/visits/{}", visit["id"].as_str().unwrap());
    app.now_asks(Some("cadre"));
    assert_eq!(app.put(&path, &json!({"visited_on": "2023-04-01"})).await.1["params"]["reason"], "not_assigned");
    app.now_asks(Some("leader"));
    assert_eq!(app.put(&path, &json!({"visited_on": "2023-04-01"})).await.1["step"], "done");
    assert_eq!(open(app.ok("/api/my-projects").await), ["done"], "what was found is still to be said");
    let (status, recorded) = app.put(&path, &json!({"text": "基坑支护完成"})).await;
    assert_eq!((status, &recorded["step"], &recorded["changeable"]), (200, &json!("recorded"), &json!(false)));
    assert!(open(app.ok("/api/my-projects").await).is_empty());
}

async fn a_quota_holds_from_its_day_and_changes_what_is_owed(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-05-10T01:00:00Z");
    let quotas = app.ok("/api/visits/quotas").await;
    let led = quotas.as_array().unwrap().iter().find(|quota| quota["role"] == "leader_link").unwrap();
    assert_eq!((&led["times"], &led["every"], &led["usual"]), (&json!(1), &json!("month"), &json!(true)));
    let none = json!({"times": 0, "every": "month", "effective_on": "2023-05-08"});
    let (status, quotas) = app.put("/api/visits/quotas/leader_link", &none).await;
    assert_eq!(status, 200);
    let led = quotas.as_array().unwrap().iter().find(|quota| quota["role"] == "leader_link").unwrap();
    assert_eq!((&led["times"], &led["usual"]), (&json!(0), &json!(false)));
    assert_eq!(covered(&app, "2023-05-10").await, (0, 0, 0));
    assert_eq!(covered(&app, "2023-05-07").await.1, 100, "the days before keep it");
    let coverage = app.ok("/api/assignments/coverage?role=leader_link").await;
    assert_eq!(coverage["total"]["pct"], Value::Null, "a ratio of nothing is none");
    for (role, body, reason) in [
        ("leader_link", json!({"times": 32, "every": "month"}), "quota_too_large"),
        ("leader_link", json!({"times": 1, "every": "week"}), "not_a_choice"),
        ("responsible_unit", json!({"times": 1, "every": "month"}), "role_of_project"),
    ] {
        let (status, answer) = app.put(&format!("/api/visits/quotas/{role}"), &body).await;
        assert_eq!((status, &answer["params"]["reason"]), (422, &json!(reason)));
    }
}

async fn a_visit_that_cannot_be_is_refused_and_said_why(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await[0].clone();
    let send = |said: Value| {
        let mut body = json!({"project": led["project"]["code"], "assignment": led["id"]});
        body.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        let app = &app;
        async move { app.post("/api/visits", &body).await }
    };
    let digests = app.digests().await;
    for (said, field, reason) in [
        (json!({}), "visited_on", "day_missing"),
        (json!({"visited_on": "2023-04-02"}), "visited_on", "in_future"),
        (json!({"planned_on": "2023-03-31"}), "planned_on", "in_past"),
        (json!({"visited_on": "2023-04-01", "text": "长".repeat(4001)}), "text", "too_long"),
    ] {
        let (status, answer) = send(said).await;
        let params = &answer["params"];
        assert_eq!((status, &params["field"], &params["reason"]), (422, &json!(field), &json!(reason)));
    }
    assert_eq!(app.digests().await, digests, "something was written");
    let visit = send(json!({"planned_on": "2023-04-03"})).await.1;
    let path = format!("/api/visits/{}", visit["id"].as_str().unwrap());
    let cancelled = app.posted(&format!("{path}/cancel"), &json!({"reason": "暴雨"})).await;
    assert_eq!((&cancelled["step"], &cancelled["reason"]), (&json!("cancelled"), &json!("暴雨")));
    assert_eq!(app.put(&path, &json!({"visited_on": "2023-04-01"})).await.1["params"]["reason"], "visit_over");
    let made = send(json!({"visited_on": "2023-04-01"})).await.1;
    let path = format!("/api/visits/{}/cancel", made["id"].as_str().unwrap());
    assert_eq!(app.post(&path, &json!({"reason": "x"})).await.1["params"]["reason"], "visit_made");
}
