//! A provider of identities that a test can make misbehave. Well-behaved ones are tried in the browser journeys, with a
//! certified provider.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer as _, SigningKey};
use guatu_app::provider::Settings;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::app::TestApp;

/// What the application proves itself with to the provider.
pub const CLIENT_SECRET: &str = "the-secret-of-the-client";
const CLIENT: &str = "guatu";

/// How the provider behaves. As it is by default, well.
#[derive(Debug, Clone)]
pub struct Manners {
    /// Claims of ID tokens that are otherwise; null for none.
    pub claims: Map<String, Value>,
    /// What it says about people when it is asked once more.
    pub userinfo: Map<String, Value>,
    /// The seed of the key it signs with, and of the one it publishes.
    pub signs_with: u8,
    pub publishes: u8,
    /// What the header of a token says.
    pub kid: &'static str,
    pub algorithm: &'static str,
    /// The secret of signatures that are made with one.
    pub shared_secret: Vec<u8>,
    /// Whether the claims are changed after they were signed.
    pub tampers: bool,
    /// Where it says its keys are, if elsewhere.
    pub keys_at: Option<String>,
    /// Where it sends whoever asks for a token.
    pub redirects: Option<String>,
    /// How many bytes its answers are longer than they need to be.
    pub verbose: usize,
    /// How long it thinks.
    pub thinks: Duration,
    /// Whether one can sign out there.
    pub ends_sessions: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            claims: Map::new(),
            userinfo: Map::new(),
            signs_with: 1,
            publishes: 1,
            kid: "one",
            algorithm: "EdDSA",
            shared_secret: Vec::new(),
            tampers: false,
            keys_at: None,
            redirects: None,
            verbose: 0,
            thinks: Duration::ZERO,
            ends_sessions: false,
        }
    }
}

/// Somebody who was let in and has not come back yet.
#[derive(Debug, Clone)]
struct Granted {
    challenge: String,
    back: String,
    claims: Value,
}

#[derive(Debug, Default)]
struct House {
    manners: Manners,
    granted: HashMap<String, Granted>,
    /// The subject of the last token.
    subject: String,
    /// How often it was asked for what it publishes, and for tokens.
    published: usize,
    tokens: usize,
}

/// A provider on a loopback port of its own.
#[derive(Debug, Clone)]
pub struct TestProvider {
    pub issuer: String,
    house: Arc<Mutex<House>>,
}

impl TestProvider {
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let provider = Self { issuer, house: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(publish))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Settings of an application that believes this provider.
    pub fn settings(&self) -> Settings {
        Settings {
            issuer: self.issuer.clone(),
            client_id: CLIENT.into(),
            public_address: "http://127.0.0.1:8080".into(),
            ..Settings::default()
        }
    }

    /// From here on it behaves otherwise.
    pub fn behaves(&self, manners: Manners) {
        self.house.lock().expect("the house").manners = manners;
    }

    fn manners(&self) -> Manners {
        self.house.lock().expect("the house").manners.clone()
    }

    /// How often it was asked for what it publishes, and for tokens.
    pub fn asked(&self) -> (usize, usize) {
        let house = self.house.lock().expect("the house");
        (house.published, house.tokens)
    }

    /// Lets somebody in who was sent here; answers with the path by which they come back.
    pub fn lets_in(&self, app: &TestApp, address: &str, subject: &str) -> String {
        let asked = query(address);
        assert!(address.starts_with(&format!("{}/authorize?", self.issuer)), "{address}");
        assert_eq!((asked["response_type"].as_str(), asked["client_id"].as_str()), ("code", CLIENT));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let now = app.app.now().micros() / 1_000_000;
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "nonce": asked["nonce"], "iat": now, "exp": now + 300,
        });
        let granted =
            Granted { challenge: asked["code_challenge"].clone(), back: asked["redirect_uri"].clone(), claims };
        let mut house = self.house.lock().expect("the house");
        let code = format!("code-{}-{}", house.granted.len(), &asked["state"][..8]);
        house.granted.insert(code.clone(), granted);
        let back = asked["redirect_uri"].strip_prefix("http://127.0.0.1:8080").expect("our own address");
        format!("{back}?code={code}&state={}&iss={}", asked["state"], self.issuer)
    }
}

/// The parameters of an address.
fn query(address: &str) -> HashMap<String, String> {
    let uri: axum::http::Uri = address.parse().expect("an address");
    axum::extract::Query::<HashMap<String, String>>::try_from_uri(&uri).expect("a query").0
}

async fn publish(State(provider): State<TestProvider>) -> Response {
    provider.house.lock().expect("the house").published += 1;
    let manners = provider.manners();
    tokio::time::sleep(manners.thinks).await;
    let at = |path: &str| format!("{}{path}", provider.issuer);
    let mut told = json!({
        "issuer": provider.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": manners.keys_at.unwrap_or_else(|| at("/keys")),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "RS256", "HS256", "none"],
        "padding": "x".repeat(manners.verbose),
    });
    if manners.ends_sessions {
        told["end_session_endpoint"] = json!(at("/end"));
    }
    Json(told).into_response()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

async fn keys(State(provider): State<TestProvider>) -> Json<Value> {
    let x = URL_SAFE_NO_PAD.encode(key(provider.manners().publishes).verifying_key().as_bytes());
    let kid = if provider.manners().publishes == 1 { "one" } else { "two" };
    Json(json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x}]}))
}

async fn token(
    State(provider): State<TestProvider>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let manners = provider.manners();
    provider.house.lock().expect("the house").tokens += 1;
    if let Some(elsewhere) = manners.redirects {
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, elsewhere)]).into_response();
    }
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    let proof = STANDARD.encode(format!("{CLIENT}:{CLIENT_SECRET}"));
    if headers.get(header::AUTHORIZATION).is_none_or(|value| *value != format!("Basic {proof}")) {
        return refused("invalid_client");
    }
    let mut house = provider.house.lock().expect("the house");
    let Some(granted) = asked.get("code").and_then(|code| house.granted.remove(code)) else {
        return refused("invalid_grant");
    };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.get("code_verifier").map_or("", String::as_str)));
    if challenge != granted.challenge || asked.get("redirect_uri") != Some(&granted.back) {
        return refused("invalid_grant");
    }
    house.subject = granted.claims["sub"].as_str().unwrap_or_default().into();
    drop(house);
    let token = signed(&provider.manners(), granted.claims);
    Json(json!({"access_token": "an-access-token", "token_type": "Bearer", "expires_in": 300, "id_token": token}))
        .into_response()
}

fn signed(manners: &Manners, mut claims: Value) -> String {
    for (name, value) in &manners.claims {
        if value.is_null() {
            claims.as_object_mut().expect("claims").remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let header = encode(&json!({"alg": manners.algorithm, "kid": manners.kid, "typ": "JWT"}));
    let mut payload = encode(&claims);
    let text = format!("{header}.{payload}");
    let signature = match manners.algorithm {
        "EdDSA" => key(manners.signs_with).sign(text.as_bytes()).to_bytes().to_vec(),
        "HS256" => {
            let mut mac = Hmac::<Sha256>::new_from_slice(&manners.shared_secret).expect("any key");
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
        _ => Vec::new(),
    };
    if manners.tampers {
        claims["sub"] = json!("somebody else");
        payload = encode(&claims);
    }
    format!("{header}.{payload}.{}", URL_SAFE_NO_PAD.encode(signature))
}

impl TestProvider {
    /// The public key that it publishes, which somebody may take for a shared secret.
    pub fn public_key() -> Vec<u8> {
        key(1).verifying_key().as_bytes().to_vec()
    }
}

async fn userinfo(State(provider): State<TestProvider>, headers: HeaderMap) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|value| value != "Bearer an-access-token") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let subject = provider.house.lock().expect("the house").subject.clone();
    let mut told = provider.manners().userinfo;
    told.entry("sub").or_insert_with(|| json!(subject));
    Json(told).into_response()
}
