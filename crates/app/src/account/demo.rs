//! Accounts of a demonstration: one for each built-in role, with passwords made anew each time the server starts.
//!
//! The passwords are told on the sign-in page, so a server that has these accounts listens on loopback only. They are kept in
//! memory alone.

use guatu_domain::access::{Actor, BuiltIn, Permission};
use guatu_kernel::{OrgId, Result, Scope};
use serde::Serialize;
use utoipa::ToSchema;

use super::password;
use super::store::{self, Account};
use crate::sign_in::session;
use crate::{App, Op, access};

/// An account to look through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DemoAccount {
    pub login: String,
    pub name: String,
    pub password: String,
}

/// Makes the accounts, or gives those that are there new passwords; from here on the sign-in page offers them, and nobody
/// needs a second factor.
pub async fn open(app: &App) -> Result<&[DemoAccount]> {
    let unit = first_unit(app).await?;
    let mut accounts = Vec::new();
    for role in BuiltIn::ALL {
        let (password, hash) = password::one_time(app).await?;
        let org = unit.filter(|_| role.code.starts_with("unit_"));
        let account = admit(app, role, org, &hash).await?;
        accounts.push(DemoAccount { login: account.login, name: account.name, password });
    }
    Ok(app.demonstrate(accounts))
}

/// The unit whose people the demonstration has: that of the first project.
async fn first_unit(app: &App) -> Result<Option<OrgId>> {
    let op = app.read(Actor::system()).await?;
    let ledger = op.ledger().await?;
    let owned = ledger.files.values().filter(|file| file.keeper.is_some());
    Ok(owned.min_by(|one, other| one.code.cmp(&other.code)).and_then(|file| file.keeper))
}

async fn admit(app: &App, role: &BuiltIn, org: Option<OrgId>, hash: &str) -> Result<Account> {
    let mut op = app.write(Actor::system()).await?;
    op.require_everywhere(Permission::AccountApprove)?;
    let account = match store::with_login(op.session(), role.code).await? {
        Some(known) => store::hold(&op, &Scope::System, known.id).await?,
        None => register(&op, role, org).await?,
    };
    password::set(&op, account.id, hash, false).await?;
    session::end_everything(&mut op, account.id, "demonstration").await?;
    op.note("account.demonstrate", "account", account.id.0, &account.login)?;
    op.access_changed();
    op.commit().await?;
    Ok(account)
}

async fn register(op: &Op, role: &BuiltIn, org: Option<OrgId>) -> Result<Account> {
    let account = Account { org, ..Account::active(op, role.code, &format!("{}01", role.zh)) };
    store::insert(op.session(), &account).await?;
    store::save_state(op.session(), &account).await?;
    let grant = access::grant_from_today(op, account.id, role.role().id, org);
    access::store::insert_grant(op, &grant, "demonstration").await?;
    Ok(account)
}
