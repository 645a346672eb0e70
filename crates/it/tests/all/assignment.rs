//! Assignments: the leaders of the lists, hand-overs, and that an assignment opens nothing.

use guatu_db::cell;
use guatu_it::{Engine, TestApp, address, db_test, example, people};
use guatu_kernel::OrgId;
use serde_json::{Value, json};

db_test! {
    the_leaders_of_the_list_are_assignments_and_the_published_figure_stays,
    a_hand_over_ends_one_and_begins_the_next_the_day_after,
    a_hand_over_is_all_or_nothing_and_says_why_not,
    a_role_of_which_there_is_one_is_held_by_one_at_a_time,
    a_colleague_is_assigned_and_takes_over_by_their_sign_in_name,
    an_assignment_ends_with_a_reason,
    a_list_is_narrowed_and_its_counts_are_those_of_its_rows,
    a_unit_sees_the_people_of_its_own_projects_alone,
    an_assignment_opens_nothing,
    my_projects_tell_what_is_red_and_who_owes_what,
    my_projects_are_those_of_the_date_that_is_asked_for,
}

pub async fn rows(app: &TestApp, query: &[(&str, &str)]) -> Vec<Value> {
    let query: Vec<(&str, &str)> = query.iter().copied().chain([("limit", "1000")]).collect();
    app.ok(&address("/api/assignments", &query)).await["rows"].as_array().unwrap().clone()
}

/// The assignments of linked leaders.
pub async fn linked(app: &TestApp) -> Vec<Value> {
    rows(app, &[("role", "leader_link")]).await
}

/// Somebody who holds the post that a list names: an account whose token is `leader`.
pub async fn admit_leader(app: &TestApp, post: &str) {
    people::admit(app.db(), "leader", "leader", None).await;
    let from: chrono::NaiveDate = "2022-01-01".parse().unwrap();
    let account = people::account("leader").0;
    let row = vec![cell(account), cell(account), cell(post), cell(from)];
    let session = app.db().write().await.unwrap();
    session.insert("post", &["id", "account_id", "title", "from_on"], vec![row]).await.unwrap();
    session.commit().await.unwrap();
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} of {value}"))
}

/// Refused, for this field and this reason.
fn refused(answer: &(u16, Value), field: &str, reason: &str) {
    let params = &answer.1["params"];
    assert_eq!((answer.0, &params["field"], &params["reason"]), (422, &json!(field), &json!(reason)), "{}", answer.1);
}

async fn the_leaders_of_the_list_are_assignments_and_the_published_figure_stays(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let page = app.ok("/api/assignments?role=leader_link&limit=1000").await;
    assert_eq!((&page["total"], &page["projects"]), (&json!(100), &json!(100)));
    assert_eq!(app.ok("/api/figures?as_of=2023-03-31").await["leader_contacted"], 100);
    let listed = app.ok("/api/projects?leader=yes&limit=1000").await;
    let leaders = |rows: &Value, code: &str, leader: &str| -> Vec<(String, String)> {
        let pair = |row: &Value| (text(row, code).to_string(), text(row, leader).to_string());
        let mut pairs: Vec<_> = rows.as_array().unwrap().iter().map(pair).collect();
        pairs.sort();
        pairs
    };
    let by_projects = leaders(&listed["rows"], "/code", "/leader");
    assert_eq!(leaders(&page["rows"], "/project/code", "/holder/label"), by_projects, "one truth");
    assert_eq!(app.ok("/api/assignments?role=responsible_unit").await["total"], 360);
    assert_eq!(app.number("SELECT count(*) FROM assignment").await, 0, "nothing is kept twice");
    let outcomes = app.import(vec![example("01")]).await.unwrap();
    assert_eq!((outcomes[0].unchanged, outcomes[0].updated), (360, 0));
}

async fn a_hand_over_ends_one_and_begins_the_next_the_day_after(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-04-02T01:00:00Z");
    let before = linked(&app).await;
    let ids: Vec<&Value> = before[..2].iter().map(|row| &row["id"]).collect();
    let (code, from) = (text(&before[0], "/project/code"), text(&before[0], "/holder/label"));
    let body = json!({"assignments": ids, "post": "联系领导99", "on": "2023-04-10", "reason": "分工调整"});
    let known_before = "2023-04-01T12:00:00Z";
    assert_eq!(app.posted("/api/assignments/hand-over", &body).await["assignments"], 2);

    assert_eq!(rows(&app, &[("holder", "联系领导99")]).await.len(), 0, "not yet");
    for (as_of, leader) in [("2023-04-09", from), ("2023-04-10", "联系领导99")] {
        let page = app.ok(&format!("/api/projects/{code}?as_of={as_of}")).await;
        assert_eq!(page["line"]["leader"], leader, "{as_of}");
    }
    assert_eq!(app.ok("/api/figures?as_of=2023-04-10").await["leader_contacted"], 100);
    let people = app.ok(&format!("/api/projects/{code}/people?as_of=2023-04-10")).await;
    let now = people["now"].as_array().unwrap();
    let led = now.iter().find(|row| row["role"] == "leader_link").unwrap();
    assert_eq!((&led["holder"]["label"], &led["from"]), (&json!("联系领导99"), &json!("2023-04-10")));
    let past = &people["others"][0];
    assert_eq!(
        (&past["holder"]["label"], &past["to"], &past["reason"]),
        (&json!(from), &json!("2023-04-09"), &json!("分工调整"))
    );
    let query = [("as_of", "2023-04-10"), ("known_at", known_before)];
    let then = app.ok(&address(&format!("/api/projects/{code}/people"), &query)).await;
    let led = then["now"].as_array().unwrap().iter().find(|row| row["role"] == "leader_link").cloned();
    assert_eq!(led.unwrap()["holder"]["label"], from, "as it was known before");
    let acts = "SELECT count(*) FROM audit WHERE action = 'assignment.hand_over'";
    assert_eq!(app.number(acts).await, 2, "every change is in the audit record");
}

async fn a_hand_over_is_all_or_nothing_and_says_why_not(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let before = linked(&app).await;
    let from = text(&before[0], "/from");
    let ids = json!([before[0]["id"], before[1]["id"]]);
    let digests = app.digests().await;
    let send = |body: Value| {
        let app = &app;
        async move { app.post("/api/assignments/hand-over", &body).await }
    };
    let on_first_day = json!({"assignments": ids, "post": "联系领导99", "on": from, "reason": "x"});
    refused(&send(on_first_day).await, "on", "hand_over_day");
    let nobody = json!({"assignments": ids, "on": "2023-04-10", "reason": "x"});
    refused(&send(nobody).await, "post", "holder_missing");
    let unsaid = json!({"assignments": ids, "post": "联系领导99", "on": "2023-04-10", "reason": " "});
    refused(&send(unsaid).await, "reason", "reason_length");
    let missing = json!({"assignments": [before[0]["id"], "00000000-0000-7000-8000-ffffffffffff"], "post": "联系领导99", "on": "2023-04-10", "reason": "x"});
    assert_eq!(send(missing).await.0, 404);
    let units = rows(&app, &[("role", "responsible_unit")]).await;
    let unit = json!({"assignments": [units[0]["id"]], "post": "某局", "on": "2023-04-10", "reason": "x"});
    refused(&send(unit).await, "role", "role_of_project");
    assert_eq!(app.digests().await, digests, "something was written");
}

async fn a_role_of_which_there_is_one_is_held_by_one_at_a_time(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let (code, other) = (led[0]["project"]["code"].clone(), led[1]["project"]["code"].clone());
    let assign = |body: Value| {
        let app = &app;
        async move { app.post("/api/assignments", &body).await }
    };
    let charge = |post: &str, from: &str, projects: Value| json!({"role": "leader_charge", "post": post, "from": from, "projects": projects});
    assert_eq!(assign(charge("分包领导01", "2023-04-01", json!([code]))).await.0, 200);
    let taken = assign(charge("分包领导02", "2023-06-01", json!([other, code]))).await;
    refused(&taken, "role", "role_held");
    assert_eq!(taken.1["params"]["holder"], "分包领导01");
    assert_eq!(rows(&app, &[("role", "leader_charge")]).await.len(), 1, "all or nothing");
    let linked = json!({"role": "leader_link", "post": "联系领导99", "projects": [code]});
    refused(&assign(linked).await, "role", "role_held");

    let pairing =
        |level: Value| json!({"role": "charge_pairing", "level": level, "post": "包联领导01", "projects": [code]});
    for level in ["province", "city", "district", "committee"] {
        assert_eq!(assign(pairing(json!(level))).await.0, 200, "{level}");
    }
    refused(&assign(pairing(json!("city"))).await, "role", "role_held");
    refused(&assign(pairing(Value::Null)).await, "level", "pairing_level");
    for post in ["专班01", "专班02"] {
        let task_force = json!({"role": "task_force", "post": post, "projects": [code]});
        assert_eq!(assign(task_force).await.0, 200, "several may hold it");
    }
    for (body, field, reason) in [
        (json!({"role": "responsible_unit", "post": "x", "projects": [code]}), "role", "role_of_project"),
        (json!({"role": "contact", "post": "x", "projects": ["无"]}), "projects", "project_unknown"),
        (json!({"role": "contact", "post": "x", "projects": []}), "projects", "project_unknown"),
        (json!({"role": "x", "post": "x", "projects": [code]}), "role", "not_a_choice"),
        (json!({"role": "contact", "login": "nobody", "projects": [code]}), "login", "account_unknown"),
    ] {
        refused(&assign(body).await, field, reason);
    }
}

async fn a_colleague_is_assigned_and_takes_over_by_their_sign_in_name(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let code = linked(&app).await[0]["project"]["code"].clone();
    for who in ["cadre", "heir", "gone"] {
        people::admit(app.db(), who, "task_force", None).await;
    }
    let session = app.db().write().await.unwrap();
    session.run("UPDATE account SET state = 'disabled' WHERE login = $1", [cell("gone")]).await.unwrap();
    session.commit().await.unwrap();
    let assign = |login: &str| json!({"role": "chief_service_officer", "login": login, "projects": [code]});
    refused(&app.post("/api/assignments", &assign("gone")).await, "login", "account_unknown");
    app.posted("/api/assignments", &assign("cadre")).await;
    let held = rows(&app, &[("role", "chief_service_officer")]).await[0].clone();
    let account = |login: &str| json!(people::account(login));
    assert_eq!((&held["holder"]["label"], &held["holder"]["account"]), (&json!("cadre"), &account("cadre")));
    let pass = |who: Value| {
        let mut body = json!({"assignments": [held["id"]], "on": "2023-04-10", "reason": "调离"});
        body.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        let app = &app;
        async move { app.post("/api/assignments/hand-over", &body).await }
    };
    refused(&pass(json!({"login": "nobody"})).await, "login", "account_unknown");
    assert_eq!(pass(json!({"login": " heir ", "post": "首席服务员02"})).await.0, 200);
    let after = rows(&app, &[("role", "chief_service_officer"), ("as_of", "2023-04-10")]).await[0].clone();
    assert_eq!(
        (&after["holder"]["label"], &after["holder"]["account"]),
        (&json!("首席服务员02"), &account("heir")),
        "a post and a person together"
    );
    app.it_is("2023-04-10T01:00:00Z");
    for (who, projects) in [("cadre", 0), ("heir", 1)] {
        app.now_asks(Some(who));
        assert_eq!(app.ok("/api/my-projects").await["projects"].as_array().unwrap().len(), projects, "{who}");
    }
}

async fn an_assignment_ends_with_a_reason(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let code = text(&led[0], "/project/code");
    let end = format!("/api/assignments/{}/end", text(&led[0], "/id"));
    refused(&app.post(&end, &json!({"reason": ""})).await, "reason", "reason_length");
    app.posted(&end, &json!({"last_on": "2023-04-05", "reason": "项目退出"})).await;
    assert_eq!(app.ok("/api/figures?as_of=2023-04-05").await["leader_contacted"], 100);
    assert_eq!(app.ok("/api/figures?as_of=2023-04-06").await["leader_contacted"], 99);
    let body = json!({"role": "contact", "post": "联络员01", "projects": [code]});
    app.posted("/api/assignments", &body).await;
    let contact = rows(&app, &[("role", "contact")]).await[0].clone();
    let end = format!("/api/assignments/{}/end", text(&contact, "/id"));
    refused(&app.post(&end, &json!({"last_on": "2023-03-31", "reason": "x"})).await, "on", "hand_over_day");
    app.posted(&end, &json!({"last_on": "2023-04-01", "reason": "调离"})).await;
    app.it_is("2023-04-02T01:00:00Z");
    let people = app.ok(&format!("/api/projects/{code}/people")).await;
    let past = people["others"].as_array().unwrap().iter().find(|row| row["role"] == "contact").unwrap();
    assert_eq!((&past["to"], &past["reason"]), (&json!("2023-04-01"), &json!("调离")));
}

async fn a_list_is_narrowed_and_its_counts_are_those_of_its_rows(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let all = app.ok("/api/assignments?limit=1000").await;
    assert_eq!(all["total"], 460, "a hundred leaders and the units of all projects");
    let sum: u64 = all["roles"].as_array().unwrap().iter().map(|role| role["assignments"].as_u64().unwrap()).sum();
    let states: u64 = all["states"].as_array().unwrap().iter().map(|it| it["assignments"].as_u64().unwrap()).sum();
    assert_eq!((sum, states), (460, 460));
    let led = linked(&app).await;
    let holder = text(&led[0], "/holder/label");
    let of_holder = led.iter().filter(|row| row["holder"]["label"] == holder).count();
    assert_eq!(rows(&app, &[("holder", holder)]).await.len(), of_holder);
    let name = text(&led[0], "/project/name");
    assert!(rows(&app, &[("q", name), ("role", "leader_link")]).await.iter().any(|row| row["id"] == led[0]["id"]));
    for query in ["role=x", "unit=x", "visits=x"] {
        assert_eq!(app.get(&format!("/api/assignments?{query}")).await.0, 422, "{query}");
    }
}

async fn a_unit_sees_the_people_of_its_own_projects_alone(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let unit: OrgId = text(&led[0], "/unit/id").parse().unwrap();
    let other = led.iter().find(|row| row["unit"]["id"] != led[0]["unit"]["id"]).unwrap();
    people::admit(app.db(), "reporter", "unit_reporter", Some(unit)).await;
    people::admit(app.db(), "unit office", "project_office", Some(unit)).await;
    app.now_asks(Some("reporter"));
    let own = rows(&app, &[]).await;
    assert!(!own.is_empty() && own.iter().all(|row| row["unit"]["id"] == unit.to_string()));
    assert_eq!(app.get(&format!("/api/projects/{}/people", text(other, "/project/code"))).await.0, 404);
    let body = json!({"assignments": [led[0]["id"]], "post": "x", "on": "2023-04-10", "reason": "x"});
    assert_eq!(app.post("/api/assignments/hand-over", &body).await.0, 403, "a reporter assigns nobody");
    app.now_asks(Some("unit office"));
    let body = json!({"assignments": [other["id"]], "post": "x", "on": "2023-04-10", "reason": "x"});
    assert_eq!(app.post("/api/assignments/hand-over", &body).await.0, 404);
    let quota = json!({"times": 2, "every": "month"});
    assert_eq!(app.put("/api/visits/quotas/contact", &quota).await.0, 403, "quotas are those of the whole district");
}

async fn an_assignment_opens_nothing(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let unit: OrgId = text(&led[0], "/unit/id").parse().unwrap();
    let other = led.iter().find(|row| row["unit"]["id"] != led[0]["unit"]["id"]).unwrap();
    people::admit(app.db(), "cadre", "task_force", Some(unit)).await;
    let projects = json!([led[0]["project"]["code"], other["project"]["code"]]);
    let body = json!({"role": "task_force", "login": "cadre", "projects": projects});
    app.posted("/api/assignments", &body).await;
    app.now_asks(Some("cadre"));
    let mine = app.ok("/api/my-projects").await;
    let codes: Vec<&Value> = mine["projects"].as_array().unwrap().iter().map(|it| &it["line"]["code"]).collect();
    assert_eq!(codes, [&led[0]["project"]["code"]]);
    assert_eq!(mine["hidden"], 1, "that there is another is all that is told");
    assert_eq!(app.get(&format!("/api/projects/{}", text(other, "/project/code"))).await.0, 404);
    people::admit_without_role(app.db(), "nobody").await;
    app.now_asks(Some("nobody"));
    assert_eq!(app.get("/api/my-projects").await.0, 403);
}

async fn my_projects_tell_what_is_red_and_who_owes_what(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let leader = text(&led[0], "/holder/label");
    admit_leader(&app, leader).await;
    let code = text(&led[0], "/project/code");
    let unit = text(&led[0], "/unit/id");
    let body = json!({"project": code, "kind": "land", "need": "用地指标", "quantity": "12.5", "unit": unit});
    app.posted("/api/factors", &body).await;
    app.now_asks(Some("leader"));
    let mine = app.ok("/api/my-projects").await;
    let projects = mine["projects"].as_array().unwrap();
    let of_leader = led.iter().filter(|row| row["holder"]["label"] == leader).count();
    assert_eq!((projects.len(), &mine["hidden"]), (of_leader, &json!(0)));
    let own = projects.iter().find(|it| it["line"]["code"] == code).unwrap();
    assert!(!text(own, "/line/reason/zh").is_empty());
    let page = app.ok(&format!("/api/projects/{code}")).await;
    assert_eq!(own["line"], page["line"], "the same as on the project's page");
    let kinds: Vec<&str> = own["owed"].as_array().unwrap().iter().map(|owed| text(owed, "/kind")).collect();
    assert!(kinds.contains(&"factor") && kinds.contains(&"visit"), "{kinds:?}");
    let late = page["milestones"].as_array().unwrap().iter().filter(|it| it["days_overdue"].is_i64()).count();
    assert_eq!(kinds.iter().filter(|kind| **kind == "milestone").count(), late);
    let contact = own["contacts"].as_array().unwrap().iter().find(|it| it["role"] == "responsible_unit").unwrap();
    assert_eq!((&contact["unit"]["id"], &contact["account"]), (&json!(unit), &Value::Null));
}

async fn my_projects_are_those_of_the_date_that_is_asked_for(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let led = linked(&app).await;
    let (code, unit) = (text(&led[0], "/project/code"), text(&led[0], "/unit/id"));
    admit_leader(&app, "联系领导99").await;
    let ids = json!([led[0]["id"]]);
    let body = json!({"assignments": ids, "post": "联系领导99", "on": "2023-04-10", "reason": "分工调整"});
    app.posted("/api/assignments/hand-over", &body).await;
    app.it_is("2023-04-12T01:00:00Z");
    let need = |need: &str| json!({"project": code, "kind": "land", "need": need, "unit": unit});
    app.posted("/api/factors", &need("用地指标")).await;
    app.it_is("2023-05-06T01:00:00Z");
    app.now_asks(Some("leader"));
    let at = |as_of: &'static str| {
        let app = &app;
        async move { app.ok(&format!("/api/my-projects?as_of={as_of}")).await }
    };
    assert_eq!(at("2023-04-09").await["projects"], json!([]), "it was another's");
    let factors = |mine: &Value| {
        let owed = mine["projects"][0]["owed"].as_array().unwrap().clone();
        owed.into_iter().filter(|owed| owed["kind"] == "factor").collect::<Vec<_>>()
    };
    let before = at("2023-04-11").await;
    assert_eq!((&before["as_of"], factors(&before).len()), (&json!("2023-04-11"), 0), "not asked yet");
    let asked = factors(&at("2023-04-12").await);
    // 15 working days after Wednesday 12 April: Sunday 23rd is worked, 29 April to 3 May are not.
    assert_eq!((&asked[0]["what"], &asked[0]["due_on"]), (&json!("用地指标"), &json!("2023-05-05")));
    let later = at("2023-05-08").await;
    assert_eq!(factors(&later)[0]["days_overdue"], 3);
    assert_eq!(app.ok("/api/my-projects").await["as_of"], "2023-05-06", "today when nothing is said");
    let then = address("/api/my-projects", &[("as_of", "2023-04-12"), ("known_at", "2023-04-11T00:00:00Z")]);
    assert_eq!(factors(&app.ok(&then).await).len(), 0, "as it was known before it was asked");
}
