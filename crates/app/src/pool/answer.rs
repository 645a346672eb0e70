//! A person decides about a proposal: it is dismissed, a notice is served, or exit is asked for, which another person approves.

use guatu_domain::access::Permission;
use guatu_domain::life::Stage;
use guatu_domain::pool::Proposal;
use guatu_kernel::{Error, ErrorCode, ProposalId, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::propose;
use super::store::{self, Decision, Proposed};
use super::view::ProposalView;
use crate::account::People;
use crate::approval::Grounds;
use crate::district::AsOf;
use crate::{Op, grounds, life};

/// A decision about a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ProposalBody {
    pub accept: bool,
    pub reason: String,
    /// The notice that was served, or the publication of the exit.
    pub paper: Option<String>,
}

/// Decides about a proposal.
///
/// # Errors
/// `request_answered` when somebody was faster; `invalid` on `paper` where the rule asks for a publication or notice and none
/// is named; `not_found` beyond the scope.
pub async fn answer(mut op: Op, id: ProposalId, body: ProposalBody) -> Result<ProposalView> {
    let scope = op.require(Permission::PoolEdit)?;
    let made = store::proposed(op.session(), &scope).await?;
    let made = made.into_iter().find(|made| made.id == id).ok_or_else(Error::not_found)?;
    let district = op.district(AsOf::default()).await?;
    let told = propose::view(&district, &made, &People::load(op.session()).await?).ok_or_else(Error::not_found)?;
    let (reason, paper) = (grounds::reason(&body.reason)?, grounds::paper(body.paper.as_deref())?);
    if body.accept && paper.is_none() && (told.publish || made.proposal == Proposal::Notice) {
        return Err(Error::invalid("paper", "", Unfit::ReasonLength).with("limit", 200));
    }
    let approval = if body.accept && made.proposal == Proposal::Exit {
        let file = district.ledger().files.get(&made.project).cloned().ok_or_else(Error::not_found)?;
        let grounds = Grounds { reason: &reason, paper: paper.as_deref() };
        let today = op.now().date();
        Some(life::ask_end(&mut op, &file, Stage::Exited, today, grounds).await?)
    } else {
        None
    };
    let by = op.actor().name.clone();
    let decision = Decision { accepted: body.accept, by, at: op.now(), reason, paper, approval };
    if made.decision.is_some() || !store::decide(op.session(), id, &decision).await? {
        return Err(Error::new(ErrorCode::RequestAnswered));
    }
    let after = Proposed { decision: Some(decision), ..made.clone() };
    op.record("pool.decide", "proposal", id.0, Some(&made), Some(&after))?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    let op = app.read(actor).await?;
    let (district, people) = (op.district(AsOf::default()).await?, People::load(op.session()).await?);
    propose::view(&district, &after, &people).ok_or_else(Error::not_found)
}
