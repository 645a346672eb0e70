//! The system administrator registers accounts and keeps their data.

use guatu_domain::access::{Actor, Permission};
use guatu_domain::account::{self, AccountState};
use guatu_domain::written::label;
use guatu_kernel::{AccountId, Error, ErrorCode, OrgId, PostId, Result, Unfit};

use super::store::{self, Account, Post};
use super::view::{AccountBody, AccountView, IssuedAccount, NewAccountBody, PostBody};
use super::{Recorded, list, password};
use crate::seal::Place;
use crate::{App, Op};

/// A new account that was checked as far as it can be without the database.
#[derive(Debug, Clone)]
pub(super) struct NewAccount {
    pub login: String,
    pub name: String,
    pub org: Option<OrgId>,
    pub phone: Option<String>,
    pub id_number: Option<String>,
    pub proposed_role: Option<String>,
    pub posts: Vec<PostBody>,
}

impl TryFrom<NewAccountBody> for NewAccount {
    type Error = Error;

    fn try_from(body: NewAccountBody) -> Result<Self> {
        let login =
            account::login(&body.login).ok_or_else(|| Error::invalid("login", label(&body.login), Unfit::LoginForm))?;
        Ok(Self {
            login,
            name: person(&body.name)?,
            org: body.org,
            phone: number("phone", body.phone.as_deref(), account::phone)?,
            id_number: number("id_number", body.id_number.as_deref(), account::id_number)?,
            proposed_role: None,
            posts: body.posts,
        })
    }
}

fn person(name: &str) -> Result<String> {
    let name = label(name);
    let length = name.chars().count();
    if (1..=60).contains(&length) && !name.chars().any(char::is_control) {
        Ok(name)
    } else {
        Err(Error::invalid("name", "", Unfit::NameLength).with("limit", 60))
    }
}

/// The refused number itself is not repeated.
fn number(field: &str, text: Option<&str>, read: fn(&str) -> Option<String>) -> Result<Option<String>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => read(text).map(Some).ok_or_else(|| Error::invalid(field, "…", Unfit::NumberForm)),
    }
}

/// Registers an account; it is inert until the security administrator approves it.
pub async fn register(app: &App, actor: Actor, body: NewAccountBody) -> Result<IssuedAccount> {
    app.read(actor.clone()).await?.require(Permission::AccountEdit)?;
    let new = NewAccount::try_from(body)?;
    let (secret, hash) = password::one_time(app).await?;
    let mut op = app.write(actor).await?;
    let account = insert(&mut op, new, hash).await?;
    let account = list::view(&op, &account).await?;
    op.commit().await?;
    Ok(IssuedAccount { account, secret })
}

/// Writes a new account with the hash of its one-time password.
pub(super) async fn insert(op: &mut Op, new: NewAccount, hash: String) -> Result<Account> {
    op.require(Permission::AccountEdit)?;
    op.require_on(Permission::AccountEdit, new.org)?;
    check_units(op, new.org, &new.posts).await?;
    if store::is_taken(op.session(), &new.login).await? {
        return Err(Error::new(ErrorCode::LoginTaken).with("login", new.login));
    }
    let id = AccountId(op.id());
    let account = Account {
        phone: sealed(op, "phone", id, new.phone.as_deref())?,
        id_number: sealed(op, "id_number", id, new.id_number.as_deref())?,
        id,
        login: new.login,
        name: new.name,
        org: new.org,
        state: AccountState::Waiting,
        password_hash: Some(hash),
        password_at: Some(op.now()),
        must_change: true,
        totp_secret: None,
        totp_pending: None,
        proposed_role: new.proposed_role,
        created_at: op.now(),
        approved_at: None,
        disabled_at: None,
        seen_at: None,
    };
    store::insert(op.session(), &account).await?;
    let posts = posts(op, id, new.posts)?;
    store::replace_posts(op.session(), id, &posts).await?;
    op.record("account.register", "account", id.0, None, Some(&Recorded::of(&account, &posts)))?;
    op.access_changed();
    Ok(account)
}

/// Changes name, unit, posts and numbers.
pub async fn edit(mut op: Op, id: AccountId, body: AccountBody) -> Result<AccountView> {
    let scope = op.require(Permission::AccountEdit)?;
    let mut account = store::hold(&op, &scope, id).await?;
    op.require_on(Permission::AccountEdit, body.org)?;
    check_units(&op, body.org, &body.posts).await?;
    let former_posts = store::posts(op.session(), &[id]).await?;
    let former = account.clone();
    account.name = person(&body.name)?;
    account.org = body.org;
    if let Some(text) = body.phone.as_deref() {
        account.phone = sealed(&op, "phone", id, number("phone", Some(text), account::phone)?.as_deref())?;
    }
    if let Some(text) = body.id_number.as_deref() {
        let number = number("id_number", Some(text), account::id_number)?;
        account.id_number = sealed(&op, "id_number", id, number.as_deref())?;
    }
    store::save(op.session(), &account).await?;
    let posts = posts(&op, id, body.posts)?;
    store::replace_posts(op.session(), id, &posts).await?;
    let (before, after) = (Recorded::of(&former, &former_posts), Recorded::of(&account, &posts));
    op.record("account.edit", "account", id.0, Some(&before), Some(&after))?;
    op.access_changed();
    let view = list::view(&op, &account).await?;
    op.commit().await?;
    Ok(view)
}

fn sealed(op: &Op, column: &'static str, id: AccountId, number: Option<&str>) -> Result<Option<Vec<u8>>> {
    number.map(|number| op.seal(Place::account(column, id.0), number.as_bytes())).transpose()
}

async fn check_units(op: &Op, org: Option<OrgId>, posts: &[PostBody]) -> Result<()> {
    let ledger = op.ledger().await?;
    let mut wanted = org.into_iter().chain(posts.iter().filter_map(|post| post.org));
    match wanted.find(|org| !ledger.orgs.contains_key(org)) {
        Some(unknown) => Err(Error::invalid("org", unknown, Unfit::UnitUnknown)),
        None => Ok(()),
    }
}

/// The most posts one person holds.
const MOST_POSTS: usize = 50;

fn posts(op: &Op, account: AccountId, bodies: Vec<PostBody>) -> Result<Vec<Post>> {
    if bodies.len() > MOST_POSTS {
        return Err(Error::invalid("posts", bodies.len(), Unfit::PostsTooMany));
    }
    let post = |body: PostBody| {
        let title = label(&body.title);
        if title.is_empty() || title.chars().count() > 60 || title.chars().any(char::is_control) {
            return Err(Error::invalid("title", "", Unfit::NameLength).with("limit", 60));
        }
        if body.to.is_some_and(|to| to < body.from) {
            return Err(Error::invalid("to", body.from, Unfit::LastBeforeFirst));
        }
        crate::district::within_reach("from", body.from)?;
        Ok(Post { id: PostId(op.id()), account, org: body.org, title, from: body.from, to: body.to })
    };
    bodies.into_iter().map(post).collect()
}
