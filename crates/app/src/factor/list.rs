//! Lists of requests, and one request.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::factor::{FactorClockState, FactorKind, FactorState};
use guatu_kernel::{Error, FactorRequestId, OrgId, PageRequest, Result, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::ask::kind;
use super::view::{FactorCount, FactorLine, FactorPage, FactorRequestView, FactorStep};
use super::{Entry, store};
use crate::Op;
use crate::account::People;
use crate::choices::{choices, units};
use crate::district::AsOf;

/// Which requests. Filters that take several values take them separated by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FactorQuery {
    /// The date the list is asked for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Part of a project's name or code, in Chinese, pinyin or initials, or of what is needed.
    pub q: Option<String>,
    /// Kinds.
    pub kind: Option<String>,
    /// `open`, `promised`, `met`, `refused`, `withdrawn`
    pub state: Option<String>,
    /// States of the clock: `running`, `near`, `overdue`, `done`, `late`
    pub clock: Option<String>,
    /// Units that owe, by id.
    pub unit: Option<String>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}

/// A page of requests, those that are due first at the top, and counts over all that match.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn list(op: &mut Op, query: &FactorQuery) -> Result<FactorPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let filter = Filter::new(query)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let book = store::load(op.session(), &scope).await?;
    let mut entries = book.entries(&district, &scope, &op.app().settings().calendar);
    entries.retain(|entry| filter.takes(entry));
    entries.sort_by_key(|entry| (!entry.request.state.is_open(), entry.clock.due_on, entry.file.id));
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    let of = |kind: FactorKind| entries.iter().filter(move |entry| entry.request.kind == kind);
    let mut units: BTreeMap<OrgId, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in &entries {
        units.entry(entry.request.unit).or_default().push(entry);
    }
    let name = |unit: OrgId| district.ledger().org_name(unit).to_string();
    let rows = entries.iter().skip(page.offset).take(page.limit);
    Ok(FactorPage {
        rows: rows.map(|entry| FactorLine::of(&district, entry)).collect(),
        total: entries.len(),
        kinds: FactorKind::ALL.into_iter().map(|kind| count(kind.as_str().into(), String::new(), of(kind))).collect(),
        units: units.into_iter().map(|(unit, of)| count(unit.to_string(), name(unit), of)).collect(),
    })
}

fn count<'a>(id: String, name: String, entries: impl IntoIterator<Item = &'a Entry<'a>>) -> FactorCount {
    let mut count = FactorCount { id, name, open: 0, near: 0, overdue: 0, settled: 0 };
    for entry in entries {
        if entry.request.state.is_open() {
            count.open += 1;
        } else {
            count.settled += 1;
        }
        count.near += usize::from(entry.clock.state == FactorClockState::Near);
        count.overdue += usize::from(entry.clock.state == FactorClockState::Overdue);
    }
    count
}

/// One request as it stands at a date, with its history up to then. Answered is what is recorded last, whatever the date.
///
/// # Errors
/// `not_found` beyond the scope, and at a date before it was asked.
pub async fn show(op: &mut Op, id: FactorRequestId, as_of: AsOf) -> Result<FactorRequestView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let book = store::load(op.session(), &scope).await?;
    let entries = book.entries(&district, &scope, &op.app().settings().calendar);
    let entry = entries.iter().find(|entry| entry.file.id == id).ok_or_else(Error::not_found)?;
    let people = People::load(op.session()).await?;
    let steps = entry.file.known(district.view()).map(|revision| FactorStep {
        at: revision.fact.recorded_at,
        by: people.name(&revision.recorded_by),
        state: revision.fact.value.state.as_str().into(),
        promised_on: revision.fact.value.promised_on,
        result: revision.fact.value.result.clone(),
    });
    let open = entry.file.latest().state.is_open();
    Ok(FactorRequestView {
        line: FactorLine::of(&district, entry),
        steps: steps.collect(),
        answerable: open && op.scope(Permission::FactorAnswer).shows(Some(entry.request.unit)),
        withdrawable: open && op.scope(Permission::FactorEdit).shows(entry.standing.file.keeper),
    })
}

/// The requests of a project, the latest first.
///
/// # Errors
/// `not_found` for a project beyond the scope.
pub async fn of_project(op: &mut Op, code: &str, as_of: AsOf) -> Result<Vec<FactorLine>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let book = store::load(op.session(), &scope).await?;
    let entries = book.entries(&district, &scope, &op.app().settings().calendar);
    let own = entries.iter().rev().filter(|entry| entry.file.project == standing.file.id);
    Ok(own.map(|entry| FactorLine::of(&district, entry)).collect())
}

/// A query ready to be held against requests.
struct Filter {
    words: String,
    kinds: Option<Vec<FactorKind>>,
    states: Option<Vec<FactorState>>,
    clocks: Option<Vec<FactorClockState>>,
    units: Option<BTreeSet<OrgId>>,
}

impl Filter {
    fn new(query: &FactorQuery) -> Result<Self> {
        let state =
            |text: &str| FactorState::parse(text).ok_or_else(|| Error::invalid("state", text, Unfit::NotAChoice));
        let clock = |text: &str| {
            let known = FactorClockState::ALL.iter().copied().find(|state| state.as_str() == text);
            known.ok_or_else(|| Error::invalid("clock", text, Unfit::NotAChoice))
        };
        Ok(Self {
            words: query.q.as_deref().unwrap_or_default().trim().to_lowercase(),
            kinds: choices(query.kind.as_deref(), kind)?,
            states: choices(query.state.as_deref(), state)?,
            clocks: choices(query.clock.as_deref(), clock)?,
            units: units(query.unit.as_deref())?,
        })
    }

    fn takes(&self, entry: &Entry<'_>) -> bool {
        let request = entry.request;
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&request.kind))
            && self.states.as_ref().is_none_or(|states| states.contains(&request.state))
            && self.clocks.as_ref().is_none_or(|clocks| clocks.contains(&entry.clock.state))
            && self.units.as_ref().is_none_or(|units| units.contains(&request.unit))
            && (entry.standing.words.contains(&self.words) || request.need.to_lowercase().contains(&self.words))
    }
}
