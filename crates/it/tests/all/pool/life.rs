//! The life of a project in the library: its stages with their guards, its end, and what exit rules propose.

use guatu_domain::life::Stage;
use guatu_it::{Engine, TestApp, db_test};
use serde_json::{Value, json};

use super::{PLANNED, ask_move, library, life, nameless, step};

db_test! {
    every_allowed_step_is_recorded_and_every_other_is_refused_with_its_reason,
    exit_and_termination_wait_for_consent_and_end_the_stay_in_the_pool,
    exit_rules_propose_once_a_person_decides_and_nothing_moves_by_itself,
}

/// The ways from each stage, as in the rules' own test; a project is put there by its first record.
const WAYS: [(&str, &str); 12] = [
    ("lead", "planning stalled exited terminated"),
    ("planning", "sourcing preparing stalled exited terminated"),
    ("sourcing", "signed stalled exited terminated"),
    ("signed", "fulfilled stalled exited terminated"),
    ("fulfilled", "landed stalled exited terminated"),
    ("landed", "preparing stalled exited terminated"),
    ("preparing", "started stalled exited terminated"),
    ("started", "preparing building stalled suspended exited terminated"),
    ("building", "preparing completed stalled suspended exited terminated"),
    ("completed", "in_production stalled exited terminated"),
    ("in_production", "at_yield terminated"),
    ("at_yield", "terminated"),
];

async fn every_allowed_step_is_recorded_and_every_other_is_refused_with_its_reason(engine: Engine) {
    let app = nameless(engine, 64).await;
    app.it_is("2023-06-15T01:00:00Z");
    let mut projects = (1..=64).map(|number| format!("T{number:03}"));
    let mut walked = 0;
    for (from, allowed) in WAYS {
        let allowed: Vec<&str> = allowed.split(' ').collect();
        let resting = projects.next().unwrap();
        assert_eq!(step(&app, &resting, from, None).await.0, 200);
        for to in Stage::ALL.map(Stage::as_str) {
            if allowed.contains(&to) {
                let moving = projects.next().unwrap();
                step(&app, &moving, from, None).await;
                let (status, answer) = step(&app, &moving, to, None).await;
                assert_eq!(status, 200, "{from} → {to}: {answer}");
                let stands = if ["exited", "terminated"].contains(&to) { from } else { to };
                assert_eq!(answer["stage"], stands, "{from} → {to}");
                if ["stalled", "suspended"].contains(&to) {
                    back(&app, &moving, to, from).await;
                }
                walked += 1;
            } else {
                refused(&app, &resting, from, to).await;
            }
        }
        assert_eq!(life(&app, &resting).await["stage"], from, "what was refused changed nothing");
    }
    assert_eq!(walked, 48);
}

/// From a side way nowhere but back.
async fn back(app: &TestApp, code: &str, side: &str, main: &str) {
    for to in Stage::ALL.map(Stage::as_str).into_iter().filter(|to| ![main, "exited", "terminated"].contains(to)) {
        refused(app, code, side, to).await;
    }
    let (status, answer) = step(app, code, main, None).await;
    assert_eq!((status, &answer["stage"]), (200, &json!(main)), "{side} → {main}");
    let told: Vec<&Value> = answer["stages"].as_array().unwrap().iter().map(|line| &line["stage"]).collect();
    assert_eq!(json!(told), json!([main, side, main]), "the history tells every step");
}

async fn refused(app: &TestApp, code: &str, from: &str, to: &str) {
    let (status, answer) = step(app, code, to, None).await;
    assert_eq!((status, &answer["params"]["reason"]), (422, &json!("stage_refused")), "{from} → {to}: {answer}");
    let why = &answer["params"]["why"];
    assert!(!why["zh"].as_str().unwrap().is_empty() && !why["en"].as_str().unwrap().is_empty(), "{from} → {to}");
}

async fn exit_and_termination_wait_for_consent_and_end_the_stay_in_the_pool(engine: Engine) {
    let app = library(engine).await;
    let (status, asked) = step(&app, PLANNED, "exited", None).await;
    assert_eq!((status, &asked["stage"], &asked["pool"]), (200, &json!("planning"), &json!("pool_planning")));
    let waiting = app.ok("/api/approvals").await[0].clone();
    assert_eq!(waiting["kind"], "life_end");
    app.approved(&waiting).await;
    let ended = life(&app, PLANNED).await;
    assert_eq!((&ended["stage"], &ended["pool"], &ended["class"]), (&json!("exited"), &Value::Null, &Value::Null));
    assert_eq!((&ended["steps"], &ended["stages"][0]["approved_by"]), (&json!([]), &json!("head")));
    assert_eq!(ask_move(&app, "pool_sourcing", &[PLANNED]).await.1["params"]["reason"], "admission_unmet");
    assert_eq!(app.ok(&format!("/api/projects/{PLANNED}/life?as_of=2023-03-31")).await["stage"], "planning");

    let (_, asked) = step(&app, "EQ2023-001", "terminated", None).await;
    assert_ne!(asked["stage"], "terminated");
    let (on, stage) = (Some("2023-04-01"), "stalled");
    assert_eq!(step(&app, "EQ2023-001", stage, on).await.0, 200, "it may go on while the request waits");
    let waiting = app.ok("/api/approvals").await;
    let waiting = waiting.as_array().unwrap().iter().find(|one| one["kind"] == "life_end").unwrap();
    app.approved(waiting).await;
    assert_eq!(life(&app, "EQ2023-001").await["stage"], "terminated", "from wherever it stands by then");
}

/// The rule of 甘孜 for signed projects: 30 days, published, without a notice; and one with a notice of 30 days.
async fn exit_rules_propose_once_a_person_decides_and_nothing_moves_by_itself(engine: Engine) {
    let app = nameless(engine, 3).await;
    let rule = |notice: Option<u32>, from: &str, until: &str| {
        json!({"name_zh": "规则", "name_en": "rule", "from": from, "until": until, "count": 30, "unit": "days",
            "notice_days": notice, "publish": notice.is_none(), "source": "甘孜", "active": true})
    };
    assert_eq!(app.put("/api/pools/settings/exits/fulfil", &rule(None, "signed", "fulfilled")).await.0, 200);
    assert_eq!(app.put("/api/pools/settings/exits/start", &rule(Some(30), "landed", "started")).await.0, 200);
    assert_eq!(app.put("/api/pools/settings/exits/odd", &rule(None, "landed", "landed")).await.0, 422);
    for (code, stage) in [("T001", "signed"), ("T002", "landed"), ("T003", "building")] {
        assert_eq!(step(&app, code, stage, Some("2023-04-01")).await.0, 200);
    }
    let night = async |instant: &str| -> Vec<Value> {
        app.it_is(instant);
        guatu_app::job::queue_daily(&app.app).await.unwrap();
        app.run_jobs().await;
        let made = app.ok("/api/pools/proposals").await.as_array().unwrap().clone();
        made.into_iter()
            .map(|one| json!([one["project"]["code"], one["rule"], one["proposal"], one["due_on"]]))
            .collect()
    };
    assert_eq!(night("2023-05-01T01:00:00Z").await, [] as [Value; 0], "the last day is in time");
    let exit = json!(["T001", "fulfil", "exit", "2023-05-01"]);
    let notice = json!(["T002", "start", "notice", "2023-05-01"]);
    let mut made = night("2023-05-02T01:00:00Z").await;
    made.sort_by_key(ToString::to_string);
    assert_eq!(made, [exit.clone(), notice.clone()]);
    assert_eq!(night("2023-05-03T01:00:00Z").await.len(), 2, "nothing is proposed twice");
    assert_eq!(life(&app, "T001").await["stage"], "signed", "nothing moves by itself");
    assert_eq!(app.ok("/api/pools").await["proposals"], 2);

    let id = async |code: &str| {
        let made = app.ok("/api/pools/proposals").await;
        let made = made.as_array().unwrap().iter().find(|one| one["project"]["code"] == code).unwrap();
        format!("/api/pools/proposals/{}/answer", made["id"].as_str().unwrap())
    };
    let exits = id("T001").await;
    let unpublished = json!({"accept": true, "reason": "逾期未履约"});
    assert_eq!(app.post(&exits, &unpublished).await.1["params"]["field"], "paper", "it has to be published");
    let published = json!({"accept": true, "reason": "逾期未履约", "paper": "项目退出公告〔2023〕1号"});
    let answer = app.posted(&exits, &published).await;
    assert!(answer["approval"].is_string(), "another person has to consent: {answer}");
    assert_eq!(app.post(&exits, &published).await.0, 409);
    app.approved(&app.ok("/api/approvals").await[0]).await;
    assert_eq!(life(&app, "T001").await["stage"], "exited");

    let served = json!({"accept": true, "reason": "已送达", "paper": "限期开工建设通知书〔2023〕1号"});
    app.posted(&id("T002").await, &served).await;
    assert_eq!(night("2023-06-02T01:00:00Z").await, [] as [Value; 0], "thirty days are given");
    assert_eq!(night("2023-06-03T01:00:00Z").await, [json!(["T002", "start", "exit", "2023-06-02"])]);
    let dismissed = app.posted(&id("T002").await, &json!({"accept": false, "reason": "客观原因"})).await;
    assert_eq!((&dismissed["accepted"], &dismissed["approval"]), (&json!(false), &Value::Null));
    assert_eq!(night("2023-06-04T01:00:00Z").await, [] as [Value; 0], "what was dismissed stays dismissed");
    assert_eq!(app.ok("/api/pools/proposals?all=true").await.as_array().unwrap().len(), 3);
    // A rule that is set looks at once at what is late already.
    let short = json!({"name_zh": "规则", "name_en": "rule", "from": "landed", "until": "preparing", "count": 1, "unit": "days",
        "notice_days": null, "publish": false, "source": null, "active": true});
    assert_eq!(app.put("/api/pools/settings/exits/short", &short).await.0, 200);
    app.run_jobs().await;
    assert_eq!(app.ok("/api/pools/proposals").await[0]["rule"], "short");
}
