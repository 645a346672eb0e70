//! Signing in and out: locks, stages, the second factor, stolen sessions.

use axum::http::Method;
use guatu_app::access::Security;
use guatu_it::{Browser, Engine, PASSWORD, TestApp, db_test, people};
use serde_json::{Value, json};

use crate::factor::{administrator, code};

db_test! {
    a_person_changes_the_one_time_password_and_is_in,
    an_unknown_name_and_a_wrong_password_are_refused_alike_after_the_same_work,
    the_sixth_attempt_waits_a_quarter_of_an_hour_and_longer_each_time,
    many_attempts_at_once_are_no_more_than_five,
    an_address_that_tries_many_accounts_waits,
    every_success_and_every_failure_is_recorded,
    what_cannot_be_recorded_does_not_happen,
    an_ended_session_is_refused_whatever_ended_it,
    the_session_of_an_unfinished_stage_opens_nothing,
    each_stage_has_a_token_of_its_own,
    an_account_that_waits_or_is_disabled_lets_nobody_in,
    a_session_ends_when_it_is_idle_or_old,
    a_one_time_password_expires,
    a_password_has_to_be_changed_after_its_days,
    one_device_ends_another,
}

async fn a_person_changes_the_one_time_password_and_is_in(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    let (status, session) = clerk.get("/api/session").await;
    assert_eq!(status, 200);
    assert_eq!(
        (&session["actor"], &session["name"], &session["stage"], &session["factor"]),
        (&json!("clerk"), &json!("某人"), &json!("whole"), &json!(false))
    );
    assert!(session["permissions"].as_array().unwrap().contains(&json!("project.edit")));
    assert_eq!(clerk.get("/api/wall").await.0, 200);
    let (status, _) = clerk.post("/api/sign-out", &json!({})).await;
    assert_eq!((status, clerk.token.clone()), (204, None));
    assert!(clerk.cookie.contains("Max-Age=0"));
    assert_eq!(clerk.get("/api/session").await.0, 401);
}

async fn an_unknown_name_and_a_wrong_password_are_refused_alike_after_the_same_work(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut answers = Vec::new();
    for (place, login) in ["clerk", "nobody", "NOBODY ELSE", ""].into_iter().enumerate() {
        let mut browser = Browser::at(&app, &format!("10.0.1.{place}"));
        let before = app.app.hashing().computed();
        let answer = browser
            .send(Method::POST, "/api/sign-in", Some(&json!({"login": login, "password": "Wrong-Password-1"})))
            .await;
        assert_eq!(app.app.hashing().computed() - before, 1, "{login}: the same work");
        let mut headers: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        headers.sort();
        answers.push((answer.status, answer.json(), headers));
    }
    assert_eq!(answers[0].0, 401);
    assert_eq!(answers[0].1["code"], "sign_in_refused");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

async fn the_sixth_attempt_waits_a_quarter_of_an_hour_and_longer_each_time(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut thief = Browser::at(&app, "10.0.0.66");
    let locks = [("2023-04-01T01:00:00Z", 900), ("2023-04-01T01:15:00Z", 1800), ("2023-04-01T01:45:00Z", 3600)];
    for (instant, seconds) in locks {
        app.it_is(instant);
        for attempt in 1..=5 {
            assert_eq!(thief.sign_in("clerk", "Wrong-Password-1").await.0, 401, "attempt {attempt} at {instant}");
        }
        let (status, refusal) = thief.sign_in("clerk", PASSWORD).await;
        assert_eq!(
            (status, &refusal["code"], &refusal["params"]["seconds"]),
            (429, &json!("too_many"), &json!(seconds))
        );
    }
    let before = app.app.hashing().computed();
    assert_eq!(thief.sign_in("clerk", PASSWORD).await.0, 429);
    assert_eq!(app.app.hashing().computed(), before, "who waits costs nothing");
    assert_eq!(app.signed_in("clerk").await.stage().await, "whole", "elsewhere the account is not locked");
    let system = Browser::holding(&app, "sysadmin").get("/api/accounts?q=clerk").await.1;
    assert_eq!(system["rows"][0]["locked"], true);
    let mut security = Browser::holding(&app, "secadmin");
    let id = system["rows"][0]["id"].as_str().unwrap().to_string();
    assert_eq!(security.post(&format!("/api/accounts/{id}/unlock"), &json!({})).await.0, 200);
    assert_eq!(thief.sign_in("clerk", PASSWORD).await.0, 200);
}

async fn many_attempts_at_once_are_no_more_than_five(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let attempt = async |_: usize| Browser::at(&app, "10.0.0.66").sign_in("clerk", "Wrong-Password-1").await.0;
    let (a, b, c, d) = tokio::join!(attempt(1), attempt(2), attempt(3), attempt(4));
    let (e, f, g, h) = tokio::join!(attempt(5), attempt(6), attempt(7), attempt(8));
    let mut statuses = [a, b, c, d, e, f, g, h];
    statuses.sort_unstable();
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
}

async fn an_address_that_tries_many_accounts_waits(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let mut thief = Browser::at(&app, "10.0.0.66");
    for attempt in 1..=50 {
        assert_eq!(thief.sign_in(&format!("guess{attempt}"), "Wrong-Password-1").await.0, 401, "{attempt}");
    }
    assert_eq!(thief.sign_in("guess51", "Wrong-Password-1").await.0, 429);
    assert_eq!(Browser::at(&app, "10.0.0.67").sign_in("guess51", "Wrong-Password-1").await.0, 401);
}

async fn every_success_and_every_failure_is_recorded(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let count = async |action: &str| app.number(&format!("SELECT count(*) FROM audit WHERE action = '{action}'")).await;
    let (signed, refused) = (count("sign_in").await, count("sign_in.refused").await);
    let mut clerk = app.signed_in("clerk").await;
    assert_eq!(count("sign_in").await, signed + 1);
    clerk.sign_in("clerk", "Wrong-Password-1").await;
    clerk.sign_in("nobody", "Wrong-Password-1").await;
    assert_eq!(count("sign_in.refused").await, refused + 2);
    let mut clerk = app.signed_in("clerk").await;
    clerk.post("/api/sign-out", &json!({})).await;
    assert_eq!(count("sign_out").await, 1);
    let named = "SELECT count(*) FROM audit WHERE action = 'sign_in' AND actor = 'clerk' AND address = '10.0.0.1'";
    assert!(app.number(named).await >= 3);
    let typed = "SELECT count(*) FROM audit WHERE after LIKE '%nobody%' OR after LIKE '%Wrong-Pass%' OR after LIKE '%Chun-Feng%'";
    assert_eq!(app.number(typed).await, 0, "what strangers type is not kept");
}

async fn what_cannot_be_recorded_does_not_happen(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let sessions = app.number("SELECT count(*) FROM session").await;
    app.db().script("ALTER TABLE audit RENAME TO audit_lost").await.unwrap();
    let mut clerk = Browser::new(&app);
    assert_eq!(clerk.sign_in("clerk", PASSWORD).await.0, 500);
    assert_eq!(clerk.token, None);
    assert_eq!(clerk.sign_in("clerk", "Wrong-Password-1").await.0, 500);
    assert_eq!(app.number("SELECT count(*) FROM session").await, sessions);
    app.db().script("ALTER TABLE audit_lost RENAME TO audit").await.unwrap();
    assert_eq!(clerk.sign_in("clerk", PASSWORD).await.0, 200);
}

/// Whether a token opens the API anywhere: as a cookie and as a program's token.
async fn opens(app: &TestApp, token: &str) -> bool {
    let mut browser = Browser::holding(app, token);
    let cookie = browser.get("/api/session").await.0;
    let wall = browser.get("/api/wall").await.0;
    cookie == 200 || wall == 200
}

async fn an_ended_session_is_refused_whatever_ended_it(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let id = app.employs("clerk", "project_office").await;
    let (mut system, mut security) = (Browser::holding(&app, "sysadmin"), Browser::holding(&app, "secadmin"));
    let token = async || app.signed_in("clerk").await.token.unwrap();

    let out = token().await;
    assert!(opens(&app, &out).await);
    Browser::holding(&app, &out).post("/api/sign-out", &json!({})).await;
    assert!(!opens(&app, &out).await, "after signing out");

    let (other, own) = (token().await, token().await);
    let mut clerk = Browser::holding(&app, &own);
    let body = json!({"current": PASSWORD, "new": "Qiu-Yue-8-Ming"});
    assert_eq!(clerk.post("/api/me/password", &body).await.0, 200);
    assert!(!opens(&app, &other).await, "another device after a change of password");
    assert!(!opens(&app, &own).await, "the token before the change of password");
    assert!(opens(&app, clerk.token.as_deref().unwrap()).await, "the token after it");

    let ended = clerk.token.clone().unwrap();
    assert_eq!(security.post(&format!("/api/accounts/{id}/end-sessions"), &json!({})).await.0, 200);
    assert!(!opens(&app, &ended).await, "after the security administrator ended it");

    let mut clerk = Browser::new(&app);
    assert_eq!(clerk.sign_in("clerk", "Qiu-Yue-8-Ming").await.0, 200);
    let granted = clerk.token.clone().unwrap();
    let role = guatu_domain::access::BuiltIn::find("supervision").unwrap().role().id;
    let grant = json!({"account": id, "role": role, "org": null, "reason": "测试"});
    assert_eq!(security.post("/api/access/grants", &grant).await.0, 200);
    assert!(!opens(&app, &granted).await, "after a change of roles");

    assert_eq!(clerk.sign_in("clerk", "Qiu-Yue-8-Ming").await.0, 200);
    let disabled = clerk.token.clone().unwrap();
    assert_eq!(system.post(&format!("/api/accounts/{id}/disable"), &json!({})).await.0, 200);
    assert!(!opens(&app, &disabled).await, "after disabling");
    assert_eq!(system.post(&format!("/api/accounts/{id}/enable"), &json!({})).await.0, 200);
    assert_eq!(security.post(&format!("/api/accounts/{id}/approve"), &json!({})).await.0, 200);
    assert!(!opens(&app, &disabled).await, "an old session does not come back with its account");

    for forged in ["", "0", "clerk", &"0".repeat(64), &disabled[..63], "../../etc/passwd"] {
        assert!(!opens(&app, forged).await, "{forged:?}");
    }
}

async fn the_session_of_an_unfinished_stage_opens_nothing(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, mut security) = guatu_it::administrators(&app).await;
    let (_, issued) = system.post("/api/accounts", &json!({"login": "clerk", "name": "某人", "org": null})).await;
    let id = issued["account"]["id"].as_str().unwrap();
    assert_eq!(security.post(&format!("/api/accounts/{id}/approve"), &json!({})).await.0, 200);
    let mut clerk = Browser::new(&app);
    assert_eq!(clerk.sign_in("clerk", issued["secret"].as_str().unwrap()).await.0, 200);
    let (status, session) = clerk.get("/api/session").await;
    assert_eq!((status, &session["stage"], &session["permissions"]), (200, &json!("password_due"), &json!([])));
    for path in ["/api/wall", "/api/projects", "/api/accounts", "/api/orgs", "/api/vocabulary"] {
        let (status, refusal) = clerk.get(path).await;
        assert_eq!((status, &refusal["code"]), (403, &json!("password_change_due")), "{path}");
    }
    for path in ["/api/me/devices", "/api/me/tokens"] {
        assert_eq!(clerk.get(path).await.0, 403, "{path}");
    }
    assert_eq!(clerk.post("/api/sign-in/code", &json!({"code": "000000"})).await.0, 409);
    app.it_is("2023-04-01T01:30:00Z");
    assert_eq!(clerk.stage().await, "401", "an unfinished sign-in is given up after half an hour");
}

async fn each_stage_has_a_token_of_its_own(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let secret = administrator(&app, "sysadmin2", "system_administrator").await;
    let mut admin = Browser::new(&app);
    admin.sign_in("sysadmin2", PASSWORD).await;
    let first = admin.token.clone().unwrap();
    app.it_is("2023-04-01T02:00:00Z");
    let mut admin = Browser::new(&app);
    admin.sign_in("sysadmin2", PASSWORD).await;
    let before = admin.token.clone().unwrap();
    assert_ne!(first, before);
    let (status, stage) = admin.post("/api/sign-in/code", &json!({"code": code(&app, &secret)})).await;
    assert_eq!((status, &stage["stage"]), (200, &json!("whole")));
    assert_ne!(admin.token.as_ref(), Some(&before));
    assert_eq!(Browser::holding(&app, &before).stage().await, "401", "the token before the code");
    assert_eq!(admin.stage().await, "whole");
}

async fn an_account_that_waits_or_is_disabled_lets_nobody_in(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let id = app.employs("clerk", "project_office").await;
    let mut system = Browser::holding(&app, "sysadmin");
    let mut clerk = Browser::new(&app);
    system.post(&format!("/api/accounts/{id}/disable"), &json!({})).await;
    for state in ["disabled", "waiting"] {
        let (status, refusal) = clerk.sign_in("clerk", PASSWORD).await;
        assert_eq!(
            (status, &refusal["code"], &refusal["params"]["state"]),
            (403, &json!("account_inert"), &json!(state))
        );
        let (status, refusal) = clerk.sign_in("clerk", "Wrong-Password-1").await;
        assert_eq!((status, &refusal["code"]), (401, &json!("sign_in_refused")), "nobody else learns the state");
        system.post(&format!("/api/accounts/{id}/enable"), &json!({})).await;
    }
    assert_eq!(clerk.token, None);
}

async fn a_session_ends_when_it_is_idle_or_old(engine: Engine) {
    let app = TestApp::strict(engine, Security::default()).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    app.it_is("2023-04-01T01:29:59Z");
    assert_eq!(clerk.stage().await, "whole");
    app.it_is("2023-04-01T01:59:58Z");
    assert_eq!(clerk.stage().await, "whole");
    app.it_is("2023-04-01T02:29:58Z");
    assert_eq!(clerk.stage().await, "401", "thirty minutes without a request");

    let mut minutes = 90;
    app.it_is(&instant_after(minutes));
    let mut clerk = app.signed_in("clerk").await;
    let end = minutes + 12 * 60;
    while minutes + 20 < end {
        minutes += 20;
        app.it_is(&instant_after(minutes));
        assert_eq!(clerk.stage().await, "whole", "{minutes}");
    }
    app.it_is(&instant_after(end));
    assert_eq!(clerk.stage().await, "401", "twelve hours in any case");
}

/// So many minutes after the tests' morning.
fn instant_after(minutes: i64) -> String {
    let morning: chrono::DateTime<chrono::Utc> = "2023-04-01T01:00:00Z".parse().unwrap();
    (morning + chrono::Duration::minutes(minutes)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

async fn a_one_time_password_expires(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, mut security) = guatu_it::administrators(&app).await;
    let (_, issued) = system.post("/api/accounts", &json!({"login": "clerk", "name": "某人", "org": null})).await;
    let id = issued["account"]["id"].as_str().unwrap();
    security.post(&format!("/api/accounts/{id}/approve"), &json!({})).await;
    let secret = issued["secret"].as_str().unwrap();
    app.it_is("2023-04-04T00:59:59Z");
    assert_eq!(Browser::new(&app).sign_in("clerk", secret).await.0, 200);
    app.it_is("2023-04-04T01:00:00Z");
    assert_eq!(Browser::new(&app).sign_in("clerk", secret).await.1["code"], "sign_in_refused");
}

async fn a_password_has_to_be_changed_after_its_days(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    app.it_is("2023-06-30T00:59:59Z");
    assert_eq!(app.signed_in("clerk").await.stage().await, "whole");
    app.it_is("2023-06-30T01:00:00Z");
    assert_eq!(app.signed_in("clerk").await.stage().await, "password_due");
}

async fn one_device_ends_another(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    app.employs("other", "project_office").await;
    let (mut desk, mut phone) = (app.signed_in("clerk").await, app.signed_in("clerk").await);
    let mut other = app.signed_in("other").await;
    let (_, devices) = desk.get("/api/me/devices").await;
    let devices = devices.as_array().unwrap().clone();
    assert_eq!(devices.len(), 3, "the first sign-in, desk and phone");
    assert_eq!(devices.iter().filter(|device| device["current"] == true).count(), 1);
    assert!(devices.iter().all(|device| device["address"] == "10.0.0.1" && device["agent"] == "browser of the tests"));
    let (_, seen_by_phone) = phone.get("/api/me/devices").await;
    let current = |devices: &[Value]| devices.iter().find(|it| it["current"] == true).unwrap()["id"].clone();
    let id = current(seen_by_phone.as_array().unwrap());
    let path = format!("/api/me/devices/{}", id.as_str().unwrap());
    assert_eq!(other.delete(&path).await.0, 404, "somebody else's device");
    assert_eq!(desk.delete(&path).await.0, 204);
    assert_eq!(phone.stage().await, "401");
    let mut phone = app.signed_in("clerk").await;
    assert_eq!(desk.delete("/api/me/devices").await.0, 204);
    assert_eq!((desk.stage().await, phone.stage().await), ("whole".into(), "401".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_cannot_sign_anybody_in() {
    let app = TestApp::empty(Engine::Sqlite).await;
    people::admit(app.db(), "clerk", "project_office", None).await;
    let body = json!({"login": "clerk", "password": PASSWORD}).to_string();
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://other")]
    {
        let request = axum::http::Request::post("/api/sign-in").header("content-type", "application/json");
        let request = request.header("host", "guatu").header(name, value);
        let answer = app.answer(request.body(body.clone().into()).unwrap()).await;
        assert_eq!(answer.json()["code"], "foreign_origin", "{name}: {value}");
    }
}
