//! Entering facts of many projects at once: a grid of projects and of the facts that the rules in force ask for.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::light::VOCABULARY;
use guatu_domain::rule::Term;
use guatu_kernel::{Result, RevisionId, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::enter::{read, reason, span};
use super::{Entered, FactView, asked, store};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, District, Recorded, Standing};
use crate::light::closing::refuse_closed;
use crate::project::line;
use crate::project::view::OrgRef;

/// The facts that the rules in force ask for, and what is entered of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactSheet {
    pub as_of: NaiveDate,
    /// What is asked for; without values. Nothing where the rules in force find everything by themselves.
    pub facts: Vec<FactView>,
    /// The projects that the actor may enter facts about, in the order of their codes.
    pub rows: Vec<FactRow>,
}

/// A project in the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactRow {
    pub code: String,
    pub name: String,
    pub unit: Option<OrgRef>,
    pub light: String,
    /// What holds, by the name of the fact.
    pub values: BTreeMap<String, String>,
}

/// Facts of many projects to enter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactSheetBody {
    /// From when on they hold; today when absent.
    pub from: Option<NaiveDate>,
    /// The last day they hold; until they are entered anew when absent.
    pub until: Option<NaiveDate>,
    /// Why; required where a person decides one of the facts.
    pub reason: Option<String>,
    pub cells: Vec<FactCell>,
}

/// One fact of one project.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactCell {
    pub code: String,
    pub name: String,
    /// As people write it; empty: not known any more.
    pub value: String,
}

/// What became of the cells. With problems nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactOutcome {
    /// Cells that said something new.
    pub entered: usize,
    pub problems: Vec<FactProblem>,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactProblem {
    pub code: String,
    pub name: String,
    /// A code of `reason.json`.
    pub reason: String,
}

/// The grid of a date.
pub async fn sheet(op: &mut Op, as_of: AsOf) -> Result<FactSheet> {
    let scope = op.require(Permission::FactEnter)?;
    let district = op.district(as_of).await?;
    let people = People::default();
    let row = |standing: &Arc<Standing>| FactRow {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        unit: line::unit(standing),
        light: standing.light().into(),
        values: values(&district, standing, &people),
    };
    let blank = |fact: FactView| FactView { value: None, reason: None, by: None, from: None, until: None, ..fact };
    let facts = district.all().next().map(|standing| asked(&district, standing, &people)).unwrap_or_default();
    Ok(FactSheet {
        as_of: district.view().as_of,
        facts: facts.into_iter().map(blank).collect(),
        rows: district.projects(&scope).map(row).collect(),
    })
}

fn values(district: &District, standing: &Standing, people: &People) -> BTreeMap<String, String> {
    let held = asked(district, standing, people).into_iter();
    held.filter_map(|fact| Some((fact.name, fact.value?))).collect()
}

/// Enters facts of many projects, all of them or none.
///
/// # Errors
/// `invalid` for days that make no span, or without the reason that a judged fact needs; `month_closed` for a day of a closed
/// month. Cells that cannot be taken are told one by one.
pub async fn enter_all(mut op: Op, body: FactSheetBody) -> Result<FactOutcome> {
    let scope = op.require(Permission::FactEnter)?;
    let from = span(&op, body.from, body.until)?;
    let district = op.district(AsOf::on(from)).await?;
    refuse_closed(op.session(), from).await?;
    let judged: Vec<&str> = district.rules().judged().map(|term| term.name.as_ref()).collect();
    let needs_reason = body.cells.iter().any(|cell| judged.contains(&cell.name.as_str()));
    let reason = reason(body.reason.as_deref(), needs_reason)?;
    let mut problems = Vec::new();
    let mut taken = Vec::new();
    for cell in &body.cells {
        let project = district.project(&scope, &cell.code);
        match taken_cell(&district, project, cell) {
            Ok(Some((standing, value))) => taken.push((standing, cell.name.clone(), value)),
            Ok(None) => {}
            Err(unfit) => {
                problems.push(FactProblem {
                    code: cell.code.clone(),
                    name: cell.name.clone(),
                    reason: unfit.as_str().into(),
                });
            }
        }
    }
    if !problems.is_empty() {
        return Ok(FactOutcome { entered: 0, problems });
    }
    let entered = taken.len();
    for (standing, name, value) in taken {
        let by = op.actor().name.clone();
        let fact = Entered { name, value, reason: reason.clone(), by, until: body.until };
        let before = standing.file.entered(district.view(), &fact.name).map(|held| held.value.clone());
        op.record("fact.enter", "project", standing.file.id.0, before.as_ref(), Some(&fact))?;
        let fact = Recorded { effective_on: from, recorded_at: op.now(), value: fact };
        store::insert(op.session(), &scope, RevisionId(op.id()), standing.file.id, &fact).await?;
    }
    op.commit().await?;
    Ok(FactOutcome { entered, problems })
}

/// What a cell says, if that is new; why it cannot be taken otherwise.
fn taken_cell<'a>(
    district: &District,
    project: Option<&'a Arc<Standing>>,
    cell: &FactCell,
) -> Result<Option<(&'a Arc<Standing>, String)>, Unfit> {
    let standing = project.ok_or(Unfit::ProjectUnknown)?;
    let asked = |term: &&Term| term.name == cell.name;
    let term = district.rules().entered(VOCABULARY).find(asked).ok_or(Unfit::FactUnknown)?;
    let value = read(term, &cell.value).map_err(|_| Unfit::FactKind)?;
    let held = standing.file.entered(district.view(), &cell.name).map_or("", |held| held.value.value.as_str());
    Ok((held != value).then_some((standing, value)))
}
