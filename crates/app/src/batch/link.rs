//! Which item came from which.

use guatu_domain::access::Permission;
use guatu_domain::batch::{LinkFault, may_follow};
use guatu_kernel::{BatchItemId, Error, Result, RevisionId, Scope, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::edit::{finish, visible};
use super::view::BatchItemView;
use super::{Book, File, store};
use crate::Op;

/// The item of the stage before; none when it was declared by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct LinkBody {
    pub source: Option<BatchItemId>,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told<'a> {
    source: Option<&'a str>,
    period: Option<u32>,
}

/// Says from which item another came: a start from a signing, a production from a start. Does nothing when that is known.
///
/// # Errors
/// `not_found` for an item that the actor does not see; `invalid` for a source that it does not see, of another stage than
/// the one before, or of a later period.
pub async fn link(mut op: Op, id: BatchItemId, body: LinkBody) -> Result<BatchItemView> {
    let scope = op.require(Permission::BatchEdit)?;
    let book = store::load(op.session(), &Scope::System).await?;
    let file = visible(&op, &book, id)?;
    op.require_on(Permission::BatchEdit, file.keeper)?;
    let source = body.source.map(|source| allowed(&op, &book, file, source)).transpose()?;
    let before = file.latest_source();
    if before != body.source {
        store::insert_link(op.session(), &scope, RevisionId(op.id()), id, body.source, &op.actor().name, op.now())
            .await?;
        let action = if body.source.is_some() { "batch.link" } else { "batch.unlink" };
        let before = before.and_then(|before| book.items.get(&before));
        op.record(action, "batch_item", id.0, Some(&told(before)), Some(&told(source)))?;
    }
    finish(op, id).await
}

fn told(file: Option<&File>) -> Told<'_> {
    let item = file.map(|file| &file.latest().value);
    Told { source: item.map(|item| item.name.as_str()), period: item.map(|item| item.period) }
}

/// Whether an item with this period keeps its place between what it came from and what came from it, given the period of each.
pub(crate) fn keeps_order(book: &Book, file: &File, period: u32, of: impl Fn(&File) -> u32) -> bool {
    let source = file.latest_source().and_then(|id| book.items.get(&id));
    let mut next = book.items.values().filter(|other| other.latest_source() == Some(file.id));
    source.is_none_or(|source| of(source) <= period) && next.all(|next| period <= of(next))
}

fn allowed<'a>(op: &Op, book: &'a Book, file: &File, source: BatchItemId) -> Result<&'a File> {
    let refused = |reason| Error::invalid("source", source, reason);
    let other = visible(op, book, source).map_err(|_| refused(Unfit::BatchItemUnknown))?;
    let of = |file: &File| (file.stage, file.latest().value.period);
    match may_follow(of(file), of(other)) {
        Ok(()) => Ok(other),
        Err(LinkFault::Stage) => Err(refused(Unfit::BatchStageOrder)),
        Err(LinkFault::Period) => Err(refused(Unfit::BatchPeriodOrder)),
    }
}
