//! Rule sets in the district: saved, tried, asked for, approved, in force from a day on.

use std::sync::Arc;

use guatu_app::district::{AsOf, District};
use guatu_domain::access::Actor;
use guatu_domain::rule::presets;
use guatu_it::{Engine, TestApp, db_test, people};
use serde_json::{Value, json};

db_test! {
    a_text_is_checked_with_everything_that_is_wrong_and_where,
    a_version_is_saved_as_a_draft_and_fixed_once_it_is_asked_for,
    another_person_approves_and_only_then_the_lights_change,
    a_dry_run_is_what_the_activation_shows_to_the_last_project,
    a_back_test_is_what_each_month_would_have_shown,
    a_set_that_compares_and_remembers_can_be_put_into_force,
    a_set_is_not_put_into_force_for_a_closed_month_nor_beyond_its_validity,
    after_one_report_only_what_depends_on_it_is_computed_again,
}

/// The shipped set 武汉, under another id, valid in 2023.
fn wuhan() -> String {
    let text = presets::ALL.into_iter().find(|text| text.contains("id = \"wuhan\"")).expect("shipped");
    text.replacen("id = \"wuhan\"", "id = \"ours\"", 1)
}

/// The last ten of the district, and who was among them the month before: peers and memory.
pub const LAST_TEN: &str = r##"
id = "last-ten"
name = "后十名"
version = 1
valid_from = 2023-01-01
source = "测试"
colours = [
  { id = "red", label = "红", shape = "■", css = "#d92d20" },
  { id = "blue", label = "蓝", shape = "◆", css = "#2e7cf6" },
  { id = "green", label = "绿", shape = "●", css = "#12944f" },
]
peers = [{ name = "from_last", label = "倒数名次", take = "rank_from_last", of = "actual_pct", then = ["0 - plan_wan"] }]
memory = [{ name = "again", label = "连续", take = "streak", of = "known(from_last) and from_last <= 10" }]
[[dimensions]]
id = "place"
name = "名次"
rules = [
  { id = "red", when = "again >= 2", light = "red" },
  { id = "blue", when = "again == 1", light = "blue" },
  { id = "green", when = "true", light = "green" },
]
"##;

async fn saved(app: &TestApp, text: &str) -> Value {
    let (status, set) = app.post("/api/rules", &json!({"text": text, "note": "测试"})).await;
    assert_eq!(status, 200, "{set}");
    set
}

/// Puts a text into force: the office asks, its head approves.
async fn activated(app: &TestApp, text: &str, from: &str) -> Value {
    let set = saved(app, text).await;
    let key = set["line"]["key"].as_str().unwrap();
    let ask = json!({"effective_on": from, "reason": "区政府常务会议议定", "paper": "二七政办〔2023〕5号"});
    let (status, asked) = app.post(&format!("/api/rules/{key}/activation"), &ask).await;
    assert_eq!(status, 200, "{asked}");
    app.approved(&asked).await;
    set
}

/// Each project's light and sentence.
async fn lights(app: &TestApp, as_of: &str) -> Vec<(String, String, String)> {
    let lights = app.ok(&format!("/api/lights?as_of={as_of}")).await;
    let text = |light: &Value, name: &str| light[name].as_str().unwrap().to_string();
    lights
        .as_array()
        .unwrap()
        .iter()
        .map(|light| (text(light, "code"), text(light, "light"), text(light, "reason")))
        .collect()
}

async fn a_text_is_checked_with_everything_that_is_wrong_and_where(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let found = app.post("/api/rules/check", &json!({"text": wuhan()})).await.1;
    assert_eq!((&found["complaints"], &found["shape"]["id"]), (&json!([]), &json!("ours")));
    let wrong = wuhan().replacen("css = \"#", "css = \"?", 1);
    let found = app.post("/api/rules/check", &json!({"text": wrong})).await.1;
    let complaint = &found["complaints"][0];
    assert!(complaint["line"].is_number() && found["shape"].is_null(), "{found}");
    let line = wrong.lines().nth(complaint["line"].as_u64().unwrap() as usize - 1).unwrap();
    assert!(line.contains("id ="), "{line}");
    let before = app.digests().await;
    let (status, refusal) = app.post("/api/rules", &json!({"text": wrong})).await;
    assert_eq!((status, &refusal["code"]), (422, &json!("rule_invalid")), "{refusal}");
    assert_eq!(app.digests().await, before, "a refused text was saved");
}

async fn a_version_is_saved_as_a_draft_and_fixed_once_it_is_asked_for(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let draft = saved(&app, &wuhan()).await;
    assert_eq!(draft["line"]["state"], "draft");
    let key = draft["line"]["key"].as_str().unwrap().to_string();
    let again = saved(&app, &wuhan().replace("武汉", "本区")).await;
    assert_eq!(again["line"]["key"], key.as_str(), "a draft of the same id and number is replaced");
    let stale = json!({"text": wuhan(), "base": "2023-03-01T00:00:00Z"});
    assert_eq!(app.post("/api/rules", &stale).await.1["code"], "conflict", "somebody else has saved since");
    let fresh = json!({"text": wuhan(), "base": again["line"]["saved_at"]});
    assert_eq!(app.post("/api/rules", &fresh).await.0, 200);
    let ask = json!({"effective_on": "2023-05-01", "reason": "试行"});
    let asked = app.post(&format!("/api/rules/{key}/activation"), &ask).await.1;
    assert_eq!(app.ok(&format!("/api/rules/{key}")).await["line"]["state"], "asked");
    for (status, refusal) in
        [app.post("/api/rules", &json!({"text": wuhan()})).await, app.delete(&format!("/api/rules/{key}")).await]
    {
        assert_eq!((status, &refusal["code"]), (409, &json!("rule_fixed")), "{refusal}");
    }
    let path = format!("/api/approvals/{}", asked["id"].as_str().unwrap());
    assert_eq!(app.post(&format!("{path}/withdraw"), &Value::Null).await.1["answer"], "withdrawn");
    let (status, refusal) = app.post(&format!("{path}/withdraw"), &Value::Null).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("request_answered")));
    // A shipped set keeps its name to itself.
    let shipped = wuhan().replacen("id = \"ours\"", "id = \"wuhan\"", 1) + "\n# changed\n";
    assert_eq!(app.post("/api/rules", &json!({"text": shipped})).await.1["code"], "rule_fixed");
}

async fn another_person_approves_and_only_then_the_lights_change(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let before = lights(&app, "2023-04-30").await;
    let march = lights(&app, "2023-03-31").await;
    let set = saved(&app, &wuhan()).await;
    let key = set["line"]["key"].as_str().unwrap().to_string();
    let ask = json!({"effective_on": "2023-04-15", "reason": "区政府常务会议议定", "paper": "二七政办〔2023〕5号"});
    let asked = app.post(&format!("/api/rules/{key}/activation"), &ask).await.1;
    assert_eq!((&asked["kind"], &asked["may_answer"]), (&json!("rule_activation"), &json!(false)));
    let path = format!("/api/approvals/{}/answer", asked["id"].as_str().unwrap());
    assert_eq!(app.post(&path, &json!({"approve": true})).await.0, 403, "the office has no such right");
    assert_eq!(lights(&app, "2023-04-30").await, before);

    app.it_is("2023-04-02T01:00:00Z");
    let answer = app.approved(&asked).await;
    assert_eq!((&answer["answer"], &answer["answered_by"]), (&json!("approved"), &json!(people::HEAD)));
    assert_ne!(lights(&app, "2023-04-30").await, before);
    assert_eq!(lights(&app, "2023-04-14").await.len(), 360);
    assert_eq!(app.ok("/api/lights?as_of=2023-04-14").await[0]["rule_set"], "erqi-default");
    assert_eq!(app.ok("/api/lights?as_of=2023-04-15").await[0]["rule_set"], "ours");
    assert_eq!(lights(&app, "2023-03-31").await, march, "days before it are as they were");
    // Whoever asks for what was known before the approval gets the lights of then.
    let known = app.ok("/api/lights?as_of=2023-04-30&known_at=2023-04-01T12:00:00Z").await;
    assert_eq!(known[0]["rule_set"], "erqi-default");
    let board = app.ok("/api/rules?as_of=2023-04-20").await;
    assert_eq!((&board["in_force"]["id"], &board["activations"][0]["paper"]), (&json!("ours"), &ask["paper"]));
    assert_eq!(app.ok("/api/vocabulary?as_of=2023-04-20").await["rule_set_name"], set["line"]["name"]);
    // The wall counts what its list shows, those without colour too.
    let wall = app.ok("/api/wall?as_of=2023-04-20").await;
    let counted: u64 = wall["lights"].as_array().unwrap().iter().map(|one| one["projects"].as_u64().unwrap()).sum();
    assert_eq!(counted, 360);
    for count in wall["lights"].as_array().unwrap() {
        let rows =
            app.ok(&format!("/api/projects?as_of=2023-04-20&limit=1&light={}", count["light"].as_str().unwrap())).await;
        assert_eq!(rows["totals"]["projects"], count["projects"], "{count}");
    }
    for action in ["rule.save", "approval.ask", "approval.approve", "rule.activate"] {
        assert_eq!(app.number(&format!("SELECT count(*) FROM audit WHERE action = '{action}'")).await, 1, "{action}");
    }
}

/// Code and light by a dry run, before and after.
fn tried(run: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_string();
    let line =
        |line: &Value| (text(&line["code"]), text(&line["after"]["light"]), text(&line["after"]["reason"]["zh"]));
    run["lines"].as_array().unwrap().iter().map(line).collect()
}

async fn a_dry_run_is_what_the_activation_shows_to_the_last_project(engine: Engine) {
    let dates = ["2023-04-01", "2023-04-15", "2023-04-30", "2023-05-31"];
    for text in [wuhan(), LAST_TEN.to_string()] {
        let app = TestApp::with_head(engine).await;
        let mut runs = Vec::new();
        for date in dates {
            let before = lights(&app, date).await;
            let run = app.post("/api/rules/dry-run", &json!({"rules": {"text": text}, "as_of": date})).await.1;
            let changed = tried(&run).iter().zip(&before).filter(|(new, old)| new.1 != old.1).count();
            assert_eq!((&run["projects"], &run["changed"]), (&json!(360), &json!(changed)), "{date}");
            let moved: u64 = run["moves"].as_array().unwrap().iter().map(|one| one["projects"].as_u64().unwrap()).sum();
            assert_eq!(moved, 360);
            assert_eq!(lights(&app, date).await, before, "trying changed something");
            runs.push(tried(&run));
        }
        activated(&app, &text, "2023-04-01").await;
        for (date, run) in dates.into_iter().zip(runs) {
            assert_eq!(lights(&app, date).await, run, "{date}");
        }
    }
}

async fn a_back_test_is_what_each_month_would_have_shown(engine: Engine) {
    for text in [wuhan(), LAST_TEN.to_string()] {
        let app = TestApp::with_head(engine).await;
        let ask = json!({"rules": {"text": text}, "until": "2023-03", "months": 5});
        let (status, test) = app.post("/api/rules/back-test", &ask).await;
        assert_eq!(status, 200, "{test}");
        let months = test["months"].as_array().unwrap();
        assert_eq!(months.len(), 5);
        for (month, last) in months[2..].iter().zip(["2023-01-31", "2023-02-28", "2023-03-31"]) {
            let run = app.post("/api/rules/dry-run", &json!({"rules": {"text": text}, "as_of": last})).await.1;
            assert_eq!((&month["rules"], &month["against"]), (&run["after"], &run["before"]), "{last}");
            assert_eq!((&month["changed"], &month["projects"]), (&run["changed"], &run["projects"]), "{last}");
        }
    }
}

async fn a_set_that_compares_and_remembers_can_be_put_into_force(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    activated(&app, LAST_TEN, "2023-01-01").await;
    let red = |lights: &[(String, String, String)]| -> Vec<String> {
        lights.iter().filter(|light| light.1 != "green").map(|light| light.0.clone()).collect()
    };
    let (february, march) = (lights(&app, "2023-02-28").await, lights(&app, "2023-03-31").await);
    let (last, now) = (red(&february), red(&march));
    for (code, light, _) in march.iter().filter(|light| light.1 != "green") {
        assert_eq!(light == "red", last.contains(code), "{code}");
    }
    // After one report the whole ranking is made anew, in memory as from the database.
    let code = now[0].clone();
    let page = app.ok(&format!("/api/projects/{code}?as_of=2023-03-31")).await;
    let strip: Vec<&str> = page["strip"].as_array().unwrap().iter().map(|one| one["light"].as_str().unwrap()).collect();
    let by_date = |lights: &[(String, String, String)]| lights.iter().find(|one| one.0 == code).unwrap().1.clone();
    assert_eq!(strip[1..], [by_date(&february), by_date(&march)]);
    let unit = page["line"]["unit"]["id"].clone();
    let done = json!({"done_month": page["line"]["plan"]["money"], "done_year": "", "started": "是", "visual": "", "problem": ""});
    let body = json!({"unit": unit, "rows": [{"code": code, "cells": done}]});
    let (status, sent) = app.post("/api/reporting/2023-03/submit", &body).await;
    assert_eq!((status, &sent["submitted"]), (200, &json!(1)), "{sent}");
    let after = lights(&app, "2023-03-31").await;
    assert_eq!(after.iter().find(|one| one.0 == code).unwrap().1, "green");
    assert_eq!(red(&after).iter().filter(|one| !now.contains(one)).count(), 1, "another one is among the last ten");
    let beside = app.beside().await;
    assert_eq!(lights(&beside, "2023-03-31").await, after);
}

async fn a_set_is_not_put_into_force_for_a_closed_month_nor_beyond_its_validity(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let set = saved(&app, &wuhan().replacen("valid_from = ", "valid_to = 2023-12-31\nvalid_from = ", 1)).await;
    let path = format!("/api/rules/{}/activation", set["line"]["key"].as_str().unwrap());
    let (status, refusal) = app.post(&path, &json!({"effective_on": "2024-01-01", "reason": "x"})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("rule_validity")), "{refusal}");
    assert_eq!(app.post("/api/months/2023-03/close", &Value::Null).await.0, 200);
    let (status, refusal) = app.post(&path, &json!({"effective_on": "2023-03-31", "reason": "x"})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("month_closed")), "{refusal}");
    let (status, refusal) = app.post(&path, &json!({"effective_on": "2023-04-01", "reason": " "})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("reason_length")));
    assert_eq!(app.post(&path, &json!({"effective_on": "2023-04-01", "reason": "x"})).await.0, 200);
    let other = presets::ALL.into_iter().find(|text| text.contains("subject = \"unit\"")).expect("a set about units");
    let id = other.lines().find_map(|line| line.strip_prefix("id = ")).unwrap();
    let set = saved(&app, &other.replacen(id, "\"units\"", 1)).await;
    let path = format!("/api/rules/{}/activation", set["line"]["key"].as_str().unwrap());
    let (status, refusal) = app.post(&path, &json!({"effective_on": "2023-04-01", "reason": "x"})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("rule_subject")), "{refusal}");
}

async fn district(app: &TestApp) -> Arc<District> {
    let op = app.app.read(Actor::console("test")).await.unwrap();
    op.district(AsOf::on("2023-03-31".parse().unwrap())).await.unwrap()
}

async fn after_one_report_only_what_depends_on_it_is_computed_again(engine: Engine) {
    // By rules that look at one project, by rules that remember, and by rules that rank.
    let remembers =
        LAST_TEN.replace("rank_from_last", "count").replace(", of = \"actual_pct\", then = [\"0 - plan_wan\"]", "");
    let remembers = remembers.lines().filter(|line| !line.starts_with("peers")).collect::<Vec<_>>().join("\n");
    let remembers = remembers.replace("known(from_last) and from_last <= 10", "known(behind) and behind > 0");
    for (text, all) in [(None, false), (Some(remembers.as_str()), false), (Some(LAST_TEN), true)] {
        let app = TestApp::with_head(engine).await;
        if let Some(text) = text {
            activated(&app, text, "2023-01-01").await;
        }
        let before = district(&app).await;
        let page = app.ok("/api/projects/EQ2023-005?as_of=2023-03-31").await;
        let cells = json!({"done_month": "1", "done_year": "2", "started": "", "visual": "", "problem": ""});
        let body = json!({"unit": page["line"]["unit"]["id"], "rows": [{"code": "EQ2023-005", "cells": cells}]});
        assert_eq!(app.post("/api/reporting/2023-03/submit", &body).await.1["submitted"], 1);
        let after = district(&app).await;
        let scope = guatu_kernel::Scope::System;
        let pairs = before.projects(&scope).zip(after.projects(&scope));
        let anew: Vec<&str> =
            pairs.filter(|(old, new)| !Arc::ptr_eq(old, new)).map(|(_, new)| new.file.code.as_str()).collect();
        if all {
            assert_eq!(anew.len(), 360, "a ranking depends on everybody");
        } else {
            assert_eq!(anew, ["EQ2023-005"]);
        }
    }
}
