//! Another light than the rules give: exemptions for good reasons, and corrections of what rules cannot see. One asks, another
//! approves, and on a day it ends by itself.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::rule::Decided;
use guatu_kernel::{Error, ProjectId, Result, RevisionId, Scope, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::closing::refuse_closed;
use super::decision::{self, Grounds};
use crate::Op;
use crate::account::People;
use crate::approval::{self, Approval, ApprovalView, Ask};
use crate::district::{AsOf, Recorded, knows, within_reach};
use crate::grounds;
use crate::project::page;
use crate::project::view::ProjectView;

/// Another light, why, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct OverrideBody {
    /// The id of a colour of the rule set in force, or `none`.
    pub light: String,
    /// Today when absent.
    pub from: Option<NaiveDate>,
    /// The last day it holds.
    pub until: NaiveDate,
    pub reason: String,
    pub paper: Option<String>,
}

/// Why a decision ends before its day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct OverrideEndBody {
    pub reason: String,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told<'a> {
    light: Option<&'a str>,
    from: NaiveDate,
    until: Option<NaiveDate>,
    reason: &'a str,
}

/// Asks for another light for a project.
///
/// # Errors
/// `invalid` for a light that the rule set in force does not have, or days that make no span; `month_closed` for a day of a
/// closed month.
pub async fn ask_override(op: Op, code: &str, body: OverrideBody) -> Result<ApprovalView> {
    op.require(Permission::LightOverride)?;
    let project = project(&op, code).await?;
    let from = body.from.unwrap_or_else(|| op.now().date());
    fits(&op, &body.light, from, body.until).await?;
    let ask = Ask::LightOverride { light: body.light, from, until: body.until };
    let grounds = approval::Grounds { reason: &body.reason, paper: body.paper.as_deref() };
    approval::ask(op, ask, Some(project), grounds).await
}

/// Shows another light, as it was asked for and approved.
pub(crate) async fn decide(
    op: &mut Op,
    approval: &Approval,
    light: &str,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<()> {
    fits(op, light, from, until).await?;
    let project = approval.project.ok_or_else(Error::not_found)?;
    let by = People::load(op.session()).await?.name(&op.actor().name);
    let decided = Decided { light: light.into(), reason: approval.reason.clone(), by: by.clone(), until: Some(until) };
    let fact = Recorded { effective_on: from, recorded_at: op.now(), value: Some(decided) };
    let grounds =
        Grounds { approval: Some(approval.id), reason: &approval.reason, paper: approval.paper.as_deref(), by: &by };
    record(op, "light.decide", project, &fact, &grounds).await
}

/// Goes back to the light by the rules before the day on which the decision would end, from today on.
///
/// # Errors
/// `not_found` when nothing is decided.
pub async fn end_override(mut op: Op, code: &str, body: OverrideEndBody) -> Result<ProjectView> {
    op.require(Permission::LightOverride)?;
    let project = project(&op, code).await?;
    let reason = grounds::reason(&body.reason)?;
    let district = op.district(AsOf::default()).await?;
    let decided = district.of(project).is_some_and(|standing| standing.decided.is_some());
    if !decided {
        return Err(Error::not_found());
    }
    let by = People::load(op.session()).await?.name(&op.actor().name);
    let fact = Recorded { effective_on: op.now().date(), recorded_at: op.now(), value: None };
    let grounds = Grounds { approval: None, reason: &reason, paper: None, by: &by };
    record(&mut op, "light.end", project, &fact, &grounds).await?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    page::show(&mut app.read(actor).await?, code, AsOf::default()).await
}

async fn record(
    op: &mut Op,
    action: &'static str,
    project: ProjectId,
    fact: &Recorded<Option<Decided>>,
    grounds: &Grounds<'_>,
) -> Result<()> {
    let id = RevisionId(op.id());
    decision::insert(op.session(), &Scope::System, id, project, fact, grounds).await?;
    let decided = fact.value.as_ref();
    let told = Told {
        light: decided.map(|decided| decided.light.as_str()),
        from: fact.effective_on,
        until: decided.and_then(|decided| decided.until),
        reason: grounds.reason,
    };
    op.record(action, "project", project.0, None, Some(&told))
}

/// The project with this code, if the actor sees it and may ask about it.
async fn project(op: &Op, code: &str) -> Result<ProjectId> {
    let ledger = op.ledger().await?;
    let scope = op.scope(Permission::ProjectRead);
    let file = ledger.file(code).filter(|file| scope.shows(file.keeper)).ok_or_else(Error::not_found)?;
    op.require_on(Permission::LightOverride, file.keeper)?;
    Ok(file.id)
}

async fn fits(op: &Op, light: &str, from: NaiveDate, until: NaiveDate) -> Result<()> {
    within_reach("from", from)?;
    within_reach("until", until)?;
    if until < from {
        return Err(Error::invalid("until", until, Unfit::LastBeforeFirst));
    }
    let district = op.district(AsOf::on(from)).await?;
    if !knows(district.rules(), light) {
        return Err(Error::invalid("light", light, Unfit::LightUnknown));
    }
    refuse_closed(op.session(), from).await
}
