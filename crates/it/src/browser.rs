//! A browser with a cookie and an address, and the ways by which a person gets in.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use guatu_domain::access::BuiltIn;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::client::Answer;
use crate::people;

/// The password that people of the tests choose.
pub const PASSWORD: &str = "Chun-Feng-7-Li";

/// A browser: it keeps the session's cookie.
#[derive(Debug)]
pub struct Browser<'a> {
    app: &'a TestApp,
    /// The session's token.
    pub token: Option<String>,
    /// What binds a walk to the provider to this browser.
    pub flow: Option<String>,
    /// Where it sits.
    pub address: SocketAddr,
    /// The last cookie that it was given, as it came.
    pub cookie: String,
}

impl<'a> Browser<'a> {
    /// A browser of nobody, at 10.0.0.1.
    pub fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            token: None,
            flow: None,
            address: "10.0.0.1:40000".parse().expect("an address"),
            cookie: String::new(),
        }
    }

    /// The same elsewhere.
    pub fn at(app: &'a TestApp, address: &str) -> Self {
        Self { address: format!("{address}:40000").parse().expect("an address"), ..Self::new(app) }
    }

    /// A browser that holds this session token.
    pub fn holding(app: &'a TestApp, token: &str) -> Self {
        Self { token: Some(token.into()), ..Self::new(app) }
    }

    /// The same with what binds a walk to the provider to a browser.
    pub fn on_the_way(self, flow: Option<String>) -> Self {
        Self { flow, ..self }
    }

    pub async fn send(&mut self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        request = request.header(header::USER_AGENT, "browser of the tests").extension(ConnectInfo(self.address));
        for (name, value) in [("guatu_session", &self.token), ("guatu_flow", &self.flow)] {
            if let Some(value) = value {
                request = request.header(header::COOKIE, format!("{name}={value}"));
            }
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let answer = self.app.answer(request.body(body).expect("a request")).await;
        for cookie in answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()) {
            let (name, rest) = cookie.split_once('=').expect("a cookie");
            let value = Some(rest.split(';').next().unwrap_or_default().to_string()).filter(|value| !value.is_empty());
            if name == "guatu_session" {
                self.cookie = rest.into();
                self.token = value;
            } else {
                self.flow = value;
            }
        }
        answer
    }

    /// Begins to sign in by the provider; answers with the address that the browser is to go to.
    pub async fn sets_out(&mut self, to: &str) -> String {
        let (status, answer) = self.post("/api/sign-in/provider", &json!({"to": to})).await;
        assert_eq!(status, 200, "{answer}");
        answer["address"].as_str().expect("an address").into()
    }

    /// Follows an address of this house; answers with the page it leads on to.
    pub async fn comes_back(&mut self, path: &str) -> String {
        let answer = self.send(Method::GET, path, None).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.json());
        answer.header("location").into()
    }

    pub async fn get(&mut self, path: &str) -> (u16, Value) {
        let answer = self.send(Method::GET, path, None).await;
        (answer.status, answer.json())
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.send(Method::POST, path, Some(body)).await;
        (answer.status, answer.json())
    }

    pub async fn put(&mut self, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.send(Method::PUT, path, Some(body)).await;
        (answer.status, answer.json())
    }

    pub async fn delete(&mut self, path: &str) -> (u16, Value) {
        let answer = self.send(Method::DELETE, path, None).await;
        (answer.status, answer.json())
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> (u16, Value) {
        self.token = None;
        self.post("/api/sign-in", &json!({"login": login, "password": password})).await
    }

    /// The stage of the session, or the status of the refusal.
    pub async fn stage(&mut self) -> String {
        let (status, session) = self.get("/api/session").await;
        session["stage"].as_str().map_or_else(|| status.to_string(), Into::into)
    }

    /// Puts the one-time password away for the usual one.
    pub async fn changes_password(&mut self, current: &str) {
        let body = json!({"current": current, "new": PASSWORD});
        let (status, answer) = self.post("/api/me/password", &body).await;
        assert_eq!(status, 200, "{answer}");
    }
}

/// The two administrators who let people in, with live sessions: `sysadmin` and `secadmin`.
pub async fn administrators(app: &TestApp) -> (Browser<'_>, Browser<'_>) {
    people::admit(app.db(), "sysadmin", "system_administrator", None).await;
    people::admit(app.db(), "secadmin", "security_administrator", None).await;
    (Browser::holding(app, "sysadmin"), Browser::holding(app, "secadmin"))
}

impl TestApp {
    /// An account with this role and the usual password, registered, approved and granted as administrators do; they are
    /// let in by the first call. Answers with its id.
    pub async fn employs(&self, login: &str, role: &str) -> String {
        if self.number("SELECT count(*) FROM account WHERE login = 'sysadmin'").await == 0 {
            administrators(self).await;
        }
        let (mut system, mut security) = (Browser::holding(self, "sysadmin"), Browser::holding(self, "secadmin"));
        let body = json!({"login": login, "name": "某人", "org": null});
        let (status, issued) = system.post("/api/accounts", &body).await;
        assert_eq!(status, 200, "{issued}");
        let id = issued["account"]["id"].as_str().expect("an id").to_string();
        let (status, approved) = security.post(&format!("/api/accounts/{id}/approve"), &json!({})).await;
        assert_eq!(status, 200, "{approved}");
        if !role.is_empty() {
            let role = BuiltIn::find(role).expect("a built-in role").role().id;
            let grant = json!({"account": id, "role": role, "org": null, "reason": "测试"});
            let (status, granted) = security.post("/api/access/grants", &grant).await;
            assert_eq!(status, 200, "{granted}");
        }
        let mut person = Browser::new(self);
        let secret = issued["secret"].as_str().expect("a secret");
        let (status, stage) = person.sign_in(login, secret).await;
        assert_eq!((status, &stage["stage"]), (200, &json!("password_due")), "{stage}");
        person.changes_password(secret).await;
        id
    }

    /// A browser in which somebody has signed in with the usual password.
    pub async fn signed_in(&self, login: &str) -> Browser<'_> {
        let mut browser = Browser::new(self);
        let (status, stage) = browser.sign_in(login, PASSWORD).await;
        assert_eq!(status, 200, "{stage}");
        browser
    }
}
