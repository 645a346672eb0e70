//! Looking at accounts.

use std::collections::HashSet;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::account::{AccountState, masked};
use guatu_domain::written::label;
use guatu_kernel::{AccountId, Error, ErrorCode, OrgId, PageRequest, Result, Scope, Unfit};

use super::store::{self, Account, Filter, Post};
use super::view::{AccountPage, AccountQuery, AccountView, PostView, UnitName};
use crate::Op;
use crate::district::Ledger;
use crate::seal::Place;
use crate::sign_in::attempt;

/// Whoever looks after accounts or rights sees them.
const LOOKERS: [Permission; 4] =
    [Permission::AccountEdit, Permission::AccountApprove, Permission::GrantEdit, Permission::AccessRead];

/// The accounts that the actor may look at.
///
/// # Errors
/// `forbidden` when there are none.
pub(super) fn visible(op: &Op) -> Result<Scope> {
    match LOOKERS.into_iter().map(|permission| op.scope(permission)).fold(Scope::Nothing, Scope::or) {
        Scope::Nothing => Err(Error::new(ErrorCode::Forbidden).with("permission", Permission::AccountEdit.as_str())),
        scope => Ok(scope),
    }
}

/// Accounts by login.
pub async fn list(op: &mut Op, query: &AccountQuery) -> Result<AccountPage> {
    let scope = visible(op)?;
    let state = match query.state.as_deref().filter(|state| !state.is_empty()) {
        None => None,
        Some(text) => Some(AccountState::parse(text).ok_or_else(|| Error::invalid("state", text, Unfit::NotAChoice))?),
    };
    let org = match query.org.as_deref().filter(|org| !org.is_empty()) {
        None => None,
        Some(text) => Some(text.parse::<OrgId>().map_err(|_| Error::invalid("org", text, Unfit::UnitUnknown))?),
    };
    let words = label(query.q.as_deref().unwrap_or_default());
    let page = PageRequest::new(query.offset.unwrap_or(0).min(1_000_000), query.limit.unwrap_or(50));
    let filter = Filter { words: &words, state, org };
    let (accounts, total) = store::list(op.session(), &scope, &filter, (page.offset, page.limit)).await?;
    let surroundings = Surroundings::of(op, &accounts).await?;
    let rows = accounts.iter().map(|account| surroundings.view(op, account)).collect::<Result<_>>()?;
    Ok(AccountPage { rows, total })
}

/// One account.
pub async fn show(op: &mut Op, id: AccountId) -> Result<AccountView> {
    let account = store::get(op.session(), &visible(op)?, id).await?;
    view(op, &account).await
}

/// An account as administrators see it.
pub(super) async fn view(op: &Op, account: &Account) -> Result<AccountView> {
    Surroundings::of(op, std::slice::from_ref(account)).await?.view(op, account)
}

/// What views need besides the accounts themselves, read at once for all of them.
struct Surroundings {
    ledger: Arc<Ledger>,
    posts: Vec<Post>,
    locked: HashSet<String>,
}

impl Surroundings {
    async fn of(op: &Op, accounts: &[Account]) -> Result<Self> {
        let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
        Ok(Self {
            ledger: op.ledger().await?,
            posts: store::posts(op.session(), &ids).await?,
            locked: attempt::locked(op.session(), op.now()).await?,
        })
    }

    fn unit(&self, org: Option<OrgId>) -> Option<UnitName> {
        org.map(|id| UnitName { id, name: self.ledger.org_name(id).into() })
    }

    fn view(&self, op: &Op, account: &Account) -> Result<AccountView> {
        let posts = self.posts.iter().filter(|post| post.account == account.id).map(|post| PostView {
            id: post.id,
            org: self.unit(post.org),
            title: post.title.clone(),
            from: post.from,
            to: post.to,
        });
        let number = |column, sealed: &Option<Vec<u8>>| {
            let open = |sealed| open(op, column, account.id, sealed);
            sealed.as_deref().map(open).transpose().map(|number| number.as_deref().map(masked))
        };
        Ok(AccountView {
            id: account.id,
            login: account.login.clone(),
            name: account.name.clone(),
            org: self.unit(account.org),
            state: account.state,
            phone: number("phone", &account.phone)?,
            id_number: number("id_number", &account.id_number)?,
            proposed_role: account.proposed_role.clone(),
            posts: posts.collect(),
            factor: account.totp_secret.is_some(),
            locked: self.locked.contains(&attempt::key(&account.login)),
            must_change: account.must_change,
            created_at: account.created_at,
            approved_at: account.approved_at,
            disabled_at: account.disabled_at,
            seen_at: account.seen_at,
        })
    }
}

/// A sealed number in clear.
pub(super) fn open(op: &Op, column: &'static str, id: AccountId, sealed: &[u8]) -> Result<String> {
    let plain = op.app().keys().unseal(Place::account(column, id.0), sealed)?;
    String::from_utf8(plain).map_err(Error::internal)
}
