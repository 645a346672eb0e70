//! Changing one's own password.

use guatu_domain::access::Actor;
use guatu_kernel::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{at, confirmed, hold, own};
use crate::account::password;
use crate::account::store::Account;
use crate::sign_in::session::{self, Signed, Stage};
use crate::sign_in::{Entered, after_code};
use crate::{App, Op};

/// The password so far, and the one to come.
#[derive(Deserialize, ToSchema)]
pub struct ChangePasswordBody {
    pub current: String,
    pub new: String,
}

/// What is asked of a password.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyView {
    /// The fewest characters.
    pub shortest: usize,
    /// The most characters.
    pub longest: usize,
    /// How many of the four classes: capital letters, small letters, digits, everything else.
    pub classes: usize,
    /// How many former passwords may not be taken again.
    pub history: usize,
    /// After so many days it has to be changed; 0 for never.
    pub days: i64,
}

/// What is asked of passwords here.
pub fn policy(op: &Op, signed: &Signed) -> Result<PolicyView> {
    at(signed, &[Stage::PasswordDue])?;
    let policy = &op.app().settings().security.password;
    Ok(PolicyView {
        shortest: policy.shortest,
        longest: guatu_domain::password::LONGEST,
        classes: policy.classes,
        history: policy.history,
        days: policy.days,
    })
}

/// Takes a new password. All other sessions and all tokens end; the session at hand goes on under a new token.
///
/// # Errors
/// `sign_in_refused` when the current password is wrong, counted like a failed sign-in; `password_weak`.
pub async fn change_password(app: &App, signed: &Signed, actor: Actor, body: ChangePasswordBody) -> Result<Entered> {
    let session = at(signed, &[Stage::PasswordDue])?;
    confirmed(app, signed, actor.clone(), &body.current).await?.commit().await?;
    let account = own(&app.db().read(), signed).await?;
    let hash = password::chosen(app, &account, &body.new).await?;
    let mut op = app.write(actor).await?;
    if hold(&op, signed).await?.password_hash != account.password_hash {
        return Err(Error::new(ErrorCode::Conflict));
    }
    password::set(&op, account.id, &hash, false).await?;
    session::end_others(&mut op, account.id, session, "password changed").await?;
    session::end_tokens(&op, account.id).await?;
    let changed = Account { must_change: false, password_at: Some(op.now()), ..account };
    let stage = after_code(&op, &changed, signed.provider).await?;
    let token = session::renew(&mut op, session, signed.stage, stage).await?;
    op.record("password.change", "account", changed.id.0, None, Some(&changed.login))?;
    op.commit().await?;
    Ok(Entered { token, stage })
}
