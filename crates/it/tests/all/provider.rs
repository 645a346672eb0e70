//! Signing in by a provider of identities: who comes in, who does not, what it opens. How an account is linked stands
//! in `provider_link`, what a provider may answer that must not be believed in `provider_answers`.

use axum::http::Method;
use guatu_app::provider::{SecondFactor, Settings};
use guatu_it::{Browser, Engine, Manners, PASSWORD, TestApp, TestProvider, db_test};
use serde_json::{Value, json};

use crate::factor::code;

db_test! {
    without_a_provider_nothing_answers_and_nobody_is_asked,
    a_linked_person_signs_in_by_the_provider_and_comes_to_the_page_they_wanted,
    an_identity_that_nobody_linked_is_refused_and_written_down,
    the_return_of_another_browser_a_used_one_and_an_old_one_are_refused,
    a_return_may_lead_to_our_own_pages_alone,
    an_account_that_may_not_be_used_lets_nobody_in_by_the_provider,
    administrators_use_their_password_unless_the_settings_say_otherwise,
    the_second_factor_is_asked_for_unless_the_providers_word_stands_for_it,
    whoever_comes_by_the_provider_sets_up_a_factor_without_a_password,
    a_password_that_is_due_does_not_concern_who_comes_by_the_provider,
    no_dump_shows_what_a_flow_is_made_of,
    a_sign_in_that_cannot_be_recorded_does_not_happen,
    strangers_at_the_provider_wait_like_others,
    another_site_sends_nobody_to_the_provider,
}

/// A provider that behaves, and an application that believes it, where `clerk` works and is linked to the identity `p1001`.
pub(crate) async fn house(engine: Engine, change: impl FnOnce(&mut Settings)) -> (TestApp, TestProvider) {
    let provider = TestProvider::open().await;
    let mut settings = provider.settings();
    change(&mut settings);
    let app = TestApp::with_provider(engine, settings).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    assert_eq!(links(&app, &provider, &mut clerk, "p1001").await, "/me?part=provider");
    (app, provider)
}

/// Links the account of a signed-in browser; answers with the page it ends on.
pub(crate) async fn links(app: &TestApp, provider: &TestProvider, browser: &mut Browser<'_>, subject: &str) -> String {
    let (status, answer) = browser.post("/api/me/provider", &json!({"password": PASSWORD})).await;
    assert_eq!(status, 200, "{answer}");
    let address = answer["address"].as_str().unwrap();
    assert!(address.contains("prompt=login"), "whoever sat here before is not linked by accident: {address}");
    let back = provider.lets_in(app, address, subject);
    browser.comes_back(&back).await
}

/// Signs somebody in; answers with the page they end on.
pub(crate) async fn enters(app: &TestApp, provider: &TestProvider, browser: &mut Browser<'_>, subject: &str) -> String {
    let address = browser.sets_out("/projects?light=red").await;
    let back = provider.lets_in(app, &address, subject);
    browser.comes_back(&back).await
}

pub(crate) async fn sessions(app: &TestApp) -> i64 {
    app.number("SELECT count(*) FROM session WHERE provider").await
}

pub(crate) async fn recorded(app: &TestApp, action: &str, words: &str) -> i64 {
    app.number(&format!("SELECT count(*) FROM audit WHERE action = '{action}' AND after LIKE '%{words}%'")).await
}

async fn without_a_provider_nothing_answers_and_nobody_is_asked(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    assert_eq!(clerk.get("/api/first-run").await.1["provider"], Value::Null);
    assert_eq!(clerk.get("/api/me/provider").await.1, json!({"label": null, "identity": null}));
    for (method, path, body) in [
        (Method::POST, "/api/sign-in/provider", json!({"to": "/"})),
        (Method::GET, "/api/sign-in/provider/return?code=x&state=y", Value::Null),
        (Method::GET, "/api/sign-in/provider/sign-out", Value::Null),
        (Method::POST, "/api/me/provider", json!({"password": PASSWORD})),
        (Method::POST, "/api/me/provider/unlink", json!({"password": PASSWORD})),
    ] {
        let body = Some(&body).filter(|body| !body.is_null());
        assert_eq!(clerk.send(method.clone(), path, body).await.status, 404, "{method} {path}");
    }
}

async fn a_linked_person_signs_in_by_the_provider_and_comes_to_the_page_they_wanted(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let label = json!({"zh": "统一身份认证", "en": "single sign-on"});
    let mut clerk = Browser::at(&app, "10.0.0.2");
    assert_eq!(clerk.get("/api/first-run").await.1["provider"], label);
    assert_eq!(enters(&app, &provider, &mut clerk, "p1001").await, "/projects?light=red");
    assert!(clerk.cookie.contains("HttpOnly") && clerk.cookie.contains("SameSite=Strict"), "{}", clerk.cookie);
    assert_eq!(clerk.flow, None, "the cookie of the walk is gone");
    let (_, session) = clerk.get("/api/session").await;
    assert_eq!(
        (&session["actor"], &session["stage"], &session["provider"]),
        (&json!("clerk"), &json!("whole"), &json!(true))
    );
    let (_, devices) = clerk.get("/api/me/devices").await;
    let ways: Vec<_> =
        devices.as_array().unwrap().iter().map(|it| (it["current"].clone(), it["provider"].clone())).collect();
    assert!(ways.contains(&(json!(true), json!(true))) && ways.contains(&(json!(false), json!(false))), "{devices}");
    let (_, mine) = clerk.get("/api/me/provider").await;
    assert_eq!((&mine["label"], &mine["identity"]["subject"]), (&label, &json!("p1001")));
    assert_eq!(recorded(&app, "sign_in", "\"provider\":true").await, 1);
    assert_eq!(recorded(&app, "provider.link", "p1001").await, 1);
    let named = "SELECT count(*) FROM audit WHERE action = 'sign_in' AND actor = 'clerk' AND address = '10.0.0.2'";
    assert_eq!(app.number(named).await, 1);
    assert_eq!(provider.asked().0, 1, "what it publishes is asked for once a minute at most");
    assert_eq!(clerk.post("/api/sign-out", &json!({})).await.0, 204);
    assert_eq!(clerk.stage().await, "401");
}

async fn an_identity_that_nobody_linked_is_refused_and_written_down(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut stranger = Browser::at(&app, "10.0.0.2");
    let page = enters(&app, &provider, &mut stranger, "p1002").await;
    assert_eq!(page, "/sign-in?to=%2Fprojects%3Flight%3Dred&refused=identity_unknown");
    assert_eq!((stranger.token, sessions(&app).await), (None, 0));
    assert_eq!(recorded(&app, "sign_in.refused", "\"identity\":\"p1002\"").await, 1);
    assert_eq!(
        app.number("SELECT count(*) FROM account WHERE login = 'p1002'").await,
        0,
        "nobody is registered by coming"
    );
}

async fn the_return_of_another_browser_a_used_one_and_an_old_one_are_refused(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let (mut victim, mut thief) = (Browser::at(&app, "10.0.0.2"), Browser::at(&app, "10.0.0.66"));
    let mut flow = async || {
        let address = victim.sets_out("/").await;
        (provider.lets_in(&app, &address, "p1001"), victim.flow.clone())
    };
    let over = "/sign-in?refused=flow_over";
    let (back, cookie) = flow().await;
    assert_eq!(thief.comes_back(&back).await, over, "no cookie at all");
    thief.sets_out("/").await;
    assert_eq!(thief.comes_back(&back).await, over, "a cookie of another flow");
    let (_, tokens) = provider.asked();
    let mut owner = Browser::at(&app, "10.0.0.2").on_the_way(cookie.clone());
    assert_eq!(owner.comes_back(&back).await, "/", "what others tried takes nothing away");
    assert_eq!(provider.asked().1, tokens + 1);
    for _ in 0..2 {
        let mut again = Browser::at(&app, "10.0.0.2").on_the_way(cookie.clone());
        assert_eq!(again.comes_back(&back).await, over, "a flow is walked once");
    }
    assert_eq!(provider.asked().1, tokens + 1, "a used flow asks nobody");
    assert_eq!(sessions(&app).await, 1);
    let later = json!({"exp": app.app.now().micros() / 1_000_000 + 900}).as_object().unwrap().clone();
    provider.behaves(Manners { claims: later, ..Manners::default() });
    let hours =
        [("2023-04-01T01:00:00Z", "2023-04-01T01:09:59Z", "/"), ("2023-04-01T01:10:00Z", "2023-04-01T01:20:00Z", over)];
    for (start, instant, page) in hours {
        app.it_is(start);
        let (back, flow_cookie) = flow().await;
        app.it_is(instant);
        let mut late = Browser::at(&app, "10.0.0.2").on_the_way(flow_cookie);
        assert_eq!(late.comes_back(&back).await, page, "{instant}");
    }
    assert_eq!(recorded(&app, "sign_in.refused", "flow_unknown").await, 4);
    assert_eq!(recorded(&app, "sign_in.refused", "flow_expired").await, 1);
}

async fn a_return_may_lead_to_our_own_pages_alone(engine: Engine) {
    let (app, _provider) = house(engine, |_| ()).await;
    let mut browser = Browser::new(&app);
    for to in [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/api/sign-out",
    ] {
        let (status, refusal) = browser.post("/api/sign-in/provider", &json!({"to": to})).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("not_our_page")), "{to}");
    }
    assert_eq!(app.number("SELECT count(*) FROM provider_flow").await, 0);
}

async fn an_account_that_may_not_be_used_lets_nobody_in_by_the_provider(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut system = Browser::holding(&app, "sysadmin");
    let (_, page) = system.get("/api/accounts?q=clerk").await;
    let path = format!("/api/accounts/{}", page["rows"][0]["id"].as_str().unwrap());
    let mut security = Browser::holding(&app, "secadmin");
    let mut clerk = Browser::at(&app, "10.0.0.2");
    let refused = |state: &str| format!("/sign-in?to=%2Fprojects%3Flight%3Dred&refused=account_inert&state={state}");
    system.post(&format!("{path}/disable"), &json!({})).await;
    assert_eq!(enters(&app, &provider, &mut clerk, "p1001").await, refused("disabled"));
    system.post(&format!("{path}/enable"), &json!({})).await;
    assert_eq!(enters(&app, &provider, &mut clerk, "p1001").await, refused("waiting"));
    assert_eq!(recorded(&app, "sign_in.refused", "inert").await, 2);
    assert_eq!(security.post(&format!("{path}/approve"), &json!({})).await.0, 200);
    assert_eq!(enters(&app, &provider, &mut clerk, "p1001").await, "/projects?light=red");

    let mut thief = Browser::at(&app, "10.0.0.66");
    for _ in 0..5 {
        assert_eq!(thief.sign_in("clerk", "Wrong-Password-1").await.0, 401);
    }
    let locked = enters(&app, &provider, &mut thief, "p1001").await;
    assert!(locked.contains("refused=too_many&seconds=900"), "the account is locked for this address: {locked}");
    assert_eq!(enters(&app, &provider, &mut clerk, "p1001").await, "/projects?light=red", "and for no other");
}

async fn administrators_use_their_password_unless_the_settings_say_otherwise(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let id = app.employs("chief", "").await;
    let mut chief = app.signed_in("chief").await;
    links(&app, &provider, &mut chief, "p1003").await;
    let mut security = Browser::holding(&app, "secadmin");
    let role = guatu_it::people::role("audit_administrator");
    let grant = json!({"account": id, "role": role, "org": null, "reason": "测试"});
    assert_eq!(security.post("/api/access/grants", &grant).await.0, 200);
    let mut browser = Browser::at(&app, "10.0.0.2");
    let page = enters(&app, &provider, &mut browser, "p1003").await;
    assert!(page.ends_with("refused=password_only"), "{page}");
    assert_eq!(recorded(&app, "sign_in.refused", "password_only").await, 1);
    let mut system = Browser::holding(&app, "sysadmin");
    assert_eq!(system.get("/api/me/provider").await.1["label"], Value::Null);

    let (app, provider) = house(engine, |settings| settings.administrators = true).await;
    let secret = crate::factor::administrator(&app, "chief", "audit_administrator").await;
    app.it_is("2023-04-01T01:05:00Z");
    let mut chief = Browser::new(&app);
    chief.sign_in("chief", PASSWORD).await;
    assert_eq!(chief.post("/api/sign-in/code", &json!({"code": code(&app, &secret)})).await.0, 200);
    links(&app, &provider, &mut chief, "p1003").await;
    let mut browser = Browser::at(&app, "10.0.0.2");
    assert_eq!(enters(&app, &provider, &mut browser, "p1003").await, "/projects?light=red");
    assert_eq!(browser.stage().await, "code_due", "and they still show their second factor");
}

async fn the_second_factor_is_asked_for_unless_the_providers_word_stands_for_it(engine: Engine) {
    let stands = SecondFactor { acr: vec!["urn:example:two".into()], amr: vec!["otp".into()] };
    for (named, claims, stage) in [
        (SecondFactor::default(), json!({}), "code_due"),
        (SecondFactor::default(), json!({"acr": "urn:example:two", "amr": ["pwd", "otp"]}), "code_due"),
        (stands.clone(), json!({}), "code_due"),
        (stands.clone(), json!({"acr": "urn:example:one", "amr": ["pwd"]}), "code_due"),
        (stands.clone(), json!({"acr": "urn:example:two"}), "whole"),
        (stands, json!({"amr": ["pwd", "otp"]}), "whole"),
    ] {
        let (app, provider) = house(engine, |settings| settings.second_factor = named.clone()).await;
        let mut clerk = app.signed_in("clerk").await;
        let (_, factor) = clerk.post("/api/me/factor", &json!({"password": PASSWORD})).await;
        let secret = factor["secret"].as_str().unwrap();
        assert_eq!(clerk.post("/api/me/factor/confirm", &json!({"code": code(&app, secret)})).await.0, 200);
        provider.behaves(Manners { claims: claims.as_object().unwrap().clone(), ..Manners::default() });
        let mut browser = Browser::at(&app, "10.0.0.2");
        assert_eq!(enters(&app, &provider, &mut browser, "p1001").await, "/projects?light=red");
        assert_eq!(browser.stage().await, stage, "{named:?} {claims}");
        if stage == "code_due" {
            assert_eq!(browser.get("/api/wall").await.0, 403, "nothing is open before the code");
            app.it_is("2023-04-01T01:01:00Z");
            assert_eq!(browser.post("/api/sign-in/code", &json!({"code": code(&app, secret)})).await.0, 200);
        }
        assert_eq!(browser.get("/api/wall").await.0, 200);
    }
}

async fn whoever_comes_by_the_provider_sets_up_a_factor_without_a_password(engine: Engine) {
    let (app, provider) = house(engine, |settings| settings.administrators = true).await;
    app.employs("chief", "project_office").await;
    let mut chief = app.signed_in("chief").await;
    links(&app, &provider, &mut chief, "p1003").await;
    let needs = "INSERT INTO role (id, code, name_zh, name_en, permissions, second_factor, recorded_at) SELECT id, 'x', 'x', 'x', \
                 '[\"project.read\"]', TRUE, 0 FROM account WHERE login = 'chief'; \
                 UPDATE role_grant SET role_id = account_id WHERE account_id = (SELECT id FROM account WHERE login = 'chief'); \
                 UPDATE counter SET value = value + 1 WHERE name = 'access'";
    app.db().script(needs).await.unwrap();
    let mut browser = Browser::at(&app, "10.0.0.2");
    enters(&app, &provider, &mut browser, "p1003").await;
    assert_eq!(browser.stage().await, "factor_due");
    let (status, factor) = browser.post("/api/me/factor", &json!({"password": ""})).await;
    assert_eq!(status, 200, "{factor}");
    let code = code(&app, factor["secret"].as_str().unwrap());
    assert_eq!(browser.post("/api/me/factor/confirm", &json!({"code": code})).await.0, 200);
    assert_eq!(browser.stage().await, "whole");
    assert_eq!(browser.post("/api/me/factor", &json!({"password": ""})).await.0, 401, "later it takes the password");
}

async fn a_password_that_is_due_does_not_concern_who_comes_by_the_provider(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    app.it_is("2023-07-01T01:00:00Z");
    let mut clerk = Browser::at(&app, "10.0.0.2");
    assert_eq!(clerk.sign_in("clerk", PASSWORD).await.1["stage"], "password_due");
    enters(&app, &provider, &mut clerk, "p1001").await;
    assert_eq!(clerk.stage().await, "whole");
    let mut app = app;
    app.leaves_jobs();
}

async fn no_dump_shows_what_a_flow_is_made_of(engine: Engine) {
    use std::io::Read as _;
    let (app, provider) = house(engine, |_| ()).await;
    let mut browser = Browser::new(&app);
    let address = browser.sets_out("/projects").await;
    let parameter = |name: &str| {
        let rest = address.split(&format!("{name}=")).nth(1).unwrap();
        rest.split('&').next().unwrap().to_string()
    };
    let mut secrets =
        vec![parameter("state"), parameter("nonce"), parameter("code_challenge"), browser.flow.clone().unwrap()];
    enters(&app, &provider, &mut browser, "p1001").await;
    let back = provider.lets_in(&app, &address, "p1001");
    secrets.push(back.split("code=").nth(1).unwrap().split('&').next().unwrap().into());
    secrets.extend(["an-access-token".into(), guatu_it::CLIENT_SECRET.into(), "eyJ".into(), browser.token.unwrap()]);
    let (_, file) =
        guatu_db::backup::backup(app.db(), &guatu_db::backup::NoContents, std::io::Cursor::new(Vec::new()), 0)
            .await
            .unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.into_inner())).unwrap();
    let mut seen = String::new();
    for place in 0..archive.len() {
        archive.by_index(place).unwrap().read_to_string(&mut seen).unwrap();
    }
    assert!(seen.contains("p1001") && seen.contains("/projects"), "the dump was read, with a flow that is open");
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    for secret in secrets {
        assert!(!seen.contains(&secret) && !seen.contains(&hex(&secret)), "{secret}");
    }
}

async fn a_sign_in_that_cannot_be_recorded_does_not_happen(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut clerk = Browser::at(&app, "10.0.0.2");
    let address = clerk.sets_out("/").await;
    let back = provider.lets_in(&app, &address, "p1001");
    app.db().script("ALTER TABLE audit RENAME TO audit_lost").await.unwrap();
    assert_eq!(clerk.comes_back(&back).await, "/sign-in?refused=internal");
    assert_eq!((clerk.token, sessions(&app).await), (None, 0));
    app.db().script("ALTER TABLE audit_lost RENAME TO audit").await.unwrap();
}

async fn strangers_at_the_provider_wait_like_others(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut thief = Browser::at(&app, "10.0.0.66");
    for attempt in 1..=50 {
        let page = thief.comes_back("/api/sign-in/provider/return?code=x&state=y").await;
        assert_eq!(page, "/sign-in?refused=flow_over", "{attempt}");
    }
    let (status, refusal) = thief.post("/api/sign-in/provider", &json!({})).await;
    assert_eq!((status, &refusal["code"]), (429, &json!("too_many")));
    assert_eq!(thief.sign_in("clerk", PASSWORD).await.0, 429, "the lock is one for all doors");

    let mut many = Browser::at(&app, "10.0.0.67");
    for _ in 0..100 {
        many.sets_out("/").await;
    }
    assert_eq!(many.post("/api/sign-in/provider", &json!({})).await.0, 429, "a hundred walks at a time are enough");
    let mut other = Browser::at(&app, "10.0.0.68");
    assert_eq!(enters(&app, &provider, &mut other, "p1001").await, "/projects?light=red");
    app.it_is("2023-04-01T01:20:01Z");
    many.sets_out("/").await;
    assert_eq!(app.number("SELECT count(*) FROM provider_flow").await, 1, "old ones are swept away");
}

async fn another_site_sends_nobody_to_the_provider(engine: Engine) {
    let (app, _provider) = house(engine, |_| ()).await;
    for site in ["cross-site", "same-site", "none"] {
        let request = axum::http::Request::post("/api/sign-in/provider").header("sec-fetch-site", site);
        let request = request.header("content-type", "application/json").body("{}".into()).unwrap();
        assert_eq!(app.answer(request).await.status, 403, "{site}");
    }
}
