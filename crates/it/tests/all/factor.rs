//! The second factor: set up, asked for, taken once.

use guatu_it::{Browser, Engine, PASSWORD, TestApp, db_test};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};

db_test! {
    an_administrator_needs_a_second_factor,
    a_code_is_taken_once_even_by_two_servers_at_the_same_moment,
    a_recovery_code_is_taken_once,
    codes_cannot_be_tried_through,
}

fn generator(secret: &str) -> Totp {
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).with_account_name("x").build().unwrap()
}

/// The code of the moment.
pub(crate) fn code(app: &TestApp, secret: &str) -> String {
    let seconds = u64::try_from(app.app.now().micros() / 1_000_000).unwrap();
    generator(secret).generate(seconds).to_string()
}

/// An administrator with a second factor, set up at the first sign-in; answers with the factor's secret.
pub(crate) async fn administrator(app: &TestApp, login: &str, role: &str) -> String {
    app.employs(login, role).await;
    let mut admin = Browser::new(app);
    let (_, stage) = admin.sign_in(login, PASSWORD).await;
    assert_eq!(stage["stage"], "factor_due");
    let (status, factor) = admin.post("/api/me/factor", &json!({"password": PASSWORD})).await;
    assert_eq!(status, 200, "{factor}");
    let secret = factor["secret"].as_str().unwrap().to_string();
    let (status, set) = admin.post("/api/me/factor/confirm", &json!({"code": code(app, &secret)})).await;
    assert_eq!((status, &set["stage"]), (200, &json!("whole")), "{set}");
    assert_eq!(set["recovery_codes"].as_array().unwrap().len(), 8);
    secret
}

async fn an_administrator_needs_a_second_factor(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("sysadmin2", "system_administrator").await;
    let mut admin = Browser::new(&app);
    let (_, stage) = admin.sign_in("sysadmin2", PASSWORD).await;
    assert_eq!(stage["stage"], "factor_due");
    assert_eq!(admin.get("/api/accounts").await.1["code"], "factor_due");
    let (_, view) = admin.get("/api/me/factor").await;
    assert_eq!((&view["set"], &view["required"]), (&json!(false), &json!(true)));
    assert_eq!(admin.post("/api/me/factor", &json!({"password": "Wrong-Password-1"})).await.0, 401);
    let (_, factor) = admin.post("/api/me/factor", &json!({"password": PASSWORD})).await;
    let uri = factor["uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/") && uri.contains("sysadmin2"), "{uri}");
    assert!(factor["qr_svg"].as_str().unwrap().contains("<svg"));
    assert_eq!(admin.post("/api/me/factor/confirm", &json!({"code": "12345"})).await.0, 401);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'factor.refused'").await, 1);
    let code = code(&app, factor["secret"].as_str().unwrap());
    assert_eq!(admin.post("/api/me/factor/confirm", &json!({"code": code})).await.0, 200);
    assert_eq!(admin.get("/api/accounts").await.0, 200);
    let (status, refusal) = admin.post("/api/me/factor/remove", &json!({"password": PASSWORD})).await;
    assert_eq!((status, &refusal["code"]), (403, &json!("factor_due")), "who needs one keeps it");
}

async fn a_code_is_taken_once_even_by_two_servers_at_the_same_moment(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let secret = administrator(&app, "sysadmin2", "system_administrator").await;
    let mut used = Browser::at(&app, "10.0.0.2");
    used.sign_in("sysadmin2", PASSWORD).await;
    let first = code(&app, &secret);
    assert_eq!(used.post("/api/sign-in/code", &json!({"code": first})).await.0, 401, "it confirmed the factor before");

    app.it_is("2023-04-01T01:05:00Z");
    let other = app.beside().await;
    other.it_is("2023-04-01T01:05:00Z");
    let (mut here, mut there) = (Browser::at(&app, "10.0.0.3"), Browser::at(&other, "10.0.0.4"));
    here.sign_in("sysadmin2", PASSWORD).await;
    there.sign_in("sysadmin2", PASSWORD).await;
    let body = json!({"code": code(&app, &secret)});
    let (one, two) = tokio::join!(here.post("/api/sign-in/code", &body), there.post("/api/sign-in/code", &body));
    let mut statuses = [one.0, two.0];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
    drop(there);
    drop(other);
    app.it_is("2023-04-01T01:05:10Z");
    let mut again = Browser::at(&app, "10.0.0.5");
    again.sign_in("sysadmin2", PASSWORD).await;
    assert_eq!(again.post("/api/sign-in/code", &body).await.0, 401, "later in the same half minute");
    app.it_is("2023-04-01T01:05:30Z");
    assert_eq!(again.post("/api/sign-in/code", &json!({"code": code(&app, &secret)})).await.0, 200, "the next one");
}

async fn a_recovery_code_is_taken_once(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let secret = administrator(&app, "sysadmin2", "system_administrator").await;
    app.it_is("2023-04-01T01:05:00Z");
    let mut admin = Browser::new(&app);
    admin.sign_in("sysadmin2", PASSWORD).await;
    assert_eq!(admin.post("/api/sign-in/code", &json!({"code": code(&app, &secret)})).await.0, 200);
    let (status, renewed) = admin.post("/api/me/recovery-codes", &json!({"password": PASSWORD})).await;
    assert_eq!(status, 200);
    let spoken = renewed["recovery_codes"][0].as_str().unwrap().to_uppercase().replace('-', " ");
    for expected in [200, 401] {
        let mut admin = Browser::new(&app);
        admin.sign_in("sysadmin2", PASSWORD).await;
        assert_eq!(admin.post("/api/sign-in/code", &json!({"code": spoken})).await.0, expected);
    }
    assert_eq!(admin.get("/api/me/factor").await.1["recovery_codes_left"], 7);
}

async fn codes_cannot_be_tried_through(engine: Engine) {
    let app = TestApp::empty(engine).await;
    administrator(&app, "sysadmin2", "system_administrator").await;
    let mut thief = Browser::at(&app, "10.0.0.66");
    let mut refused = 0;
    loop {
        let (status, _) = thief.sign_in("sysadmin2", PASSWORD).await;
        if status == 429 {
            break;
        }
        match thief.post("/api/sign-in/code", &json!({"code": "000000"})).await.0 {
            401 => refused += 1,
            status => {
                assert_eq!(status, 429);
                break;
            }
        }
    }
    assert!(refused < 5, "the right password does not make new attempts: {refused}");
}
