//! The door: who knocks, over what kind of connection, how often, and what every answer carries.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use guatu_app::App;
use guatu_kernel::{Error, ErrorCode, Timestamp};

use super::Failure;

/// How a deployment's door is made.
#[derive(Debug, Clone, Default)]
pub struct Door {
    /// TLS ends in this program.
    pub tls: bool,
    /// Reverse proxies whose word about the client is taken.
    pub proxies: Vec<IpAddr>,
    /// Requests a second that one address may make on the average; ten times as many at once. None for no limit.
    pub requests_per_second: Option<u32>,
}

/// Where a request comes from, as the door has seen it.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// Empty where there is no network.
    pub address: String,
    /// Whether it came over TLS, here or at a trusted proxy.
    pub secure: bool,
    /// The request's id in the log and in the audit record.
    pub request: String,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A door in use.
#[derive(Debug)]
pub(super) struct Watch {
    app: App,
    door: Door,
    opened: Timestamp,
    requests: AtomicU64,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Two years, as browsers' lists ask for.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

impl Watch {
    pub fn new(app: App, door: Door) -> Arc<Self> {
        let opened = app.now();
        Arc::new(Self { app, door, opened, requests: AtomicU64::new(0), buckets: Mutex::default() })
    }

    fn caller(&self, peer: Option<IpAddr>, request: &Request) -> (Option<IpAddr>, Caller) {
        let proxied = peer.is_some_and(|peer| self.door.proxies.contains(&peer));
        let headers = request.headers();
        let client = if proxied { self.forwarded_for(headers).or(peer) } else { peer };
        let given = text(headers, &REQUEST_ID).filter(|id| proxied && is_plain(id));
        let caller = Caller {
            address: client.map(|client| client.to_string()).unwrap_or_default(),
            secure: self.door.tls || (proxied && text(headers, &FORWARDED_PROTO) == Some("https")),
            request: given.map_or_else(|| self.next_id(), Into::into),
        };
        (client, caller)
    }

    /// The last address that no trusted proxy is: what stands before it anybody may have written.
    fn forwarded_for(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let lists = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
        let mut hops: Vec<IpAddr> = Vec::new();
        for hop in lists.flat_map(|list| list.split(',')) {
            match hop.trim().parse::<IpAddr>() {
                Ok(hop) => hops.push(hop.to_canonical()),
                Err(_) => hops.clear(),
            }
        }
        hops.into_iter().rev().find(|hop| !self.door.proxies.contains(hop))
    }

    fn next_id(&self) -> String {
        format!("{:x}-{:x}", self.opened.micros(), self.requests.fetch_add(1, Ordering::Relaxed))
    }

    /// # Errors
    /// `foreign_origin` for whoever goes around the proxy; `too_many` for an address that has used up its share.
    fn admit(&self, peer: Option<IpAddr>, client: Option<IpAddr>) -> Result<(), Error> {
        let guarded = !self.door.proxies.is_empty() && !self.door.tls;
        if guarded && peer.is_some_and(|peer| !peer.is_loopback() && !self.door.proxies.contains(&peer)) {
            return Err(Error::new(ErrorCode::ForeignOrigin));
        }
        let (Some(rate), Some(client)) = (self.door.requests_per_second, client) else { return Ok(()) };
        if client.is_loopback() {
            return Ok(());
        }
        let now = self.app.now().micros();
        let mut buckets = self.buckets.lock().map_err(|_| Error::internal("the door's counters are poisoned"))?;
        if buckets.len() >= MOST_BUCKETS {
            buckets.retain(|_, bucket| !bucket.is_full(rate, now));
        }
        buckets.entry(client).or_insert(Bucket { drops: Bucket::size(rate), filled_at: now }).take(rate, now)
    }
}

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Above so many addresses those that have their whole share are forgotten.
const MOST_BUCKETS: usize = 50_000;

/// What an address may still ask for: drops fall in steadily, each request takes a million.
#[derive(Debug)]
struct Bucket {
    drops: i64,
    filled_at: i64,
}

const DROP: i64 = 1_000_000;

impl Bucket {
    fn size(rate: u32) -> i64 {
        i64::from(rate) * 10 * DROP
    }

    fn level(&self, rate: u32, now: i64) -> i64 {
        let fallen = (now - self.filled_at).max(0).saturating_mul(i64::from(rate));
        self.drops.saturating_add(fallen).min(Self::size(rate))
    }

    fn is_full(&self, rate: u32, now: i64) -> bool {
        self.level(rate, now) == Self::size(rate)
    }

    fn take(&mut self, rate: u32, now: i64) -> Result<(), Error> {
        self.drops = self.level(rate, now);
        self.filled_at = now;
        if self.drops < DROP {
            return Err(Error::new(ErrorCode::TooMany).with("seconds", 1));
        }
        self.drops -= DROP;
        Ok(())
    }
}

/// Lets a request in with its caller noted, and its answer out with what every answer carries.
pub(super) async fn pass(State(watch): State<Arc<Watch>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let (client, caller) = watch.caller(peer, &request);
    let api = request.uri().path().starts_with("/api/");
    let (secure, id) = (caller.secure, HeaderValue::from_str(&caller.request));
    let mut answer = match watch.admit(peer, client) {
        Ok(()) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => Failure::from(refusal).into_response(),
    };
    let headers = answer.headers_mut();
    if let Ok(id) = id {
        headers.insert(REQUEST_ID, id);
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if api {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    answer
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// An id that may stand in a log as it is.
fn is_plain(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_ask_ten_seconds_worth_at_once_and_then_its_rate() {
        let mut bucket = Bucket { drops: Bucket::size(2), filled_at: 0 };
        assert_eq!((0..30).filter(|_| bucket.take(2, 0).is_ok()).count(), 20);
        assert!(bucket.take(2, 499_999).is_err());
        assert!(bucket.take(2, 500_000).is_ok());
        assert!(bucket.take(2, 500_000).is_err());
        assert!(!bucket.is_full(2, 10_000_000));
        assert!(bucket.is_full(2, 10_500_000));
        assert!(bucket.take(2, i64::MAX).is_ok());
    }
}
