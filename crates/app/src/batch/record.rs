//! Recording items: by hand and from a list, nothing is overwritten and every change is audited.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::{Item, Stage};
use guatu_kernel::{BatchItemId, Result, RevisionId};

use super::{Book, store};
use crate::Op;
use crate::district::Recorded;

/// What an item is to be from a day on.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The item that changes; a new one when absent.
    pub id: Option<BatchItemId>,
    pub stage: Stage,
    pub item: Item,
    pub effective_on: NaiveDate,
}

/// Records items that a permission reaches, and names them in their order; does nothing where they are the same. No day lies
/// before that of the revision it follows.
pub(crate) async fn record(
    op: &mut Op,
    permission: Permission,
    book: &Book,
    drafts: Vec<Draft>,
) -> Result<Vec<BatchItemId>> {
    let scope = op.scope(permission);
    let (mut ids, mut identities, mut revisions) = (Vec::new(), Vec::new(), Vec::new());
    for draft in drafts {
        op.require_on(permission, draft.item.owner)?;
        let file = draft.id.and_then(|id| book.items.get(&id));
        let id = file.map_or_else(|| BatchItemId(op.id()), |file| file.id);
        ids.push(id);
        if let Some(file) = file {
            op.require_on(permission, file.keeper)?;
            if file.latest().value == draft.item {
                continue;
            }
        }
        let before = file.map(|file| &file.latest().value);
        let action = if file.is_some() { "batch.edit" } else { "batch.register" };
        op.record(action, "batch_item", id.0, before, Some(&draft.item))?;
        if file.is_none() {
            identities.push(store::identity_row(id, draft.stage, op.now()));
        }
        let revision = 1 + file.map_or(0, |file| i64::try_from(file.revisions.len()).unwrap_or(i64::MAX - 1));
        let earliest = file.map_or(draft.effective_on, |file| file.latest().effective_on);
        let effective_on = draft.effective_on.max(earliest);
        let fact = Recorded { effective_on, recorded_at: op.now(), value: draft.item };
        revisions.push(store::revision_row(RevisionId(op.id()), id, revision, &fact));
    }
    store::insert(op.session(), &scope, identities, revisions).await?;
    Ok(ids)
}
