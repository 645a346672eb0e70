//! From projects at a view to their lights. Whatever shows a light, and whatever tries another rule set, comes through here.

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::rule::{Facts, Panel, Period, Verdict};
use guatu_kernel::{Error, Month, ProjectId, Result};

use super::lens::{Held, Lens, Seen};
use super::{File, View};

/// What the rules say of a project.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub facts: Facts,
    pub verdict: Verdict,
}

/// The lights of projects, in their order, on all processors. Where rules compare projects, all of the district are given.
pub(crate) fn judge(lens: &Lens, seen: &[Seen<'_>], held: Held) -> Result<Vec<Judged>> {
    if lens.rules.compares() {
        return Ok(Walk::new(held).step(lens, seen));
    }
    in_parts(seen, |part| {
        if lens.rules.remembers() {
            return Walk::new(held).step(lens, part);
        }
        let mut evaluator = lens.rules.evaluator();
        let one = |seen: &Seen<'_>| {
            let facts = lens.facts(seen, held);
            Judged { verdict: evaluator.evaluate(&facts), facts }
        };
        part.iter().map(one).collect()
    })
}

/// Does the work in parts, one for each processor.
fn in_parts<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Result<Vec<R>> {
    /// Below this, threads cost more than they bring.
    const WORTH_A_THREAD: usize = 2_000;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len() / WORTH_A_THREAD + 1);
    if threads == 1 {
        return Ok(work(items));
    }
    let part = items.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = items.chunks(part).map(|part| scope.spawn(move || work(part))).collect();
        let mut results = Vec::with_capacity(items.len());
        for part in parts {
            results.extend(part.join().map_err(|_| Error::internal("an evaluation panicked"))?);
        }
        Ok(results)
    })
}

/// Rules on their way through the periods. What they remember goes back to January of the year before last. One walk may
/// judge many periods, one after the other, as long as each sees the earlier ones as the walk has seen them.
pub(crate) struct Walk {
    held: Held,
    panel: Option<Panel<ProjectId>>,
    /// Id and number of the rule set: which is in force may change on the way.
    rules: Option<(String, u32)>,
    /// The views it has seen.
    walked: Vec<View>,
}

impl Walk {
    pub const fn new(held: Held) -> Self {
        Self { held, panel: None, rules: None, walked: Vec::new() }
    }

    /// The lights at a view, in the order of the projects, which are the same at each step.
    pub fn step(&mut self, lens: &Lens, seen: &[Seen<'_>]) -> Vec<Judged> {
        let earlier = if lens.rules.remembers() { earlier(lens) } else { Vec::new() };
        let views: Vec<View> = earlier.iter().map(|lens| lens.view).collect();
        let rules = (lens.rules.id().to_string(), lens.rules.version());
        if self.rules.as_ref() != Some(&rules) || !views.starts_with(&self.walked) {
            self.panel = None;
            self.walked.clear();
            self.rules = Some(rules);
        }
        let mut panel = self.panel.take().unwrap_or_else(|| Panel::new(lens.rules.clone()));
        for lens in &earlier[self.walked.len()..] {
            let seen: Vec<Seen<'_>> = seen.iter().filter_map(|seen| lens.see(seen.file)).collect();
            judged(&mut panel, lens, &seen, self.held);
            self.walked.push(lens.view);
        }
        let judged = judged(&mut panel, lens, seen, self.held);
        self.walked.push(lens.view);
        self.panel = Some(panel);
        judged
    }
}

fn judged(panel: &mut Panel<ProjectId>, lens: &Lens, seen: &[Seen<'_>], held: Held) -> Vec<Judged> {
    let facts: Vec<Facts> = seen.iter().map(|seen| lens.facts(seen, held)).collect();
    let cases: Vec<_> = seen.iter().map(|seen| seen.file.id).zip(&facts).collect();
    let verdicts = panel.period(period(lens, lens.view.as_of), &cases);
    facts.into_iter().zip(verdicts).map(|(facts, verdict)| Judged { facts, verdict }).collect()
}

/// The ends of the periods before the one that is judged, the earliest first.
fn earlier(lens: &Lens) -> Vec<Lens> {
    let now = Month::last_full(lens.view.as_of);
    let Some(first) = Month::new(now.year() - 2, 1) else { return Vec::new() };
    let Some(first_on) = lens.ledger.first_on else { return Vec::new() };
    let first = first.max(Month::of(first_on));
    let months = std::iter::successors(Some(first), |month| Some(month.next())).take_while(|month| *month < now);
    let current = period(lens, lens.view.as_of);
    let ends = |end: &NaiveDate| period(lens, *end).is_some_and(|period| period.last_day() == *end);
    let days = months.map(Month::last_day).filter(ends).filter(|end| period(lens, *end) != current);
    days.map(|day| lens.at(day)).collect()
}

/// The period that the lights of a day are about: the last month that has ended, or the quarter or year it lies in.
fn period(lens: &Lens, as_of: NaiveDate) -> Option<Period> {
    Period::of(lens.rules.period(), Month::last_full(as_of).last_day())
}

/// The projects that existed, in the order of the files.
pub(crate) fn seen<'a>(lens: &Lens, files: impl IntoIterator<Item = &'a Arc<File>>) -> Vec<Seen<'a>> {
    files.into_iter().filter_map(|file| lens.see(file)).collect()
}
