//! Lists of items.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::{ClockState, Stage, Sum};
use guatu_domain::written::{Written, ordinal};
use guatu_kernel::{Error, OrgId, PageRequest, Result, Scope, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::board::Entry;
use super::view::{self, BatchPage, PeriodSum, StageSum};
use super::{Board, Book, order, store};
use crate::Op;
use crate::choices::{choices, units};
use crate::district::{AsOf, District, View, sound, words};

/// Which items. Filters that take several values take them separated by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BatchQuery {
    /// The date the list is asked for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Part of a name, in Chinese, pinyin or pinyin initials.
    pub q: Option<String>,
    /// Periods by number.
    pub period: Option<String>,
    /// `signing`, `start`, `production`
    pub stage: Option<String>,
    /// Units by id.
    pub unit: Option<String>,
    /// States of the clock: `undated`, `running`, `near`, `overdue`, `done`, `late`, `stopped`
    pub clock: Option<String>,
    /// `stage`, `name`, `period`, `unit`, `amount`, `day` or `due`, with a leading `-` for descending; by stage, period and
    /// registration when absent.
    pub sort: Option<String>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}

/// A page of the items that match, and the sums over all of them.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn list(op: &mut Op, query: &BatchQuery) -> Result<BatchPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let board = at(op, &book, &district);
    let filter = Filter::new(query)?;
    let mut matching: Vec<&Entry<'_>> = board.visible(&scope).filter(|entry| filter.takes(entry)).collect();
    order::sort(&district, query.sort.as_deref(), &mut matching)?;
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    let rows = matching.iter().skip(page.offset).take(page.limit);
    Ok(BatchPage {
        rows: rows.map(|entry| view::row(&district, &scope, &board, entry)).collect(),
        total: sum(matching.iter().copied()).into(),
        stages: stages(&matching),
        periods: periods(&book, district.view(), &matching),
        clocks: view::clock_counts(matching.iter()),
    })
}

/// The sums of the three lists and of the periods, of the items that a scope shows.
#[derive(Debug)]
pub(crate) struct Overview {
    pub stages: Vec<StageSum>,
    /// In their order.
    pub periods: Vec<PeriodSum>,
}

pub(crate) async fn overview(op: &Op, district: &District, scope: &Scope) -> Result<Overview> {
    let book = store::load(op.session(), &Scope::System).await?;
    let board = at(op, &book, district);
    let entries: Vec<&Entry<'_>> = board.visible(scope).collect();
    Ok(Overview { stages: stages(&entries), periods: periods(&book, district.view(), &entries) })
}

/// The items as they stand in a district's view.
pub(super) fn at<'a>(op: &Op, book: &'a Book, district: &District) -> Board<'a> {
    let settings = op.app().settings();
    Board::new(book, district.view(), &settings.calendar, &settings.batch)
}

pub(super) fn sum<'a>(entries: impl IntoIterator<Item = &'a Entry<'a>>) -> Sum {
    let mut sum = Sum::default();
    for entry in entries {
        sum += entry.item.money();
    }
    sum
}

fn stages(entries: &[&Entry<'_>]) -> Vec<StageSum> {
    let of = |stage| entries.iter().copied().filter(move |entry| entry.file.stage == stage);
    Stage::ALL
        .into_iter()
        .map(|stage| StageSum {
            stage: stage.as_str().into(),
            name: view::stage_name(stage),
            sum: sum(of(stage)).into(),
        })
        .collect()
}

fn periods(book: &Book, view: &View, entries: &[&Entry<'_>]) -> Vec<PeriodSum> {
    let mut sums: BTreeMap<u32, Sum> = BTreeMap::new();
    for entry in entries {
        *sums.entry(entry.item.period).or_default() += entry.item.money();
    }
    let line = |(period, sum): (u32, Sum)| PeriodSum { period, held_on: book.held_on(view, period), sum: sum.into() };
    sums.into_iter().map(line).collect()
}

/// A query ready to be held against items.
pub(super) struct Filter {
    words: Vec<String>,
    periods: Option<BTreeSet<u32>>,
    stages: Option<BTreeSet<Stage>>,
    units: Option<BTreeSet<OrgId>>,
    clocks: Option<Vec<ClockState>>,
}

impl Filter {
    pub fn new(query: &BatchQuery) -> Result<Self> {
        let words = query.q.as_deref().unwrap_or_default().to_lowercase();
        let state = |text: &str| ClockState::ALL.iter().copied().find(|state| state.as_str() == text);
        Ok(Self {
            words: words.split_whitespace().map(str::to_string).collect(),
            periods: numbers(query.period.as_deref())?,
            stages: choices(query.stage.as_deref(), |text| {
                Stage::parse(text).ok_or_else(|| Error::invalid("stage", text, Unfit::NotAChoice))
            })?,
            units: units(query.unit.as_deref())?,
            clocks: choices(query.clock.as_deref(), |text| {
                state(text).ok_or_else(|| Error::invalid("clock", text, Unfit::NotAChoice))
            })?,
        })
    }

    fn takes(&self, entry: &Entry<'_>) -> bool {
        let item = entry.item;
        self.periods.as_ref().is_none_or(|periods| periods.contains(&item.period))
            && self.stages.as_ref().is_none_or(|stages| stages.contains(&entry.file.stage))
            && self.units.as_ref().is_none_or(|units| item.owner.is_some_and(|owner| units.contains(&owner)))
            && self
                .clocks
                .as_ref()
                .is_none_or(|clocks| entry.clock_state().is_some_and(|state| clocks.contains(&state)))
            && self.holds_words(&item.name)
    }

    fn holds_words(&self, name: &str) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = words("", name, &sound(name));
        self.words.iter().all(|word| text.contains(word))
    }
}

/// Periods by number.
pub(super) fn numbers(text: Option<&str>) -> Result<Option<BTreeSet<u32>>> {
    choices(text, |text| {
        ordinal(Written::Text(text))
            .ok()
            .flatten()
            .ok_or_else(|| Error::invalid("period", text, Unfit::OrdinalUnreadable))
    })
}
