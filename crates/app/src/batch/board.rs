//! The three batches at a date: every item with how far its chain has come, its clock, and the ratios it is taken out of.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_domain::batch::{
    Clock, ClockState, Counted, Formula, Item, Mark, Node, Ratio, Run, Share, Stage, clock, reached, tally,
};
use guatu_kernel::{BatchItemId, Calendar, Scope};

use super::{Book, File, Settings};
use crate::district::View;

/// An item as it stands at a date.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub file: &'a File,
    pub item: &'a Item,
    /// What it came from, once that has happened.
    pub source: Option<BatchItemId>,
    /// What came from it.
    pub next: Vec<BatchItemId>,
    pub reached: Mark,
    /// Its own day, else that of its period.
    pub day: Option<NaiveDate>,
    /// The ratios it is taken out of.
    pub out: Vec<Ratio>,
    /// From signing to start; only signed items have one.
    pub clock: Option<Clock>,
}

/// All items at a date, in the order of stage, period and registration.
#[derive(Debug)]
pub(crate) struct Board<'a> {
    pub entries: Vec<Entry<'a>>,
    places: HashMap<BatchItemId, usize>,
}

impl<'a> Board<'a> {
    pub fn new(book: &'a Book, view: &View, calendar: &Calendar, settings: &Settings) -> Self {
        let mut entries: Vec<Entry<'a>> = book.items.values().filter_map(|file| Entry::of(book, file, view)).collect();
        entries.sort_by_key(|entry| (entry.file.stage, entry.item.period, entry.file.id));
        let places = entries.iter().enumerate().map(|(place, entry)| (entry.file.id, place)).collect();
        let mut board = Self { entries, places };
        board.follow();
        board.wind(view.as_of, calendar, settings);
        board
    }

    /// An item, if it exists at the date.
    pub fn get(&self, id: BatchItemId) -> Option<&Entry<'a>> {
        self.places.get(&id).map(|place| &self.entries[*place])
    }

    /// The items that a scope shows.
    pub fn visible(&self, scope: &Scope) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(move |entry| scope.shows(entry.file.keeper))
    }

    /// Ties the chains together.
    fn follow(&mut self) {
        let nodes: Vec<Node> = self
            .entries
            .iter()
            .map(|entry| Node { id: entry.file.id, stage: entry.file.stage, mark: entry.reached, source: entry.source })
            .collect();
        let marks = reached(&nodes);
        for node in nodes {
            let place = self.places[&node.id];
            self.entries[place].reached = marks[&node.id];
            if let Some(source) = node.source.and_then(|source| self.places.get(&source)) {
                self.entries[*source].next.push(node.id);
            }
        }
    }

    /// Sets the clocks of what was signed.
    fn wind(&mut self, as_of: NaiveDate, calendar: &Calendar, settings: &Settings) {
        for place in 0..self.entries.len() {
            let entry = &self.entries[place];
            if entry.file.stage != Stage::Signing {
                continue;
            }
            let days: Vec<Option<NaiveDate>> =
                entry.next.iter().filter_map(|next| self.get(*next)).map(|next| next.day).collect();
            let run = Run {
                began_on: entry.day,
                done: !days.is_empty(),
                done_on: days.iter().flatten().min().copied(),
                stopped: !entry.out.is_empty(),
            };
            self.entries[place].clock = Some(clock(&run, as_of, calendar, &settings.clock));
        }
    }
}

impl<'a> Entry<'a> {
    fn of(book: &Book, file: &'a File, view: &View) -> Option<Self> {
        let item = &view.holding(&file.revisions)?.value;
        let day = item.day.or_else(|| book.held_on(view, item.period));
        // What is still to come brings nothing further yet.
        let happened = day.is_none_or(|day| day <= view.as_of);
        Some(Self {
            file,
            item,
            source: file.source(view).filter(|_| happened),
            next: Vec::new(),
            reached: item.mark(file.stage, view.as_of),
            day,
            out: Ratio::ALL.into_iter().filter(|ratio| file.objection(view, *ratio).is_some()).collect(),
            clock: None,
        })
    }

    /// As a ratio looks at it.
    pub fn counted(&self, ratio: Ratio) -> Counted {
        Counted {
            stage: self.file.stage,
            reached: self.reached,
            money: self.item.money(),
            out: self.out.contains(&ratio),
        }
    }

    pub fn clock_state(&self) -> Option<ClockState> {
        self.clock.map(|clock| clock.state)
    }
}

/// A ratio over some items, without and with the objections.
pub(crate) fn shares<'a>(formula: &Formula, entries: impl IntoIterator<Item = &'a Entry<'a>>) -> (Share, Share) {
    let counted: Vec<Counted> = entries.into_iter().map(|entry| entry.counted(formula.ratio)).collect();
    tally(formula, &counted)
}
