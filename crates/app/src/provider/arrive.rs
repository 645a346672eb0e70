//! A browser comes back from the provider.

use guatu_domain::access::Actor;
use guatu_domain::account::AccountState;
use guatu_kernel::{Error, ErrorCode, Result, Scope};
use openidconnect::url::form_urlencoded::Serializer;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::claims::Identity;
use super::flow::{self, Flow, Found};
use super::{Arrival, Provider, link, of, store};
use crate::account::store::{self as accounts, Account};
use crate::sign_in::attempt::{self, Attempt};
use crate::sign_in::{self, Entered, Recorded, Refused, Way};
use crate::{App, Op, access};

/// What the provider sends back by way of the browser.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AnswerQuery {
    pub code: Option<String>,
    pub state: Option<String>,
    /// Why the provider let nobody in.
    pub error: Option<String>,
    /// The issuer that answers (RFC 9207).
    pub iss: Option<String>,
}

/// Takes a browser back: opens a session for the account of its identity, or links the identity to the account that asked
/// for it. Whatever goes wrong is told on the page that the browser goes on to.
///
/// # Errors
/// `not_found` without a provider.
pub async fn arrive(
    app: &App,
    stranger: Actor,
    answer: AnswerQuery,
    cookie: Option<&str>,
    agent: &str,
) -> Result<Arrival> {
    let provider = of(app)?;
    let cookie = cookie.unwrap_or_default();
    let found = flow::take(app, answer.state.as_deref().unwrap_or_default(), cookie).await?;
    let (flow, over) = match found {
        Found::Open(flow) => (flow, None),
        Found::Expired(flow) => (flow, Some(Refused::FlowExpired)),
        Found::Unknown => (Flow { to: "/".into(), link: None }, Some(Refused::FlowUnknown)),
    };
    let outcome = match over {
        Some(why) => Err(turn_away(app, stranger, why, Error::new(ErrorCode::FlowOver)).await),
        None => go_on(app, provider, stranger, &flow, &answer, cookie, agent).await,
    };
    Ok(match outcome {
        Ok(entered) => Arrival { to: flow.to, entered },
        Err(refusal) => {
            tracing::warn!(error = %refusal, "nobody came in by the provider");
            Arrival { to: page_of(&flow, &refusal), entered: None }
        }
    })
}

async fn go_on(
    app: &App,
    provider: &Provider,
    stranger: Actor,
    flow: &Flow,
    answer: &AnswerQuery,
    cookie: &str,
    agent: &str,
) -> Result<Option<Entered>> {
    attempt::may_try(app, &stranger.address).await?;
    let identity = match identify(app, provider, answer, cookie).await {
        Ok(identity) => identity,
        Err(refusal) => {
            let why = match refusal.code {
                ErrorCode::ProviderUnreachable => Refused::ProviderUnreachable,
                ErrorCode::ProviderRefused => Refused::ByProvider,
                ErrorCode::ProviderUntrusted => Refused::ProviderUntrusted,
                _ => return Err(refusal),
            };
            return Err(turn_away(app, stranger, why, refusal).await);
        }
    };
    match flow.link {
        Some((account, session)) => {
            link::finish(app, provider, stranger, &identity, account, session).await?;
            Ok(None)
        }
        None => enter(app, provider, stranger, &identity, agent).await.map(Some),
    }
}

async fn identify(app: &App, provider: &Provider, answer: &AnswerQuery, cookie: &str) -> Result<Identity> {
    if let Some(issuer) = answer.iss.as_deref().filter(|issuer| *issuer != provider.issuer.as_str()) {
        return Err(super::metadata::untrusted(format!("answered by {issuer:?}")));
    }
    let refused = || Error::new(ErrorCode::ProviderRefused);
    if let Some(error) = &answer.error {
        return Err(refused().because(format!("{error:?}")));
    }
    let code = answer.code.as_deref().ok_or_else(refused)?;
    provider.identify(code, flow::proof(cookie), app.now()).await
}

/// Writes a refusal down and counts it against the address, unless the provider alone is to blame.
///
/// Answers with the refusal; with what went wrong instead where it could not be recorded.
async fn turn_away(app: &App, stranger: Actor, why: Refused, refusal: Error) -> Error {
    let recorded = Recorded { refused: Some(why), provider: true, ..Recorded::default() };
    match write_down(app, stranger, recorded, why != Refused::ProviderUnreachable).await {
        Ok(()) => refusal,
        Err(worse) => worse,
    }
}

async fn write_down(app: &App, stranger: Actor, recorded: Recorded, counts: bool) -> Result<()> {
    if counts {
        attempt::failed(app, &stranger.address).await?;
    }
    let mut op = app.write(stranger).await?;
    sign_in::note(&mut op, "sign_in.refused", Uuid::nil(), recorded)?;
    op.commit().await
}

/// Opens a session for the account of an identity, by the same rules as for a password.
async fn enter(app: &App, provider: &Provider, stranger: Actor, identity: &Identity, agent: &str) -> Result<Entered> {
    let Some((known, _)) = account_of(&app.db().read(), provider, identity).await? else {
        let recorded = Recorded {
            refused: Some(Refused::IdentityUnknown),
            provider: true,
            identity: Some(identity.subject.clone()),
            ..Recorded::default()
        };
        write_down(app, stranger, recorded, true).await?;
        return Err(Error::new(ErrorCode::IdentityUnknown));
    };
    let attempt = Attempt::take(app, &stranger.address, &known.login).await?;
    let mut op = app.write(sign_in::whoever(&known, stranger)).await?;
    let account = accounts::hold(&op, &Scope::System, known.id).await?;
    // The link may have changed before the account was held.
    let found = account_of(op.session(), provider, identity).await?.filter(|(found, _)| found.id == account.id);
    let Some((_, is_new)) = found else { return Err(Error::new(ErrorCode::Conflict)) };
    if account.state != AccountState::Active {
        return Err(refuse(op, &account, Refused::Inert).await);
    }
    if !may_come(&op, provider, &account).await? {
        return Err(refuse(op, &account, Refused::PasswordOnly).await);
    }
    if is_new {
        link::write(&mut op, provider, identity, account.id, link::By::Claim).await?;
    }
    sign_in::enter(op, &account, &attempt, Way::Provider { factor: identity.factor }, agent).await
}

/// Whether an account may use the provider at all.
pub(super) async fn may_come(op: &Op, provider: &Provider, account: &Account) -> Result<bool> {
    let administrators = provider.settings.administrators;
    Ok(administrators || !access::store::is_administrator(op.session(), account.id, op.now().date()).await?)
}

async fn refuse(mut op: Op, account: &Account, why: Refused) -> Error {
    let recorded = Recorded { refused: Some(why), provider: true, ..Recorded::default() };
    let written = match sign_in::note(&mut op, "sign_in.refused", account.id.0, recorded) {
        Ok(()) => op.commit().await,
        failed => failed,
    };
    match (written, why) {
        (Err(worse), _) => worse,
        (Ok(()), Refused::Inert) => Error::new(ErrorCode::AccountInert).with("state", account.state.as_str()),
        (Ok(()), _) => Error::new(ErrorCode::PasswordOnly),
    }
}

/// The account of an identity; `true` when only a claim says so and the link is still to be written. A claim is believed once:
/// not for an identity or an account that was ever linked.
async fn account_of(
    session: &guatu_db::Session,
    provider: &Provider,
    identity: &Identity,
) -> Result<Option<(Account, bool)>> {
    let linked = store::of_identity(session, provider, &identity.subject).await?;
    if let Some(link) = linked {
        if link.undone {
            return Ok(None);
        }
        return accounts::get(session, &Scope::System, link.account).await.map(|account| Some((account, false)));
    }
    let Some(login) = &identity.login else { return Ok(None) };
    let Some(account) = accounts::with_login(session, login).await? else { return Ok(None) };
    let free = store::of_account(session, provider, account.id).await?.is_empty();
    Ok(free.then_some((account, true)))
}

/// The page that tells about a refusal.
fn page_of(flow: &Flow, refusal: &Error) -> String {
    let mut query = Serializer::new(String::new());
    let page = match flow.link {
        Some(_) => {
            query.append_pair("part", "provider");
            "/me"
        }
        None => {
            if flow.to != "/" {
                query.append_pair("to", &flow.to);
            }
            "/sign-in"
        }
    };
    query.append_pair("refused", refusal.code.as_str());
    for (name, value) in &refusal.params {
        query.append_pair(name, value.as_str().unwrap_or(&value.to_string()));
    }
    format!("{page}?{}", query.finish())
}
