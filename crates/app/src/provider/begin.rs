//! Sending a browser to the provider.

use guatu_domain::access::Actor;
use guatu_kernel::{Error, Result, Unfit};
use openidconnect::core::{CoreAuthPrompt, CoreResponseType};
use openidconnect::url::Url;
use openidconnect::{
    AuthenticationContextClass, AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::flow::{self, Flow, Walk};
use super::{Provider, of};
use crate::sign_in::attempt;
use crate::{App, Op};

/// Where somebody wants to be once they are signed in.
#[derive(Default, Deserialize, ToSchema)]
pub struct BeginBody {
    /// A page of this house: `/projects?light=red`; the first one when absent.
    pub to: Option<String>,
}

/// Where the browser is to go.
#[derive(Serialize, ToSchema)]
pub struct GoToView {
    /// An address at the provider.
    pub address: String,
}

/// A flow that has begun.
pub struct Begun {
    /// Goes into a cookie of the browser and nowhere else.
    pub cookie: String,
    pub view: GoToView,
}

impl Begun {
    /// How long its cookie lives, in seconds.
    pub const LASTS: i64 = flow::LASTS;
}

/// Begins to sign somebody in by the provider.
///
/// # Errors
/// `not_found` without a provider; `invalid` for a page that is not ours; `provider_unreachable`; `too_many`.
pub async fn begin(app: &App, stranger: Actor, body: BeginBody) -> Result<Begun> {
    let provider = of(app)?;
    let to = own_page(body.to.as_deref().unwrap_or("/"))?;
    attempt::may_try(app, &stranger.address).await?;
    send(app, provider, stranger, Flow { to, link: None }).await
}

/// Opens a flow and says where it leads.
pub(super) async fn send(app: &App, provider: &Provider, actor: Actor, flow: Flow) -> Result<Begun> {
    // Asked for before anything is written: who waits for another host holds no lock.
    let metadata = provider.fresh_metadata(app.now()).await?;
    let op = app.write(actor).await?;
    let begun = open(&op, provider, &metadata, &flow).await?;
    op.commit().await?;
    Ok(begun)
}

async fn open(
    op: &Op,
    provider: &Provider,
    metadata: &openidconnect::ProviderMetadataWithLogout,
    flow: &Flow,
) -> Result<Begun> {
    let Walk { state, cookie } = flow::begin(op, flow).await?;
    let proof = flow::proof(&cookie);
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(proof.verifier));
    let client = provider.client(metadata);
    let mut request = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(proof.nonce),
        )
        .add_scopes(provider.settings.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(challenge);
    for acr in &provider.settings.second_factor.acr {
        request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
    }
    if flow.link.is_some() {
        // Whoever sat here before may still be signed in there: their identity must not be linked to this account.
        request = request.add_prompt(CoreAuthPrompt::Login);
    }
    let (address, ..) = request.url();
    Ok(Begun { cookie, view: GoToView { address: address.into() } })
}

/// The longest address of a page that is kept, in bytes.
const LONGEST_PAGE: usize = 2000;

/// A page of this house, written as an address is.
///
/// # Errors
/// `invalid` for an address of another host, however it is disguised, and for what is no page.
fn own_page(text: &str) -> Result<String> {
    let refused = || Error::invalid("to", "", Unfit::NotOurPage);
    let plain = text.starts_with('/') && text.len() <= LONGEST_PAGE && !text.chars().any(char::is_control);
    let house = Url::parse("http://house.invalid/").map_err(Error::internal)?;
    let page = house.join(text).map_err(|_| refused())?;
    if !plain
        || text.contains('\\')
        || page.origin() != house.origin()
        || page.path().starts_with("//")
        || page.path().starts_with("/api/")
    {
        return Err(refused());
    }
    Ok(page[openidconnect::url::Position::BeforePath..].into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_of_this_house_is_come_back_to() {
        for (text, page) in [
            ("/", "/"),
            ("/projects?light=red#top", "/projects?light=red#top"),
            ("/projects?to=https://elsewhere.example", "/projects?to=https://elsewhere.example"),
            ("/项目", "/%E9%A1%B9%E7%9B%AE"),
            ("/a/../b", "/b"),
        ] {
            assert_eq!(own_page(text).unwrap(), page);
        }
        for text in [
            "",
            "projects",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "\\\\elsewhere.example",
            "https://elsewhere.example",
            "/\t/elsewhere.example",
            "/..//elsewhere.example",
            "/.//elsewhere.example",
            "javascript:alert(1)",
            "/api/sign-out",
            "/x/../api/session",
            " /projects",
            "/a\r\nSet-Cookie: x=y",
        ] {
            assert!(own_page(text).is_err(), "{text:?}");
        }
        assert!(own_page(&format!("/{}", "x".repeat(LONGEST_PAGE))).is_err());
    }
}
