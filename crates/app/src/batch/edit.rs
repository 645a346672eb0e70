//! Registering and changing an item by hand, and showing it.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::{Item, Ratio, Stage};
use guatu_domain::written::{self, Written, label, ordinal};
use guatu_kernel::{BatchItemId, Error, ErrorCode, MoneyUnit, OrgId, ProjectId, Result, Scope, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::link::keeps_order;
use super::list::at;
use super::view::{self, BatchItemForm, BatchItemView};
use super::{Book, Draft, File, ratio, record, store};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, Ledger, within_reach};
use crate::project::view::AmountView;

/// A change of an item as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BatchItemBody {
    /// The revision the form was filled from; the change is refused when there is a newer one.
    pub revision: usize,
    /// From when the change holds; today when absent.
    pub effective_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub facts: BatchItemFacts,
}

/// A new item as a form sends it. It holds from its own day, else from that of its period, else from the first day of the
/// district, as one of a list does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BatchRegistrationBody {
    /// `signing`, `start` or `production`
    pub stage: String,
    #[serde(flatten)]
    pub facts: BatchItemFacts,
}

/// What a form says of an item. Amounts are read as offices write them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BatchItemFacts {
    pub name: String,
    /// `第七期` or 7.
    pub period: String,
    pub unit: Option<OrgId>,
    /// Total investment; a bare number is 万元.
    pub amount: Option<String>,
    pub industry: Option<String>,
    /// The day on which it was itself signed, started or brought into production.
    pub day: Option<NaiveDate>,
    pub fulfilled_on: Option<NaiveDate>,
    pub yielding_on: Option<NaiveDate>,
    /// The code of the key project that it is.
    pub project: Option<String>,
    pub note: Option<String>,
}

/// An item with what came from it and the objections to it.
///
/// # Errors
/// `not_found` beyond the scope, and at a date at which it did not exist.
pub async fn show(op: &mut Op, id: BatchItemId, as_of: AsOf) -> Result<BatchItemView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let people = People::load(op.session()).await?;
    let board = at(op, &book, &district);
    let entry = board.get(id).filter(|entry| scope.shows(entry.file.keeper)).ok_or_else(Error::not_found)?;
    let next = entry.next.iter().filter_map(|next| board.get(*next));
    let objections =
        Ratio::ALL.into_iter().filter_map(|one| ratio::objection(entry.file, district.view(), &people, one));
    Ok(BatchItemView {
        line: view::row(&district, &scope, &board, entry),
        latest: form(district.ledger(), &scope, entry.file),
        next: next.filter(|next| scope.shows(next.file.keeper)).map(view::reference).collect(),
        objections: objections.collect(),
    })
}

fn form(ledger: &Ledger, scope: &Scope, file: &File) -> BatchItemForm {
    let item = &file.latest().value;
    let project = item.project.and_then(|id| ledger.files.get(&id)).filter(|project| scope.shows(project.keeper));
    BatchItemForm {
        revision: file.revisions.len(),
        name: item.name.clone(),
        period: item.period,
        unit: item.owner,
        amount: item.amount.as_ref().map(AmountView::from),
        industry: item.industry.clone(),
        day: item.day,
        fulfilled_on: item.fulfilled_on,
        yielding_on: item.yielding_on,
        project: project.map(|project| project.code.clone()),
        note: item.note.clone(),
    }
}

/// Registers an item that no list has brought.
///
/// # Errors
/// `invalid` naming the field, `name` where the list has one of this name that could be the same.
pub async fn register(mut op: Op, body: BatchRegistrationBody) -> Result<BatchItemView> {
    op.require(Permission::BatchEdit)?;
    let stage = Stage::parse(&body.stage).ok_or_else(|| Error::invalid("stage", &body.stage, Unfit::NotAChoice))?;
    let ledger = op.ledger().await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let item = body.facts.item(&op, &ledger)?;
    op.require_on(Permission::BatchEdit, item.owner)?;
    if book.has_namesake(stage, None, &item) {
        return Err(Error::invalid("name", &item.name, Unfit::NameTaken));
    }
    let effective_on = book.first_day(&item, ledger.first_on, op.now().date());
    let draft = Draft { id: None, stage, item, effective_on };
    let id = record(&mut op, Permission::BatchEdit, &book, vec![draft]).await?;
    finish(op, id[0]).await
}

/// Changes an item. A key project beyond the actor's scope stays linked where the form names none.
///
/// # Errors
/// `conflict` when it has a newer revision than the form was filled from; `invalid` naming the field, `period` where the item
/// would come before what it came from, or after what came from it.
pub async fn edit(mut op: Op, id: BatchItemId, body: BatchItemBody) -> Result<BatchItemView> {
    op.require(Permission::BatchEdit)?;
    let ledger = op.ledger().await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let file = visible(&op, &book, id)?;
    op.require_on(Permission::BatchEdit, file.keeper)?;
    if body.revision != file.revisions.len() {
        return Err(Error::new(ErrorCode::Conflict));
    }
    let effective_on = within_reach("effective_on", body.effective_on.unwrap_or_else(|| op.now().date()))?;
    let mut item = body.facts.item(&op, &ledger)?;
    item.project = item.project.or_else(|| hidden_project(&op, &ledger, file));
    let before = &file.latest().value;
    let renamed = (&item.name, item.owner) != (&before.name, before.owner);
    if renamed && book.has_namesake(file.stage, Some(id), &item) {
        return Err(Error::invalid("name", &item.name, Unfit::NameTaken));
    }
    let draft = Draft { id: Some(id), stage: file.stage, item, effective_on };
    if !keeps_order(&book, file, draft.item.period, |other| other.latest().value.period) {
        return Err(Error::invalid("period", draft.item.period, Unfit::BatchPeriodOrder));
    }
    record(&mut op, Permission::BatchEdit, &book, vec![draft]).await?;
    finish(op, id).await
}

/// The key project that an item is, where the actor does not see it and so cannot name it.
fn hidden_project(op: &Op, ledger: &Ledger, file: &File) -> Option<ProjectId> {
    let scope = op.scope(Permission::ProjectRead);
    let id = file.latest().value.project?;
    ledger.files.get(&id).filter(|project| !scope.shows(project.keeper)).map(|_| id)
}

/// An item that the actor sees.
pub(super) fn visible<'a>(op: &Op, book: &'a Book, id: BatchItemId) -> Result<&'a File> {
    let scope = op.scope(Permission::ProjectRead);
    book.items.get(&id).filter(|file| scope.shows(file.keeper)).ok_or_else(Error::not_found)
}

pub(super) async fn finish(op: Op, id: BatchItemId) -> Result<BatchItemView> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    show(&mut app.read(actor).await?, id, AsOf::default()).await
}

impl BatchItemFacts {
    fn item(&self, op: &Op, ledger: &Ledger) -> Result<Item> {
        let period = ordinal(Written::Text(&self.period)).ok().flatten();
        let day = |field: &str, day: Option<NaiveDate>| day.map(|day| within_reach(field, day)).transpose();
        let past = |field: &str, on: Option<NaiveDate>| match day(field, on)? {
            Some(on) if on > op.now().date() => Err(Error::invalid(field, on, Unfit::InFuture)),
            on => Ok(on),
        };
        Ok(Item {
            name: name(&self.name)?,
            period: period.ok_or_else(|| Error::invalid("period", &self.period, Unfit::OrdinalUnreadable))?,
            owner: self.owner(ledger)?,
            amount: self.amount()?,
            industry: text("industry", self.industry.as_deref(), 200)?,
            day: day("day", self.day)?,
            fulfilled_on: past("fulfilled_on", self.fulfilled_on)?,
            yielding_on: past("yielding_on", self.yielding_on)?,
            project: self.project(op, ledger)?,
            note: text("note", self.note.as_deref(), 8_000)?,
        })
    }

    fn owner(&self, ledger: &Ledger) -> Result<Option<OrgId>> {
        match self.unit {
            Some(unit) if !ledger.orgs.contains_key(&unit) => Err(Error::invalid("unit", unit, Unfit::UnitUnknown)),
            unit => Ok(unit),
        }
    }

    fn amount(&self) -> Result<Option<guatu_domain::project::Amount>> {
        let Some(text) = self.amount.as_deref() else { return Ok(None) };
        written::amount(Written::Text(text), MoneyUnit::Wan)
            .map_err(|reason| Error::invalid("amount", text, reason.into()))
    }

    fn project(&self, op: &Op, ledger: &Ledger) -> Result<Option<ProjectId>> {
        let Some(code) = self.project.as_deref().filter(|code| !code.is_empty()) else { return Ok(None) };
        let scope = op.scope(Permission::ProjectRead);
        let file = ledger.file(code).filter(|file| scope.shows(file.keeper));
        file.map(|file| Some(file.id)).ok_or_else(|| Error::invalid("project", code, Unfit::ProjectUnknown))
    }
}

fn name(written: &str) -> Result<String> {
    const LONGEST: usize = 200;
    let name = label(written);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", LONGEST));
    }
    Ok(name)
}

fn text(field: &str, written: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = written.map(label).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > longest) {
        return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", longest));
    }
    Ok(text)
}
