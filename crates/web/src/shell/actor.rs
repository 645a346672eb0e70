//! Who makes a request.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, header};
use guatu_app::App;
use guatu_app::access::{self, Credential, Origin};
use guatu_app::sign_in::session::Signed;
use guatu_domain::access::Actor;
use guatu_kernel::{Error, ErrorCode};

use super::{Caller, Failure};

/// The cookie that holds a browser's session.
pub const COOKIE: &str = "guatu_session";

/// The actor of the request at hand: somebody who has signed in and may do what they were granted.
pub struct Requester(pub Actor);

impl FromRequestParts<App> for Requester {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let credential = credential(parts)?;
        Ok(Self(access::actor(app, credential, origin(parts)).await?))
    }
}

/// Somebody whose signing in may still be unfinished: a password or a second factor is due.
pub struct Arriving(pub Signed, pub Actor);

impl FromRequestParts<App> for Arriving {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let credential = credential(parts)?;
        let (signed, actor) = access::signed_actor(app, credential, origin(parts)).await?;
        Ok(Self(signed, actor))
    }
}

/// Anybody: the sign-in page itself.
pub struct Stranger(pub Actor);

impl FromRequestParts<App> for Stranger {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        own_page(parts)?;
        let Origin { address, request } = origin(parts);
        Ok(Self(Actor::stranger(address, request)))
    }
}

/// The token of a program goes before the cookie of a browser, which counts only for requests of our own pages.
fn credential(parts: &Parts) -> Result<Credential<'_>, Failure> {
    let bearer = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(token) = bearer.and_then(|value| value.strip_prefix("Bearer ")) {
        return Ok(Credential::Token(token));
    }
    let token = cookie_of(&parts.headers, COOKIE).ok_or_else(|| Error::new(ErrorCode::Unauthenticated))?;
    own_page(parts)?;
    Ok(Credential::Session(token))
}

/// The value of a cookie.
pub fn cookie_of<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// Refuses a request that changes something unless our own page sent it: the browser says where it comes from, and no page
/// can forge that.
fn own_page(parts: &Parts) -> Result<(), Failure> {
    if [Method::GET, Method::HEAD, Method::OPTIONS].contains(&parts.method) {
        return Ok(());
    }
    let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let own = match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => {
            // HTTP/2 names the host in the address itself.
            let host = text("host").or_else(|| parts.uri.authority().map(Authority::as_str));
            text("origin").and_then(|origin| origin.split_once("://")).map(|(_, host)| host) == host
        }
    };
    if own && (text("sec-fetch-site").is_some() || text("origin").is_some()) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::ForeignOrigin).into())
}

fn origin(parts: &Parts) -> Origin {
    let caller = parts.extensions.get::<Caller>().cloned().unwrap_or_default();
    Origin { address: caller.address, request: caller.request }
}
