//! Who may do what: from a session or token to an actor with their rights.
//!
//! Rights are worked out once for an account and kept until the counter `access` moves: everything that may change what
//! somebody sees (accounts, sessions, tokens, roles, grants, the organisation tree) moves it in its own transaction, so a right
//! that was taken away is gone with the next request, on every server of the database.

mod cache;
pub mod grant;
pub mod matrix;
pub mod preview;
pub mod role;
pub(crate) mod store;
pub mod view;
mod why;

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_db::Session;
use guatu_domain::access::{Actor, Grant, OrgTree, Rights, Role};
use guatu_domain::password::Policy;
use guatu_kernel::{AccountId, Error, ErrorCode, GrantId, OrgId, Result, RoleId};
use serde::Deserialize;
use sha2::{Digest, Sha256};

pub(crate) use cache::{AccessCache, Moment};
pub use why::why;

use crate::sign_in::session::{self, Signed, Stage};
use crate::{App, Op};

/// What a deployment decides about access.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Security {
    /// 三员分立: the three administrators are kept apart from each other and from business.
    pub separate_administrators: bool,
    /// A session ends after this long without a request, in minutes.
    pub idle_minutes: i64,
    /// A session ends after this long in any case, in hours.
    pub longest_hours: i64,
    /// An account that nobody has used for so many days is disabled; 0 for never.
    pub unused_days: i64,
    /// What is asked of passwords.
    pub password: Policy,
}

impl Default for Security {
    fn default() -> Self {
        Self {
            separate_administrators: true,
            idle_minutes: 30,
            longest_hours: 12,
            unused_days: 90,
            password: Policy::default(),
        }
    }
}

/// How a request says who it comes from.
#[derive(Debug, Clone, Copy)]
pub enum Credential<'a> {
    /// The cookie of a signed-in browser.
    Session(&'a str),
    /// The token of a program.
    Token(&'a str),
}

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub address: String,
    /// The request's id in the log.
    pub request: String,
}

/// The actor behind a request who may do all they were granted.
///
/// # Errors
/// `unauthenticated` without a live session or token; `password_change_due`, `factor_due` while signing in is unfinished.
pub async fn actor(app: &App, credential: Credential<'_>, origin: Origin) -> Result<Actor> {
    let (signed, actor) = signed_actor(app, credential, origin).await?;
    match signed.stage {
        Stage::Whole => Ok(actor),
        Stage::PasswordDue => Err(Error::new(ErrorCode::PasswordChangeDue)),
        Stage::FactorDue | Stage::CodeDue => Err(Error::new(ErrorCode::FactorDue)),
    }
}

/// The session behind a request, whatever is still missing for it to be whole, and its actor.
pub async fn signed_actor(app: &App, credential: Credential<'_>, origin: Origin) -> Result<(Signed, Actor)> {
    let moment = app.access().moment(app).await?;
    let signed = session::signed(app, moment, credential).await?;
    let mut rights = match signed.stage {
        Stage::Whole => rights_at(app, moment, signed.account).await?,
        Stage::CodeDue | Stage::PasswordDue | Stage::FactorDue => Arc::default(),
    };
    if let Some(permissions) = &signed.narrowed {
        rights = Arc::new(rights.narrowed(|permission| permissions.contains(&permission)));
    }
    let actor = Actor {
        name: signed.login.clone(),
        account: Some(signed.account),
        address: origin.address,
        request: origin.request,
        rights,
    };
    Ok((signed, actor))
}

/// What an account may do today.
pub async fn rights(app: &App, account: AccountId) -> Result<Arc<Rights>> {
    let moment = app.access().moment(app).await?;
    rights_at(app, moment, account).await
}

async fn rights_at(app: &App, moment: Moment, account: AccountId) -> Result<Arc<Rights>> {
    if let Some(rights) = app.access().rights(moment, account)? {
        return Ok(rights);
    }
    let rights = Arc::new(rights_on(app, account, moment.day).await?);
    app.access().keep_rights(moment, account, rights.clone())?;
    Ok(rights)
}

/// What an account may do on a day, worked out anew.
pub async fn rights_on(app: &App, account: AccountId, day: NaiveDate) -> Result<Rights> {
    store::rights(&app.db().read(), account, day).await
}

/// The actor that a command line acts as when it names an account.
///
/// # Errors
/// `not_found` when there is no such account; `account_inert` unless it is approved and not disabled.
pub async fn actor_named(app: &App, login: &str) -> Result<Actor> {
    let session = app.db().read();
    let account = store::active(&session, login).await?;
    let rights = rights(app, account).await?;
    Ok(Actor {
        name: login.into(),
        account: Some(account),
        address: String::new(),
        request: "command line".into(),
        rights,
    })
}

/// Moves the counter: every server forgets what it worked out before.
pub(crate) async fn move_on(session: &Session) -> Result<()> {
    session.run("UPDATE counter SET value = value + 1 WHERE name = 'access'", []).await.map(drop)
}

/// A role for an account from today on, with no last day.
pub(crate) fn grant_from_today(op: &Op, account: AccountId, role: RoleId, org: Option<OrgId>) -> Grant {
    Grant { id: GrantId(op.id()), account, role, org, from: op.now().date(), to: None }
}

/// The hash under which a token is kept: who reads the database learns no token.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

impl Op {
    /// The organisation tree.
    pub(crate) async fn org_tree(&self) -> Result<OrgTree> {
        store::org_tree(self.session()).await
    }

    /// Every role: the built-in ones first.
    pub(crate) async fn roles(&self) -> Result<Vec<Role>> {
        store::roles(self.session()).await
    }
}
