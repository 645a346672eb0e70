//! Signing in and out: password, then the second factor, then whatever is due before anything else.

pub(crate) mod attempt;
pub(crate) mod factor;
pub mod session;
mod stage;

use std::sync::Arc;

use guatu_db::cell;
use guatu_domain::access::{Actor, Rights};
use guatu_domain::account::AccountState;
use guatu_kernel::{Error, ErrorCode, Result, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::account::store::{self, Account};
use crate::{App, Op};
use attempt::Attempt;
use session::{Signed, Stage};
pub(crate) use stage::after_code;

/// Who wants to sign in.
#[derive(Deserialize, ToSchema)]
pub struct SignInBody {
    pub login: String,
    pub password: String,
}

/// A code of the second factor, or a recovery code.
#[derive(Deserialize, ToSchema)]
pub struct CodeBody {
    pub code: String,
}

/// A session that was opened or has come further. Its token goes into the cookie and nowhere else.
pub struct Entered {
    pub token: String,
    pub stage: Stage,
}

/// How far signing in has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StageView {
    /// `whole`: signed in; `code_due`: the code of the second factor is to come; `password_due`: the password has to be
    /// changed; `factor_due`: a second factor has to be set up.
    #[schema(value_type = String)]
    pub stage: Stage,
}

/// Why an attempt was refused, for the audit record alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Refused {
    UnknownLogin,
    WrongPassword,
    WrongCode,
    OneTimePasswordExpired,
    Inert,
    /// A return from the provider that no open flow of this browser waits for.
    FlowUnknown,
    FlowExpired,
    /// The provider did not want to, or its user did not.
    ByProvider,
    ProviderUnreachable,
    ProviderUntrusted,
    /// Nobody has linked the identity to an account.
    IdentityUnknown,
    /// An administrator, who signs in with the password.
    PasswordOnly,
}

/// What the record says about an attempt.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Recorded {
    pub stage: Option<Stage>,
    pub refused: Option<Refused>,
    /// Whether it went by the provider.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provider: bool,
    /// What the provider calls somebody whom nobody knows here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
}

/// How somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Password,
    /// By the provider, whose word stands for the second factor or does not.
    Provider {
        factor: bool,
    },
}

/// Opens a session for whoever knows the password.
///
/// # Errors
/// `sign_in_refused`, the same and after the same work for an unknown name and a wrong password; `too_many`;
/// `account_inert` for whoever knows the password of an account that may not be used.
pub async fn sign_in(app: &App, stranger: Actor, body: SignInBody, agent: &str) -> Result<Entered> {
    let login = body.login.trim().to_lowercase();
    let attempt = Attempt::take(app, &stranger.address, &login).await?;
    let known = store::with_login(&app.db().read(), &login).await?;
    let hash = known.as_ref().and_then(|account| account.password_hash.clone());
    let right = app.hashing().verify(&body.password, hash.as_deref()).await?;
    let op =
        app.write(known.as_ref().filter(|_| right).map_or(stranger.clone(), |known| whoever(known, stranger))).await?;
    let Some(account) = known else { return refuse(op, None, Refused::UnknownLogin).await };
    // The account may have changed while the hash was computed.
    let account = store::hold(&op, &Scope::System, account.id).await?;
    if !right || account.password_hash != hash {
        return refuse(op, Some(&account), Refused::WrongPassword).await;
    }
    if account.state != AccountState::Active {
        return refuse(op, Some(&account), Refused::Inert).await;
    }
    if stage::one_time_expired(&op, &account) {
        return refuse(op, Some(&account), Refused::OneTimePasswordExpired).await;
    }
    enter(op, &account, &attempt, Way::Password, agent).await
}

/// Opens a session at the stage that an account has to pass next.
pub(crate) async fn enter(mut op: Op, account: &Account, attempt: &Attempt, way: Way, agent: &str) -> Result<Entered> {
    let stage = match way {
        Way::Password => stage::after_password(&op, account).await?,
        Way::Provider { factor } => stage::after_provider(&op, account, factor).await?,
    };
    if stage != Stage::CodeDue {
        attempt.was_right(op.session()).await?;
    }
    let provider = way != Way::Password;
    let token = session::open(&op, account.id, stage, provider, agent).await?;
    seen(&op, account.id.0).await?;
    note(&mut op, "sign_in", account.id.0, Recorded { stage: Some(stage), provider, ..Recorded::default() })?;
    op.commit().await?;
    Ok(Entered { token, stage })
}

/// Takes the code of the second factor.
///
/// # Errors
/// `sign_in_refused` when it is wrong or was used before; `too_many`; `conflict` when no code is due.
pub async fn code(app: &App, signed: &Signed, actor: Actor, body: CodeBody) -> Result<Entered> {
    let session = signed.session.filter(|_| signed.stage == Stage::CodeDue);
    let session = session.ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    let attempt = Attempt::take(app, &actor.address, &signed.login).await?;
    let mut op = app.write(actor).await?;
    let account = store::hold(&op, &Scope::System, signed.account).await?;
    if !factor::takes(&op, &account, &body.code).await? {
        return refuse(op, Some(&account), Refused::WrongCode).await;
    }
    attempt.was_right(op.session()).await?;
    let stage = after_code(&op, &account, signed.provider).await?;
    let token = session::renew(&mut op, session, Stage::CodeDue, stage).await?;
    note(&mut op, "sign_in.code", account.id.0, Recorded { stage: Some(stage), ..Recorded::default() })?;
    op.commit().await?;
    Ok(Entered { token, stage })
}

/// Ends the session at hand.
pub async fn sign_out(mut op: Op, signed: &Signed) -> Result<()> {
    let session = signed.session.ok_or_else(|| Error::new(ErrorCode::SessionNeeded))?;
    session::end(&mut op, signed.account, session, "signed out").await?;
    note(&mut op, "sign_out", signed.account.0, Recorded::default())?;
    op.commit().await
}

/// Writes the refusal down, and only then refuses: what cannot be recorded fails for that reason instead.
async fn refuse(mut op: Op, account: Option<&Account>, why: Refused) -> Result<Entered> {
    let id = account.map_or(Uuid::nil(), |account| account.id.0);
    note(&mut op, "sign_in.refused", id, Recorded { refused: Some(why), ..Recorded::default() })?;
    op.commit().await?;
    Err(match (why, account) {
        (Refused::Inert, Some(account)) => Error::new(ErrorCode::AccountInert).with("state", account.state.as_str()),
        _ => Error::new(ErrorCode::SignInRefused),
    })
}

pub(crate) fn note(op: &mut Op, action: &'static str, id: Uuid, recorded: Recorded) -> Result<()> {
    op.record(action, "account", id, None, Some(&recorded))
}

async fn seen(op: &Op, account: Uuid) -> Result<()> {
    op.session()
        .run("UPDATE account SET seen_at = $1 WHERE id = $2", [cell(op.now().micros()), cell(account)])
        .await
        .map(drop)
}

/// The actor of a sign-in that knew the password: named in the record, allowed nothing yet.
pub(crate) fn whoever(account: &Account, stranger: Actor) -> Actor {
    let rights = Arc::new(Rights::default());
    Actor { name: account.login.clone(), account: Some(account.id), rights, ..stranger }
}
