//! Requests that need somebody else's consent: one asks, another answers, and only then something is recorded.

pub(crate) mod store;
mod tell;
pub mod view;

use std::str::FromStr;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::Ratio;
use guatu_domain::life::Stage;
use guatu_domain::plan::Promise;
use guatu_domain::written::label;
use guatu_kernel::{ApprovalId, BatchItemId, Error, ErrorCode, ProjectId, Result, RuleSetId, Scope, Timestamp, Unfit};
use serde::{Deserialize, Serialize};

use crate::Op;
use crate::account::People;
use crate::grounds;
use crate::{batch, life, light, plan, pool, rule};
pub(crate) use tell::to_freeze;
pub use view::{AnswerBody, ApprovalQuery, ApprovalView};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Ask {
    /// Put a version of a rule set into force from a day on.
    RuleActivation { set: RuleSetId, effective_on: NaiveDate },
    /// Show a project another light than the rules give.
    LightOverride { light: String, from: NaiveDate, until: NaiveDate },
    /// Freeze the plans of a year: the baselines of all projects that have one and none is frozen of yet.
    PlanFreeze { year: i32 },
    /// Change what a project has promised for a year.
    ///
    /// `number` is that of the baseline it would change: once there is another one, the request is out of date.
    PlanRevision { year: i32, number: u32, effective_on: NaiveDate, promise: Box<Promise> },
    /// Take an item of the three batches out of the denominator of a ratio, or count it again.
    BatchObjection { item: BatchItemId, ratio: Ratio, taken_out: bool, from: NaiveDate },
    /// Move projects into a pool. `shown` are the documents that the conditions ask for.
    PoolMove { pool: String, projects: Vec<ProjectId>, from: NaiveDate, shown: Vec<String> },
    /// Let a project exit from the library, or terminate it.
    LifeEnd { stage: Stage, on: NaiveDate },
}

impl Ask {
    const fn kind(&self) -> &'static str {
        match self {
            Self::RuleActivation { .. } => "rule_activation",
            Self::LightOverride { .. } => "light_override",
            Self::PlanFreeze { .. } => "plan_freeze",
            Self::PlanRevision { .. } => "plan_revision",
            Self::BatchObjection { .. } => "batch_objection",
            Self::PoolMove { .. } => "pool_move",
            Self::LifeEnd { .. } => "life_end",
        }
    }

    /// What whoever answers must be allowed to do.
    const fn permission(&self) -> Permission {
        match self {
            Self::RuleActivation { .. } => Permission::RuleApprove,
            Self::LightOverride { .. } => Permission::LightApprove,
            Self::PlanFreeze { .. } | Self::PlanRevision { .. } => Permission::PlanApprove,
            Self::BatchObjection { .. } => Permission::BatchApprove,
            Self::PoolMove { .. } | Self::LifeEnd { .. } => Permission::PoolApprove,
        }
    }
}

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Approval {
    pub id: ApprovalId,
    /// The project it is about; the whole district when absent.
    pub project: Option<ProjectId>,
    pub ask: Ask,
    pub reason: String,
    pub paper: Option<String>,
    /// The sign-in name of who asked.
    pub asked_by: String,
    pub asked_at: Timestamp,
    pub answer: Option<Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Answer {
    pub kind: Ending,
    pub by: String,
    pub at: Timestamp,
    pub comment: Option<String>,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ending {
    Approved,
    Returned,
    Withdrawn,
}

impl Ending {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for Ending {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Approved, Self::Returned, Self::Withdrawn].into_iter().find(|kind| kind.as_str() == text).ok_or(())
    }
}

/// Why something is asked for, as a form sends it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grounds<'a> {
    pub reason: &'a str,
    pub paper: Option<&'a str>,
}

/// Asks for something and answers with the request. Whether the actor may ask, the caller has checked.
pub(crate) async fn ask(
    mut op: Op,
    ask: Ask,
    project: Option<ProjectId>,
    grounds: Grounds<'_>,
) -> Result<ApprovalView> {
    let id = put(&mut op, ask, project, grounds).await?;
    finish(op, id).await
}

/// Asks for something within an operation that has more to write.
pub(crate) async fn put(op: &mut Op, ask: Ask, project: Option<ProjectId>, grounds: Grounds<'_>) -> Result<ApprovalId> {
    let approval = Approval {
        id: ApprovalId(op.id()),
        project,
        ask,
        reason: grounds::reason(grounds.reason)?,
        paper: grounds::paper(grounds.paper)?,
        asked_by: op.actor().name.clone(),
        asked_at: op.now(),
        answer: None,
    };
    store::insert(op.session(), &approval).await?;
    op.record("approval.ask", "approval", approval.id.0, None, Some(&approval))?;
    Ok(approval.id)
}

/// The requests that the actor asked for or may answer, the newest first.
pub async fn list(op: &mut Op, query: &ApprovalQuery) -> Result<Vec<ApprovalView>> {
    op.require(Permission::ProjectRead)?;
    let approvals = store::list(op.session(), query.all).await?;
    let people = People::load(op.session()).await?;
    let mut views = Vec::new();
    for approval in approvals {
        if asked_by_actor(op, &approval) || may_see(op, &approval).await? {
            views.push(tell::view(op, &approval, &people).await?);
        }
    }
    Ok(views)
}

/// Approves or returns a request. What was asked for is recorded in the same transaction.
///
/// # Errors
/// `own_request` for whoever asked; `request_answered` when somebody was faster; `not_found` beyond the scope.
pub async fn answer(mut op: Op, id: ApprovalId, body: AnswerBody) -> Result<ApprovalView> {
    op.require_any(&[
        Permission::RuleApprove,
        Permission::LightApprove,
        Permission::PlanApprove,
        Permission::BatchApprove,
        Permission::PoolApprove,
    ])?;
    let before = get(&op, id).await?;
    op.require(before.ask.permission())?;
    if asked_by_actor(&op, &before) {
        return Err(Error::new(ErrorCode::OwnRequest));
    }
    let kind = if body.approve { Ending::Approved } else { Ending::Returned };
    let after = settle(&mut op, &before, kind, body.comment.as_deref()).await?;
    if body.approve {
        carry_out(&mut op, &after).await?;
    }
    finish(op, id).await
}

/// Takes a request back, which only its author does.
pub async fn withdraw(mut op: Op, id: ApprovalId) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let before = get(&op, id).await?;
    if !asked_by_actor(&op, &before) {
        return Err(Error::not_found());
    }
    settle(&mut op, &before, Ending::Withdrawn, None).await?;
    finish(op, id).await
}

async fn settle(op: &mut Op, before: &Approval, kind: Ending, comment: Option<&str>) -> Result<Approval> {
    const LONGEST: usize = 200;
    let comment = comment.map(label).filter(|comment| !comment.is_empty());
    if comment.as_ref().is_some_and(|comment| comment.chars().count() > LONGEST) {
        return Err(Error::invalid("comment", "", Unfit::TooLong).with("limit", LONGEST));
    }
    let answer = Answer { kind, by: op.actor().name.clone(), at: op.now(), comment };
    if before.answer.is_some() || !store::answer(op.session(), before.id, &answer).await? {
        return Err(Error::new(ErrorCode::RequestAnswered));
    }
    let after = Approval { answer: Some(answer), ..before.clone() };
    let action = match kind {
        Ending::Approved => "approval.approve",
        Ending::Returned => "approval.return",
        Ending::Withdrawn => "approval.withdraw",
    };
    op.record(action, "approval", before.id.0, Some(before), Some(&after))?;
    Ok(after)
}

/// Does what was asked for.
async fn carry_out(op: &mut Op, approval: &Approval) -> Result<()> {
    match &approval.ask {
        Ask::RuleActivation { set, effective_on } => rule::activate(op, approval, *set, *effective_on).await,
        Ask::LightOverride { light, from, until } => light::decide(op, approval, light, *from, *until).await,
        Ask::PlanFreeze { year } => plan::freeze(op, approval, *year).await,
        Ask::PlanRevision { year, number, effective_on, promise } => {
            plan::revise(op, approval, *year, *number, *effective_on, promise).await
        }
        Ask::BatchObjection { item, ratio, taken_out, from } => {
            batch::object(op, approval, *item, *ratio, *taken_out, *from).await
        }
        Ask::PoolMove { .. } => pool::moved(op, approval).await,
        Ask::LifeEnd { stage, on } => life::end(op, approval, *stage, *on).await,
    }
}

/// A request that the actor asked for or may answer.
async fn get(op: &Op, id: ApprovalId) -> Result<Approval> {
    let approval = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    if asked_by_actor(op, &approval) || may_see(op, &approval).await? { Ok(approval) } else { Err(Error::not_found()) }
}

fn asked_by_actor(op: &Op, approval: &Approval) -> bool {
    approval.asked_by == op.actor().name
}

/// Whether the actor's right to answer reaches what the request is about.
async fn may_see(op: &Op, approval: &Approval) -> Result<bool> {
    let scope = op.scope(approval.ask.permission());
    if let Ask::BatchObjection { item, .. } = &approval.ask {
        return Ok(batch::store::load(op.session(), &scope).await?.items.contains_key(item));
    }
    if let Ask::PoolMove { projects, .. } = &approval.ask {
        let ledger = op.ledger().await?;
        return Ok(projects.iter().all(|id| ledger.files.get(id).is_some_and(|file| scope.shows(file.keeper))));
    }
    let Some(project) = approval.project else { return Ok(scope.covers(&Scope::All)) };
    let ledger = op.ledger().await?;
    Ok(ledger.files.get(&project).is_some_and(|file| scope.shows(file.keeper)))
}

/// Commits, and answers with the request.
pub(crate) async fn finish(op: Op, id: ApprovalId) -> Result<ApprovalView> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    let op = app.read(actor).await?;
    let approval = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    tell::view(&op, &approval, &People::load(op.session()).await?).await
}
