//! Requests that need somebody else's consent: one asks, others sign step by step, and only then something is recorded.

pub mod answer;
pub mod delegation;
mod desk;
mod kind;
mod names;
pub mod procedure;
mod standing;
pub(crate) mod store;
mod tell;
pub mod view;

use std::str::FromStr;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::approval::{Acted, Course, Place, Procedure};
use guatu_domain::batch::Ratio;
use guatu_domain::life::Stage;
use guatu_domain::plan::Promise;
use guatu_kernel::{ApprovalId, BatchItemId, Error, ProjectId, Result, RuleSetId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Op;
use crate::grounds;
use crate::{batch, life, light, plan, pool, rule};
use desk::Desk;
use kind::Kind;
use names::Names;
pub(crate) use tell::to_freeze;
pub use view::{ApprovalQuery, ApprovalView};

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
    /// Let requests of a kind go through other steps from now on.
    Procedure { about: String, procedure: Procedure },
}

impl Ask {
    const fn kind(&self) -> Kind {
        match self {
            Self::RuleActivation { .. } => Kind::RuleActivation,
            Self::LightOverride { .. } => Kind::LightOverride,
            Self::PlanFreeze { .. } => Kind::PlanFreeze,
            Self::PlanRevision { .. } => Kind::PlanRevision,
            Self::BatchObjection { .. } => Kind::BatchObjection,
            Self::PoolMove { .. } => Kind::PoolMove,
            Self::LifeEnd { .. } => Kind::LifeEnd,
            Self::Procedure { .. } => Kind::Procedure,
        }
    }

    /// What whoever decides must be allowed to do.
    const fn permission(&self) -> Permission {
        self.kind().permission()
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
    /// The steps it goes through, as they were when it was asked for.
    pub procedure: Procedure,
    /// What was done with it, in order.
    pub acts: Vec<Acted>,
    pub answer: Option<Answer>,
}

impl Approval {
    /// How far it has come.
    pub fn course(&self) -> Course {
        Course::of(&self.procedure, self.asked_at, &self.acts)
    }

    /// Whom it waits for; nobody once it has ended.
    pub fn place(&self) -> Place {
        if self.answer.is_some() { Place::Over } else { self.course().place() }
    }
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
    Refused,
    Withdrawn,
}

impl Ending {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for Ending {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Approved, Self::Refused, Self::Withdrawn].into_iter().find(|kind| kind.as_str() == text).ok_or(())
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
    let procedure = procedure::for_asker(op, ask.kind()).await?;
    let approval = Approval {
        id: ApprovalId(op.id()),
        project,
        ask,
        procedure,
        acts: Vec::new(),
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

/// The requests that the actor asked for or may sign, the newest first.
pub async fn list(op: &mut Op, query: &ApprovalQuery) -> Result<Vec<ApprovalView>> {
    op.require(Permission::ProjectRead)?;
    let approvals = store::list(op.session(), query.all).await?;
    let names = Names::load(op).await?;
    let desk = Desk::of(op).await?;
    let mut views = Vec::new();
    for approval in approvals {
        if desk.may_see(op, &approval).await? {
            views.push(tell::view(op, &desk, &approval, &names).await?);
        }
    }
    Ok(views)
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
        Ask::Procedure { about, procedure } => procedure::put_into_force(op, approval, about, procedure).await,
    }
}

fn asked_by_actor(op: &Op, approval: &Approval) -> bool {
    approval.asked_by == op.actor().name
}

/// Commits, and answers with the request.
pub(crate) async fn finish(op: Op, id: ApprovalId) -> Result<ApprovalView> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    let op = app.read(actor).await?;
    let approval = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    let desk = Desk::of(&op).await?;
    tell::view(&op, &desk, &approval, &Names::load(&op).await?).await
}
