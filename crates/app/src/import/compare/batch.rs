//! Items of the three batches held against what is recorded.

use std::collections::{HashMap, HashSet};

use guatu_domain::batch::{Item, Stage};
use guatu_kernel::{BatchItemId, ProjectId};

use super::{BatchDraft, Before, Comparer, Outcome, Step, Target, changes_of, issue};
use crate::batch::{Draft, File, keeps_order};
use crate::import::form::{BatchRow, Field, IssueCode, Parsed, ParsedRow, Recognised, RowValue};
use crate::import::index::Index;
use crate::import::understand::Understood;
use crate::project::view::{FieldChange, ProjectRef};

/// The items of each list by name and unit: those that exist, and those that earlier rows of the file register.
#[derive(Debug, Default)]
pub(super) struct Items {
    lists: [Index<Option<BatchItemId>>; 3],
    /// Those of which an earlier row of the file has spoken.
    told: HashSet<BatchItemId>,
    /// The periods that the file gives to items, whatever their rows' order.
    periods: HashMap<BatchItemId, u32>,
}

impl Items {
    pub fn of(before: Before<'_>, understood: &Understood) -> Self {
        let mut items = Self::default();
        for file in before.batches.items.values() {
            let item = &file.latest().value;
            let owner = item.owner.map(|owner| before.ledger.org_name(owner).to_string());
            items.list(file.stage).add(Some(file.id), "", &item.name, owner);
        }
        for row in understood.sheets.iter().filter_map(|sheet| sheet.parsed.as_ref()).flat_map(|parsed| &parsed.rows) {
            if let RowValue::Batch(stated) = &row.value
                && let Some((stage, period)) = stated.stage.zip(stated.period)
                && let Some(id) = items.list(stage).find(None, Some(&stated.name), stated.owner.as_deref())
                && let Some(id) = id.target
            {
                items.periods.entry(id).or_insert(period);
            }
        }
        items
    }

    fn list(&mut self, stage: Stage) -> &mut Index<Option<BatchItemId>> {
        &mut self.lists[stage as usize]
    }
}

impl Comparer<'_> {
    pub(super) fn batch(
        &mut self,
        header: &Recognised,
        parsed: &Parsed,
        row: &ParsedRow,
        stated: &BatchRow,
    ) -> Outcome {
        let (Some(stage), Some(period)) = (stated.stage, stated.period) else { return Outcome::Rejected(Vec::new()) };
        let project = match self.target(stated.code.as_deref(), Some(&stated.name), stated.owner.as_deref()) {
            Some(Target::Known(id)) => Some(id),
            None if stated.code.is_some() => return super::unknown_project(parsed, row, stated.code.as_deref()),
            _ => None,
        };
        let found = self.items.list(stage).find(None, Some(&stated.name), stated.owner.as_deref());
        match found.map(|entry| entry.target) {
            Some(Some(id)) if self.items.told.insert(id) => {
                if self.may_move(id, period) {
                    return self.revise_item(header, row, stated, id, period, project);
                }
                let period = period.to_string();
                let code = IssueCode::BatchPeriodOrder;
                Outcome::Rejected(vec![issue(parsed, row, Field::BatchPeriod, &period, code)])
            }
            // An earlier row of the same file speaks of it, where the unit is left out or the sheet is another.
            Some(_) => {
                let other = format!("“{}”", stated.name);
                let issue = issue(parsed, row, Field::Name, &stated.name, IssueCode::DuplicateName);
                Outcome::Rejected(vec![issue.with("other", other)])
            }
            None => self.register_item(stated, stage, period, project),
        }
    }

    fn register_item(&mut self, stated: &BatchRow, stage: Stage, period: u32, project: Option<ProjectId>) -> Outcome {
        let similar = self.items.list(stage).similar(&stated.name).into_iter();
        let similar = similar
            .map(|entry| ProjectRef { code: String::new(), name: entry.name.clone(), light: String::new() })
            .collect();
        self.items.list(stage).add(None, "", &stated.name, stated.owner.clone());
        let item = Item {
            name: stated.name.clone(),
            period,
            owner: None,
            amount: stated.total.clone(),
            industry: stated.industry.clone(),
            day: stated.day,
            fulfilled_on: stated.fulfilled_on,
            yielding_on: stated.yielding_on,
            project,
            note: stated.note.clone(),
        };
        let effective_on = self.batches.first_day(&item, self.ledger.first_on, self.today);
        self.push_item(Draft { id: None, stage, item, effective_on }, stated.owner.clone());
        Outcome::Created(similar)
    }

    fn revise_item(
        &mut self,
        header: &Recognised,
        row: &ParsedRow,
        stated: &BatchRow,
        id: BatchItemId,
        period: u32,
        project: Option<ProjectId>,
    ) -> Outcome {
        let Some(file) = self.batches.items.get(&id) else { return Outcome::Unchanged };
        let before = &file.latest().value;
        let blank = |field| header.column_of(field).is_some() && !row.cells.contains_key(&field);
        let item = overlay(before, stated, period, project, &blank);
        let owner_before = before.owner.map(|owner| self.ledger.org_name(owner).to_string());
        let keeps = stated.owner.is_none() && header.column_of(Field::Owner).is_none();
        let owner = if keeps { owner_before.clone() } else { stated.owner.clone() };
        let mut changes = self.item_changes(before, &item);
        if owner != owner_before {
            changes.push(FieldChange { field: "owner".into(), before: owner_before, after: owner.clone() });
        }
        if changes.is_empty() {
            return Outcome::Unchanged;
        }
        let draft = Draft { id: Some(id), stage: file.stage, item, effective_on: self.today };
        self.push_item(draft, owner);
        Outcome::Updated(changes)
    }

    /// Whether an item may be of this period, among those that the whole file gives to the others.
    fn may_move(&self, id: BatchItemId, period: u32) -> bool {
        let Some(file) = self.batches.items.get(&id) else { return true };
        let of = |other: &File| self.items.periods.get(&other.id).copied().unwrap_or(other.latest().value.period);
        period == file.latest().value.period || keeps_order(self.batches, file, period, of)
    }

    /// What differs, in words instead of ids. Units are compared by name, where they are still names.
    fn item_changes(&self, before: &Item, after: &Item) -> Vec<FieldChange> {
        let code = |item: &Item| item.project.and_then(|id| self.ledger.files.get(&id)).map(|file| file.code.clone());
        let mut changes = changes_of(before, &Item { owner: before.owner, project: before.project, ..after.clone() });
        for change in changes.iter_mut().filter(|change| change.field == "period") {
            // A project's period is the years it is built in.
            change.field = Field::BatchPeriod.as_str().into();
        }
        if before.project != after.project {
            changes.push(FieldChange { field: "project".into(), before: code(before), after: code(after) });
        }
        changes
    }

    fn push_item(&mut self, draft: Draft, owner: Option<String>) {
        self.result.steps.push(Step::Batch(Box::new(BatchDraft { draft, owner })));
    }
}

/// An item with what a row states put over it. A blank cell under a header takes a fact away. The project that somebody named by
/// hand stays, unless the row names another by its code.
fn overlay(
    before: &Item,
    stated: &BatchRow,
    period: u32,
    project: Option<ProjectId>,
    blank: &dyn Fn(Field) -> bool,
) -> Item {
    fn put<T: Clone>(before: &Option<T>, stated: &Option<T>, blank: bool) -> Option<T> {
        if blank || stated.is_some() { stated.clone() } else { before.clone() }
    }
    Item {
        name: stated.name.clone(),
        period,
        owner: before.owner,
        amount: put(&before.amount, &stated.total, blank(Field::Total)),
        industry: put(&before.industry, &stated.industry, blank(Field::Industry)),
        day: put(&before.day, &stated.day, blank(Field::BatchDay)),
        fulfilled_on: put(&before.fulfilled_on, &stated.fulfilled_on, blank(Field::FulfilledOn)),
        yielding_on: put(&before.yielding_on, &stated.yielding_on, blank(Field::YieldingOn)),
        project: if stated.code.is_some() { project } else { before.project.or(project) },
        note: put(&before.note, &stated.note, blank(Field::Note)),
    }
}
