//! What projects are looked at through: a point of view, and the rules and curves that hold in it.

use std::sync::Arc;

use guatu_domain::light::{self, VOCABULARY, facts_of, months_ended};
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::{Baseline, Plan};
use guatu_domain::progress::Progress;
use guatu_domain::project::ProjectFacts;
use guatu_domain::rule::{Facts, RuleSet, Value};
use guatu_domain::schedule::{Curve, CurveBook, FirstMonth};
use guatu_kernel::{Money, Month, Timestamp};

use super::{File, Ledger, Recorded, View};
use crate::plan::store::book_at;

/// Which promise a project is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// The plan and dates that hold.
    Current,
    /// Those of the original baseline, where it was revised.
    Original,
}

#[derive(Debug, Clone)]
pub(crate) struct Lens {
    pub ledger: Arc<Ledger>,
    pub view: View,
    /// Until which instant whoever asks wants to know; that of the view is earlier where it falls under a closing.
    pub asked: Timestamp,
    pub rules: RuleSet,
    pub curves: Arc<CurveBook>,
}

impl Lens {
    /// A view as it is fixed by the closing it falls under, with the rules in force in it, or others that are tried.
    pub fn new(ledger: Arc<Ledger>, view: View, rules: Option<&RuleSet>) -> Self {
        let asked = view.known_at;
        let view = ledger.pinned(view);
        let curves = Arc::new(book_at(&ledger.curves, view.known_at));
        let rules = rules.unwrap_or_else(|| ledger.rules.in_force(&view)).clone();
        Self { ledger, view, asked, rules, curves }
    }

    /// The same rules at an earlier or later day.
    pub fn at(&self, as_of: chrono::NaiveDate) -> Self {
        let view = View { as_of, ..self.view };
        Self::new(self.ledger.clone(), view, Some(&self.rules))
    }

    /// A project as it stood; `None` when it did not exist yet.
    pub fn see<'a>(&self, file: &'a Arc<File>) -> Option<Seen<'a>> {
        let facts = &self.view.holding(&file.revisions)?.value;
        let year = self.year();
        let (due, latest) = reports(file, &self.view, year);
        Some(Seen {
            file,
            facts,
            plan: file.plan(&self.view, year),
            due,
            latest,
            milestones: file.milestones(&self.view),
            original: file.original(&self.view, year),
        })
    }

    pub fn year(&self) -> i32 {
        Month::of(self.view.as_of).year()
    }

    /// The curve of a project, and the month from which it owes.
    pub fn schedule(&self, facts: &ProjectFacts) -> (&Curve, FirstMonth) {
        let first = FirstMonth::of(self.year(), facts.nature, facts.planned_start.as_ref());
        (self.curves.curve(self.year(), facts.nature), first)
    }

    /// What the schedule expects of a project by the end of the last full month.
    pub fn expected(&self, facts: &ProjectFacts, plan: Option<&Plan>) -> Money {
        let (curve, first) = self.schedule(facts);
        plan.map_or(Money::ZERO, |plan| curve.share(months_ended(self.view.as_of), first).amount_of(plan.amount.money))
    }

    /// What the light of a project is found from; nothing when it did not exist yet.
    pub fn facts_of(&self, file: &Arc<File>) -> Facts {
        self.see(file).map(|seen| self.facts(&seen, Held::Current)).unwrap_or_default()
    }

    /// What rules may look at, of a project held to one promise or the other.
    pub fn facts(&self, seen: &Seen<'_>, held: Held) -> Facts {
        let original = seen.original.filter(|_| held == Held::Original);
        let promised = original.map(|baseline| &baseline.promise);
        let milestones = promised.map(|promise| promise.milestones(&seen.milestones));
        let nature = promised.map_or(seen.facts.nature, |promise| promise.nature);
        let start = promised.map_or(seen.facts.planned_start.as_ref(), |promise| promise.planned_start.as_ref());
        let finish = promised.map_or(seen.facts.planned_finish.as_ref(), |promise| promise.planned_finish.as_ref());
        let plan = promised.map_or(seen.plan.map(|plan| &plan.amount), |promise| promise.plan.as_ref());
        let mut facts = facts_of(&light::Standing {
            as_of: self.view.as_of,
            nature,
            planned_start: start,
            planned_finish: finish,
            started: light::started(nature, seen.file.held_reports(&self.view)),
            plan: plan.map(|amount| amount.money),
            reported: seen.due.map(|fact| &fact.value),
            milestones: milestones.as_deref().unwrap_or(&seen.milestones),
            curve: self.curves.curve(self.year(), nature),
        });
        for term in self.rules.entered(VOCABULARY) {
            let entered = seen.file.entered(&self.view, &term.name);
            // What cannot be read as the kind of value these rules want is unknown to them.
            let value = entered.and_then(|fact| Value::read(&fact.value.value, term.kind));
            facts.add(term.name.clone(), value.unwrap_or_default());
        }
        facts
    }
}

/// A project at a view.
#[derive(Debug, Clone)]
pub(crate) struct Seen<'a> {
    pub file: &'a Arc<File>,
    pub facts: &'a ProjectFacts,
    pub plan: Option<&'a Plan>,
    /// The report of the last full month of the year.
    pub due: Option<&'a Recorded<Progress>>,
    /// The latest report of the year so far.
    pub latest: Option<&'a Recorded<Progress>>,
    pub milestones: Vec<Milestone>,
    /// The original baseline, once it was revised.
    pub original: Option<&'a Baseline>,
}

/// The report of the last full month of the year, and the latest one up to it.
fn reports<'a>(
    file: &'a File,
    view: &View,
    year: i32,
) -> (Option<&'a Recorded<Progress>>, Option<&'a Recorded<Progress>>) {
    let last = months_ended(view.as_of);
    let mut months = (1..=last).rev().filter_map(|number| Month::new(year, number));
    let due = months.next().and_then(|month| file.report(view, month));
    (due, due.or_else(|| months.find_map(|month| file.report(view, month))))
}
