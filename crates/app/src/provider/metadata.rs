//! What the provider publishes about itself: its endpoints and the keys it signs with.

use std::sync::{Arc, Mutex, PoisonError};

use guatu_kernel::{Error, ErrorCode, Result, Timestamp};
use openidconnect::ProviderMetadataWithLogout;

use super::Provider;
use super::wire::unreachable;

const SECOND: i64 = 1_000_000;
/// How long what was published is believed when somebody comes back.
const KEPT: i64 = 3600 * SECOND;
/// Before somebody is sent there it is asked again after so long: to a provider that is down nobody is sent. A signature by an
/// unknown key makes the keys be asked for anew too, and no more often: nobody can make this server ask all the time.
const FRESH: i64 = 60 * SECOND;
/// A provider that is down is left alone for so long.
const PAUSE: i64 = 5 * SECOND;

/// What is known of the provider.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    metadata: Option<(Timestamp, Arc<ProviderMetadataWithLogout>)>,
    failed_at: Option<Timestamp>,
}

impl Provider {
    /// What the provider publishes about itself.
    ///
    /// # Errors
    /// `provider_unreachable` when it does not answer, answers nonsense, or did so seconds ago.
    pub(super) async fn kept_metadata(&self, now: Timestamp) -> Result<Arc<ProviderMetadataWithLogout>> {
        self.metadata_younger_than(KEPT, now).await
    }

    /// The same as of the last minute.
    ///
    /// # Errors
    /// The same.
    pub(super) async fn fresh_metadata(&self, now: Timestamp) -> Result<Arc<ProviderMetadataWithLogout>> {
        self.metadata_younger_than(FRESH, now).await
    }

    async fn metadata_younger_than(&self, age: i64, now: Timestamp) -> Result<Arc<ProviderMetadataWithLogout>> {
        if let Some(metadata) = self.kept(age, now)? {
            return Ok(metadata);
        }
        let asked = ProviderMetadataWithLogout::discover_async(self.issuer.clone(), &self.wire).await;
        let mut state = self.known.0.lock().unwrap_or_else(PoisonError::into_inner);
        match asked {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *state = State { metadata: Some((now, metadata.clone())), failed_at: None };
                Ok(metadata)
            }
            Err(cause) => {
                state.failed_at = Some(now);
                Err(unreachable(chain(&cause)))
            }
        }
    }

    fn kept(&self, age: i64, now: Timestamp) -> Result<Option<Arc<ProviderMetadataWithLogout>>> {
        let state = self.known.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = |at: Timestamp| now.micros() - at.micros();
        let young = state.metadata.as_ref().filter(|(at, _)| since(*at) < age);
        match young {
            Some((_, metadata)) => Ok(Some(metadata.clone())),
            None if state.failed_at.is_some_and(|at| since(at) < PAUSE) => Err(unreachable("it failed a moment ago")),
            None => Ok(None),
        }
    }
}

/// An error with all that caused it, for the log.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

/// An answer of the provider that cannot be believed.
pub(super) fn untrusted(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorCode::ProviderUntrusted).because(cause)
}
