//! Whether an account may be used: the system administrator disables and resets, the security administrator approves.
//!
//! No one of them alone can take over an account: a reset makes it inert until the other approves it again.

use guatu_domain::access::{Actor, Permission};
use guatu_domain::account::AccountState;
use guatu_kernel::{AccountId, Error, ErrorCode, Result, Timestamp, Unfit};

use super::store::{self, Account};
use super::view::{AccountView, IssuedAccount};
use super::{Recorded, list, password};
use crate::sign_in::{attempt, factor, session};
use crate::{App, Op};

/// The security administrator lets an account be used.
pub async fn approve(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountApprove)?;
    let former = store::hold(&op, &scope, id).await?;
    let state = former.state.approved().ok_or_else(|| not_from(former.state))?;
    let approved = Account { state, approved_at: Some(op.now()), ..former.clone() };
    change(&mut op, "account.approve", &former, &approved).await?;
    finish(op, &approved).await
}

/// Nobody can use the account any more; its sessions and tokens end.
pub async fn disable(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountEdit)?;
    let former = store::hold(&op, &scope, id).await?;
    not_oneself(&op, id)?;
    let state = former.state.disabled().ok_or_else(|| not_from(former.state))?;
    let disabled = Account { state, disabled_at: Some(op.now()), ..former.clone() };
    change(&mut op, "account.disable", &former, &disabled).await?;
    session::end_everything(&mut op, id, "disabled").await?;
    finish(op, &disabled).await
}

/// A disabled account may be used again, once it has been approved again.
pub async fn enable(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountEdit)?;
    let former = store::hold(&op, &scope, id).await?;
    let state = former.state.enabled().ok_or_else(|| not_from(former.state))?;
    let enabled = Account { state, disabled_at: None, approved_at: None, ..former.clone() };
    change(&mut op, "account.enable", &former, &enabled).await?;
    finish(op, &enabled).await
}

/// A new one-time password; the account is inert until it has been approved again.
pub async fn reset_password(app: &App, actor: Actor, id: AccountId) -> Result<IssuedAccount> {
    app.read(actor.clone()).await?.require(Permission::AccountEdit)?;
    let (secret, hash) = password::one_time(app).await?;
    let mut op = app.write(actor).await?;
    let scope = op.require(Permission::AccountEdit)?;
    let former = store::hold(&op, &scope, id).await?;
    not_oneself(&op, id)?;
    let reset = Account { state: former.state.reset(), approved_at: None, must_change: true, ..former.clone() };
    change(&mut op, "account.reset_password", &former, &reset).await?;
    password::set(&op, id, &hash, true).await?;
    session::end_everything(&mut op, id, "password reset").await?;
    Ok(IssuedAccount { account: finish(op, &reset).await?, secret })
}

/// Forgets failures, so that somebody who was locked out may try again.
pub async fn unlock(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountApprove)?;
    let account = store::hold(&op, &scope, id).await?;
    attempt::forget(op.session(), &account.login).await?;
    note(&mut op, "account.unlock", &account)?;
    finish(op, &account).await
}

/// Ends every session and token of an account.
pub async fn end_sessions(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountApprove)?;
    let account = store::hold(&op, &scope, id).await?;
    session::end_everything(&mut op, id, "ended by the security administrator").await?;
    note(&mut op, "account.end_sessions", &account)?;
    finish(op, &account).await
}

/// Takes the second factor away, so that its owner sets up a new one at the next sign-in.
pub async fn reset_factor(mut op: Op, id: AccountId) -> Result<AccountView> {
    let scope = op.require(Permission::AccountApprove)?;
    let account = store::hold(&op, &scope, id).await?;
    not_oneself(&op, id)?;
    factor::remove(&op, id).await?;
    session::end_everything(&mut op, id, "second factor reset").await?;
    note(&mut op, "account.reset_factor", &account)?;
    finish(op, &Account { totp_secret: None, ..account }).await
}

/// Writes a new state with its audit entry.
async fn change(op: &mut Op, action: &'static str, former: &Account, account: &Account) -> Result<()> {
    store::save_state(op.session(), account).await?;
    op.access_changed();
    let (before, after) = (Recorded::of(former, &[]), Recorded::of(account, &[]));
    op.record(action, "account", account.id.0, Some(&before), Some(&after))
}

fn note(op: &mut Op, action: &'static str, account: &Account) -> Result<()> {
    op.record(action, "account", account.id.0, None, Some(&Recorded::of(account, &[])))
}

async fn finish(op: Op, account: &Account) -> Result<AccountView> {
    let view = list::view(&op, account).await?;
    op.commit().await?;
    Ok(view)
}

/// Whoever disables or resets themselves only wants to sign out or change a password.
fn not_oneself(op: &Op, id: AccountId) -> Result<()> {
    if op.actor().account == Some(id) {
        return Err(Error::invalid("account", &op.actor().name, Unfit::OwnAccount));
    }
    Ok(())
}

fn not_from(state: AccountState) -> Error {
    Error::new(ErrorCode::Conflict).with("state", state.as_str())
}

/// Disables an account that nobody uses.
pub(super) async fn disable_unused(op: &mut Op, former: &Account, now: Timestamp) -> Result<()> {
    let disabled = Account { state: AccountState::Disabled, disabled_at: Some(now), ..former.clone() };
    change(op, "account.disable_unused", former, &disabled).await?;
    session::end_everything(op, former.id, "unused").await
}
