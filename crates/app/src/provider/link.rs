//! Linking one's own account to an identity of the provider, and unlinking it.

use guatu_domain::access::Actor;
use guatu_domain::account::AccountState;
use guatu_kernel::{AccountId, Error, ErrorCode, Result, Scope, SessionId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::arrive::may_come;
use super::begin::{Begun, send};
use super::claims::Identity;
use super::flow::Flow;
use super::{Provider, ProviderLabel, of, store};
use crate::account::mine::{PasswordBody, at, confirmed};
use crate::account::store::{self as accounts, Account};
use crate::sign_in::session::{self, Signed};
use crate::sign_in::whoever;
use crate::{App, Op};

/// What one's own account has to do with the provider.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyProviderView {
    /// What the provider is called; none where there is none, or none for one's duty.
    pub label: Option<ProviderLabel>,
    /// The identity that signs in to one's account.
    pub identity: Option<IdentityView>,
}

/// An identity of the provider.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IdentityView {
    /// What the provider calls it.
    pub subject: String,
    pub linked_at: Timestamp,
}

/// Who says that an identity belongs to an account.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum By {
    /// The person, signed in and with the password.
    Person,
    /// A claim that the settings believe.
    Claim,
}

/// A link as the audit record keeps it.
#[derive(Debug, Serialize)]
struct Recorded<'a> {
    identity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<By>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<&'static str>,
}

/// What one's own account has to do with the provider.
pub async fn mine(op: &mut Op, signed: &Signed) -> Result<MyProviderView> {
    at(signed, &[])?;
    let nothing = MyProviderView { label: None, identity: None };
    let app = op.app().clone();
    let Some(provider) = app.provider() else { return Ok(nothing) };
    let account = accounts::get(op.session(), &Scope::System, signed.account).await?;
    if !may_come(op, provider, &account).await? {
        return Ok(nothing);
    }
    let identity = held(op, provider, signed.account).await?;
    let identity = identity.map(|link| IdentityView { subject: link.subject, linked_at: link.linked_at });
    Ok(MyProviderView { label: Some(provider.label()), identity })
}

async fn held(op: &Op, provider: &Provider, account: AccountId) -> Result<Option<store::Link>> {
    Ok(store::of_account(op.session(), provider, account).await?.into_iter().find(|link| !link.undone))
}

/// Begins to link one's account; the password is asked for, because the link is another way in.
///
/// # Errors
/// `conflict` when an identity is linked already; `password_only` for administrators; as signing in.
pub async fn begin_link(app: &App, signed: &Signed, actor: Actor, body: PasswordBody) -> Result<Begun> {
    let provider = of(app)?;
    let session = at(signed, &[])?;
    let op = app.read(actor.clone()).await?;
    let account = accounts::get(op.session(), &Scope::System, signed.account).await?;
    if !may_come(&op, provider, &account).await? {
        return Err(Error::new(ErrorCode::PasswordOnly));
    }
    if held(&op, provider, signed.account).await?.is_some() {
        return Err(Error::new(ErrorCode::Conflict));
    }
    confirmed(app, signed, actor.clone(), &body.password).await?.commit().await?;
    let flow = Flow { to: "/me?part=provider".into(), link: Some((signed.account, session)) };
    send(app, provider, actor, flow).await
}

/// Links the identity with which a browser came back, if the session that asked for it still lives.
pub(super) async fn finish(
    app: &App,
    provider: &Provider,
    stranger: Actor,
    identity: &Identity,
    account: AccountId,
    session: SessionId,
) -> Result<()> {
    let known = accounts::get(&app.db().read(), &Scope::System, account).await?;
    let mut op = app.write(whoever(&known, stranger)).await?;
    let account = accounts::hold(&op, &Scope::System, account).await?;
    let refused = refusal(&op, provider, identity, &account, session).await?;
    match refused {
        Some(code) => {
            let recorded = Recorded { identity: &identity.subject, by: None, refused: Some(code.as_str()) };
            op.note("provider.refused", "account", account.id.0, &recorded)?;
        }
        None => write(&mut op, provider, identity, account.id, By::Person).await?,
    }
    op.commit().await?;
    refused.map_or(Ok(()), |code| Err(Error::new(code)))
}

/// Why an identity is not linked to an account, if it is not.
async fn refusal(
    op: &Op,
    provider: &Provider,
    identity: &Identity,
    account: &Account,
    session: SessionId,
) -> Result<Option<ErrorCode>> {
    if account.state != AccountState::Active || !session::is_whole(op, account.id, session).await? {
        return Ok(Some(ErrorCode::Unauthenticated));
    }
    if !may_come(op, provider, account).await? {
        return Ok(Some(ErrorCode::PasswordOnly));
    }
    let link = store::of_identity(op.session(), provider, &identity.subject).await?;
    if link.is_some_and(|link| !link.undone && link.account != account.id) {
        return Ok(Some(ErrorCode::IdentityTaken));
    }
    Ok(held(op, provider, account.id).await?.map(|_| ErrorCode::Conflict))
}

/// Writes a link down, in the operation of somebody who holds the account.
pub(super) async fn write(
    op: &mut Op,
    provider: &Provider,
    identity: &Identity,
    account: AccountId,
    by: By,
) -> Result<()> {
    store::link(op, provider, &identity.subject, account).await?;
    op.note(
        "provider.link",
        "account",
        account.0,
        &Recorded { identity: &identity.subject, by: Some(by), refused: None },
    )
}

/// Unlinks one's account; the password is asked for, because it is the way in that is left. Other sessions that came by the
/// provider end.
///
/// # Errors
/// `not_found` when no identity is linked.
pub async fn unlink(app: &App, signed: &Signed, actor: Actor, body: PasswordBody) -> Result<()> {
    let provider = of(app)?;
    let session = at(signed, &[])?;
    held(&app.read(actor.clone()).await?, provider, signed.account).await?.ok_or_else(Error::not_found)?;
    let mut op = confirmed(app, signed, actor, &body.password).await?;
    let link = held(&op, provider, signed.account).await?.ok_or_else(Error::not_found)?;
    store::unlink(&op, provider, signed.account).await?;
    session::end_of_provider(&mut op, signed.account, session, "provider unlinked").await?;
    let before = Recorded { identity: &link.subject, by: None, refused: None };
    op.record("provider.unlink", "account", signed.account.0, Some(&before), None)?;
    op.commit().await
}
