//! Who makes a request. Until sign-in exists it is whoever sits at this machine.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use guatu_kernel::Actor;

/// The actor of the request at hand.
pub struct Requester(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Requester {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        let request = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        Ok(Self(Actor::local(address.unwrap_or_default(), request)))
    }
}
