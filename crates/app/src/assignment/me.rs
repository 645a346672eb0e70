//! Which assignments are one's own.

use guatu_domain::assignment::Holder;
use guatu_kernel::{AccountId, OrgId, Result, Scope};

use super::book::Entry;
use crate::Op;
use crate::account;

/// Whoever asks: their account, and what lists may call them.
#[derive(Debug, Default)]
pub(crate) struct Me {
    account: Option<AccountId>,
    /// One's name, and the titles of the posts one holds today, each with its unit where it has one.
    called: Vec<(String, Option<OrgId>)>,
}

impl Me {
    pub async fn of(op: &Op) -> Result<Self> {
        let Some(id) = op.actor().account else { return Ok(Self::default()) };
        let today = op.now().date();
        let account = account::store::get(op.session(), &Scope::System, id).await?;
        let posts = account::store::posts(op.session(), &[id]).await?;
        let held = posts.into_iter().filter(|post| post.from <= today && post.to.is_none_or(|to| today <= to));
        let called = std::iter::once((account.name, None)).chain(held.map(|post| (post.title, post.org)));
        Ok(Self { account: Some(id), called: called.collect() })
    }

    /// Whether an assignment is mine: my account holds it, or it names no account and a post that I hold. A list names posts
    /// only; whoever holds a post of that name finds the project among theirs, and sees of it what their grants show.
    pub fn holds(&self, entry: &Entry) -> bool {
        let Holder { account, post, unit } = &entry.assignment.holder;
        match (account, post) {
            (Some(account), _) => self.account == Some(*account),
            (None, Some(post)) => self
                .called
                .iter()
                .any(|(called, org)| called == post && (unit.is_none() || org.is_none() || unit == org)),
            (None, None) => false,
        }
    }
}
