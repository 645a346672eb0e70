//! A fresh server, and the console of one that nobody gets into any more.

use guatu_it::{Browser, Engine, SETUP_CODE, TestApp, db_test};
use serde_json::json;

use crate::factor::administrator;

db_test! {
    the_first_page_makes_the_first_administrators_once,
    the_console_lets_somebody_in_again,
}

async fn the_first_page_makes_the_first_administrators_once(engine: Engine) {
    let database = guatu_it::TestDatabase::new(engine, guatu_it::Contents::Nothing).await;
    let app = TestApp::on(database).await;
    app.db().script("DELETE FROM session; DELETE FROM role_grant; DELETE FROM account").await.unwrap();
    let mut page = Browser::new(&app);
    assert_eq!(
        page.get("/api/first-run").await.1,
        json!({"district": "二七区", "needed": true, "separate": true, "provider": null})
    );
    for login in ["sysadmin", "admin", "root"] {
        assert_eq!(page.sign_in(login, "admin").await.0, 401, "a fresh server lets nobody in");
    }
    assert_eq!(page.post("/api/first-run", &json!({"code": "wrong"})).await.0, 401);
    let (status, made) = page.post("/api/first-run", &json!({"code": SETUP_CODE, "audit": "watch"})).await;
    assert_eq!(status, 200, "{made}");
    let logins: Vec<&str> = made.as_array().unwrap().iter().map(|it| it["login"].as_str().unwrap()).collect();
    assert_eq!(logins, ["sysadmin", "secadmin", "watch"]);
    assert_eq!(page.get("/api/first-run").await.1["needed"], false);
    let (status, refusal) = page.post("/api/first-run", &json!({"code": SETUP_CODE})).await;
    assert_eq!((status, &refusal["code"]), (403, &json!("setup_done")));

    for account in made.as_array().unwrap() {
        let mut admin = Browser::new(&app);
        let secret = account["secret"].as_str().unwrap();
        let (status, stage) = admin.sign_in(account["login"].as_str().unwrap(), secret).await;
        assert_eq!((status, &stage["stage"]), (200, &json!("password_due")));
        admin.changes_password(secret).await;
        assert_eq!(admin.stage().await, "factor_due");
    }
    let duties = "SELECT count(DISTINCT role_id) FROM role_grant";
    assert_eq!((app.number("SELECT count(*) FROM role_grant").await, app.number(duties).await), (3, 3));
}

async fn the_console_lets_somebody_in_again(engine: Engine) {
    let app = TestApp::empty(engine).await;
    administrator(&app, "sysadmin2", "system_administrator").await;
    let mut locked = Browser::new(&app);
    for _ in 0..6 {
        locked.sign_in("sysadmin2", "Wrong-Password-1").await;
    }
    let console = guatu_domain::access::Actor::console("test");
    let recovered = guatu_app::account::first_run::recover(&app.app, console, "sysadmin2").await.unwrap();
    let (status, stage) = locked.sign_in("sysadmin2", &recovered.secret).await;
    assert_eq!((status, &stage["stage"]), (200, &json!("password_due")));
    let change = json!({"current": recovered.secret, "new": "Qiu-Yue-8-Ming"});
    assert_eq!(locked.post("/api/me/password", &change).await.0, 200);
    assert_eq!(locked.stage().await, "factor_due");
    let written = "SELECT count(*) FROM audit WHERE action = 'account.recover' AND actor = 'console'";
    assert_eq!(app.number(written).await, 1);
}
