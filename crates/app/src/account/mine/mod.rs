//! What people do with their own account: password, devices, second factor, tokens.

mod device;
mod factor;
mod password;
mod token;

use guatu_db::Session;
use guatu_domain::access::Actor;
use guatu_kernel::{Error, ErrorCode, Result, Scope, SessionId};

pub use device::{DeviceView, devices, end_device, end_other_devices};
pub use factor::{
    FactorBody, FactorView, NewFactorView, PasswordBody, RecoveryCodesView, begin_factor, confirm_factor, factor,
    remove_factor, renew_recovery_codes,
};
pub use password::{ChangePasswordBody, PolicyView, change_password, policy};
pub use token::{IssuedToken, NewTokenBody, TokenView, issue_token, revoke_token, tokens};

use super::store::{self, Account};
use crate::sign_in::attempt::Attempt;
use crate::sign_in::session::{Signed, Stage};
use crate::{App, Op};

/// The session of a person; a program's token may do none of this.
pub(crate) fn session_of(signed: &Signed) -> Result<SessionId> {
    signed.session.ok_or_else(|| Error::new(ErrorCode::SessionNeeded))
}

/// The session of a person who has signed in or has come to one of these stages.
pub(crate) fn at(signed: &Signed, stages: &[Stage]) -> Result<SessionId> {
    let session = session_of(signed)?;
    if signed.stage == Stage::Whole || stages.contains(&signed.stage) {
        return Ok(session);
    }
    Err(Error::new(match signed.stage {
        Stage::PasswordDue => ErrorCode::PasswordChangeDue,
        _ => ErrorCode::FactorDue,
    }))
}

/// One's own account.
async fn own(session: &Session, signed: &Signed) -> Result<Account> {
    store::get(session, &Scope::System, signed.account).await
}

/// One's own account, kept from other writers.
async fn hold(op: &Op, signed: &Signed) -> Result<Account> {
    store::hold(op, &Scope::System, signed.account).await
}

/// An operation of somebody who knows the account's password, tried like a sign-in.
pub(crate) async fn confirmed(app: &App, signed: &Signed, actor: Actor, password: &str) -> Result<Op> {
    let attempt = Attempt::take(app, &actor.address, &signed.login).await?;
    let account = own(&app.db().read(), signed).await?;
    let right = app.hashing().verify(password, account.password_hash.as_deref()).await?;
    let mut op = app.write(actor).await?;
    if right {
        attempt.was_right(op.session()).await?;
        return Ok(op);
    }
    op.record("password.refused", "account", account.id.0, None, Some(&account.login))?;
    op.commit().await?;
    Err(Error::new(ErrorCode::SignInRefused))
}
