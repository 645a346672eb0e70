//! Removing a file: it is no longer shown and proves nothing. Its content stays, and the record says who removed it, and why.

use guatu_domain::access::Permission;
use guatu_kernel::{Error, FileId, Result};

use super::store::{self, File, Removal};
use super::view::FileRemoveBody;
use crate::{Op, grounds};

/// # Errors
/// `not_found` beyond the scope; `invalid` without a reason.
pub async fn remove(mut op: Op, id: FileId, body: FileRemoveBody) -> Result<()> {
    op.require(Permission::FileAdd)?;
    let before = store::get(op.session(), &op.scope(Permission::ProjectRead), id).await?;
    let ledger = op.ledger().await?;
    let project = ledger.files.get(&before.project).ok_or_else(Error::not_found)?;
    op.require_on(Permission::FileAdd, project.keeper)?;
    let removal = Removal { by: op.actor().name.clone(), at: op.now(), reason: grounds::reason(&body.reason)? };
    store::remove(op.session(), id, &removal).await?;
    let after = File { removal: Some(removal), ..before.clone() };
    op.record("file.remove", "file", id.0, Some(&before), Some(&after))?;
    op.commit().await
}
