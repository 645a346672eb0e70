//! Everything ever recorded about the district's projects, held in memory and kept current by the audit number.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_db::Session;
use guatu_domain::life::{Life, Place};
use guatu_domain::milestone::Milestone;
use guatu_domain::org::Org;
use guatu_domain::plan::{Baseline, Plan, Promise};
use guatu_domain::pool::Move;
use guatu_domain::progress::Progress;
use guatu_domain::project::ProjectFacts;
use guatu_domain::rule::{Decided, RuleSet};
use guatu_kernel::{Month, OrgId, ProjectId, Result, Scope, Timestamp};

use crate::fact::{self, Entered};
use crate::investment::{self, Investment};
use crate::light::closing::Closing;
use crate::plan::store::CurveRevision;
use crate::pool::{self, PoolBook};
use crate::project::merge::Merge;
use crate::rule::{self, RuleBook};
use crate::{audit, life, light, milestone, org, plan, progress, project};

/// A fact with the date it holds from and the instant it was recorded.
#[derive(Debug, Clone)]
pub struct Recorded<T> {
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
    pub value: T,
}

/// From which point of view facts are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub as_of: NaiveDate,
    /// Only what had been recorded by then.
    pub known_at: Timestamp,
}

impl View {
    fn sees<T>(&self, fact: &Recorded<T>) -> bool {
        fact.effective_on <= self.as_of && fact.recorded_at <= self.known_at
    }

    /// Of several recordings of one fact, the one that holds: the latest to take effect, and of those the latest recorded.
    pub fn holding<'a, T>(&self, facts: impl IntoIterator<Item = &'a Recorded<T>>) -> Option<&'a Recorded<T>> {
        facts.into_iter().filter(|fact| self.sees(fact)).max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }
}

/// One project with all its recordings.
#[derive(Debug)]
pub struct File {
    pub id: ProjectId,
    pub code: String,
    pub revisions: Vec<Recorded<ProjectFacts>>,
    pub plans: Vec<Recorded<Plan>>,
    pub milestones: Vec<Recorded<Milestone>>,
    pub reports: Vec<Recorded<Progress>>,
    pub baselines: Vec<Recorded<Baseline>>,
    /// What people entered about it for rules to look at.
    pub(crate) entered: Vec<Recorded<Entered>>,
    /// What was decided against the rules; nothing where a decision was ended.
    pub decisions: Vec<Recorded<Option<Decided>>>,
    /// From pool to pool.
    pub moves: Vec<Recorded<Move>>,
    /// From stage to stage.
    pub stages: Vec<Recorded<Life>>,
    /// Which project it turned out to be.
    pub(crate) merges: Vec<Recorded<Merge>>,
    /// What others say of its investment, and what the office made of it.
    pub investment: Investment,
    /// The unit responsible by what was last recorded: whose project it is.
    pub keeper: Option<OrgId>,
}

impl File {
    /// It turned out to be another project, by what was last recorded.
    pub fn is_merged(&self) -> bool {
        let last = self.merges.iter().max_by_key(|fact| (fact.effective_on, fact.recorded_at));
        last.is_some_and(|fact| fact.value.survivor.is_some())
    }

    /// The facts as last recorded, from whatever date they hold.
    pub fn latest(&self) -> &Recorded<ProjectFacts> {
        self.revisions
            .iter()
            .max_by_key(|fact| (fact.effective_on, fact.recorded_at))
            .expect("a project has a first revision")
    }

    /// The plan of a year as last recorded.
    pub fn latest_plan(&self, year: i32) -> Option<&Recorded<Plan>> {
        self.plans
            .iter()
            .filter(|plan| plan.value.year == year)
            .max_by_key(|plan| (plan.effective_on, plan.recorded_at))
    }

    /// A milestone as last recorded.
    pub fn latest_milestone(&self, name: &str) -> Option<&Recorded<Milestone>> {
        self.milestones
            .iter()
            .filter(|fact| fact.value.name == name)
            .max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }

    /// A month's report as last recorded.
    pub fn latest_report(&self, month: Month) -> Option<&Recorded<Progress>> {
        self.reports
            .iter()
            .filter(|fact| fact.value.month == month)
            .max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }

    /// The plan that holds for a year.
    pub fn plan(&self, view: &View, year: i32) -> Option<&Plan> {
        view.holding(self.plans.iter().filter(|plan| plan.value.year == year)).map(|fact| &fact.value)
    }

    /// The report that holds for a month.
    pub fn report(&self, view: &View, month: Month) -> Option<&Recorded<Progress>> {
        view.holding(self.reports.iter().filter(|report| report.value.month == month))
    }

    /// The reports that hold, in the order of their months.
    pub fn held_reports(&self, view: &View) -> Vec<&Progress> {
        let months: BTreeSet<Month> = self.reports.iter().map(|report| report.value.month).collect();
        months.into_iter().filter_map(|month| self.report(view, month)).map(|report| &report.value).collect()
    }

    /// The fact that somebody entered under a name.
    pub(crate) fn entered(&self, view: &View, name: &str) -> Option<&Recorded<Entered>> {
        let held = view.holding(self.entered.iter().filter(|fact| fact.value.name == name))?;
        let still = held.value.until.is_none_or(|until| view.as_of <= until) && !held.value.value.is_empty();
        still.then_some(held)
    }

    /// What was decided against the rules, if that holds.
    pub fn decided(&self, view: &View) -> Option<&Decided> {
        let held = view.holding(&self.decisions)?;
        held.value.as_ref().filter(|decided| decided.holds_on(view.as_of))
    }

    /// The baseline of a year that holds: the original one or its latest revision.
    pub fn baseline(&self, view: &View, year: i32) -> Option<&Recorded<Baseline>> {
        let seen = self.baselines.iter().filter(|fact| fact.value.year == year && view.sees(fact));
        seen.max_by_key(|fact| fact.value.number)
    }

    /// The original baseline of a year, once there is a revision of it.
    pub fn original(&self, view: &View, year: i32) -> Option<&Baseline> {
        let now = self.baseline(view, year)?;
        let original = self.baselines.iter().find(|fact| fact.value.year == year && fact.value.number == 0);
        original.map(|fact| &fact.value).filter(|_| now.value.number > 0)
    }

    /// The last recorded baseline of a year, from whatever date it holds.
    pub fn latest_baseline(&self, year: i32) -> Option<&Recorded<Baseline>> {
        self.baselines.iter().filter(|fact| fact.value.year == year).max_by_key(|fact| fact.value.number)
    }

    /// What of the approved baseline of a year these facts, or this plan, would break.
    pub fn broken_by(&self, year: i32, facts: &ProjectFacts, plan: Option<&Plan>) -> Vec<&'static str> {
        let Some(baseline) = self.latest_baseline(year) else { return Vec::new() };
        let promised = &baseline.value.promise;
        let wanted = Promise {
            plan: plan.map_or_else(|| promised.plan.clone(), |plan| Some(plan.amount.clone())),
            milestones: promised.milestones.clone(),
            ..Promise::of(facts, None, &[])
        };
        promised.differences(&wanted)
    }

    /// Whether another planned day would break the approved baseline of a year.
    pub fn milestone_broken_by(&self, year: i32, name: &str, planned_on: Option<NaiveDate>) -> bool {
        self.latest_baseline(year).is_some_and(|baseline| baseline.value.promise.planned_on(name) != planned_on)
    }

    /// The moves that are seen, in the order in which they took effect.
    pub fn moves(&self, view: &View) -> Vec<&Recorded<Move>> {
        in_order(self.moves.iter().filter(|fact| view.sees(fact)))
    }

    /// The stages that are seen, in the order in which they took effect.
    pub fn stages(&self, view: &View) -> Vec<&Recorded<Life>> {
        in_order(self.stages.iter().filter(|fact| view.sees(fact)))
    }

    /// Where it stands in its life.
    pub fn place(&self, view: &View) -> Place {
        guatu_domain::life::place(self.stages(view).into_iter().map(|fact| (fact.effective_on, &fact.value)))
    }

    /// The pool it stands in.
    pub fn pool(&self, view: &View) -> Option<&str> {
        view.holding(&self.moves).and_then(|fact| fact.value.pool.as_deref())
    }

    /// The project it turned out to be.
    pub(crate) fn survivor(&self, view: &View) -> Option<ProjectId> {
        view.holding(&self.merges).and_then(|fact| fact.value.survivor)
    }

    /// The milestones that hold, in their order.
    pub fn milestones(&self, view: &View) -> Vec<Milestone> {
        let mut held: Vec<&Recorded<Milestone>> = Vec::new();
        for fact in self.milestones.iter().filter(|fact| view.sees(fact)) {
            match held.iter_mut().find(|other| other.value.name == fact.value.name) {
                Some(other) if (other.effective_on, other.recorded_at) <= (fact.effective_on, fact.recorded_at) => {
                    *other = fact
                }
                Some(_) => {}
                None => held.push(fact),
            }
        }
        held.sort_by_key(|fact| fact.value.position);
        held.into_iter().map(|fact| fact.value.clone()).collect()
    }
}

/// Of facts that follow one another the earliest first.
fn in_order<'a, T>(facts: impl Iterator<Item = &'a Recorded<T>>) -> Vec<&'a Recorded<T>> {
    let mut facts: Vec<&Recorded<T>> = facts.collect();
    facts.sort_by_key(|fact| (fact.effective_on, fact.recorded_at));
    facts
}

/// All projects and units.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The audit number up to which everything is in here.
    pub seq: i64,
    pub orgs: HashMap<OrgId, Arc<Org>>,
    pub files: HashMap<ProjectId, Arc<File>>,
    /// The first day on which any project existed: before it there is nothing to remember.
    pub first_on: Option<NaiveDate>,
    pub by_code: Arc<HashMap<String, ProjectId>>,
    pub(crate) curves: Arc<Vec<CurveRevision>>,
    pub(crate) rules: Arc<RuleBook>,
    pub(crate) closings: Arc<Vec<Closing>>,
    pub(crate) pools: Arc<PoolBook>,
}

impl Ledger {
    /// Reads everything.
    pub async fn load(session: &Session) -> Result<Self> {
        let seq = audit::last(session).await?;
        let mut ledger = Self { seq, ..Self::default() };
        ledger.read_orgs(session).await?;
        ledger.read_curves(session).await?;
        ledger.read_rules(session).await?;
        ledger.read_closings(session).await?;
        ledger.read_pools(session).await?;
        ledger.read_files(session, None).await?;
        Ok(ledger)
    }

    /// The same ledger with everything that was recorded since; and which projects changed, `None` when all may stand
    /// differently.
    pub async fn refreshed(&self, session: &Session) -> Result<(Self, Option<Vec<ProjectId>>)> {
        let seq = audit::last(session).await?;
        let changed = audit::changed_since(session, self.seq).await?;
        let mut ledger = Self { seq, ..self.clone() };
        if changed.orgs {
            ledger.read_orgs(session).await?;
        }
        if changed.curves {
            ledger.read_curves(session).await?;
        }
        if changed.rules {
            ledger.read_rules(session).await?;
        }
        if changed.closings {
            ledger.read_closings(session).await?;
        }
        if changed.pools {
            ledger.read_pools(session).await?;
        }
        ledger.read_files(session, Some(&changed.projects)).await?;
        let everything = changed.curves || changed.rules || changed.closings;
        Ok((ledger, (!everything).then_some(changed.projects)))
    }

    async fn read_curves(&mut self, session: &Session) -> Result<()> {
        self.curves = Arc::new(plan::store::curve_revisions(session, &Scope::System).await?);
        Ok(())
    }

    async fn read_rules(&mut self, session: &Session) -> Result<()> {
        self.rules = Arc::new(rule::store::book(session).await?);
        Ok(())
    }

    async fn read_closings(&mut self, session: &Session) -> Result<()> {
        self.closings = Arc::new(light::closing::all(session).await?);
        Ok(())
    }

    async fn read_pools(&mut self, session: &Session) -> Result<()> {
        self.pools = Arc::new(pool::store::book(session).await?);
        Ok(())
    }

    async fn read_orgs(&mut self, session: &Session) -> Result<()> {
        self.orgs =
            org::store::all(session, &Scope::System).await?.into_iter().map(|org| (org.id, Arc::new(org))).collect();
        Ok(())
    }

    async fn read_files(&mut self, session: &Session, only: Option<&[ProjectId]>) -> Result<()> {
        let scope = Scope::System;
        let mut revisions = group(project::store::revisions(session, &scope, only).await?);
        let mut plans = group(plan::store::all(session, &scope, only).await?);
        let mut milestones = group(milestone::store::all(session, &scope, only).await?);
        let mut reports = group(progress::store::all(session, &scope, only).await?);
        let mut baselines = group(plan::baseline::all(session, &scope, only).await?);
        let mut entered = group(fact::store::all(session, &scope, only).await?);
        let mut decisions = group(light::decision::all(session, &scope, only).await?);
        let mut moves = group(pool::store::moves(session, &scope, only).await?);
        let mut stages = group(life::store::all(session, &scope, only).await?);
        let mut merges = group(project::merge::store::all(session, &scope, only).await?);
        let mut investments = investment::store::all(session, &scope, only).await?;
        for (id, code) in project::store::codes(session, &scope, only).await? {
            let mut file = File {
                id,
                code,
                keeper: None,
                revisions: revisions.remove(&id).unwrap_or_default(),
                plans: plans.remove(&id).unwrap_or_default(),
                milestones: milestones.remove(&id).unwrap_or_default(),
                reports: reports.remove(&id).unwrap_or_default(),
                baselines: baselines.remove(&id).unwrap_or_default(),
                entered: entered.remove(&id).unwrap_or_default(),
                decisions: decisions.remove(&id).unwrap_or_default(),
                moves: moves.remove(&id).unwrap_or_default(),
                stages: stages.remove(&id).unwrap_or_default(),
                merges: merges.remove(&id).unwrap_or_default(),
                investment: investments.remove(&id).unwrap_or_default(),
            };
            if file.revisions.is_empty() {
                return Err(guatu_db::inconsistent("project", "revisions", id));
            }
            file.keeper = file.latest().value.owner;
            // Codes never change, so a refreshed ledger shares them until a project is new.
            if !self.by_code.contains_key(&file.code) {
                Arc::make_mut(&mut self.by_code).insert(file.code.clone(), id);
            }
            let first = file.revisions.iter().map(|fact| fact.effective_on).min();
            self.first_on = self.first_on.into_iter().chain(first).min();
            self.files.insert(id, Arc::new(file));
        }
        Ok(())
    }

    /// The closing that a view falls under: that of the month which ends on its day, if it was closed by then.
    pub(crate) fn closing(&self, view: &View) -> Option<&Closing> {
        let month = Month::of(view.as_of);
        let closings = self.closings.iter().rev().filter(|closing| closing.month == month);
        closings.into_iter().find(|closing| closing.holds_at(view.known_at)).filter(|_| month.last_day() == view.as_of)
    }

    /// The same view, fixed to what was known at the closing it falls under: the result of a closed month never changes.
    pub(crate) fn pinned(&self, view: View) -> View {
        self.closing(&view).map_or(view, |closing| View { known_at: closing.closed_at, ..view })
    }

    /// The rule set that gave the lights of a closing.
    pub(crate) fn rules_of(&self, month: Month, number: u32) -> &RuleSet {
        let closing = self.closings.iter().find(|closing| (closing.month, closing.number) == (month, number));
        closing.map_or_else(|| self.rules.named("", 0), |closing| self.rules.named(&closing.rule_set, closing.version))
    }

    /// The project with this code.
    pub fn file(&self, code: &str) -> Option<&Arc<File>> {
        self.by_code.get(code).and_then(|id| self.files.get(id))
    }

    /// The unit's name; empty for a unit nobody knows.
    pub fn org_name(&self, id: OrgId) -> &str {
        self.orgs.get(&id).map_or("", |org| org.name.as_str())
    }

    /// The unit with this name.
    pub fn org_named(&self, name: &str) -> Option<&Arc<Org>> {
        self.orgs.values().find(|org| org.name == name)
    }
}

fn group<T>(facts: Vec<(ProjectId, Recorded<T>)>) -> HashMap<ProjectId, Vec<Recorded<T>>> {
    let mut grouped: HashMap<ProjectId, Vec<Recorded<T>>> = HashMap::new();
    for (id, fact) in facts {
        grouped.entry(id).or_default().push(fact);
    }
    grouped
}
