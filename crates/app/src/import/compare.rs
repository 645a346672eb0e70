//! Holding the rows of a file against what is recorded: what would be new, what would change, what cannot be.

mod batch;
mod progress;
mod series;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use guatu_domain::investment::{Payment, Statistics};
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::Plan;
use guatu_domain::progress::Progress;
use guatu_domain::project::ProjectFacts;
use guatu_kernel::{Lang, Month};

use super::contents::{approximate, contents};
use super::form::{Field, Issue, IssueCode, MilestoneRow, Parsed, ParsedRow, PlanRow, Recognised, RowValue};
use super::index::{Index, Target};
use super::understand::Understood;
use super::view::{CellErrorView, RowCounts, RowView};
use crate::audit::differences;
use crate::batch::{self as batches, Book};
use crate::district::{File, Ledger};
use crate::project::view::{FieldChange, ProjectRef};

/// What one row asks to be recorded.
#[derive(Debug)]
pub(super) enum Step {
    Register { code: Option<String>, draft: Box<Draft> },
    Revise { target: Target, draft: Box<Draft> },
    Milestone { target: Target, milestone: Milestone, owner: Option<String>, effective_on: NaiveDate },
    Report { target: Target, report: Progress },
    Batch(Box<BatchDraft>),
    Statistics { target: Target, fact: Statistics },
    Payment { target: Target, fact: Payment },
}

/// Facts of a project whose unit is still a name.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub facts: ProjectFacts,
    pub owner: Option<String>,
    pub plan: Option<Plan>,
    pub effective_on: NaiveDate,
}

/// An item of the three batches whose unit is still a name.
#[derive(Debug)]
pub(super) struct BatchDraft {
    pub draft: batches::Draft,
    pub owner: Option<String>,
}

/// What is recorded so far.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub ledger: &'a Ledger,
    pub batches: &'a Book,
    /// Months whose reports can no longer change.
    pub closed: &'a HashSet<Month>,
}

/// A file held against the district.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub steps: Vec<Step>,
    pub rows: Vec<RowView>,
    pub counts: RowCounts,
    /// Counts and remarks by sheet, in the order of the sheets.
    pub sheets: Vec<SheetComparison>,
}

/// What became of one sheet.
#[derive(Debug, Default)]
pub(super) struct SheetComparison {
    pub counts: RowCounts,
    pub errors: Vec<Issue>,
    pub warnings: Vec<Issue>,
}

/// Compares every sheet, in order: later sheets may speak of projects that earlier ones register.
pub(super) fn compare(understood: &Understood, before: Before<'_>, today: NaiveDate) -> Comparison {
    let mut comparer = Comparer {
        ledger: before.ledger,
        batches: before.batches,
        closed: before.closed,
        today,
        items: batch::Items::of(before, understood),
        index: Index::of(before.ledger),
        targets: HashMap::new(),
        positions: HashMap::new(),
        result: Comparison::default(),
        sheet: SheetComparison::default(),
    };
    for reading in &understood.sheets {
        if let (Some(header), Some(parsed)) = (&reading.header, &reading.parsed) {
            comparer.sheet(header, parsed);
            if let Some(progress) = &parsed.progress {
                comparer.progress_of_list(header, progress);
            }
        }
        let sheet = std::mem::take(&mut comparer.sheet);
        let counts = &mut comparer.result.counts;
        counts.created += sheet.counts.created;
        counts.updated += sheet.counts.updated;
        counts.unchanged += sheet.counts.unchanged;
        counts.rejected += sheet.counts.rejected;
        comparer.result.sheets.push(sheet);
    }
    comparer.result
}

struct Comparer<'a> {
    ledger: &'a Ledger,
    batches: &'a Book,
    closed: &'a HashSet<Month>,
    today: NaiveDate,
    items: batch::Items,
    index: Index,
    /// The project of each plan row, for the progress that the same list carries.
    targets: HashMap<u32, Target>,
    /// The last place among the milestones of a project, once a sheet has brought it new ones.
    positions: HashMap<Target, i32>,
    result: Comparison,
    sheet: SheetComparison,
}

/// What a row turned out to be.
enum Outcome {
    Created(Vec<ProjectRef>),
    Updated(Vec<FieldChange>),
    Unchanged,
    Rejected(Vec<Issue>),
}

impl Comparer<'_> {
    fn sheet(&mut self, header: &Recognised, parsed: &Parsed) {
        self.targets.clear();
        self.positions.clear();
        self.sheet.warnings.extend(parsed.warnings.iter().cloned());
        let mut errors: HashMap<u32, Vec<Issue>> = HashMap::new();
        for error in &parsed.errors {
            errors.entry(row_of(&error.cell)).or_default().push(error.clone());
        }
        for row in &parsed.rows {
            let outcome = match errors.remove(&row.row) {
                Some(issues) => Outcome::Rejected(issues),
                None if row.rejected => Outcome::Rejected(Vec::new()),
                None => self.row(header, parsed, row),
            };
            self.note(parsed, row, outcome);
        }
        // What lies in no row of the list (a month that is stated nowhere) rejects the sheet as a whole.
        let mut rest: Vec<Issue> = errors.into_values().flatten().collect();
        rest.sort_by(|one, other| one.cell.cmp(&other.cell));
        if !rest.is_empty() && self.sheet.counts.rejected == 0 {
            self.sheet.counts.rejected = parsed.rows.len().max(1);
        }
        self.sheet.errors.extend(rest);
    }

    /// A row that was the same so far is not; a new one says more.
    fn mark_updated(&mut self, parsed: &Parsed, row: &ParsedRow, changes: Vec<FieldChange>) {
        let number = row.row as usize;
        let Some(view) =
            self.result.rows.iter_mut().rev().find(|view| view.row == number && view.sheet == parsed.sheet)
        else {
            return;
        };
        if view.status == "unchanged" {
            view.status = "updated".into();
            self.sheet.counts.unchanged -= 1;
            self.sheet.counts.updated += 1;
        }
        view.changes.extend(changes);
    }

    fn row(&mut self, header: &Recognised, parsed: &Parsed, row: &ParsedRow) -> Outcome {
        match &row.value {
            RowValue::ProjectPlan(plan) => self.plan(header, parsed, row, plan),
            RowValue::Milestone(milestone) => self.milestone(parsed, row, milestone),
            RowValue::Batch(item) => self.batch(header, parsed, row, item),
            RowValue::Series(stated) => self.series(parsed, row, stated),
            RowValue::Progress(progress) => {
                match self.target(progress.code.as_deref(), progress.name.as_deref(), progress.owner.as_deref()) {
                    Some(target) => self.progress(header, parsed, row, progress, target),
                    None => unknown_project(parsed, row, progress.code.as_deref().or(progress.name.as_deref())),
                }
            }
        }
    }

    fn target(&self, code: Option<&str>, name: Option<&str>, owner: Option<&str>) -> Option<Target> {
        self.index.find(code, name, owner).map(|entry| entry.target)
    }

    fn file(&self, target: Target) -> Option<&Arc<File>> {
        match target {
            Target::Known(id) => self.ledger.files.get(&id),
            Target::New(_) => None,
        }
    }

    fn plan(&mut self, header: &Recognised, parsed: &Parsed, row: &ParsedRow, plan: &PlanRow) -> Outcome {
        let year = plan.plan_year.or(parsed.year);
        let effective_on = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)).unwrap_or(self.today);
        let found =
            self.index.find(plan.code.as_deref(), Some(&plan.name), plan.owner.as_deref()).map(|entry| entry.target);
        let annual = plan.plan.clone().zip(plan.plan_year).map(|(amount, year)| Plan { year, amount });
        match found {
            Some(target) if self.file(target).is_some() => {
                self.targets.insert(row.row, target);
                self.revise(header, parsed, row, target, plan, annual, effective_on)
            }
            _ => self.register(row, plan, annual, effective_on),
        }
    }

    fn register(&mut self, row: &ParsedRow, plan: &PlanRow, annual: Option<Plan>, effective_on: NaiveDate) -> Outcome {
        let similar = self.index.similar(&plan.name);
        let similar = similar.into_iter().map(|entry| ProjectRef {
            code: entry.code.clone(),
            name: entry.name.clone(),
            light: String::new(),
        });
        let similar = similar.collect();
        let facts = overlay(ProjectFacts::named(plan.name.clone()), plan, &|_| true);
        let target = Target::New(self.result.steps.len());
        self.targets.insert(row.row, target);
        self.index.add(target, plan.code.as_deref().unwrap_or_default(), &plan.name, plan.owner.clone());
        let draft = Draft { facts, owner: plan.owner.clone(), plan: annual, effective_on };
        self.result.steps.push(Step::Register { code: plan.code.clone(), draft: Box::new(draft) });
        Outcome::Created(similar)
    }

    #[expect(clippy::too_many_arguments, reason = "a row with everything it was found by")]
    fn revise(
        &mut self,
        header: &Recognised,
        parsed: &Parsed,
        row: &ParsedRow,
        target: Target,
        plan: &PlanRow,
        annual: Option<Plan>,
        effective_on: NaiveDate,
    ) -> Outcome {
        let Some(file) = self.file(target).cloned() else { return Outcome::Unchanged };
        let before = &file.latest().value;
        let stated = |field| header.column_of(field).is_some();
        let blank = |field| stated(field) && !row.cells.contains_key(&field);
        let mut facts = overlay(before.clone(), plan, &blank);
        let owner_before = before.owner.map(|owner| self.ledger.org_name(owner).to_string());
        let owner =
            if stated(Field::Owner) || plan.owner.is_some() { plan.owner.clone() } else { owner_before.clone() };
        facts.owner = before.owner;
        let mut changes = changes_of(before, &facts);
        if owner != owner_before {
            changes.push(FieldChange { field: "owner".into(), before: owner_before, after: owner.clone() });
        }
        if let Some(annual) = &annual {
            let recorded = file.latest_plan(annual.year).map(|fact| &fact.value);
            if recorded != Some(annual) {
                let before = recorded.map(|plan| plan.amount.money.to_string());
                changes.push(FieldChange {
                    field: "plan".into(),
                    before,
                    after: Some(annual.amount.money.to_string()),
                });
            }
        }
        if changes.is_empty() {
            return Outcome::Unchanged;
        }
        if let Some(outcome) = frozen(parsed, row, &file, &facts, annual.as_ref(), effective_on) {
            return outcome;
        }
        self.result
            .steps
            .push(Step::Revise { target, draft: Box::new(Draft { facts, owner, plan: annual, effective_on }) });
        Outcome::Updated(changes)
    }

    fn milestone(&mut self, parsed: &Parsed, row: &ParsedRow, stated: &MilestoneRow) -> Outcome {
        let Some(target) = self.target(stated.code.as_deref(), stated.name.as_deref(), None) else {
            return unknown_project(parsed, row, stated.code.as_deref().or(stated.name.as_deref()));
        };
        let before =
            self.file(target).and_then(|file| file.latest_milestone(&stated.milestone)).map(|fact| fact.value.clone());
        // The order is that of the list that came first, or of the route; a new node goes behind all.
        let position = before.as_ref().map_or_else(|| self.next_position(target), |before| before.position);
        let owner_known = stated.owner.as_ref().and_then(|name| self.ledger.org_named(name)).map(|org| org.id);
        let milestone = Milestone {
            name: stated.milestone.clone(),
            position,
            planned_on: stated.planned_on,
            achieved_on: stated.achieved_on,
            owner: owner_known,
        };
        if before.as_ref() == Some(&milestone) && (stated.owner.is_none() || owner_known.is_some()) {
            return Outcome::Unchanged;
        }
        let first_of_year = parsed.year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let sheet_date =
            parsed.year.zip(parsed.month).and_then(|(year, month)| Month::new(year, month)).map(Month::last_day);
        let effective_on = if before.is_none() { first_of_year } else { sheet_date }.unwrap_or(self.today);
        let changes = before.as_ref().map(|before| changes_of(before, &milestone));
        let file = self
            .file(target)
            .filter(|file| file.milestone_broken_by(effective_on.year(), &milestone.name, milestone.planned_on));
        if file.is_some() {
            return Outcome::Rejected(vec![frozen_issue(parsed, row, Field::PlannedOn, &["milestones"])]);
        }
        self.result.steps.push(Step::Milestone { target, milestone, owner: stated.owner.clone(), effective_on });
        changes.map_or_else(|| Outcome::Created(Vec::new()), Outcome::Updated)
    }

    /// The place behind all milestones that a project has, and those that the sheet has brought so far.
    fn next_position(&mut self, target: Target) -> i32 {
        let known = || self.file(target)?.milestones.iter().map(|fact| fact.value.position).max();
        let last = self.positions.get(&target).copied().or_else(known).unwrap_or(0);
        self.positions.insert(target, last + 1);
        last + 1
    }

    fn note(&mut self, parsed: &Parsed, row: &ParsedRow, outcome: Outcome) {
        let (code, name) = labels(&row.value);
        let mut view = RowView {
            sheet: parsed.sheet.clone(),
            row: row.row as usize,
            status: String::new(),
            code: code.unwrap_or_default().into(),
            name,
            changes: Vec::new(),
            approximate: Vec::new(),
            errors: Vec::new(),
            similar: Vec::new(),
        };
        let counts = &mut self.sheet.counts;
        match outcome {
            Outcome::Created(similar) => {
                counts.created += 1;
                view.status = "created".into();
                view.changes = contents(&row.value);
                view.approximate = approximate(&row.value);
                view.similar = similar;
            }
            Outcome::Updated(changes) => {
                counts.updated += 1;
                view.status = "updated".into();
                view.changes = changes;
            }
            Outcome::Unchanged => {
                counts.unchanged += 1;
                view.status = "unchanged".into();
            }
            Outcome::Rejected(issues) => {
                counts.rejected += 1;
                view.status = "rejected".into();
                view.errors = issues.iter().map(error_view).collect();
                self.sheet.errors.extend(issues);
            }
        }
        self.result.rows.push(view);
    }
}

/// Facts with what a row states put over them. A blank cell under a header takes a fact away; a cell that could not be
/// read leaves it as it was.
fn overlay(mut facts: ProjectFacts, row: &PlanRow, blank: &dyn Fn(Field) -> bool) -> ProjectFacts {
    fn put<T: Clone>(place: &mut Option<T>, value: Option<&T>, blank: bool) {
        if blank || value.is_some() {
            *place = value.cloned();
        }
    }
    facts.name.clone_from(&row.name);
    put(&mut facts.sector, row.sector.as_ref(), blank(Field::Sector));
    put(&mut facts.level, row.level.as_ref(), blank(Field::Level));
    put(&mut facts.nature, row.nature.as_ref(), blank(Field::Nature));
    put(&mut facts.leader, row.leader.as_ref(), blank(Field::Leader));
    put(&mut facts.place, row.place.as_ref(), blank(Field::Place));
    put(&mut facts.coordinates, row.coordinates.as_ref(), blank(Field::Lng));
    put(&mut facts.total, row.total.as_ref(), blank(Field::Total));
    put(&mut facts.planned_start, row.planned_start.as_ref(), blank(Field::PlannedStart));
    put(&mut facts.planned_finish, row.planned_finish.as_ref(), blank(Field::PlannedFinish));
    put(&mut facts.period, row.period.as_ref(), blank(Field::Period));
    put(&mut facts.content, row.content.as_ref(), blank(Field::Content));
    put(&mut facts.note, row.note.as_ref(), blank(Field::Note));
    facts
}

/// The fields in which two states differ, as the history shows them.
fn changes_of<T: serde::Serialize + PartialEq>(before: &T, after: &T) -> Vec<FieldChange> {
    if before == after {
        return Vec::new();
    }
    let json = |value: &T| serde_json::to_string(value).ok();
    differences(json(before).as_deref(), json(after).as_deref())
}

fn labels(value: &RowValue) -> (Option<&str>, String) {
    match value {
        RowValue::ProjectPlan(plan) => (plan.code.as_deref(), plan.name.clone()),
        RowValue::Milestone(row) => {
            (row.code.as_deref(), format!("{} · {}", row.name.as_deref().unwrap_or_default(), row.milestone))
        }
        RowValue::Progress(row) => (row.code.as_deref(), row.name.clone().unwrap_or_default()),
        RowValue::Batch(row) => (row.code.as_deref(), row.name.clone()),
        RowValue::Series(row) => (row.code.as_deref(), row.name.clone().unwrap_or_default()),
    }
}

/// Refuses a row that would change an approved plan.
fn frozen(
    parsed: &Parsed,
    row: &ParsedRow,
    file: &File,
    facts: &ProjectFacts,
    annual: Option<&Plan>,
    effective_on: NaiveDate,
) -> Option<Outcome> {
    let mut broken = file.broken_by(effective_on.year(), facts, None);
    broken.extend(annual.into_iter().flat_map(|plan| file.broken_by(plan.year, facts, Some(plan))));
    broken.sort_unstable();
    broken.dedup();
    let first = match *broken.first()? {
        "plan" => Field::Plan,
        "planned_start" => Field::PlannedStart,
        "planned_finish" => Field::PlannedFinish,
        _ => Field::Nature,
    };
    Some(Outcome::Rejected(vec![frozen_issue(parsed, row, first, &broken)]))
}

fn frozen_issue(parsed: &Parsed, row: &ParsedRow, field: Field, fields: &[&str]) -> Issue {
    issue(parsed, row, field, "", IssueCode::PlanFrozen).with("fields", fields.join(", "))
}

fn unknown_project(parsed: &Parsed, row: &ParsedRow, label: Option<&str>) -> Outcome {
    let field = if row.cells.contains_key(&Field::Code) { Field::Code } else { Field::Name };
    Outcome::Rejected(vec![issue(parsed, row, field, label.unwrap_or_default(), IssueCode::ProjectUnknown)])
}

fn issue(parsed: &Parsed, row: &ParsedRow, field: Field, value: &str, code: IssueCode) -> Issue {
    let cell = row.cells.get(&field).copied().unwrap_or(guatu_paper::sheet::Address::new(row.row.saturating_sub(1), 0));
    Issue::new(&parsed.sheet, cell, value, code)
}

/// The row that an address names, as Excel counts.
fn row_of(cell: &str) -> u32 {
    cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse().unwrap_or(0)
}

/// A remark for people.
pub(super) fn error_view(issue: &Issue) -> CellErrorView {
    CellErrorView {
        sheet: issue.sheet.clone(),
        cell: issue.cell.clone(),
        value: issue.value.clone(),
        code: issue.code.as_str().into(),
        message: issue.message(Lang::Zh),
        params: issue.params.clone(),
    }
}
