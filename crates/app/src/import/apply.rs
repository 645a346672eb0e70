//! Writing what a comparison found, through the same recorder that forms and grids use.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::Datelike;
use guatu_domain::access::Permission;
use guatu_domain::milestone::Milestone;
use guatu_kernel::{ProjectId, Result};

use super::compare::{BatchDraft, Draft, Step};
use super::index::Target;
use crate::Op;
use crate::batch::{self, Book};
use crate::district::Ledger;
use crate::op::next_number;
use crate::record::Recorder;

/// Records every step, all in the operation's transaction.
pub(super) async fn apply(op: &mut Op, ledger: &Arc<Ledger>, batches: &Book, steps: Vec<Step>) -> Result<()> {
    let codes = new_codes(op, ledger, &steps).await?;
    let mut writer = Writer {
        recorder: Recorder::new(op, Permission::ImportConfirm, ledger.clone()),
        ledger,
        registered: HashMap::new(),
        items: Vec::new(),
    };
    for (place, step) in steps.into_iter().enumerate() {
        writer.step(place, step, &codes)?;
    }
    let Writer { recorder, items, .. } = writer;
    recorder.write().await?;
    batch::record(op, Permission::ImportConfirm, batches, items).await?;
    Ok(())
}

/// Codes for projects that came without one: `XM2023-0001`, numbered by year, skipping those that are taken.
async fn new_codes(op: &Op, ledger: &Ledger, steps: &[Step]) -> Result<HashMap<usize, String>> {
    let mut codes = HashMap::new();
    for (place, step) in steps.iter().enumerate() {
        if let Step::Register { code: None, draft } = step {
            let year = draft.effective_on.year();
            let code = loop {
                let number = next_number(op.session(), &format!("project.{year}")).await?;
                let code = format!("XM{year}-{number:04}");
                if ledger.file(&code).is_none() {
                    break code;
                }
            };
            codes.insert(place, code);
        }
    }
    Ok(codes)
}

struct Writer<'a> {
    recorder: Recorder<'a>,
    ledger: &'a Ledger,
    registered: HashMap<usize, ProjectId>,
    /// Items of the three batches, written after the units that they may be the first to name.
    items: Vec<batch::Draft>,
}

impl Writer<'_> {
    fn step(&mut self, place: usize, step: Step, codes: &HashMap<usize, String>) -> Result<()> {
        match step {
            Step::Register { code, draft } => {
                let code = code.as_deref().or_else(|| codes.get(&place).map(String::as_str)).unwrap_or_default();
                self.register(place, code, *draft)
            }
            Step::Revise { target, draft } => self.revise(target, *draft),
            Step::Milestone { target, milestone, owner, effective_on } => {
                let owner = owner.map(|name| self.recorder.unit(&name)).transpose()?;
                let Some(project) = self.project(target) else { return Ok(()) };
                self.recorder.milestone(project, Milestone { owner, ..milestone }, effective_on).map(drop)
            }
            Step::Report { target, report } => match self.project(target) {
                Some(project) => self.recorder.report(project, report).map(drop),
                None => Ok(()),
            },
            Step::Statistics { target, fact } => match self.project(target) {
                Some(project) => self.recorder.statistics(project, fact).map(drop),
                None => Ok(()),
            },
            Step::Payment { target, fact } => match self.project(target) {
                Some(project) => self.recorder.payment(project, fact).map(drop),
                None => Ok(()),
            },
            Step::Batch(step) => {
                let BatchDraft { mut draft, owner } = *step;
                draft.item.owner = owner.map(|name| self.recorder.unit(&name)).transpose()?;
                self.items.push(draft);
                Ok(())
            }
        }
    }

    fn register(&mut self, place: usize, code: &str, draft: Draft) -> Result<()> {
        let mut facts = draft.facts;
        facts.owner = draft.owner.map(|name| self.recorder.unit(&name)).transpose()?;
        let id = self.recorder.register(code, facts, draft.effective_on)?;
        self.registered.insert(place, id);
        draft.plan.map_or(Ok(()), |plan| self.recorder.plan(id, plan, draft.effective_on).map(drop))
    }

    fn revise(&mut self, target: Target, draft: Draft) -> Result<()> {
        let Target::Known(id) = target else { return Ok(()) };
        let Some(file) = self.ledger.files.get(&id) else { return Ok(()) };
        let mut facts = draft.facts;
        facts.owner = draft.owner.map(|name| self.recorder.unit(&name)).transpose()?;
        self.recorder.revise(file, facts, draft.effective_on)?;
        draft.plan.map_or(Ok(()), |plan| self.recorder.plan(id, plan, draft.effective_on).map(drop))
    }

    fn project(&self, target: Target) -> Option<ProjectId> {
        match target {
            Target::Known(id) => Some(id),
            Target::New(place) => self.registered.get(&place).copied(),
        }
    }
}
