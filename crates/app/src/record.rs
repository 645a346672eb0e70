//! Recording facts. Forms, grids and imports all come through here: nothing is overwritten, every change is audited.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use guatu_db::Value;
use guatu_domain::access::Permission;
use guatu_domain::investment::{Payment, Statistics};
use guatu_domain::milestone::Milestone;
use guatu_domain::org::{Org, OrgKind};
use guatu_domain::plan::Plan;
use guatu_domain::progress::Progress;
use guatu_domain::project::ProjectFacts;
use guatu_kernel::{Error, ErrorCode, OrgId, ProjectId, Result, RevisionId, Scope};

use crate::district::{File, Ledger, Recorded};
use crate::{Op, investment, milestone, org, plan, progress, project};

/// Collects what an operation records and writes it in few statements.
///
/// It is where every change of a project passes, so it is where a change beyond the scope is refused last.
pub(crate) struct Recorder<'a> {
    op: &'a mut Op,
    permission: Permission,
    scope: Scope,
    /// What is recorded was approved: it may change a plan that is frozen.
    approved: bool,
    ledger: Arc<Ledger>,
    orgs: HashMap<String, OrgId>,
    rows: Rows,
}

#[derive(Default)]
struct Rows {
    orgs: Vec<Vec<Value>>,
    projects: Vec<Vec<Value>>,
    revisions: Vec<Vec<Value>>,
    plans: Vec<Vec<Value>>,
    milestones: Vec<Vec<Value>>,
    reports: Vec<Vec<Value>>,
    statistics: Vec<Vec<Value>>,
    payments: Vec<Vec<Value>>,
}

impl<'a> Recorder<'a> {
    /// Records what a permission allows, to the rows it reaches.
    pub fn new(op: &'a mut Op, permission: Permission, ledger: Arc<Ledger>) -> Self {
        let orgs = ledger.orgs.values().map(|org| (org.name.clone(), org.id)).collect();
        let scope = op.scope(permission);
        Self { op, permission, scope, approved: false, ledger, orgs, rows: Rows::default() }
    }

    /// Records an approved revision of plans that are frozen.
    pub fn approved(self) -> Self {
        Self { approved: true, ..self }
    }

    /// The unit with this name; a new one is put under the district.
    pub fn unit(&mut self, name: &str) -> Result<OrgId> {
        if let Some(id) = self.orgs.get(name) {
            return Ok(*id);
        }
        let district = self.op.app().settings().district.clone();
        let parent = if name == district { None } else { Some(self.unit(&district)?) };
        let kind = if parent.is_none() { OrgKind::District } else { OrgKind::of_name(name) };
        let org = Org { id: OrgId(self.op.id()), name: name.to_string(), kind, parent };
        self.rows.orgs.push(org::store::row(&org, self.op.now()));
        self.op.record("org.register", "org", org.id.0, None, Some(&org))?;
        self.orgs.insert(name.to_string(), org.id);
        Ok(org.id)
    }

    /// A new project under a code that nobody has yet.
    pub fn register(&mut self, code: &str, facts: ProjectFacts, effective_on: NaiveDate) -> Result<ProjectId> {
        self.op.require_on(self.permission, facts.owner)?;
        let id = ProjectId(self.op.id());
        self.rows.projects.push(project::store::identity_row(id, code, self.op.now()));
        self.op.record("project.register", "project", id.0, None, Some(&facts))?;
        self.push_revision(id, 1, self.recorded(facts, effective_on));
        Ok(id)
    }

    /// A new revision of a project's facts; does nothing when they are the same.
    pub fn revise(&mut self, file: &File, facts: ProjectFacts, effective_on: NaiveDate) -> Result<bool> {
        self.op.require_on(self.permission, file.keeper)?;
        let latest = file.latest();
        if latest.value == facts {
            return Ok(false);
        }
        let effective_on = effective_on.max(latest.effective_on);
        self.keeps(file, file.broken_by(effective_on.year(), &facts, None))?;
        self.op.record("project.edit", "project", file.id.0, Some(&latest.value), Some(&facts))?;
        let revision = u32::try_from(file.revisions.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.push_revision(file.id, revision, self.recorded(facts, effective_on));
        Ok(true)
    }

    /// The plan of a year; does nothing when it is the same.
    pub fn plan(&mut self, project: ProjectId, plan: Plan, effective_on: NaiveDate) -> Result<bool> {
        self.reach(project)?;
        let before = self.file(project).and_then(|file| file.latest_plan(plan.year)).cloned();
        if before.as_ref().is_some_and(|before| before.value == plan) {
            return Ok(false);
        }
        let effective_on = before.as_ref().map_or(effective_on, |before| before.effective_on.max(effective_on));
        if let Some(file) = self.file(project).cloned() {
            let broken = file.broken_by(plan.year, &file.latest().value, Some(&plan));
            self.keeps(&file, broken.into_iter().filter(|field| *field == "plan").collect())?;
        }
        self.op.record("plan.set", "project", project.0, before.as_ref().map(|before| &before.value), Some(&plan))?;
        let id = RevisionId(self.op.id());
        self.rows.plans.push(plan::store::row(id, project, &self.recorded(plan, effective_on)));
        Ok(true)
    }

    /// A milestone's dates; does nothing when they are the same.
    pub fn milestone(&mut self, project: ProjectId, milestone: Milestone, effective_on: NaiveDate) -> Result<bool> {
        self.reach(project)?;
        let before = self.file(project).and_then(|file| file.latest_milestone(&milestone.name)).cloned();
        if before.as_ref().is_some_and(|before| before.value == milestone) {
            return Ok(false);
        }
        let effective_on = before.as_ref().map_or(effective_on, |before| before.effective_on.max(effective_on));
        if let Some(file) = self.file(project).cloned()
            && file.milestone_broken_by(effective_on.year(), &milestone.name, milestone.planned_on)
        {
            self.keeps(&file, vec!["milestones"])?;
        }
        self.op.record(
            "milestone.set",
            "project",
            project.0,
            before.as_ref().map(|before| &before.value),
            Some(&milestone),
        )?;
        let id = RevisionId(self.op.id());
        self.rows.milestones.push(milestone::store::row(id, project, &self.recorded(milestone, effective_on)));
        Ok(true)
    }

    /// A month's report, holding from the month's last day; does nothing when it is the same.
    pub fn report(&mut self, project: ProjectId, report: Progress) -> Result<bool> {
        self.reach(project)?;
        let before = self.file(project).and_then(|file| file.latest_report(report.month)).cloned();
        if before.as_ref().is_some_and(|before| before.value == report) {
            return Ok(false);
        }
        self.op.record(
            "progress.report",
            "project",
            project.0,
            before.as_ref().map(|before| &before.value),
            Some(&report),
        )?;
        let id = RevisionId(self.op.id());
        let effective_on = report.month.last_day();
        self.rows.reports.push(progress::store::row(id, project, &self.recorded(report, effective_on)));
        Ok(true)
    }

    /// A month as the statistics office has it, holding from the month's last day; does nothing when it is the same.
    ///
    /// # Errors
    /// `internal` outside an import: nobody else writes this series.
    pub fn statistics(&mut self, project: ProjectId, fact: Statistics) -> Result<bool> {
        self.reach(project)?;
        let import = self.op.brought_by().ok_or_else(|| Error::internal("statistics come by an import alone"))?;
        let before = self.file(project).and_then(|file| file.investment.latest_statistics(fact.month)).cloned();
        let before = before.map(|before| before.value);
        if before.as_ref() == Some(&fact) {
            return Ok(false);
        }
        self.op.record("statistics.import", "project", project.0, before.as_ref(), Some(&fact))?;
        let id = RevisionId(self.op.id());
        let effective_on = fact.month.last_day();
        let fact = self.recorded(fact, effective_on);
        self.rows.statistics.push(investment::store::statistics_row(id, project, import, &fact));
        Ok(true)
    }

    /// What was paid in a month, holding from the month's last day; does nothing when it is the same.
    pub fn payment(&mut self, project: ProjectId, fact: Payment) -> Result<bool> {
        self.reach(project)?;
        let before = self.file(project).and_then(|file| file.investment.latest_payment(fact.month)).cloned();
        let before = before.map(|before| before.value);
        if before.as_ref() == Some(&fact) {
            return Ok(false);
        }
        self.op.record("payment.enter", "project", project.0, before.as_ref(), Some(&fact))?;
        let id = RevisionId(self.op.id());
        let effective_on = fact.month.last_day();
        let fact = self.recorded(fact, effective_on);
        self.rows.payments.push(investment::store::payment_row(id, project, &fact));
        Ok(true)
    }

    /// Writes everything that was recorded, in the order that references want.
    pub async fn write(self) -> Result<()> {
        let Self { op, rows, scope, .. } = self;
        if !rows.orgs.is_empty() {
            op.access_changed();
        }
        let session = op.session();
        org::store::insert(session, &scope, rows.orgs).await?;
        project::store::insert_identities(session, &scope, rows.projects).await?;
        project::store::insert_revisions(session, &scope, rows.revisions).await?;
        plan::store::insert(session, &scope, rows.plans).await?;
        milestone::store::insert(session, &scope, rows.milestones).await?;
        progress::store::insert(session, &scope, rows.reports).await?;
        investment::store::insert_statistics(session, &scope, rows.statistics).await?;
        investment::store::insert_payments(session, &scope, rows.payments).await
    }

    /// Refuses to change what was promised by an approved baseline, unless the change was approved too.
    fn keeps(&self, file: &File, broken: Vec<&'static str>) -> Result<()> {
        if self.approved || broken.is_empty() {
            return Ok(());
        }
        let refusal = Error::new(ErrorCode::PlanFrozen).with("code", file.code.as_str());
        Err(refusal.with("fields", broken))
    }

    /// Refuses a project that was known before and lies beyond the scope; a new one was checked when it was registered.
    fn reach(&self, project: ProjectId) -> Result<()> {
        self.file(project).map_or(Ok(()), |file| self.op.require_on(self.permission, file.keeper))
    }

    fn file(&self, project: ProjectId) -> Option<&Arc<File>> {
        self.ledger.files.get(&project)
    }

    fn recorded<T>(&self, value: T, effective_on: NaiveDate) -> Recorded<T> {
        Recorded { effective_on, recorded_at: self.op.now(), value }
    }

    fn push_revision(&mut self, project: ProjectId, revision: u32, fact: Recorded<ProjectFacts>) {
        let id = RevisionId(self.op.id());
        self.rows.revisions.push(project::store::revision_row(id, project, revision, &fact));
    }
}
