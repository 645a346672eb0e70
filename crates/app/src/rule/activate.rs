//! Putting a version into force: one asks, another approves.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::rule::{RuleSet, Subject};
use guatu_kernel::{Error, Result, RevisionId, RuleSetId, Unfit};
use serde::Serialize;

use super::store;
use super::view::ActivationBody;
use crate::Op;
use crate::approval::{self, Approval, ApprovalView, Ask, Grounds};
use crate::district::within_reach;
use crate::light::closing::refuse_closed;

/// What the audit keeps about an activation.
#[derive(Serialize)]
struct Activated<'a> {
    id: &'a str,
    version: u32,
    effective_on: NaiveDate,
    reason: &'a str,
    paper: Option<&'a str>,
}

/// Asks for a version to be put into force from a day on. From here on its text does not change.
///
/// # Errors
/// `invalid` for a set that is not about projects or not valid on that day; `month_closed` for a day of a closed month.
pub async fn ask_activation(op: Op, key: &str, body: ActivationBody) -> Result<ApprovalView> {
    op.require_everywhere(Permission::RuleEdit)?;
    let id: RuleSetId = key.parse().map_err(|_| Error::not_found())?;
    let stored = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    fits(&op, &stored.set, body.effective_on).await?;
    store::fix(op.session(), id, op.now()).await?;
    let ask = Ask::RuleActivation { set: id, effective_on: body.effective_on };
    approval::ask(op, ask, None, Grounds { reason: &body.reason, paper: body.paper.as_deref() }).await
}

/// Puts a version into force, as it was asked for and approved.
pub(crate) async fn activate(op: &mut Op, approval: &Approval, id: RuleSetId, effective_on: NaiveDate) -> Result<()> {
    let stored = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    fits(op, &stored.set, effective_on).await?;
    let revision = RevisionId(op.id());
    store::activate(op.session(), revision, id, approval.id, effective_on, op.now()).await?;
    let activated = Activated {
        id: stored.set.id(),
        version: stored.set.version(),
        effective_on,
        reason: &approval.reason,
        paper: approval.paper.as_deref(),
    };
    op.record("rule.activate", "rule_activation", revision.0, None, Some(&activated))
}

async fn fits(op: &Op, set: &RuleSet, effective_on: NaiveDate) -> Result<()> {
    within_reach("effective_on", effective_on)?;
    if set.subject() != Subject::Project {
        return Err(Error::invalid("rules", set.id(), Unfit::RuleSubject));
    }
    if effective_on < set.valid_from() || set.valid_to().is_some_and(|to| to < effective_on) {
        let to = set.valid_to().map(|to| to.to_string()).unwrap_or_default();
        let refusal = Error::invalid("effective_on", effective_on, Unfit::RuleValidity);
        return Err(refusal.with("from", set.valid_from().to_string()).with("to", to));
    }
    refuse_closed(op.session(), effective_on).await
}
