//! Consent in steps: 会签 and 或签, sending back, taking back, one more signer, somebody in an absent one's place, limits.

use guatu_it::{Engine, TestApp, db_test, people};
use serde_json::{Value, json};

db_test! {
    other_steps_need_consent_and_hold_for_what_is_asked_from_then_on,
    steps_are_signed_together_or_by_any_one_and_the_last_signature_records_what_was_asked,
    what_is_sent_back_goes_on_where_it_was,
    a_request_is_taken_back_only_while_nobody_has_opened_it,
    one_more_signer_has_to_sign_before_it_goes_on,
    a_delegate_signs_in_an_absent_person_s_place_but_gets_no_right_of_theirs,
    a_post_signs_only_for_the_units_it_holds,
    whoever_asks_is_passed_over_where_they_are_named,
    a_procedure_without_sense_is_refused_by_its_step,
}

const CODE: &str = "EQ2023-010";

/// A district where two heads of units and a leader have accounts besides the office and its head.
async fn district(engine: Engine) -> TestApp {
    let app = TestApp::with_head(engine).await;
    for (login, role) in [("unit1", "unit_head"), ("unit2", "unit_head"), ("leader", "leader"), ("aide", "superior")] {
        people::admit(app.db(), login, role, None).await;
    }
    app
}

fn person(login: &str) -> Value {
    json!({"kind": "person", "key": login})
}

/// 会签 by two people within three working days, 审核 by a leader, 审定 by whoever may.
fn three_steps() -> Value {
    json!([
        {"name": "部门会签", "together": true, "workdays": 3, "signers": [person("unit1"), person("unit2")]},
        {"name": "分管领导审核", "signers": [{"kind": "post", "key": "leader"}]},
        {"name": "审定", "signers": [{"kind": "holder"}]},
    ])
}

async fn with_steps(app: &TestApp, steps: Value) {
    let body = json!({"steps": steps, "reason": "规范审批流程"});
    let asked = app.posted("/api/procedures/light_override", &body).await;
    app.approved(&asked).await;
}

/// Asks for another light of a project.
async fn asked(app: &TestApp) -> Value {
    let body = json!({"light": "blue", "until": "2023-12-31", "reason": "环保管控停工"});
    app.posted(&format!("/api/projects/{CODE}/light"), &body).await
}

/// Does something with a request as somebody; the office is asked again afterwards.
async fn does(app: &TestApp, login: &str, request: &Value, what: &str, body: &Value) -> (u16, Value) {
    app.now_asks(Some(login));
    let answer = app.post(&format!("/api/approvals/{}/{what}", request["id"].as_str().unwrap()), body).await;
    app.now_asks(Some(people::OFFICE));
    answer
}

async fn signs(app: &TestApp, login: &str, request: &Value) -> Value {
    let (status, answer) = does(app, login, request, "answer", &json!({"approve": true, "comment": "同意"})).await;
    assert_eq!(status, 200, "{login}: {answer}");
    answer
}

fn states(request: &Value) -> Vec<&str> {
    request["steps"].as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap()).collect()
}

async fn waits_for(app: &TestApp, login: &str) -> usize {
    app.now_asks(Some(login));
    let open = app.ok("/api/approvals").await;
    app.now_asks(Some(people::OFFICE));
    open.as_array().unwrap().iter().filter(|one| one["may_answer"] == true).count()
}

async fn other_steps_need_consent_and_hold_for_what_is_asked_from_then_on(engine: Engine) {
    let app = district(engine).await;
    let before = asked(&app).await;
    assert_eq!(before["steps"][0]["signers"][0]["kind"], "holder", "one step, by whoever may");
    let body = json!({"steps": three_steps(), "reason": "规范审批流程"});
    let change = app.posted("/api/procedures/light_override", &body).await;
    assert_eq!((&change["kind"], &change["details"][1]["name"]), (&json!("procedure"), &json!("部门会签")));
    assert_eq!(asked(&app).await["steps"].as_array().unwrap().len(), 1, "not before there is consent");
    app.approved(&change).await;
    let now = asked(&app).await;
    assert_eq!(states(&now), ["now", "to_come", "to_come"]);
    assert_eq!(
        now["due_on"], "2023-04-06",
        "three working days from Saturday the 1st, Wednesday the 5th being a holiday"
    );
    let listed = app.ok("/api/procedures").await;
    let of =
        |kind: &str| listed["procedures"].as_array().unwrap().iter().find(|one| one["kind"] == kind).unwrap().clone();
    assert_eq!(of("light_override")["steps"][0]["name"], "部门会签");
    assert_eq!(of("plan_freeze")["since"], Value::Null);
    let posts: Vec<_> = listed["posts"].as_array().unwrap().iter().map(|post| post["code"].clone()).collect();
    assert!(posts.contains(&json!("leader")) && !posts.contains(&json!("audit_administrator")), "{posts:?}");
    let (status, refusal) = app.post("/api/procedures/light_override", &body).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("nothing_changed")));
    app.approved(&before).await;

    app.it_is("2023-04-11T01:00:00Z");
    let open = app.ok("/api/approvals").await;
    let late = open.as_array().unwrap().iter().find(|one| one["id"] == now["id"]).unwrap();
    assert_eq!(late["days_overdue"], 5);
}

async fn steps_are_signed_together_or_by_any_one_and_the_last_signature_records_what_was_asked(engine: Engine) {
    let app = district(engine).await;
    with_steps(&app, three_steps()).await;
    let request = asked(&app).await;
    assert_eq!(does(&app, people::HEAD, &request, "answer", &json!({"approve": true})).await.0, 403, "too early");
    assert_eq!(does(&app, "aide", &request, "answer", &json!({"approve": true})).await.0, 404, "no signer of it");
    let one = signs(&app, "unit2", &request).await;
    assert_eq!((states(&one)[0], one["steps"][0]["signers"][1]["signature"]["by"].as_str()), ("now", Some("unit2")));
    let (status, refusal) = does(&app, "unit2", &request, "answer", &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("signed_before")));
    assert_eq!(
        (waits_for(&app, "unit2").await, waits_for(&app, "unit1").await, waits_for(&app, "leader").await),
        (0, 1, 0)
    );
    signs(&app, "unit1", &request).await;
    assert_eq!(
        does(&app, "leader", &request, "answer", &json!({"approve": false})).await.0,
        403,
        "only who decides refuses"
    );
    assert_eq!(states(&signs(&app, "leader", &request).await), ["signed", "signed", "now"]);
    let light = |page: Value| page["light"]["decided"].clone();
    let page = format!("/api/projects/{CODE}?as_of=2023-04-10");
    assert_eq!(light(app.ok(&page).await), Value::Null, "nothing is recorded before the last signature");
    let done = signs(&app, people::HEAD, &request).await;
    assert_eq!((&done["answer"], &done["answered_by"]), (&json!("approved"), &json!(people::HEAD)));
    assert_ne!(light(app.ok(&page).await), Value::Null);
    let acts: Vec<_> = done["history"].as_array().unwrap().iter().map(|act| act["act"].clone()).collect();
    assert_eq!(acts, ["sign", "sign", "sign", "sign"]);
}

async fn what_is_sent_back_goes_on_where_it_was(engine: Engine) {
    let app = district(engine).await;
    with_steps(&app, three_steps()).await;
    let request = asked(&app).await;
    signs(&app, "unit1", &request).await;
    let (status, refusal) = does(&app, "unit2", &request, "return", &json!({"reason": ""})).await;
    assert_eq!((status, &refusal["params"]["field"]), (422, &json!("reason")));
    let (status, back) = does(&app, "unit2", &request, "return", &json!({"reason": "请附管控通知"})).await;
    assert_eq!((status, &back["returned"]), (200, &json!(true)), "{back}");
    let (status, refusal) = does(&app, "unit2", &request, "answer", &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("request_returned")));
    assert_eq!(does(&app, "leader", &request, "resume", &json!({"reason": "x"})).await.0, 404, "only who asked");
    let (status, on) =
        does(&app, people::OFFICE, &request, "resume", &json!({"reason": "已附环委办〔2023〕3号"})).await;
    assert_eq!((status, states(&on)[0]), (200, "now"), "{on}");
    assert_eq!(on["steps"][0]["signers"][0]["signature"]["by"], "unit1", "what was signed stands");
    signs(&app, "unit2", &request).await;
    signs(&app, "leader", &request).await;
    let (status, refusal) = does(&app, people::HEAD, &request, "return", &json!({"to": 2, "reason": "再议"})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("step_not_before")));
    let (_, back) = does(&app, people::HEAD, &request, "return", &json!({"to": 0, "reason": "请重新会签"})).await;
    assert_eq!(states(&back), ["now", "signed", "to_come"]);
    signs(&app, "unit1", &request).await;
    assert_eq!(
        states(&signs(&app, "unit2", &request).await),
        ["signed", "signed", "now"],
        "the leader need not sign again"
    );
    assert_eq!(signs(&app, people::HEAD, &request).await["answer"], "approved");
}

async fn a_request_is_taken_back_only_while_nobody_has_opened_it(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let request = asked(&app).await;
    assert_eq!(request["may_withdraw"], true);
    assert_eq!(does(&app, people::HEAD, &request, "withdraw", &json!({})).await.0, 404, "only who asked");
    assert_eq!(does(&app, people::OFFICE, &request, "withdraw", &json!({})).await.1["answer"], "withdrawn");
    let request = asked(&app).await;
    let (status, opened) = does(&app, people::HEAD, &request, "open", &json!({})).await;
    assert_eq!((status, &opened["opened"]), (200, &json!(true)), "{opened}");
    let again = does(&app, people::HEAD, &request, "open", &json!({})).await.1;
    assert_eq!(again["history"].as_array().unwrap().len(), 1, "opening it again is nothing new");
    let (status, refusal) = does(&app, people::OFFICE, &request, "withdraw", &json!({})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("request_read")));
    does(&app, people::HEAD, &request, "return", &json!({"reason": "期限过长"})).await;
    assert_eq!(does(&app, people::OFFICE, &request, "withdraw", &json!({})).await.1["answer"], "withdrawn");
    assert_eq!(does(&app, people::HEAD, &request, "open", &json!({})).await.1["code"], "request_answered");
}

async fn one_more_signer_has_to_sign_before_it_goes_on(engine: Engine) {
    let app = district(engine).await;
    let request = asked(&app).await;
    let add = |login: &str| json!({"login": login, "reason": "涉及其分管领域"});
    assert_eq!(does(&app, "leader", &request, "signers", &add("aide")).await.0, 404);
    for (login, reason) in [("nobody", "no_colleague"), (people::OFFICE, "asked_for_it")] {
        let (status, refusal) = does(&app, people::HEAD, &request, "signers", &add(login)).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)));
    }
    // Whoever is added to the step that decides has to be allowed to decide.
    people::admit(app.db(), "deputy", "project_head", None).await;
    let (status, added) = does(&app, people::HEAD, &request, "signers", &add("deputy")).await;
    assert_eq!((status, &added["steps"][0]["signers"][1]["added"]), (200, &json!(true)), "{added}");
    assert_eq!(
        does(&app, people::HEAD, &request, "signers", &add("deputy")).await.1["params"]["reason"],
        "signer_before"
    );
    assert_eq!(signs(&app, people::HEAD, &request).await["answer"], Value::Null);
    assert_eq!(signs(&app, "deputy", &request).await["answer"], "approved");
}

async fn a_delegate_signs_in_an_absent_person_s_place_but_gets_no_right_of_theirs(engine: Engine) {
    let app = district(engine).await;
    with_steps(&app, three_steps()).await;
    let body = |delegate: &str, from: &str, until: &str| json!({"delegate": delegate, "from": from, "until": until, "reason": "外出培训"});
    app.now_asks(Some("unit1"));
    for (bad, field) in [
        (body("unit1", "2023-04-01", "2023-04-09"), "delegate"),
        (body("nobody", "2023-04-01", "2023-04-09"), "delegate"),
        (body("aide", "2023-04-09", "2023-04-08"), "until"),
        (body("aide", "2023-03-01", "2023-03-31"), "until"),
        (body("aide", "2023-04-01", "2025-04-09"), "until"),
    ] {
        let (status, refusal) = app.post("/api/delegations", &bad).await;
        assert_eq!((status, &refusal["params"]["field"]), (422, &json!(field)), "{bad}");
    }
    let given = app.posted("/api/delegations", &body("aide", "2023-04-01", "2023-04-09")).await;
    assert_eq!((&given["state"], &given["mine"]), (&json!("running"), &json!(true)));
    app.now_asks(Some(people::HEAD));
    app.posted("/api/delegations", &body("aide", "2023-04-01", "2023-04-09")).await;
    app.now_asks(Some(people::OFFICE));

    let request = asked(&app).await;
    let signed = signs(&app, "aide", &request).await;
    let signature = &signed["steps"][0]["signers"][0]["signature"];
    assert_eq!((&signature["by"], &signature["on_behalf_of"]), (&json!("aide"), &json!("unit1")));
    let (status, refusal) = does(&app, "unit1", &request, "answer", &json!({"approve": true})).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("signed_before")), "their place is taken: {refusal}");
    signs(&app, "unit2", &request).await;
    signs(&app, "leader", &request).await;
    let (status, _) = does(&app, "aide", &request, "answer", &json!({"approve": true})).await;
    assert_eq!(status, 403, "the head's right to decide does not pass on");

    app.now_asks(Some("aide"));
    assert_eq!(app.post(&format!("/api/delegations/{}/end", given["id"].as_str().unwrap()), &json!({})).await.0, 404);
    app.now_asks(Some("unit1"));
    let path = format!("/api/delegations/{}/end", given["id"].as_str().unwrap());
    assert_eq!(app.posted(&path, &json!({})).await["state"], "ended");
    assert_eq!(app.post(&path, &json!({})).await.0, 409);
    app.now_asks(Some(people::OFFICE));
    let request = asked(&app).await;
    assert_eq!(does(&app, "aide", &request, "answer", &json!({"approve": true})).await.0, 404);
}

async fn a_post_signs_only_for_the_units_it_holds(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let line = app.ok(&format!("/api/projects/{CODE}")).await["line"].clone();
    let own = line["unit"]["id"].as_str().unwrap().to_string();
    let rows = app.ok("/api/projects?limit=400").await;
    let other = rows["rows"].as_array().unwrap().iter().find(|row| row["unit"]["id"] != own.as_str()).unwrap();
    people::admit(app.db(), "own", "unit_head", Some(own.parse().unwrap())).await;
    people::admit(app.db(), "other", "unit_head", Some(other["unit"]["id"].as_str().unwrap().parse().unwrap())).await;
    // Sees everything by another role; as a unit's head only the other unit.
    people::give(app.db(), "other", "leader", None).await;
    let steps = json!([
        {"name": "责任单位负责人", "signers": [{"kind": "post", "key": "unit_head"}]},
        {"name": "审定", "signers": [{"kind": "holder"}]},
    ]);
    with_steps(&app, steps).await;
    let request = asked(&app).await;
    assert_eq!(does(&app, "other", &request, "answer", &json!({"approve": true})).await.0, 404);
    assert_eq!(states(&signs(&app, "own", &request).await), ["signed", "now"]);
}

async fn whoever_asks_is_passed_over_where_they_are_named(engine: Engine) {
    let app = district(engine).await;
    let steps = json!([
        {"name": "部门会签", "together": true, "signers": [person("unit1"), person(people::OFFICE)]},
        {"name": "项目办", "signers": [person(people::OFFICE)]},
        {"name": "审定", "signers": [{"kind": "holder"}]},
    ]);
    with_steps(&app, steps).await;
    let request = asked(&app).await;
    let names: Vec<_> = request["steps"].as_array().unwrap().iter().map(|step| step["name"].clone()).collect();
    assert_eq!(names, ["部门会签", "审定"]);
    signs(&app, "unit1", &request).await;
    assert_eq!(signs(&app, people::HEAD, &request).await["answer"], "approved");
}

async fn a_procedure_without_sense_is_refused_by_its_step(engine: Engine) {
    let app = district(engine).await;
    let holder = json!({"kind": "holder"});
    for (steps, field, reason) in [
        (json!([]), "steps", "steps_too_many"),
        (json!([{"name": "", "signers": [holder]}]), "name", "name_length"),
        (json!([{"name": "审定", "signers": []}]), "signers", "signers_too_many"),
        (json!([{"name": "审定", "signers": [holder, holder]}]), "signers", "signers_too_many"),
        (json!([{"name": "审定", "workdays": 0, "signers": [holder]}]), "workdays", "limit_too_long"),
        (json!([{"name": "审定", "signers": [person("nobody")]}]), "signers", "no_colleague"),
        (json!([{"name": "审定", "signers": [{"kind": "post", "key": "x"}]}]), "signers", "role_unknown"),
        (
            json!([{"name": "审定", "signers": [{"kind": "post", "key": "audit_administrator"}]}]),
            "signers",
            "role_unknown",
        ),
        (json!([{"name": "审定", "signers": [person("leader")]}]), "signers", "may_not_decide"),
        (json!([{"name": "审定", "signers": [{"kind": "post", "key": "leader"}]}]), "signers", "may_not_decide"),
        (json!([{"name": "审定", "signers": [{"kind": "?"}]}]), "kind", "not_a_choice"),
    ] {
        let (status, refusal) =
            app.post("/api/procedures/light_override", &json!({"steps": steps, "reason": "x"})).await;
        let params = &refusal["params"];
        assert_eq!((status, &params["field"], &params["reason"]), (422, &json!(field), &json!(reason)), "{steps}");
    }
    let steps = json!([{"name": "审定", "signers": [holder]}]);
    assert_eq!(app.post("/api/procedures/procedure", &json!({"steps": steps, "reason": "x"})).await.0, 404);
    assert_eq!(app.post("/api/procedures/light_override", &json!({"steps": steps, "reason": ""})).await.0, 422);
}
