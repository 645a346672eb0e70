//! Sealed fields: keys turn over while everybody goes on working.

use guatu_app::seal::{self, Cipher};
use guatu_domain::access::Actor;
use guatu_it::{Browser, Engine, PASSWORD, TestApp, administrators, db_test, people};
use serde_json::json;

db_test! {
    after_a_new_key_every_row_is_sealed_by_it_and_none_is_lost,
    a_number_moved_to_another_row_does_not_open,
}

async fn after_a_new_key_every_row_is_sealed_by_it_and_none_is_lost(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, _) = administrators(&app).await;
    assert!(!seal::is_used(app.db()).await.unwrap());
    for number in 10..30 {
        let body = json!({"login": format!("clerk{number}"), "name": "某人", "org": null, "phone": format!("138000056{number}")});
        assert_eq!(system.post("/api/accounts", &body).await.0, 200);
    }
    assert!(seal::is_used(app.db()).await.unwrap(), "from here on the key file must not get lost");
    let key = seal::rotate(app.app.write(Actor::console("test")).await.unwrap(), Cipher::Sm4Gcm).await.unwrap();
    assert_eq!(key, 2);
    let (_, before) = system.get("/api/accounts?q=clerk").await;
    assert_eq!(before["rows"][5]["phone"], "138****5615", "the old key still opens");
    let body = json!({"login": "newer", "name": "某人", "org": null, "phone": "13800005699"});
    assert_eq!(system.post("/api/accounts", &body).await.0, 200, "the new key seals at once");
    assert_eq!(app.run_jobs().await, 1);
    let (_, after) = system.get("/api/accounts?q=clerk").await;
    assert_eq!(before, after);
    let by_key = |key: u32| {
        format!(
            "SELECT count(*) FROM account WHERE phone IS NOT NULL AND substr(phone, 1, 4) = {}",
            match engine {
                Engine::Sqlite => format!("x'{key:08x}'"),
                Engine::Postgres => format!("'\\x{key:08x}'::bytea"),
            }
        )
    };
    assert_eq!((app.number(&by_key(1)).await, app.number(&by_key(2)).await), (0, 21));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'keys.rotate' AND actor = 'console'").await, 1);
}

async fn a_number_moved_to_another_row_does_not_open(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, _) = administrators(&app).await;
    for (login, phone) in [("clerk1", "13800005601"), ("clerk2", "13800005602")] {
        let body = json!({"login": login, "name": PASSWORD, "org": null, "phone": phone});
        assert_eq!(system.post("/api/accounts", &body).await.0, 200);
    }
    let theft = "UPDATE account SET phone = (SELECT phone FROM account WHERE login = 'clerk1') WHERE login = 'clerk2'";
    app.db().script(theft).await.unwrap();
    assert_eq!(system.get("/api/accounts?q=clerk1").await.0, 200);
    assert_eq!(system.get("/api/accounts?q=clerk2").await.0, 500);
    let mut office = Browser::holding(&app, people::OFFICE);
    let rows = app.number("SELECT count(*) FROM account WHERE phone IS NOT NULL").await;
    assert_eq!((rows, office.get("/api/accounts").await.0), (2, 403));
}
