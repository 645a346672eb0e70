//! What a provider, or somebody in its place, may answer and must not be believed.

use std::time::Duration;

use guatu_app::provider::Settings;
use guatu_it::{Browser, CLIENT_SECRET, Engine, Manners, PASSWORD, TestApp, TestProvider, db_test};
use serde_json::{Value, json};

use crate::provider::{enters, house, sessions};

db_test! {
    an_id_token_that_is_not_right_lets_nobody_in,
    a_code_is_worth_nothing_in_another_walk,
    a_provider_that_refuses_lets_nobody_in,
    keys_that_change_are_asked_for_anew,
    a_provider_that_is_down_stops_nobody_who_has_a_password,
    no_other_host_is_asked_and_no_answer_is_read_without_end,
    one_signs_out_at_the_provider_where_it_has_a_place_for_that,
}

fn claims(value: Value) -> Manners {
    Manners { claims: value.as_object().unwrap().clone(), ..Manners::default() }
}

/// Every way in which an ID token may be wrong; `now` in seconds.
fn wrong_tokens(now: i64) -> Vec<(&'static str, Manners)> {
    let good = Manners::default;
    let shared = |secret: &[u8]| Manners { algorithm: "HS256", shared_secret: secret.to_vec(), ..good() };
    vec![
        ("another nonce", claims(json!({"nonce": "another"}))),
        ("no nonce", claims(json!({"nonce": null}))),
        ("another audience", claims(json!({"aud": "somebody-else"}))),
        ("another audience besides", claims(json!({"aud": ["guatu", "somebody-else"]}))),
        ("no audience", claims(json!({"aud": []}))),
        ("another issuer", claims(json!({"iss": "https://elsewhere.example"}))),
        ("issued to another client", claims(json!({"azp": "somebody-else"}))),
        ("expired", claims(json!({"exp": now}))),
        ("issued long ago", claims(json!({"iat": now - 700}))),
        ("issued in the future", claims(json!({"iat": now + 700}))),
        ("nobody's", claims(json!({"sub": null}))),
        ("of an empty name", claims(json!({"sub": ""}))),
        ("of another access token", claims(json!({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}))),
        ("signed by another key of the same name", Manners { signs_with: 2, ..good() }),
        ("signed by a key that nobody published", Manners { signs_with: 2, kid: "two", ..good() }),
        ("not signed", Manners { algorithm: "none", ..good() }),
        ("signed by the secret of the client", shared(CLIENT_SECRET.as_bytes())),
        ("signed by the public key as a secret", shared(&TestProvider::public_key())),
        ("changed after it was signed", Manners { tampers: true, ..good() }),
    ]
}

async fn an_id_token_that_is_not_right_lets_nobody_in(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let now = app.app.now().micros() / 1_000_000;
    for (place, (what, manners)) in wrong_tokens(now).into_iter().enumerate() {
        provider.behaves(manners);
        let mut browser = Browser::at(&app, &format!("10.0.1.{place}"));
        let page = enters(&app, &provider, &mut browser, "p1001").await;
        assert!(page.ends_with("refused=provider_untrusted"), "{what}: {page}");
        assert_eq!((browser.token, sessions(&app).await), (None, 0), "{what}");
    }
    let recorded = "SELECT count(*) FROM audit WHERE action = 'sign_in.refused' AND after LIKE '%provider_untrusted%'";
    assert_eq!(app.number(recorded).await, 19);
    for manners in [
        Manners::default(),
        claims(json!({"azp": "guatu", "exp": now + 1, "iat": now - 600})),
        claims(json!({"aud": ["guatu"], "at_hash": null})),
    ] {
        provider.behaves(manners);
        let mut browser = Browser::at(&app, "10.0.2.1");
        assert_eq!(enters(&app, &provider, &mut browser, "p1001").await, "/projects?light=red", "a right one does");
    }
}

async fn a_code_is_worth_nothing_in_another_walk(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let (mut victim, mut thief) = (Browser::at(&app, "10.0.0.2"), Browser::at(&app, "10.0.0.66"));
    let stolen = provider.lets_in(&app, &victim.sets_out("/").await, "p1001");
    let own = provider.lets_in(&app, &thief.sets_out("/").await, "p1002");
    let part =
        |back: &str, name: &str| back.split(&format!("{name}=")).nth(1).unwrap().split('&').next().unwrap().to_string();
    let mixed = format!("/api/sign-in/provider/return?code={}&state={}", part(&stolen, "code"), part(&own, "state"));
    assert_eq!(thief.comes_back(&mixed).await, "/sign-in?refused=provider_refused", "the proof of PKCE is another");
    assert_eq!((thief.token, sessions(&app).await), (None, 0));
}

async fn a_provider_that_refuses_lets_nobody_in(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut browser = Browser::new(&app);
    let back = provider.lets_in(&app, &browser.sets_out("/").await, "p1001");
    let state = back.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let denied = format!("/api/sign-in/provider/return?error=access_denied&state={state}");
    assert_eq!(browser.comes_back(&denied).await, "/sign-in?refused=provider_refused");
    let back = provider.lets_in(&app, &browser.sets_out("/").await, "p1001");
    let (path, _) = back.split_once("&iss=").unwrap();
    let mixed_up = format!("{path}&iss=https%3A%2F%2Felsewhere.example");
    assert_eq!(browser.comes_back(&mixed_up).await, "/sign-in?refused=provider_untrusted");
    assert_eq!(provider.asked().1, 1, "only the link of the beginning took a token");
}

async fn keys_that_change_are_asked_for_anew(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut browser = Browser::new(&app);
    assert_eq!(provider.asked().0, 1);
    app.it_is("2023-04-01T01:01:00Z");
    let first = provider.lets_in(&app, &browser.sets_out("/").await, "p1001");
    assert_eq!(provider.asked().0, 2, "after a minute, before somebody is sent there");
    provider.behaves(Manners { signs_with: 2, publishes: 2, kid: "two", ..Manners::default() });
    app.it_is("2023-04-01T01:01:59Z");
    assert_eq!(browser.comes_back(&first).await, "/sign-in?refused=provider_untrusted");
    let second = provider.lets_in(&app, &browser.sets_out("/").await, "p1001");
    assert_eq!(provider.asked().0, 2, "no more than once a minute");
    app.it_is("2023-04-01T01:02:00Z");
    assert_eq!(browser.comes_back(&second).await, "/");
    assert_eq!(provider.asked().0, 3);
}

async fn a_provider_that_is_down_stops_nobody_who_has_a_password(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    app.it_is("2023-04-01T02:00:00Z");
    provider.behaves(Manners { verbose: 300 << 10, ..Manners::default() });
    let mut browser = Browser::new(&app);
    let begin = async |browser: &mut Browser<'_>| browser.post("/api/sign-in/provider", &json!({"to": "/"})).await;
    let (status, refusal) = begin(&mut browser).await;
    assert_eq!((status, &refusal["code"]), (503, &json!("provider_unreachable")));
    assert_eq!(browser.sign_in("clerk", PASSWORD).await.0, 200);
    let asked = provider.asked().0;
    app.it_is("2023-04-01T02:00:04Z");
    assert_eq!(begin(&mut browser).await.0, 503);
    assert_eq!(provider.asked().0, asked, "it is left alone for a while");
    provider.behaves(Manners::default());
    app.it_is("2023-04-01T02:00:05Z");
    assert_eq!(begin(&mut browser).await.0, 200);

    let nobody = Settings { issuer: "http://127.0.0.1:9".into(), ..provider.settings() };
    let app = TestApp::with_provider(engine, nobody).await;
    assert_eq!(begin(&mut Browser::new(&app)).await.0, 503, "nobody is there at all");
    assert_eq!(app.number("SELECT count(*) FROM provider_flow").await, 0);
}

async fn no_other_host_is_asked_and_no_answer_is_read_without_end(engine: Engine) {
    let other = TestProvider::open().await;
    let keys_at = || Some(format!("{}/keys", other.issuer));
    for (what, manners) in [
        ("keys elsewhere", Manners { keys_at: keys_at(), ..Manners::default() }),
        ("a long answer", Manners { verbose: 300 << 10, ..Manners::default() }),
        ("a long silence", Manners { thinks: Duration::from_secs(20), ..Manners::default() }),
    ] {
        let provider = TestProvider::open().await;
        provider.behaves(manners.clone());
        let app = TestApp::with_provider(engine, provider.settings()).await;
        let (status, refusal) = Browser::new(&app).post("/api/sign-in/provider", &json!({})).await;
        assert_eq!((status, &refusal["code"]), (503, &json!("provider_unreachable")), "{what}");
        if manners.keys_at.is_some() {
            let mut settings = provider.settings();
            settings.other_origins = vec![other.issuer.clone()];
            let app = TestApp::with_provider(engine, settings).await;
            Browser::new(&app).sets_out("/").await;
        }
    }
    let (app, provider) = house(engine, |_| ()).await;
    provider.behaves(Manners { redirects: Some(format!("{}/token", other.issuer)), ..Manners::default() });
    let mut browser = Browser::new(&app);
    let page = enters(&app, &provider, &mut browser, "p1001").await;
    assert!(page.contains("refused=provider_"), "{page}");
    assert_eq!((other.asked().1, sessions(&app).await), (0, 0), "a redirection is not followed");
}

async fn one_signs_out_at_the_provider_where_it_has_a_place_for_that(engine: Engine) {
    for (ends_sessions, page) in [(true, "/end?client_id=guatu"), (false, "/sign-in?refused=provider_keeps_session")] {
        let provider = TestProvider::open().await;
        provider.behaves(Manners { ends_sessions, ..Manners::default() });
        let app = TestApp::with_provider(engine, provider.settings()).await;
        let to = Browser::new(&app).comes_back("/api/sign-in/provider/sign-out").await;
        let expected = if ends_sessions { format!("{}{page}", provider.issuer) } else { page.to_string() };
        assert!(to.starts_with(&expected), "{to}");
    }
}
