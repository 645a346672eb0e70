//! The door: what every answer carries, whose word about the client is taken, and how often anybody may knock.

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use guatu_it::{Browser, Engine, PASSWORD, TestApp};
use guatu_web::{Door, router_at};
use tower::ServiceExt as _;

const PROXY: &str = "10.9.9.9";

fn behind_proxy() -> Door {
    Door { proxies: vec![PROXY.parse().unwrap()], ..Door::default() }
}

/// Status and headers of a request from an address, with these headers.
async fn knock(router: &axum::Router, from: &str, path: &str, headers: &[(&str, &str)]) -> (u16, HeaderMap) {
    let address = SocketAddr::new(from.parse::<IpAddr>().unwrap(), 40_000);
    let mut request = Request::get(path).extension(ConnectInfo(address));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    (answer.status().as_u16(), answer.headers().clone())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_what_it_must() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let router = router_at(app.app.clone(), Door { tls: true, ..Door::default() });
    for path in ["/", "/api/session", "/api/health", "/api/first-run", "/api/nothing"] {
        let (_, headers) = knock(&router, "10.0.0.1", path, &[]).await;
        let policy = text(&headers, "content-security-policy");
        assert!(!policy.split(';').any(|part| part.contains("script") && part.contains("unsafe")), "{path}: {policy}");
        assert!(policy.contains("default-src 'self'") && policy.contains("object-src 'none'"), "{path}: {policy}");
        assert!(text(&headers, "strict-transport-security").contains("max-age=63072000"), "{path}");
        assert_eq!(text(&headers, "cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(!text(&headers, "x-request-id").is_empty(), "{path}");
        if path.starts_with("/api/") {
            assert_eq!(text(&headers, "cache-control"), "no-store", "{path}");
        }
    }
    let plain = router_at(app.app.clone(), Door::default());
    let (_, headers) = knock(&plain, "127.0.0.1", "/api/health", &[]).await;
    assert_eq!(text(&headers, "strict-transport-security"), "", "a promise that plain HTTP cannot keep");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cookie_is_for_the_browser_alone() {
    let app = TestApp::empty(Engine::Sqlite).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = Browser::new(&app);
    assert_eq!(clerk.sign_in("clerk", PASSWORD).await.0, 200);
    let attributes: Vec<&str> = clerk.cookie.split("; ").skip(1).collect();
    assert_eq!(attributes, ["Path=/", "HttpOnly", "SameSite=Strict"]);

    let router = router_at(app.app.clone(), Door { tls: true, ..Door::default() });
    let body = serde_json::json!({"login": "clerk", "password": PASSWORD}).to_string();
    let request = Request::post("/api/sign-in").header("content-type", "application/json");
    let request = request.header("sec-fetch-site", "same-origin").body(Body::from(body)).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let cookie = text(answer.headers(), "set-cookie").to_string();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_named_proxy_is_believed() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let router = router_at(app.app.clone(), behind_proxy());
    let told = [("x-forwarded-for", "6.6.6.6, 10.0.0.7"), ("x-forwarded-proto", "https"), ("x-request-id", "abc-1")];
    let (status, headers) = knock(&router, PROXY, "/api/health", &told).await;
    assert_eq!((status, text(&headers, "x-request-id")), (200, "abc-1"));
    assert!(!text(&headers, "strict-transport-security").is_empty());
    let (status, headers) = knock(&router, "10.0.0.7", "/api/health", &told).await;
    assert_eq!(status, 403, "nobody goes around the proxy");
    assert_ne!(text(&headers, "x-request-id"), "abc-1");

    let open = router_at(app.app.clone(), Door::default());
    let (status, headers) = knock(&open, "10.0.0.7", "/api/health", &told).await;
    assert_eq!((status, text(&headers, "strict-transport-security")), (200, ""), "without a proxy nobody is believed");
    assert_ne!(text(&headers, "x-request-id"), "abc-1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_knocks_too_often_waits() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let router = router_at(app.app.clone(), Door { requests_per_second: Some(2), ..behind_proxy() });
    let knocks = async |client: &str| knock(&router, PROXY, "/api/health", &[("x-forwarded-for", client)]).await.0;
    for knocked in 0..20 {
        assert_eq!(knocks("10.0.0.7").await, 200, "{knocked}");
    }
    assert_eq!(knocks("10.0.0.7").await, 429);
    assert_eq!(knocks("1.1.1.1, 10.0.0.7").await, 429, "what it writes before its own address does not matter");
    assert_eq!(knocks("10.0.0.8").await, 200, "another one is let in");
    app.it_is("2023-04-01T01:00:01Z");
    assert_eq!((knocks("10.0.0.7").await, knocks("10.0.0.7").await, knocks("10.0.0.7").await), (200, 200, 429));
}
