//! Accounts: the people who sign in, their posts, their contact data, and what they do with their own account.

pub mod demo;
mod edit;
pub mod first_run;
mod hashing;
mod list;
pub mod mine;
pub(crate) mod password;
mod people;
mod reveal;
pub(crate) mod secret;
pub mod sheet;
mod state;
pub(crate) mod store;
pub(crate) mod unused;
pub mod view;

use guatu_domain::account::AccountState;
use guatu_kernel::OrgId;
use serde::Serialize;

pub use edit::{edit, register};
pub use hashing::Hashing;
pub use list::{list, show};
pub(crate) use people::People;
pub use reveal::reveal;
pub use secret::one_time as one_time_code;
pub use state::{approve, disable, enable, end_sessions, reset_factor, reset_password, unlock};

/// An account as the audit record keeps it: no secret, no number.
#[derive(Debug, Serialize)]
struct Recorded<'a> {
    login: &'a str,
    name: &'a str,
    org: Option<OrgId>,
    state: AccountState,
    /// Whether there is a number.
    phone: bool,
    id_number: bool,
    posts: Vec<String>,
}

impl<'a> Recorded<'a> {
    fn of(account: &'a store::Account, posts: &[store::Post]) -> Self {
        let post = |post: &store::Post| {
            let until = post.to.map(|to| to.to_string()).unwrap_or_default();
            let org = post.org.map(|org| org.to_string()).unwrap_or_default();
            format!("{} {org} {}–{until}", post.title, post.from)
        };
        Self {
            login: &account.login,
            name: &account.name,
            org: account.org,
            state: account.state,
            phone: account.phone.is_some(),
            id_number: account.id_number.is_some(),
            posts: posts.iter().map(post).collect(),
        }
    }
}
