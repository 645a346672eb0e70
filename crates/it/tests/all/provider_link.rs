//! Linking an account to an identity of the provider, and unlinking it.

use guatu_app::provider::Settings;
use guatu_it::{Browser, Engine, Manners, PASSWORD, db_test};
use serde_json::{Value, json};

use crate::provider::{enters, house, links, recorded};

db_test! {
    a_claim_links_an_account_once_and_only_where_the_settings_say_so,
    linking_takes_the_password_and_the_session_that_asked,
    unlinking_ends_what_came_by_the_provider,
}

async fn a_claim_links_an_account_once_and_only_where_the_settings_say_so(engine: Engine) {
    let claims =
        |name: &str| json!({"preferred_username": name, "email": "clerk2@example.org"}).as_object().unwrap().clone();
    let believed = |settings: &mut Settings| settings.link_by = "preferred_username".into();
    for (believes, ends) in [(false, "refused=identity_unknown"), (true, "light=red")] {
        let (app, provider) = house(engine, |settings| {
            if believes {
                believed(settings)
            }
        })
        .await;
        app.employs("clerk2", "project_office").await;
        provider.behaves(Manners { claims: claims(" Clerk2 "), ..Manners::default() });
        let mut browser = Browser::at(&app, "10.0.0.2");
        let page = enters(&app, &provider, &mut browser, "p1002").await;
        assert!(page.ends_with(ends), "{page}");
    }
    let (app, provider) = house(engine, believed).await;
    app.employs("clerk2", "project_office").await;
    let mut browser = Browser::at(&app, "10.0.0.2");
    let mut comes = async |subject: &str| {
        let page = enters(&app, &provider, &mut browser, subject).await;
        page.split("refused=").nth(1).unwrap_or("in").to_string()
    };
    assert_eq!(comes("p1002").await, "identity_unknown", "no claim, no link");
    // The claim stands in what the provider says when it is asked once more.
    provider.behaves(Manners { userinfo: claims("clerk2"), ..Manners::default() });
    assert_eq!(comes("p1002").await, "in");
    assert_eq!(recorded(&app, "provider.link", "\"by\":\"claim\"").await, 1);
    provider.behaves(Manners { claims: claims("clerk2"), ..Manners::default() });
    assert_eq!(comes("p1003").await, "identity_unknown", "an account that is linked is not linked again");
    provider.behaves(Manners { claims: claims("clerk"), ..Manners::default() });
    assert_eq!(comes("p1002").await, "in", "an identity that is linked stays with its account");
    let mut clerk2 = app.signed_in("clerk2").await;
    assert_eq!(clerk2.post("/api/me/provider/unlink", &json!({"password": PASSWORD})).await.0, 204);
    provider.behaves(Manners { claims: claims("clerk2"), ..Manners::default() });
    assert_eq!(comes("p1002").await, "identity_unknown", "what its owner undid is not done again by a claim");
    assert_eq!(comes("p1004").await, "identity_unknown", "nor for another identity");
    links(&app, &provider, &mut clerk2, "p1002").await;
    assert_eq!(comes("p1002").await, "in", "but by its owner");
}

async fn linking_takes_the_password_and_the_session_that_asked(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    app.employs("clerk2", "project_office").await;
    let mut clerk = app.signed_in("clerk2").await;
    let (status, refusal) = clerk.post("/api/me/provider", &json!({"password": "Wrong-Password-1"})).await;
    assert_eq!((status, &refusal["code"]), (401, &json!("sign_in_refused")));
    assert_eq!(links(&app, &provider, &mut clerk, "p1001").await, "/me?part=provider&refused=identity_taken");

    let (_, begun) = clerk.post("/api/me/provider", &json!({"password": PASSWORD})).await;
    let back = provider.lets_in(&app, begun["address"].as_str().unwrap(), "p1002");
    let mut thief = Browser::at(&app, "10.0.0.66");
    assert_eq!(thief.comes_back(&back).await, "/sign-in?refused=flow_over", "nobody else ends it");
    let flow = clerk.flow.clone();
    clerk.post("/api/sign-out", &json!({})).await;
    let mut gone = Browser::new(&app).on_the_way(flow);
    assert_eq!(gone.comes_back(&back).await, "/me?part=provider&refused=unauthenticated");
    for why in ["identity_taken", "unauthenticated"] {
        assert_eq!(recorded(&app, "provider.refused", why).await, 1, "{why}");
    }

    let mut clerk = app.signed_in("clerk2").await;
    assert_eq!(links(&app, &provider, &mut clerk, "p1002").await, "/me?part=provider");
    let (status, _) = clerk.post("/api/me/provider", &json!({"password": PASSWORD})).await;
    assert_eq!(status, 409, "one identity at a time");
    assert_eq!(app.number("SELECT count(*) FROM provider_identity WHERE unlinked_at IS NULL").await, 2);
}

async fn unlinking_ends_what_came_by_the_provider(engine: Engine) {
    let (app, provider) = house(engine, |_| ()).await;
    let mut by_password = app.signed_in("clerk").await;
    let mut elsewhere = Browser::at(&app, "10.0.0.2");
    enters(&app, &provider, &mut elsewhere, "p1001").await;
    let unlink = "/api/me/provider/unlink";
    assert_eq!(by_password.post(unlink, &json!({"password": "Wrong-Password-1"})).await.0, 401);
    assert_eq!(by_password.post(unlink, &json!({"password": PASSWORD})).await.0, 204);
    assert_eq!((elsewhere.stage().await, by_password.stage().await), ("401".into(), "whole".into()));
    assert_eq!(by_password.post(unlink, &json!({"password": PASSWORD})).await.0, 404);
    assert!(enters(&app, &provider, &mut elsewhere, "p1001").await.ends_with("refused=identity_unknown"));
    let undone =
        "SELECT count(*) FROM audit WHERE action = 'provider.unlink' AND before LIKE '%p1001%' AND actor = 'clerk'";
    assert_eq!(app.number(undone).await, 1);
    assert_eq!(by_password.get("/api/me/provider").await.1["identity"], Value::Null);
}
