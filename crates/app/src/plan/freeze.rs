//! Baselines: freezing the plans of a year once they are approved, and revising what a project has promised. Lights are shown
//! against the original and against the current one.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::{Baseline, Plan, Planned, Promise};
use guatu_domain::project::{Nature, ProjectFacts};
use guatu_domain::written::{self, Written, label};
use guatu_kernel::{ApprovalId, Error, ErrorCode, MoneyUnit, ProjectId, Result, RevisionId, Scope, Timestamp, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::baseline;
use crate::Op;
use crate::approval::{self, Approval, ApprovalView, Ask, Grounds, to_freeze};
use crate::district::{AsOf, File, Recorded, View, present, within_reach};
use crate::light::closing::refuse_closed;
use crate::project::view::{OrgRef, ProjectRef};
use crate::record::Recorder;
use crate::route;

/// Why the plans of a year are to be frozen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FreezeBody {
    pub reason: String,
    pub paper: Option<String>,
}

/// What a project is to promise instead, and why. What is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct RevisionBody {
    /// The year whose plan is revised; that of `effective_on` when absent.
    pub year: Option<i32>,
    /// From when on it holds; today when absent.
    pub effective_on: Option<NaiveDate>,
    /// Annual plan; a bare number is 万元.
    pub plan: Option<String>,
    /// `new_start`, `carry_over`, `completing` or `preparing`
    pub nature: Option<String>,
    pub planned_start: Option<String>,
    pub planned_finish: Option<String>,
    /// Milestones whose day changes, or that are new.
    #[serde(default)]
    pub milestones: Vec<PlannedBody>,
    pub reason: String,
    pub paper: Option<String>,
}

/// When a milestone is to be achieved instead; not at all when absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct PlannedBody {
    pub name: String,
    pub planned_on: Option<NaiveDate>,
}

/// How far the plans of a year are frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BaselineBoard {
    pub year: i32,
    /// Projects whose plan is frozen.
    pub frozen: usize,
    /// Projects that have a plan which is not.
    pub open: usize,
    /// Projects whose baseline was revised, the latest revision first.
    pub revised: Vec<RevisedLine>,
}

/// A project whose baseline was revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RevisedLine {
    pub project: ProjectRef,
    pub unit: Option<OrgRef>,
    /// How often it was revised.
    pub number: u32,
    pub recorded_at: Timestamp,
    /// What differs from the original: `plan`, `nature`, `planned_start`, `planned_finish`, `milestones`.
    pub fields: Vec<String>,
    /// The light against the original baseline.
    pub original: Option<String>,
}

/// Asks for the plans of a year to be frozen: those of all projects that have one and none is frozen of yet.
///
/// # Errors
/// `invalid` when no project has a plan of that year that is not frozen.
pub async fn ask_freeze(op: Op, year: i32, body: FreezeBody) -> Result<ApprovalView> {
    op.require_everywhere(Permission::ProjectEdit)?;
    let ledger = op.ledger().await?;
    if !ledger.files.values().any(|file| to_freeze(file, year)) {
        return Err(Error::invalid("year", year, Unfit::NothingChanged));
    }
    let grounds = Grounds { reason: &body.reason, paper: body.paper.as_deref() };
    approval::ask(op, Ask::PlanFreeze { year }, None, grounds).await
}

/// Freezes the plans of a year, as it was asked for and approved.
pub(crate) async fn freeze(op: &mut Op, approval: &Approval, year: i32) -> Result<()> {
    let ledger = op.ledger().await?;
    let mut files: Vec<&Arc<File>> = ledger.files.values().filter(|file| to_freeze(file, year)).collect();
    files.sort_by(|one, other| one.code.cmp(&other.code));
    let effective_on = op.now().date();
    let mut rows = Vec::new();
    for file in files {
        let fact = recorded(op, Baseline { year, number: 0, promise: promised(file, year) }, effective_on);
        rows.push(row(op, approval, file.id, &fact)?);
    }
    baseline::insert(op.session(), &Scope::System, rows).await
}

/// What a project promises for a year by what was last recorded.
fn promised(file: &File, year: i32) -> Promise {
    let everything = View { as_of: NaiveDate::MAX, known_at: present() };
    let plan = file.latest_plan(year).map(|fact| &fact.value);
    Promise::of(&file.latest().value, plan, &file.milestones(&everything))
}

/// Asks for another promise of a project whose plan is frozen.
///
/// # Errors
/// `not_found` when its plan of that year is not frozen; `invalid` naming the field, or when nothing would change.
pub async fn ask_revision(mut op: Op, code: &str, body: RevisionBody) -> Result<ApprovalView> {
    let id = put_revision(&mut op, code, body).await?;
    approval::finish(op, id).await
}

/// The same within an operation that has more to write.
pub(crate) async fn put_revision(op: &mut Op, code: &str, body: RevisionBody) -> Result<ApprovalId> {
    op.require(Permission::ProjectEdit)?;
    let ledger = op.ledger().await?;
    let visible = op.scope(Permission::ProjectRead);
    let file = ledger.file(code).filter(|file| visible.shows(file.keeper)).ok_or_else(Error::not_found)?;
    op.require_on(Permission::ProjectEdit, file.keeper)?;
    let effective_on = within_reach("effective_on", body.effective_on.unwrap_or_else(|| op.now().date()))?;
    let year = body.year.unwrap_or_else(|| effective_on.year());
    let before = file.latest_baseline(year).ok_or_else(Error::not_found)?;
    let promise = body.promise(&before.value.promise)?;
    if before.value.promise.differences(&promise).is_empty() {
        return Err(Error::invalid("promise", "", Unfit::NothingChanged));
    }
    refuse_closed(op.session(), effective_on).await?;
    let (project, number) = (file.id, before.value.number);
    let ask = Ask::PlanRevision { year, number, effective_on, promise: Box::new(promise) };
    let grounds = Grounds { reason: &body.reason, paper: body.paper.as_deref() };
    approval::put(op, ask, Some(project), grounds).await
}

impl RevisionBody {
    /// The promise before with what the form states put over it.
    fn promise(&self, before: &Promise) -> Result<Promise> {
        let mut promise = before.clone();
        if let Some(text) = &self.plan {
            let amount = written::amount(Written::Text(text), MoneyUnit::Wan);
            promise.plan = amount.map_err(|reason| Error::invalid("plan", text, reason.into()))?.or(promise.plan);
        }
        if let Some(text) = self.nature.as_deref().filter(|text| !text.is_empty()) {
            let nature = Nature::parse(text).ok_or_else(|| Error::invalid("nature", text, Unfit::NotAChoice))?;
            promise.nature = Some(nature);
        }
        for (field, text, place) in [
            ("planned_start", &self.planned_start, &mut promise.planned_start),
            ("planned_finish", &self.planned_finish, &mut promise.planned_finish),
        ] {
            if let Some(text) = text {
                let when = written::when(Written::Text(text));
                *place = when.map_err(|reason| Error::invalid(field, text, reason.into()))?;
            }
        }
        let starts = promise.planned_start.as_ref().zip(promise.planned_finish.as_ref());
        if starts.is_some_and(|(start, finish)| finish.until() < start.from) {
            let value = self.planned_finish.clone().unwrap_or_default();
            return Err(Error::invalid("planned_finish", value, Unfit::FinishBeforeStart));
        }
        for planned in &self.milestones {
            planned.planned_on.map(|on| within_reach("planned_on", on)).transpose()?;
            planned.put(&mut promise)?;
        }
        Ok(promise)
    }
}

impl PlannedBody {
    fn put(&self, promise: &mut Promise) -> Result<()> {
        const LONGEST: usize = 200;
        let name = label(&self.name);
        if name.is_empty() || name.chars().count() > LONGEST {
            return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", LONGEST));
        }
        if let Some(known) = promise.milestones.iter_mut().find(|known| known.name == name) {
            known.planned_on = self.planned_on;
            return Ok(());
        }
        let last = promise.milestones.iter().map(|known| known.position).max().unwrap_or(0);
        promise.milestones.push(Planned { name, position: last + 1, planned_on: self.planned_on });
        Ok(())
    }
}

/// Records another promise of a project, as it was asked for and approved.
///
/// # Errors
/// `month_closed` when the month of its first day was closed meanwhile; `conflict` when there is another revision since it was
/// asked for.
pub(crate) async fn revise(
    op: &mut Op,
    approval: &Approval,
    year: i32,
    number: u32,
    effective_on: NaiveDate,
    promise: &Promise,
) -> Result<()> {
    refuse_closed(op.session(), effective_on).await?;
    let ledger = op.ledger().await?;
    let file = approval.project.and_then(|id| ledger.files.get(&id)).ok_or_else(Error::not_found)?.clone();
    let before = file.latest_baseline(year).ok_or_else(Error::not_found)?;
    if before.value.number != number {
        return Err(Error::new(ErrorCode::Conflict).with("code", file.code.as_str()));
    }
    let facts = ProjectFacts {
        nature: promise.nature,
        planned_start: promise.planned_start.clone(),
        planned_finish: promise.planned_finish.clone(),
        ..file.latest().value.clone()
    };
    let route = route::asked(op, approval.id).await?;
    let mut recorder = Recorder::new(op, Permission::PlanApprove, ledger).approved();
    recorder.revise(&file, facts, effective_on)?;
    if let Some(amount) = promise.plan.clone() {
        recorder.plan(file.id, Plan { year, amount }, effective_on)?;
    }
    for planned in &promise.milestones {
        let moved = before.value.promise.planned_on(&planned.name) != planned.planned_on;
        let next = milestone(&file, planned);
        match route.as_ref().and_then(|route| route::arranged(route, &file, &next)) {
            Some(arranged) => recorder.milestone(file.id, arranged, effective_on)?,
            None => moved && recorder.milestone(file.id, next, effective_on)?,
        };
    }
    recorder.write().await?;
    let fact = recorded(op, Baseline { year, number: number + 1, promise: promise.clone() }, effective_on);
    let row = row(op, approval, file.id, &fact)?;
    baseline::insert(op.session(), &Scope::System, vec![row]).await
}

/// A milestone on its new day, with what is recorded of it.
fn milestone(file: &File, planned: &Planned) -> Milestone {
    let known = file.latest_milestone(&planned.name).map(|fact| &fact.value);
    Milestone {
        name: planned.name.clone(),
        position: planned.position,
        planned_on: planned.planned_on,
        achieved_on: known.and_then(|known| known.achieved_on),
        owner: known.and_then(|known| known.owner),
    }
}

fn recorded(op: &Op, value: Baseline, effective_on: NaiveDate) -> Recorded<Baseline> {
    Recorded { effective_on, recorded_at: op.now(), value }
}

fn row(
    op: &mut Op,
    approval: &Approval,
    project: ProjectId,
    fact: &Recorded<Baseline>,
) -> Result<Vec<guatu_db::Value>> {
    let id = RevisionId(op.id());
    let action = if fact.value.number == 0 { "baseline.freeze" } else { "baseline.revise" };
    op.record(action, "project", project.0, None, Some(&fact.value))?;
    baseline::row(id, project, approval.id, fact)
}

/// How far the plans of a year are frozen, of the projects that the actor sees.
pub async fn board(op: &mut Op, year: i32, as_of: AsOf) -> Result<BaselineBoard> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let frozen = |file: &File| file.latest_baseline(year).is_some();
    let mut revised = Vec::new();
    for standing in district.projects(&scope) {
        let original = standing.file.baselines.iter().find(|fact| fact.value.year == year && fact.value.number == 0);
        let latest = standing.file.latest_baseline(year).filter(|fact| fact.value.number > 0);
        let Some((original, latest)) = original.zip(latest) else { continue };
        let fields = original.value.promise.differences(&latest.value.promise);
        revised.push(RevisedLine {
            project: crate::project::line::reference(standing),
            unit: crate::project::line::unit(standing),
            number: latest.value.number,
            recorded_at: latest.recorded_at,
            fields: fields.into_iter().map(Into::into).collect(),
            original: standing.original.as_ref().map(|original| original.light.clone()),
        });
    }
    revised.sort_by_key(|line| std::cmp::Reverse(line.recorded_at));
    Ok(BaselineBoard {
        year,
        frozen: district.projects(&scope).filter(|standing| frozen(&standing.file)).count(),
        open: district.projects(&scope).filter(|standing| to_freeze(&standing.file, year)).count(),
        revised,
    })
}
