//! Objections: an item that is blocked by objective causes leaves the denominator of a ratio, once another person approves.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::{Place, Ratio, Share};
use guatu_kernel::{BatchItemId, Error, ErrorCode, Result, RevisionId, Scope, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::board::{Board, shares};
use super::edit::visible;
use super::list::at;
use super::store;
use crate::Op;
use crate::approval::{self, Approval, ApprovalView, Ask, Grounds};
use crate::district::{AsOf, Recorded, within_reach};
use crate::light::closing::refuse_closed;

/// Which denominator an item is to leave, from when on, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ObjectionBody {
    /// `fulfilment_rate`, `start_rate`, `production_rate` or `yield_rate`
    pub ratio: String,
    /// It is to be counted again, after it was taken out.
    #[serde(default)]
    pub restore: bool,
    /// Today when absent.
    pub from: Option<NaiveDate>,
    pub reason: String,
    pub paper: Option<String>,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told<'a> {
    ratio: &'a str,
    from: NaiveDate,
    reason: &'a str,
}

/// Asks for an item to be taken out of a denominator, or to be counted again.
///
/// # Errors
/// `invalid` for a ratio that does not count the item, or when nothing would change; `month_closed` for a day of a closed
/// month.
pub async fn ask_objection(op: Op, id: BatchItemId, body: ObjectionBody) -> Result<ApprovalView> {
    op.require(Permission::BatchEdit)?;
    let ratio: Ratio = body.ratio.parse().map_err(|()| Error::invalid("ratio", &body.ratio, Unfit::NotAChoice))?;
    let book = store::load(op.session(), &Scope::System).await?;
    let file = visible(&op, &book, id)?;
    op.require_on(Permission::BatchEdit, file.keeper)?;
    let from = within_reach("from", body.from.unwrap_or_else(|| op.now().date()))?;
    fits(&op, id, ratio, !body.restore, from).await?;
    let ask = Ask::BatchObjection { item: id, ratio, taken_out: !body.restore, from };
    let grounds = Grounds { reason: &body.reason, paper: body.paper.as_deref() };
    approval::ask(op, ask, None, grounds).await
}

/// Takes an item out of a denominator or counts it again, as it was asked for and approved.
///
/// # Errors
/// `month_closed` when the month of its first day was closed meanwhile; `conflict` when nothing would change any more.
pub(crate) async fn object(
    op: &mut Op,
    approval: &Approval,
    item: BatchItemId,
    ratio: Ratio,
    taken_out: bool,
    from: NaiveDate,
) -> Result<()> {
    fits(op, item, ratio, taken_out, from).await.map_err(|refusal| match refusal.code {
        ErrorCode::Invalid => Error::new(ErrorCode::Conflict),
        _ => refusal,
    })?;
    let fact = Recorded { effective_on: from, recorded_at: op.now(), value: (ratio, taken_out) };
    store::insert_objection(op.session(), &Scope::System, RevisionId(op.id()), item, approval.id, &fact).await?;
    let action = if taken_out { "batch.object" } else { "batch.restore" };
    let told = Told { ratio: ratio.as_str(), from, reason: &approval.reason };
    op.record(action, "batch_item", item.0, None, Some(&told))
}

/// Whether it would change what is counted on that day.
async fn fits(op: &Op, id: BatchItemId, ratio: Ratio, taken_out: bool, from: NaiveDate) -> Result<()> {
    refuse_closed(op.session(), from).await?;
    let district = op.district(AsOf::on(from)).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let board = at(op, &book, &district);
    let formula = op.app().settings().batch.denominators.of(ratio);
    let entry = board.get(id).filter(|entry| formula.place(&entry.counted(ratio)) != Place::Beside);
    let entry = entry.ok_or_else(|| Error::invalid("ratio", ratio.as_str(), Unfit::BatchNotCounted))?;
    if entry.out.contains(&ratio) == taken_out {
        return Err(Error::invalid("ratio", ratio.as_str(), Unfit::NothingChanged));
    }
    Ok(())
}

/// A ratio of the whole district, without and with one item in it, whatever is decided about that one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Effect {
    pub item: String,
    pub counted: Share,
    pub taken_out: Share,
}

/// What it means that an item is counted or taken out.
pub(crate) async fn effect(op: &Op, id: BatchItemId, ratio: Ratio, as_of: AsOf) -> Result<Effect> {
    let district = op.district(as_of).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let mut board: Board<'_> = at(op, &book, &district);
    let formula = op.app().settings().batch.denominators.of(ratio);
    let Some(entry) = board.entries.iter_mut().find(|entry| entry.file.id == id) else { return Ok(Effect::default()) };
    let item = entry.item.name.clone();
    entry.out.retain(|other| *other != ratio);
    let (_, counted) = shares(&formula, &board.entries);
    for entry in board.entries.iter_mut().filter(|entry| entry.file.id == id) {
        entry.out.push(ratio);
    }
    let (_, taken_out) = shares(&formula, &board.entries);
    Ok(Effect { item, counted, taken_out })
}
