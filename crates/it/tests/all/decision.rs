//! What people decide about lights: another light for good reasons, facts that rules ask for, baselines and their revisions.

use guatu_domain::rule::presets;
use guatu_it::{Engine, TestApp, db_test, people, rewritten};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

db_test! {
    another_light_needs_a_reason_and_another_person_and_ends_by_itself,
    a_decision_can_be_ended_before_its_day,
    a_fact_that_rules_ask_for_is_entered_with_a_reason_and_explains_the_light,
    facts_of_many_projects_are_entered_all_or_none,
    a_frozen_plan_changes_by_an_approved_revision_only,
    a_light_is_shown_against_the_original_and_the_current_baseline,
    nobody_approves_beyond_their_scope_or_their_own_request,
}

const CODE: &str = "EQ2023-010";

async fn page(app: &TestApp, as_of: &str) -> Value {
    app.ok(&format!("/api/projects/{CODE}?as_of={as_of}")).await
}

async fn another_light_needs_a_reason_and_another_person_and_ends_by_itself(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let before = page(&app, "2023-04-10").await;
    let light = before["light"]["light"].clone();
    assert_ne!(light, "yellow");
    let path = format!("/api/projects/{CODE}/light");
    let wanted = json!({"light": "yellow", "from": "2023-04-05", "until": "2023-04-20", "reason": "环保管控停工"});
    for (field, value, reason) in [
        ("light", json!("purple"), "light_unknown"),
        ("until", json!("2023-04-04"), "last_before_first"),
        ("reason", json!(" "), "reason_length"),
    ] {
        let mut body = wanted.clone();
        body[field] = value;
        let (status, refusal) = app.post(&path, &body).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)), "{refusal}");
    }
    let asked = app.posted(&path, &wanted).await;
    assert_eq!(page(&app, "2023-04-10").await["light"]["light"], light, "asking changes nothing");
    app.approved(&asked).await;

    let decided = page(&app, "2023-04-10").await;
    assert_eq!(decided["light"]["light"], "yellow");
    assert_eq!((&decided["light"]["decided"]["by_rules"], &decided["line"]["decided"]), (&light, &json!(true)));
    assert!(decided["light"]["reason"]["zh"].as_str().unwrap().contains("环保管控停工"), "{decided}");
    for (day, shown) in [("2023-04-04", &light), ("2023-04-05", &json!("yellow")), ("2023-04-20", &json!("yellow"))] {
        assert_eq!(&page(&app, day).await["light"]["light"], shown, "{day}");
    }
    assert_ne!(page(&app, "2023-04-21").await["light"]["light"], "yellow", "it ends by itself");
    let lines = app.ok("/api/lights?as_of=2023-04-10").await;
    let line = lines.as_array().unwrap().iter().find(|line| line["code"] == CODE).unwrap();
    assert_eq!((&line["light"], &line["overridden"]), (&json!("yellow"), &light));
}

async fn a_decision_can_be_ended_before_its_day(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let path = format!("/api/projects/{CODE}/light");
    assert_eq!(app.post(&format!("{path}/end"), &json!({"reason": "复工"})).await.0, 404);
    let asked = app.posted(&path, &json!({"light": "none", "until": "2023-12-31", "reason": "不可抗力"})).await;
    app.approved(&asked).await;
    assert_eq!(page(&app, "2023-04-10").await["light"]["light"], "none");
    let wall = app.ok("/api/wall?as_of=2023-04-10").await;
    assert!(
        wall["lights"].as_array().unwrap().contains(&json!({"light": "none", "projects": 1})),
        "{}",
        wall["lights"]
    );

    app.it_is("2023-04-06T01:00:00Z");
    let ended = app.posted(&format!("{path}/end"), &json!({"reason": "复工"})).await;
    assert_ne!(ended["light"]["light"], "none");
    assert_eq!(page(&app, "2023-04-05").await["light"]["light"], "none", "the days before keep it");
    assert_ne!(page(&app, "2023-04-10").await["light"]["light"], "none");
    let known = app.ok(&format!("/api/projects/{CODE}?as_of=2023-04-10&known_at=2023-04-05T00:00:00Z")).await;
    assert_eq!(known["light"]["light"], "none", "what was known then stays known");
}

/// The rules of 银川, valid in 2023: they ask for reasons, payment and statistics.
async fn yinchuan(app: &TestApp) {
    let text = presets::ALL.into_iter().find(|text| text.contains("id = \"yinchuan-2025\"")).expect("shipped");
    let text = text.replace("id = \"yinchuan-2025\"", "id = \"ours\"").replace("2025-01-01", "2023-01-01");
    let set = app.posted("/api/rules", &json!({"text": text})).await;
    let path = format!("/api/rules/{}/activation", set["line"]["key"].as_str().unwrap());
    let asked = app.posted(&path, &json!({"effective_on": "2023-01-01", "reason": "试行"})).await;
    app.approved(&asked).await;
}

async fn a_fact_that_rules_ask_for_is_entered_with_a_reason_and_explains_the_light(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    assert_eq!(page(&app, "2023-03-31").await["facts"], json!([]), "the default rules ask for nothing");
    yinchuan(&app).await;
    let view = page(&app, "2023-03-31").await;
    let facts = view["facts"].as_array().unwrap();
    let judged = facts.iter().find(|fact| fact["judged"] == true && fact["kind"] == "yes_no").expect("a judged fact");
    let name = judged["name"].as_str().unwrap();
    assert!(judged["value"].is_null());
    let path = guatu_it::address(&format!("/api/projects/{CODE}/facts/{name}"), &[]);
    for (body, reason) in [
        (json!({"value": "也许", "reason": "x"}), "fact_kind"),
        (json!({"value": "是"}), "reason_length"),
        (json!({"value": "是", "reason": "x", "from": "2023-04-02", "until": "2023-04-01"}), "last_before_first"),
    ] {
        let (status, refusal) = app.put(&path, &body).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)), "{refusal}");
    }
    assert_eq!(app.put(&format!("/api/projects/{CODE}/facts/behind"), &json!({"value": "1"})).await.0, 422);
    let body = json!({"value": "是", "reason": "规划调整，经区政府同意", "from": "2023-03-01", "until": "2023-03-31"});
    let (status, answer) = app.put(&path, &body).await;
    assert_eq!(status, 200, "{answer}");
    let entered = page(&app, "2023-03-31").await;
    let fact = entered["facts"].as_array().unwrap().iter().find(|fact| fact["name"] == name).unwrap().clone();
    assert_eq!((&fact["value"], &fact["reason"], &fact["by"]), (&json!("是"), &body["reason"], &json!("office")));
    let input = entered["light"]["inputs"].as_array().unwrap().iter().find(|input| input["name"] == name).unwrap();
    assert_eq!((&input["value"], &input["origins"]), (&json!(true), &json!(["entered"])));
    let sources = entered["light"]["sources"].as_array().unwrap();
    assert!(sources.iter().any(|source| source["name"] == name && source["by"] == "office"), "{sources:?}");
    let after = page(&app, "2023-04-01").await;
    let fact = after["facts"].as_array().unwrap().iter().find(|fact| fact["name"] == name).unwrap();
    assert!(fact["value"].is_null(), "it holds until the day that was said");
}

async fn facts_of_many_projects_are_entered_all_or_none(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    assert_eq!(app.ok("/api/facts?as_of=2023-03-31").await["facts"], json!([]));
    yinchuan(&app).await;
    let sheet = app.ok("/api/facts?as_of=2023-03-31").await;
    assert_eq!(sheet["rows"].as_array().unwrap().len(), 360);
    let name = sheet["facts"].as_array().unwrap().iter().find(|fact| fact["kind"] == "yes_no").unwrap()["name"].clone();
    let cell = |code: &str, value: &str| json!({"code": code, "name": name, "value": value});
    let mut body = json!({"from": "2023-03-01", "reason": "规划调整", "cells": [
        cell(CODE, "是"), cell("EQ2023-011", "也许"), cell("EQ2023-999", "否"), {"code": CODE, "name": "behind", "value": "1"},
    ]});
    let before = app.digests().await;
    let refused = app.posted("/api/facts", &body).await;
    let reasons: Vec<&str> =
        refused["problems"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert_eq!((&refused["entered"], reasons), (&json!(0), vec!["fact_kind", "project_unknown", "fact_unknown"]));
    assert_eq!(app.digests().await, before, "a refused grid wrote something");
    body["cells"] = json!([cell(CODE, "是"), cell("EQ2023-011", "否")]);
    assert_eq!(app.posted("/api/facts", &body).await, json!({"entered": 2, "problems": []}));
    assert_eq!(app.posted("/api/facts", &body).await["entered"], 0, "the same again says nothing new");
    let sheet = app.ok("/api/facts?as_of=2023-03-31").await;
    let row = sheet["rows"].as_array().unwrap().iter().find(|row| row["code"] == CODE).unwrap();
    assert_eq!(row["values"][name.as_str().unwrap()], "是");
    // A reporter of a unit enters nothing; the office of one unit sees its own projects only.
    let unit = row["unit"]["id"].as_str().unwrap().parse().unwrap();
    people::admit(app.db(), "unit office", "project_office", Some(unit)).await;
    app.now_asks(Some("unit office"));
    let own = app.ok("/api/facts?as_of=2023-03-31").await["rows"].as_array().unwrap().len();
    assert!(0 < own && own < 360, "{own}");
}

/// Freezes the plans of 2023.
async fn frozen(app: &TestApp) {
    let asked = app.posted("/api/baselines/2023/freeze", &json!({"reason": "区政府常务会议审定"})).await;
    assert_eq!(asked["details"][1]["after"], "360");
    app.approved(&asked).await;
    let board = app.ok("/api/baselines/2023").await;
    assert_eq!((&board["frozen"], &board["open"], &board["revised"]), (&json!(360), &json!(0), &json!([])));
}

async fn a_frozen_plan_changes_by_an_approved_revision_only(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let revision = format!("/api/projects/{CODE}/revision");
    let body = json!({"plan": "5000", "reason": "规模压减"});
    assert_eq!(app.post(&revision, &body).await.0, 404, "nothing is frozen yet");
    frozen(&app).await;
    assert_eq!(
        app.post("/api/baselines/2023/freeze", &json!({"reason": "x"})).await.0,
        422,
        "nothing is left to freeze"
    );

    let project = format!("/api/projects/{CODE}");
    let before = app.digests().await;
    for changes in [json!({"plan": "5000"}), json!({"planned_start": "2023年9月"}), json!({"nature": "preparing"})] {
        let (status, refusal) = app.put(&project, &app.form(CODE, &changes).await).await;
        assert_eq!((status, &refusal["code"]), (409, &json!("plan_frozen")), "{changes}: {refusal}");
    }
    let milestones = page(&app, "2023-04-01").await["milestones"].clone();
    let name = milestones[0]["name"].as_str().unwrap().to_string();
    let milestone = guatu_it::address(&format!("{project}/milestones/{name}"), &[]);
    let (status, refusal) = app.put(&milestone, &json!({"planned_on": "2023-12-01", "achieved_on": null})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("plan_frozen")), "{refusal}");
    // A list that changes a plan is refused row by row, before anything is written.
    let row =
        app.ok("/api/projects?limit=400").await["rows"].as_array().unwrap().iter().position(|row| row["code"] == CODE);
    let list = rewritten("01", &[(&format!("J{}", row.unwrap() + 5), Cell::Number(1.into()))]);
    let outcome = app.import(vec![list]).await;
    assert!(outcome.is_err() || outcome.is_ok_and(|files| files[0].rejected == 1));
    assert_eq!(app.digests().await, before, "a refused change wrote something");
    // What no light is held to changes as ever.
    assert_eq!(app.put(&project, &app.form(CODE, &json!({"note": "一标段"})).await).await.0, 200);
    let achieved = json!({"planned_on": milestones[0]["planned_on"], "achieved_on": "2023-03-30"});
    assert_eq!(app.put(&milestone, &achieved).await.0, 200, "an achievement is no change of plan");

    let (status, refusal) = app.post(&revision, &json!({"reason": "x"})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("nothing_changed")), "{refusal}");
    let other = app.posted(&revision, &json!({"plan": "6000", "reason": "规模压减"})).await;
    let asked = app.posted(
        &revision,
        &json!({"plan": "5000", "effective_on": "2023-04-01", "reason": "规模压减", "paper": "二七发改〔2023〕8号"}),
    )
    .await;
    assert_eq!(asked["details"][0]["label"], "plan");
    app.approved(&asked).await;
    let view = page(&app, "2023-04-01").await;
    assert_eq!(view["line"]["plan"]["money"], "5000");
    let baseline = &view["baseline"];
    assert_eq!((&baseline["number"], baseline["revisions"].as_array().unwrap().len()), (&json!(1), 2));
    let last = &baseline["revisions"][1];
    assert_eq!(
        (&last["approved_by"], &last["paper"], &last["fields"]),
        (&json!(people::HEAD), &json!("二七发改〔2023〕8号"), &json!(["plan"]))
    );
    app.now_asks(Some(people::HEAD));
    let path = format!("/api/approvals/{}/answer", other["id"].as_str().unwrap());
    let (status, refusal) = app.post(&path, &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")), "a request that another revision overtook");
}

async fn a_light_is_shown_against_the_original_and_the_current_baseline(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    frozen(&app).await;
    let before = page(&app, "2023-04-10").await;
    assert_eq!(before["light"]["original"], Value::Null, "nothing was revised");
    let late = before["milestones"].as_array().unwrap().iter().filter(|one| !one["days_overdue"].is_null());
    let later: Vec<Value> = late.map(|one| json!({"name": one["name"], "planned_on": "2023-12-01"})).collect();
    let plan = before["line"]["done"].as_str().unwrap();
    let body = json!({"milestones": later, "plan": plan, "effective_on": "2023-04-02", "reason": "规划调整"});
    let asked = app.posted(&format!("/api/projects/{CODE}/revision"), &body).await;
    app.approved(&asked).await;

    let after = page(&app, "2023-04-10").await;
    assert_eq!(after["light"]["light"], "green", "{}", after["light"]["reason"]);
    assert_eq!(after["light"]["original"]["light"], before["light"]["light"]);
    assert_eq!(after["light"]["original"]["reason"], before["light"]["reason"]);
    assert_eq!(after["line"]["original"], before["light"]["light"]);
    assert_eq!(
        page(&app, "2023-04-01").await["light"]["light"],
        before["light"]["light"],
        "the days before keep their plan"
    );
    let moved = after["milestones"].as_array().unwrap().iter().filter(|one| !one["original_on"].is_null()).count();
    assert_eq!(moved, later.len());
    let lines = app.ok("/api/lights?as_of=2023-04-10").await;
    let line = lines.as_array().unwrap().iter().find(|line| line["code"] == CODE).unwrap();
    assert_eq!(line["original"], after["light"]["original"]);
    let board = app.ok("/api/baselines/2023?as_of=2023-04-10").await;
    assert_eq!((&board["revised"][0]["project"]["code"], &board["revised"][0]["number"]), (&json!(CODE), &json!(1)));
}

async fn nobody_approves_beyond_their_scope_or_their_own_request(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let own = page(&app, "2023-04-01").await["line"]["unit"]["id"].as_str().unwrap().to_string();
    let rows = app.ok("/api/projects?limit=400").await;
    let other = rows["rows"].as_array().unwrap().iter().find(|row| row["unit"]["id"] != own.as_str()).unwrap();
    let other = other["unit"]["id"].as_str().unwrap().parse().unwrap();
    people::admit(app.db(), "elsewhere", "project_head", Some(other)).await;
    people::give(app.db(), people::OFFICE, "project_head", None).await;
    let body = json!({"light": "blue", "until": "2023-12-31", "reason": "环保管控停工"});
    let asked = app.posted(&format!("/api/projects/{CODE}/light"), &body).await;
    let path = format!("/api/approvals/{}/answer", asked["id"].as_str().unwrap());
    let (status, refusal) = app.post(&path, &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (403, &json!("own_request")), "{refusal}");
    app.now_asks(Some("elsewhere"));
    assert_eq!(app.ok("/api/approvals").await, json!([]));
    assert_eq!(app.post(&path, &json!({"approve": true})).await.0, 404);
    app.now_asks(Some(people::HEAD));
    assert_eq!(app.ok("/api/approvals").await[0]["id"], asked["id"]);
    assert_eq!(app.posted(&path, &json!({"approve": false, "comment": "理由不充分"})).await["answer"], "refused");
    let (status, refusal) = app.post(&path, &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("request_answered")));
    app.now_asks(Some(people::OFFICE));
    assert_eq!(app.ok("/api/approvals").await, json!([]), "what is answered is no longer open");
    assert_eq!(app.ok("/api/approvals?all=true").await[0]["comment"], "理由不充分");
    assert_eq!(page(&app, "2023-04-10").await["light"]["decided"], Value::Null);
}
