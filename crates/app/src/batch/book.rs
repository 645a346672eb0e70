//! Everything recorded about the three batches.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use guatu_domain::batch::{Item, Period, Ratio, Stage};
use guatu_domain::written::name_key;
use guatu_kernel::{BatchItemId, OrgId, Timestamp};

use crate::district::{Recorded, View};

/// Periods and items with all their recordings.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub items: BTreeMap<BatchItemId, File>,
    /// In the order in which they were recorded.
    pub periods: Vec<Known<Period>>,
}

/// What is so whatever date is looked at, from the instant on at which it was recorded.
#[derive(Debug, Clone)]
pub(crate) struct Known<T> {
    pub recorded_at: Timestamp,
    pub value: T,
}

/// One item with all its recordings.
#[derive(Debug)]
pub(crate) struct File {
    pub id: BatchItemId,
    pub stage: Stage,
    pub revisions: Vec<Recorded<Item>>,
    /// The item it came from; nothing where a link was ended.
    pub links: Vec<Known<Option<BatchItemId>>>,
    pub objections: Vec<Recorded<Objection>>,
    /// The unit responsible by what was last recorded: whose item it is.
    pub keeper: Option<OrgId>,
}

/// An approved objection, or that one was taken back.
#[derive(Debug, Clone)]
pub(crate) struct Objection {
    pub ratio: Ratio,
    pub taken_out: bool,
    pub reason: String,
    pub paper: Option<String>,
    /// The sign-in name of who approved it.
    pub approved_by: Option<String>,
}

/// Of several recordings the last that was known.
fn latest<'a, T>(facts: impl IntoIterator<Item = &'a Known<T>>, view: &View) -> Option<&'a T>
where
    T: 'a,
{
    let known = facts.into_iter().filter(|fact| fact.recorded_at <= view.known_at);
    known.max_by_key(|fact| fact.recorded_at).map(|fact| &fact.value)
}

impl File {
    /// What was last recorded, from whatever date it holds.
    pub fn latest(&self) -> &Recorded<Item> {
        self.revisions
            .iter()
            .max_by_key(|fact| (fact.effective_on, fact.recorded_at))
            .expect("an item has a first revision")
    }

    /// The item it came from, as last recorded.
    pub fn latest_source(&self) -> Option<BatchItemId> {
        self.links.last().and_then(|link| link.value)
    }

    /// The item it came from, as far as a view knows.
    pub fn source(&self, view: &View) -> Option<BatchItemId> {
        latest(&self.links, view).copied().flatten()
    }

    /// The objection that takes it out of a ratio's denominator.
    pub fn objection(&self, view: &View, ratio: Ratio) -> Option<&Recorded<Objection>> {
        let about = self.objections.iter().filter(|fact| fact.value.ratio == ratio);
        view.holding(about).filter(|fact| fact.value.taken_out)
    }
}

impl Book {
    /// From when on a new item holds: its own day, else that of its period. Where nobody says either, it has been there since
    /// the district began: a list tells of periods long past. No day lies ahead.
    pub fn first_day(&self, item: &Item, district_began: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
        let known = item.day.or_else(|| self.last_held_on(item.period)).or(district_began);
        known.map_or(today, |day| day.min(today))
    }

    /// Whether a list has another item that could be this one: of its name, and of its unit or one of both without.
    pub fn has_namesake(&self, stage: Stage, known: Option<BatchItemId>, item: &Item) -> bool {
        let key = name_key(&item.name);
        let same = |other: &Item| {
            name_key(&other.name) == key && other.owner.zip(item.owner).is_none_or(|(one, another)| one == another)
        };
        let mut others = self.items.values().filter(|file| file.stage == stage && Some(file.id) != known);
        others.any(|file| same(&file.latest().value))
    }

    /// The day of a period's ceremony, as last recorded.
    pub fn last_held_on(&self, number: u32) -> Option<NaiveDate> {
        self.periods.iter().rev().find(|period| period.value.number == number)?.value.held_on
    }

    /// The day of a period's ceremony, as far as a view knows.
    pub fn held_on(&self, view: &View, number: u32) -> Option<NaiveDate> {
        latest(self.periods.iter().filter(|period| period.value.number == number), view)?.held_on
    }
}
