//! Signing in at another house: an OpenID Connect provider that a deployment names. The provider says who somebody is; which
//! account that is, and whether it may be used, is decided here. Accounts are linked, never made.
//!
//! The authorization code flow with PKCE, state and nonce. Of what the provider tells, the name of the identity is kept and
//! nothing else: no token, no claim. The provider is the only other host that this program ever talks to.

mod arrive;
mod begin;
mod claims;
mod flow;
mod link;
mod metadata;
mod settings;
mod store;
mod wire;

use guatu_kernel::{Bilingual, Error, Result, Timestamp};
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl, url::Url};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::sign_in::Entered;

pub use arrive::{AnswerQuery, arrive};
pub use begin::{BeginBody, Begun, GoToView, begin};
pub use link::{IdentityView, MyProviderView, begin_link, mine, unlink};
pub use settings::{SecondFactor, Settings};

/// A provider in use.
#[derive(Debug)]
pub struct Provider {
    settings: Settings,
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    /// Where the provider sends browsers back to.
    back: RedirectUrl,
    /// Where it sends them after they have signed out there.
    after_sign_out: Url,
    wire: wire::Wire,
    known: metadata::Known,
}

/// What the button that leads to the provider says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProviderLabel {
    pub zh: String,
    pub en: String,
}

impl From<&Bilingual> for ProviderLabel {
    fn from(label: &Bilingual) -> Self {
        Self { zh: label.zh.clone(), en: label.en.clone() }
    }
}

/// How a browser's return from the provider ended.
pub struct Arrival {
    /// The page of this house that it goes on to.
    pub to: String,
    /// The session that was opened; none where an identity was linked, or nobody came in.
    pub entered: Option<Entered>,
}

impl Provider {
    /// The provider's issuer identifier.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// Asks the provider for what it publishes.
    ///
    /// # Errors
    /// `provider_unreachable` with the cause.
    pub async fn reach(&self, now: Timestamp) -> Result<()> {
        self.fresh_metadata(now).await.map(drop)
    }

    /// What the button that leads here says.
    pub fn label(&self) -> ProviderLabel {
        (&self.settings.label).into()
    }
}

/// The provider of this server.
///
/// # Errors
/// `not_found` where none is configured: then nothing here does anything.
fn of(app: &App) -> Result<&Provider> {
    app.provider().ok_or_else(Error::not_found)
}

/// Where somebody signs out at the provider too; a page of this house that says so where the provider has no such place.
///
/// # Errors
/// `not_found` without a provider; `provider_unreachable`.
pub async fn sign_out_address(app: &App) -> Result<String> {
    let provider = of(app)?;
    let metadata = provider.fresh_metadata(app.now()).await?;
    let Some(end) = metadata.additional_metadata().end_session_endpoint.clone() else {
        return Ok("/sign-in?refused=provider_keeps_session".into());
    };
    let request = openidconnect::LogoutRequest::from(end).set_client_id(provider.client_id.clone());
    let home = openidconnect::PostLogoutRedirectUrl::from_url(provider.after_sign_out.clone());
    Ok(request.set_post_logout_redirect_uri(home).http_get_url().into())
}
