//! A fresh server has no account, so nobody can sign in. Whoever sits at it makes the first ones, once.

use guatu_domain::access::{Actor, BuiltIn, Permission};
use guatu_domain::account::{self, AccountState};
use guatu_domain::written::label;
use guatu_kernel::{AccountId, Error, ErrorCode, Result, Scope, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{self, Account};
use super::{Recorded, password};
use crate::access::{self, token_hash};
use crate::provider::{Provider, ProviderLabel};
use crate::sign_in::attempt::{self, Attempt};
use crate::sign_in::{factor, session};
use crate::{App, Op};

/// The three administrators, or the one who is all of them.
const ADMINISTRATORS: [&str; 3] = ["system_administrator", "security_administrator", "audit_administrator"];

/// Whether the first accounts are still to be made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FirstRunView {
    /// The name of the district.
    pub district: String,
    pub needed: bool,
    /// Whether three administrators are made, or one.
    pub separate: bool,
    /// Where one may sign in besides; none unless the settings name it.
    pub provider: Option<ProviderLabel>,
}

/// Who the first administrators are to be. What is absent takes the usual name.
#[derive(Clone, Default, Deserialize, ToSchema)]
pub struct FirstRunBody {
    /// The code that `guatu serve` printed on its console.
    pub code: String,
    /// The sign-in name of the system administrator, or of the only one; `sysadmin` when absent.
    pub system: Option<String>,
    /// `secadmin` when absent.
    pub security: Option<String>,
    /// `auditor` when absent.
    pub audit: Option<String>,
}

/// An administrator who was made, with the one-time password shown this once.
#[derive(Clone, Serialize, ToSchema)]
pub struct FirstAccount {
    pub login: String,
    /// Codes of the roles.
    pub roles: Vec<String>,
    pub secret: String,
}

/// Whether there is no account yet.
pub async fn state(op: &mut Op) -> Result<FirstRunView> {
    let separate = op.app().settings().security.separate_administrators;
    let district = op.app().settings().district.clone();
    let provider = op.app().provider().map(Provider::label);
    Ok(FirstRunView { district, needed: !store::is_any(op.session()).await?, separate, provider })
}

/// The first page of a fresh server: makes the first administrators for whoever can read its console.
///
/// # Errors
/// `setup_done` when there are accounts already; `sign_in_refused` when the code is wrong; `too_many`.
pub async fn from_page(app: &App, stranger: Actor, body: FirstRunBody) -> Result<Vec<FirstAccount>> {
    let code = app.settings().setup_code.as_deref().ok_or_else(|| Error::new(ErrorCode::SetupDone))?;
    if store::is_any(&app.db().read()).await? {
        return Err(Error::new(ErrorCode::SetupDone));
    }
    let attempt = Attempt::take(app, &stranger.address, "first run").await?;
    // Digests are compared, so the time says nothing about the code.
    if token_hash(body.code.trim()) != token_hash(code) {
        return Err(Error::new(ErrorCode::SignInRefused));
    }
    let op = app.write(stranger).await?;
    attempt.was_right(op.session()).await?;
    make(app, op, &body).await
}

/// The console: makes the first administrators.
///
/// # Errors
/// `setup_done` when there are accounts already.
pub async fn from_console(app: &App, console: Actor, body: &FirstRunBody) -> Result<Vec<FirstAccount>> {
    make(app, app.write(console).await?, body).await
}

async fn make(app: &App, mut op: Op, body: &FirstRunBody) -> Result<Vec<FirstAccount>> {
    if store::is_any(op.session()).await? {
        return Err(Error::new(ErrorCode::SetupDone));
    }
    let mut made = Vec::new();
    for (login, roles) in wanted(app, body) {
        let login = account::login(login).ok_or_else(|| Error::invalid("login", label(login), Unfit::LoginForm))?;
        if store::is_taken(op.session(), &login).await? {
            return Err(Error::new(ErrorCode::LoginTaken).with("login", login));
        }
        let (secret, hash) = password::one_time(app).await?;
        let account = administrator(&op, &login, roles, hash);
        store::insert(op.session(), &account).await?;
        store::save_state(op.session(), &account).await?;
        for role in roles {
            grant(&op, account.id, role).await?;
        }
        op.record("account.first", "account", account.id.0, None, Some(&Recorded::of(&account, &[])))?;
        made.push(FirstAccount { login, roles: roles.iter().map(|role| (*role).into()).collect(), secret });
    }
    op.access_changed();
    op.commit().await?;
    Ok(made)
}

fn wanted<'a>(app: &App, body: &'a FirstRunBody) -> Vec<(&'a str, &'static [&'static str])> {
    let system = body.system.as_deref().unwrap_or("sysadmin");
    if !app.settings().security.separate_administrators {
        return vec![(system, &ADMINISTRATORS)];
    }
    let security = body.security.as_deref().unwrap_or("secadmin");
    let audit = body.audit.as_deref().unwrap_or("auditor");
    [system, security, audit].into_iter().zip(ADMINISTRATORS.chunks(1)).collect()
}

/// Nobody is there to approve the first ones: they are active at once, and useless until their passwords are changed.
fn administrator(op: &Op, login: &str, roles: &[&str], hash: String) -> Account {
    let name = roles.first().and_then(|role| BuiltIn::find(role)).map_or(login, |role| role.zh);
    let password_at = Some(op.now());
    Account { password_hash: Some(hash), password_at, must_change: true, ..Account::active(op, login, name) }
}

async fn grant(op: &Op, account: AccountId, role: &str) -> Result<()> {
    let role = BuiltIn::find(role).ok_or_else(|| Error::internal(format!("no built-in role {role}")))?.role();
    access::store::insert_grant(op, &access::grant_from_today(op, account, role.id, None), "first run").await
}

/// The console: lets somebody in again who was locked out of everything. A new one-time password, no second factor, active.
///
/// # Errors
/// `not_found` when there is no such account.
pub async fn recover(app: &App, console: Actor, login: &str) -> Result<FirstAccount> {
    let login = login.trim().to_lowercase();
    let (secret, hash) = password::one_time(app).await?;
    let mut op = app.write(console).await?;
    op.require_everywhere(Permission::AccountApprove)?;
    let found = store::with_login(op.session(), &login).await?;
    let id = found.ok_or_else(|| Error::not_found().with("account", login.as_str()))?.id;
    let former = store::hold(&op, &Scope::System, id).await?;
    let account =
        Account { state: AccountState::Active, approved_at: Some(op.now()), disabled_at: None, ..former.clone() };
    store::save_state(op.session(), &account).await?;
    password::set(&op, id, &hash, true).await?;
    factor::remove(&op, id).await?;
    attempt::forget(op.session(), &login).await?;
    session::end_everything(&mut op, id, "recovered at the console").await?;
    let (before, after) = (Recorded::of(&former, &[]), Recorded::of(&account, &[]));
    op.record("account.recover", "account", id.0, Some(&before), Some(&after))?;
    op.commit().await?;
    Ok(FirstAccount { login, roles: Vec::new(), secret })
}
