//! Roles and grants: what is kept apart, what a change opens, why somebody sees something.

use fastrand::Rng;
use guatu_domain::access::{BuiltIn, Duty, Permission, clash};
use guatu_it::{Engine, TestApp, db_test, people};
use guatu_kernel::OrgId;
use serde_json::{Value, json};

db_test! {
    a_grant_opens_its_subtree_from_its_first_to_its_last_day,
    a_right_taken_away_is_gone_with_the_next_request,
    nobody_gives_rights_to_themselves,
    duties_pass_on_and_the_old_ones_stay_in_the_record,
    a_preview_says_what_a_change_then_does,
    why_names_the_grant_that_opens_a_project,
    a_built_in_role_is_copied_not_changed,
    no_chain_of_permitted_calls_joins_two_administrators,
}

/// A unit that is responsible for projects, and the code of one.
async fn unit(app: &TestApp, place: usize) -> (OrgId, String, usize) {
    let wall = app.ok("/api/wall").await;
    let group = &wall["units"][place];
    let id = group["key"].as_str().unwrap();
    let rows = app.ok(&format!("/api/projects?unit={id}&limit=1")).await;
    let code = rows["rows"][0]["code"].as_str().unwrap().to_string();
    (id.parse().unwrap(), code, group["projects"].as_u64().unwrap() as usize)
}

async fn sees(app: &TestApp, login: &str) -> (u16, Value) {
    app.now_asks(Some(login));
    let (status, body) = app.get("/api/projects?limit=1").await;
    (status, body["totals"]["projects"].clone())
}

fn grant(login: &str, role: &str, org: Option<OrgId>, from: Option<&str>, to: Option<&str>) -> Value {
    json!({
        "account": people::account(login), "role": people::role(role), "org": org, "from": from, "to": to,
        "reason": "工作需要"
    })
}

async fn a_grant_opens_its_subtree_from_its_first_to_its_last_day(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (org, _, projects) = unit(&app, 0).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    people::admit_without_role(app.db(), "reporter").await;
    assert_eq!(sees(&app, "reporter").await.0, 403);
    app.now_asks(Some("security"));
    let body = grant("reporter", "unit_reporter", Some(org), Some("2023-04-02"), Some("2023-04-03"));
    let (status, given) = app.post("/api/access/grants", &body).await;
    assert_eq!((status, &given["holds"]), (200, &json!(false)), "{given}");
    for (day, status, seen) in [
        ("2023-04-01", 403, Value::Null),
        ("2023-04-02", 200, json!(projects)),
        ("2023-04-03", 200, json!(projects)),
        ("2023-04-04", 403, Value::Null),
    ] {
        app.it_is(&format!("{day}T02:00:00Z"));
        people::sign_in(app.db(), "reporter", app.app.now().micros()).await;
        assert_eq!(sees(&app, "reporter").await, (status, seen), "on {day}");
    }
}

async fn a_right_taken_away_is_gone_with_the_next_request(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    people::admit(app.db(), "leader", "leader", None).await;
    assert_eq!(sees(&app, "leader").await, (200, json!(360)));
    app.now_asks(Some("security"));
    let grants = app.ok(&format!("/api/access/grants?account={}", people::account("leader"))).await;
    let id = grants[0]["id"].as_str().unwrap();
    let (status, ended) = app.post(&format!("/api/access/grants/{id}/end"), &json!({"reason": "调离"})).await;
    assert_eq!((status, &ended["ended_by"]), (200, &json!("security")));
    assert_eq!(sees(&app, "leader").await.0, 401, "the session ended with the grant");
    people::sign_in(app.db(), "leader", app.app.now().micros()).await;
    assert_eq!(sees(&app, "leader").await.0, 403);
}

async fn nobody_gives_rights_to_themselves(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    app.now_asks(Some("security"));
    for role in ["project_office", "system_administrator", "security_administrator"] {
        let (status, body) = app.post("/api/access/grants", &grant("security", role, None, None, None)).await;
        assert_eq!((status, &body["code"]), (403, &json!("forbidden")), "{role}");
    }
}

async fn duties_pass_on_and_the_old_ones_stay_in_the_record(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (org, _, projects) = unit(&app, 1).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    people::admit(app.db(), "leaving", "unit_reporter", Some(org)).await;
    people::admit_without_role(app.db(), "coming").await;
    people::admit(app.db(), "auditor", "audit_administrator", None).await;
    app.now_asks(Some("security"));
    let body = |to: &str| json!({"from": people::account("leaving"), "to": people::account(to), "on": "2023-04-03", "reason": "退休"});
    let (status, refused) = app.post("/api/access/hand-over", &body("auditor")).await;
    assert_eq!((status, &refused["code"]), (403, &json!("duties_separate")), "an auditor takes no business");
    let (status, passed) = app.post("/api/access/hand-over", &body("coming")).await;
    assert_eq!((status, passed.as_array().unwrap().len()), (200, 1), "{passed}");
    for (day, leaving, coming) in [("2023-04-02", 200, 403), ("2023-04-03", 403, 200)] {
        app.it_is(&format!("{day}T02:00:00Z"));
        for (login, status) in [("leaving", leaving), ("coming", coming)] {
            people::sign_in(app.db(), login, app.app.now().micros()).await;
            let (found, seen) = sees(&app, login).await;
            assert_eq!(found, status, "{login} on {day}");
            assert!(found == 403 || seen == json!(projects));
        }
    }
    app.now_asks(Some("security"));
    people::sign_in(app.db(), "security", app.app.now().micros()).await;
    let old = app.ok(&format!("/api/access/grants?account={}&ended=true", people::account("leaving"))).await;
    assert_eq!((old.as_array().unwrap().len(), &old[0]["to"]), (1, &json!("2023-04-02")));
}

async fn a_preview_says_what_a_change_then_does(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (org, _, projects) = unit(&app, 2).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    people::admit_without_role(app.db(), "reader").await;
    app.now_asks(Some("security"));
    let body = grant("reader", "task_force", Some(org), None, None);
    let (status, lines) = app.post("/api/access/grants/preview", &body).await;
    assert_eq!((status, lines.as_array().unwrap().len()), (200, 3), "{lines}");
    assert_eq!((&lines[0]["permission"], &lines[0]["projects_opened"]), (&json!("project.read"), &json!(projects)));
    assert_eq!(app.post("/api/access/grants", &body).await.0, 200);
    people::sign_in(app.db(), "reader", app.app.now().micros()).await;
    assert_eq!(sees(&app, "reader").await, (200, json!(projects)));

    app.now_asks(Some("security"));
    let role = |permissions: Value| json!({"name_zh": "观察员", "name_en": "Observer", "permissions": permissions, "second_factor": false});
    let (status, made) = app.post("/api/access/roles", &role(json!(["project.read", "project.export"]))).await;
    assert_eq!(status, 200, "{made}");
    let id = made["id"].as_str().unwrap();
    let given = json!({"account": people::account("reader"), "role": id, "org": null, "from": null, "to": null, "reason": "观摩"});
    assert_eq!(app.post("/api/access/grants", &given).await.0, 200);
    let (_, lines) = app.post(&format!("/api/access/roles/{id}/preview"), &role(json!(["project.export"]))).await;
    assert_eq!(lines.as_array().unwrap().len(), 1, "{lines}");
    assert_eq!((&lines[0]["permission"], &lines[0]["closes"]), (&json!("project.read"), &json!(["*"])));
    assert_eq!(lines[0]["projects_closed"], json!(360 - projects));
    assert_eq!(app.put(&format!("/api/access/roles/{id}"), &role(json!(["project.export"]))).await.0, 200);
    people::sign_in(app.db(), "reader", app.app.now().micros()).await;
    assert_eq!(sees(&app, "reader").await, (200, json!(projects)));
}

async fn why_names_the_grant_that_opens_a_project(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let ((own, code, _), (_, other, _)) = (unit(&app, 0).await, unit(&app, 1).await);
    people::admit(app.db(), "security", "security_administrator", None).await;
    people::admit(app.db(), "reporter", "unit_reporter", Some(own)).await;
    app.now_asks(Some("security"));
    let ask = |code: &str| format!("/api/access/why?account={}&project={code}", people::account("reporter"));
    let yes = app.ok(&ask(&code)).await;
    assert_eq!(
        (&yes["sees"], &yes["grants"][0]["reaches"], &yes["grants"][0]["login"]),
        (&json!(true), &json!(true), &json!("reporter"))
    );
    let no = app.ok(&ask(&other)).await;
    assert_eq!((&no["sees"], &no["grants"][0]["reaches"]), (&json!(false), &json!(false)));
    assert_eq!(app.get(&ask("nothing")).await.0, 404);
}

async fn a_built_in_role_is_copied_not_changed(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    app.now_asks(Some("security"));
    let leader = people::role("leader");
    let body =
        json!({"name_zh": "区领导", "name_en": "Leader", "permissions": ["project.edit"], "second_factor": true});
    assert_eq!(app.put(&format!("/api/access/roles/{leader}"), &body).await.0, 422);
    assert_eq!(app.post("/api/access/roles", &body).await.0, 422, "the name is taken");
    let joined = json!({"name_zh": "全能", "name_en": "All", "permissions": ["project.read", "grant.edit"], "second_factor": true});
    let (status, refused) = app.post("/api/access/roles", &joined).await;
    assert_eq!((status, &refused["code"]), (403, &json!("duties_separate")));
    assert_eq!((&refused["params"]["held"], &refused["params"]["wanted"]), (&json!("business"), &json!("security")));
}

/// Accounts that may do everything an administrator may do try, in every order chance finds, to bring two duties into one
/// hand: by grants, by roles of their own, by changing roles that are held, by handing over, by dates to come.
async fn no_chain_of_permitted_calls_joins_two_administrators(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let people = ["first", "second", "third", "fourth"];
    people::admit(app.db(), "first", "security_administrator", None).await;
    people::admit(app.db(), "second", "security_administrator", None).await;
    people::admit(app.db(), "third", "system_administrator", None).await;
    people::admit_without_role(app.db(), "fourth").await;
    let mut dice = Rng::with_seed(7);
    let (mut made, mut accepted) = (Vec::<String>::new(), 0);
    for step in 0..250 {
        let actor = people[dice.usize(..people.len())];
        people::sign_in(app.db(), actor, app.app.now().micros()).await;
        app.now_asks(Some(actor));
        let whom = people[dice.usize(..people.len())];
        let permissions: Vec<&str> =
            (0..1 + dice.usize(..3)).map(|_| Permission::ALL[dice.usize(..Permission::ALL.len())].as_str()).collect();
        let role = json!({"name_zh": format!("自建{step}"), "name_en": "own", "permissions": permissions, "second_factor": false});
        let any_role = match made.get(dice.usize(..made.len() + BuiltIn::ALL.len())) {
            Some(own) => own.clone(),
            None => people::role(BuiltIn::ALL[dice.usize(..BuiltIn::ALL.len())].code).to_string(),
        };
        let from = ["2023-04-01", "2023-06-01", "2030-01-01"][dice.usize(..3)];
        let given = json!({"account": people::account(whom), "role": any_role, "org": null, "from": from, "to": null, "reason": "试"});
        let (status, answer) = match dice.usize(..5) {
            0 => app.post("/api/access/roles", &role).await,
            1 if !made.is_empty() => {
                app.put(&format!("/api/access/roles/{}", made[dice.usize(..made.len())]), &role).await
            }
            2 => {
                let body = json!({"from": people::account(people[dice.usize(..4)]), "to": people::account(whom), "on": null, "reason": "移交"});
                app.post("/api/access/hand-over", &body).await
            }
            _ => app.post("/api/access/grants", &given).await,
        };
        assert!(status < 500, "{answer}");
        accepted += usize::from(status == 200);
        if let Some(id) = answer["code"].as_str().filter(|code| code.starts_with("own_")).and(answer["id"].as_str()) {
            made.push(id.to_string());
        }
        everybody_keeps_apart(&app, &people, step).await;
    }
    assert!(accepted > 20, "the search got nowhere: {accepted} calls were taken");
}

/// Nobody holds, today or on any later day, permissions of two duties.
async fn everybody_keeps_apart(app: &TestApp, people: &[&str], step: usize) {
    for day in ["2023-04-01", "2023-06-01", "2030-01-01", "2031-01-01"] {
        for login in people {
            let rights =
                guatu_app::access::rights_on(&app.app, people::account(login), day.parse().unwrap()).await.unwrap();
            let found = clash(rights.permissions());
            assert!(found.is_none(), "step {step}: on {day} {login} holds {found:?}");
            let duties: Vec<Duty> = rights.permissions().map(|permission| permission.duty()).collect();
            assert!(
                duties
                    .iter()
                    .filter(|duty| duty.is_administrator())
                    .all(|duty| *duty == duties[0] || duties[0] == Duty::Contact)
            );
        }
    }
}
