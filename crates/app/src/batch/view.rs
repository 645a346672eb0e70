//! What pages read of the three batches.

use chrono::NaiveDate;
use guatu_domain::batch::{Clock, ClockState, Formula, Share, Stage, Sum};
use guatu_kernel::{BatchItemId, Bilingual, Money, OrgId, Scope};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::Board;
use super::board::Entry;
use crate::district::District;
use crate::project::line;
use crate::project::view::{AmountView, OrgRef, ProjectRef};

/// An item as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchRef {
    pub id: BatchItemId,
    pub name: String,
    /// `signing`, `start` or `production`
    pub stage: String,
    pub period: u32,
}

/// The clock from signing to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClockView {
    /// `undated`, `running`, `near`, `overdue`, `done`, `late` or `stopped`
    pub state: String,
    pub began_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    /// Working days left, or, negative, passed since the last day; absent unless the clock runs.
    pub workdays_left: Option<i64>,
}

/// An item as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchLine {
    pub id: BatchItemId,
    /// `signing`, `start` or `production`
    pub stage: String,
    pub name: String,
    pub period: u32,
    pub unit: Option<OrgRef>,
    pub amount: Option<AmountView>,
    pub industry: Option<String>,
    /// Its own day, else that of its period.
    pub day: Option<NaiveDate>,
    pub fulfilled_on: Option<NaiveDate>,
    pub yielding_on: Option<NaiveDate>,
    /// The key project that it is.
    pub project: Option<ProjectRef>,
    /// It came from an earlier item; else it was declared by itself.
    pub converted: bool,
    /// The item it came from, where that is visible.
    pub source: Option<BatchRef>,
    /// How far its chain has come: `signed`, `fulfilled`, `started`, `produced` or `yielding`
    pub reached: String,
    /// Of signed items.
    pub clock: Option<ClockView>,
    /// The ratios whose denominators it is taken out of.
    pub out: Vec<String>,
}

/// A part of the items: how many, and what they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct SumView {
    pub items: usize,
    pub amount: Money,
}

/// The items of one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StageSum {
    pub stage: String,
    pub name: Bilingual,
    pub sum: SumView,
}

/// The items of one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeriodSum {
    pub period: u32,
    pub held_on: Option<NaiveDate>,
    pub sum: SumView,
}

/// How many clocks stand so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClockCount {
    pub state: String,
    pub items: usize,
}

/// A page of items, and the sums over all that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchPage {
    pub rows: Vec<BatchLine>,
    pub total: SumView,
    /// The three lists, those without items too.
    pub stages: Vec<StageSum>,
    /// The periods that have items, in their order.
    pub periods: Vec<PeriodSum>,
    /// Every state of a clock, those without items too.
    pub clocks: Vec<ClockCount>,
}

/// A ratio as two sums, divided once each and shown with two decimals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShareView {
    pub numerator: SumView,
    pub denominator: SumView,
    /// In percent by the number of items; absent while nothing is counted.
    pub count_pct: Option<Decimal>,
    /// In percent by amount; absent while nothing is counted.
    pub amount_pct: Option<Decimal>,
}

/// An approved objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ObjectionView {
    pub ratio: String,
    pub from: NaiveDate,
    pub reason: String,
    pub paper: Option<String>,
    /// The person's name.
    pub approved_by: Option<String>,
}

/// A row of a ratio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RatioRow {
    pub item: BatchRef,
    pub unit: Option<OrgRef>,
    pub amount: Money,
    /// It is in the numerator too.
    pub numerator: bool,
    /// Why it is counted in neither any more.
    pub objection: Option<ObjectionView>,
}

/// A conversion ratio with everything it was found from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RatioView {
    /// `fulfilment_rate`, `start_rate`, `production_rate` or `yield_rate`
    pub ratio: String,
    pub name: Bilingual,
    /// The list whose items are counted.
    pub stage: String,
    /// The mark that those of the numerator have passed.
    pub numerator: String,
    /// The mark that those of the denominator have passed.
    pub denominator: String,
    /// As if there were no objections.
    pub before: ShareView,
    /// With the objections: the ratio that counts.
    pub after: ShareView,
    /// Everything that is counted, and what objections took out.
    pub rows: Vec<RatioRow>,
}

/// A period and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeriodView {
    pub number: u32,
    pub held_on: Option<NaiveDate>,
}

/// An item that may have come from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestionView {
    pub item: BatchRef,
    pub unit: Option<OrgRef>,
    /// The most likely first.
    pub sources: Vec<SuggestedSource>,
}

/// An item that another may have come from, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestedSource {
    pub item: BatchRef,
    pub unit: Option<OrgRef>,
    /// Both are the same key project.
    pub same_project: bool,
    /// How alike the names are, in percent.
    pub likeness: u8,
}

/// An item on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchItemView {
    pub line: BatchLine,
    pub latest: BatchItemForm,
    /// What came from it, as far as that is visible.
    pub next: Vec<BatchRef>,
    pub objections: Vec<ObjectionView>,
}

/// What was last recorded of an item, also where it holds only from a day to come: what a form is filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BatchItemForm {
    /// How often it was recorded.
    pub revision: usize,
    pub name: String,
    pub period: u32,
    pub unit: Option<OrgId>,
    pub amount: Option<AmountView>,
    pub industry: Option<String>,
    /// The item's own day; that of its period is not in it.
    pub day: Option<NaiveDate>,
    pub fulfilled_on: Option<NaiveDate>,
    pub yielding_on: Option<NaiveDate>,
    /// The code of the key project, where the reader sees it.
    pub project: Option<String>,
    pub note: Option<String>,
}

impl From<Sum> for SumView {
    fn from(sum: Sum) -> Self {
        Self { items: sum.items, amount: sum.money }
    }
}

impl From<&Share> for ShareView {
    fn from(share: &Share) -> Self {
        Self {
            numerator: share.numerator.into(),
            denominator: share.denominator.into(),
            count_pct: share.by_count().map(line::points),
            amount_pct: share.by_amount().map(line::points),
        }
    }
}

impl From<&Clock> for ClockView {
    fn from(clock: &Clock) -> Self {
        Self {
            state: clock.state.as_str().into(),
            began_on: clock.began_on,
            due_on: clock.due_on,
            done_on: clock.done_on,
            workdays_left: clock.workdays_left,
        }
    }
}

impl RatioView {
    pub(super) fn of(formula: &Formula, shares: &(Share, Share), rows: Vec<RatioRow>) -> Self {
        let ratio = formula.ratio;
        Self {
            ratio: ratio.as_str().into(),
            name: Bilingual { zh: ratio.name().into(), en: ratio.english().into() },
            stage: formula.stage.as_str().into(),
            numerator: formula.numerator.as_str().into(),
            denominator: formula.denominator.as_str().into(),
            before: (&shares.0).into(),
            after: (&shares.1).into(),
            rows,
        }
    }
}

pub(super) fn stage_name(stage: Stage) -> Bilingual {
    let en = match stage {
        Stage::Signing => "Signed",
        Stage::Start => "Started",
        Stage::Production => "In production",
    };
    Bilingual { zh: stage.name().into(), en: en.into() }
}

pub(super) fn clock_counts<'a>(entries: impl Iterator<Item = &'a &'a Entry<'a>>) -> Vec<ClockCount> {
    let states: Vec<ClockState> = entries.filter_map(|entry| entry.clock_state()).collect();
    let count = |state: &ClockState| states.iter().filter(|one| *one == state).count();
    ClockState::ALL.iter().map(|state| ClockCount { state: state.as_str().into(), items: count(state) }).collect()
}

/// An item as a link.
pub(super) fn reference(entry: &Entry<'_>) -> BatchRef {
    BatchRef {
        id: entry.file.id,
        name: entry.item.name.clone(),
        stage: entry.file.stage.as_str().into(),
        period: entry.item.period,
    }
}

/// The responsible unit as a link.
pub(super) fn unit(district: &District, entry: &Entry<'_>) -> Option<OrgRef> {
    let id = entry.item.owner?;
    Some(OrgRef { id, name: district.ledger().org_name(id).into() })
}

/// An item as a row of a list. Items and projects beyond the scope are not named.
pub(super) fn row(district: &District, scope: &Scope, board: &Board<'_>, entry: &Entry<'_>) -> BatchLine {
    let item = entry.item;
    let source = entry.source.and_then(|source| board.get(source));
    let project = item.project.and_then(|id| district.of(id)).filter(|standing| scope.shows(standing.file.keeper));
    BatchLine {
        id: entry.file.id,
        stage: entry.file.stage.as_str().into(),
        name: item.name.clone(),
        period: item.period,
        unit: unit(district, entry),
        amount: item.amount.as_ref().map(AmountView::from),
        industry: item.industry.clone(),
        day: entry.day,
        fulfilled_on: item.fulfilled_on,
        yielding_on: item.yielding_on,
        project: project.map(|standing| line::reference(standing)),
        converted: entry.source.is_some(),
        source: source.filter(|source| scope.shows(source.file.keeper)).map(reference),
        reached: entry.reached.as_str().into(),
        clock: entry.clock.as_ref().map(Into::into),
        out: entry.out.iter().map(|ratio| ratio.as_str().into()).collect(),
    }
}
