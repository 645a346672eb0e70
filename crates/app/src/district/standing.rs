//! How one project stands at a date.

use std::sync::Arc;

use guatu_domain::light::{self, facts_of, months_ended};
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::Plan;
use guatu_domain::progress::Progress;
use guatu_domain::project::ProjectFacts;
use guatu_domain::rule::{Evaluator, Facts, Number, Value, Verdict};
use guatu_domain::schedule::{Curve, FirstMonth};
use guatu_kernel::{Error, Money, Month, Result};
use pinyin::ToPinyin;

use super::{File, Ledger, View};
use crate::App;

/// A project at a date: the facts that held, what was planned and done, and its light.
#[derive(Debug)]
pub struct Standing {
    pub file: Arc<File>,
    pub facts: Arc<ProjectFacts>,
    /// Name of the responsible unit.
    pub unit: Option<Arc<str>>,
    pub plan: Option<Plan>,
    /// The report of the last full month of the year.
    pub due: Option<Progress>,
    /// The latest report of the year so far; the same as `due` unless that is missing.
    pub latest: Option<Progress>,
    pub verdict: Verdict,
    /// What the schedule expects by the end of the last full month.
    pub expected: Money,
    /// Points behind, exact; absent without plan or report.
    pub behind: Option<Number>,
    pub days_overdue: i64,
    /// Name, code, pinyin and initials in small letters, for search.
    pub words: String,
    /// Pinyin of the name, for sorting.
    pub sound: String,
}

impl Standing {
    /// Done since January, by the latest report; zero when nothing is reported.
    pub fn done(&self) -> Money {
        self.latest.as_ref().map_or(Money::ZERO, |report| report.done_year)
    }

    /// The plan of the year; zero without one.
    pub fn planned(&self) -> Money {
        self.plan.as_ref().map_or(Money::ZERO, |plan| plan.amount.money)
    }

    /// Whether the project owes the report of the last full month.
    pub fn owes_report(&self, month: Option<Month>) -> bool {
        month.is_some() && self.planned() > Money::ZERO
    }

    /// The facts that the light was computed from.
    pub fn light_facts(&self, ledger: &Ledger, view: &View) -> Facts {
        let milestones = self.file.milestones(view);
        let known =
            Known { facts: &self.facts, plan: self.plan.as_ref(), due: self.due.as_ref(), milestones: &milestones };
        known.light_facts(&self.file, ledger, view)
    }
}

/// The standings of projects, on all processors. Projects that did not exist yet have none.
pub(super) fn of_all(app: &App, ledger: &Ledger, files: &[&Arc<File>], view: View) -> Result<Vec<Arc<Standing>>> {
    /// Below this, threads cost more than they bring.
    const WORTH_A_THREAD: usize = 2_000;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(files.len() / WORTH_A_THREAD + 1);
    let part = files.len().div_ceil(threads).max(1);
    let evaluate = |files: &[&Arc<File>]| -> Vec<Arc<Standing>> {
        let mut evaluator = app.rules().evaluator();
        files.iter().filter_map(|file| of(&mut evaluator, ledger, file, &view)).collect()
    };
    if threads == 1 {
        return Ok(evaluate(files));
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> = files.chunks(part).map(|files| scope.spawn(|| evaluate(files))).collect();
        let mut standings = Vec::with_capacity(files.len());
        for part in parts {
            standings.extend(part.join().map_err(|_| Error::internal("an evaluation panicked"))?);
        }
        Ok(standings)
    })
}

fn of(evaluator: &mut Evaluator, ledger: &Ledger, file: &Arc<File>, view: &View) -> Option<Arc<Standing>> {
    let revision = view.holding(&file.revisions)?;
    let facts = &revision.value;
    let year = Month::of(view.as_of).year();
    let plan = file.plan(view, year).cloned();
    let (due, latest) = reports(file, view, year);
    let milestones = file.milestones(view);
    let curve = curve(ledger, view, facts);
    let known = Known { facts, plan: plan.as_ref(), due: due.as_ref(), milestones: &milestones };
    let light_facts = known.light_facts(file, ledger, view);
    let verdict = evaluator.evaluate(&light_facts);
    let share = curve.share(months_ended(view.as_of), FirstMonth::of(year, facts.nature, facts.planned_start.as_ref()));
    let sound = sound(&facts.name);
    Some(Arc::new(Standing {
        file: file.clone(),
        unit: facts.owner.map(|owner| ledger.org_name(owner).into()),
        expected: plan.as_ref().map_or(Money::ZERO, |plan| share.amount_of(plan.amount.money)),
        behind: light_facts.get("behind").and_then(Value::number),
        days_overdue: milestones.iter().filter_map(|milestone| milestone.days_overdue(view.as_of)).max().unwrap_or(0),
        words: words(&file.code, &facts.name, &sound),
        sound,
        facts: Arc::new(facts.clone()),
        plan,
        due,
        latest,
        verdict,
    }))
}

/// The report of the last full month of the year, and the latest one up to it.
fn reports(file: &File, view: &View, year: i32) -> (Option<Progress>, Option<Progress>) {
    let last = months_ended(view.as_of);
    let mut months = (1..=last).rev().filter_map(|number| Month::new(year, number));
    let due = months.next().and_then(|month| file.report(view, month)).map(|report| report.value.clone());
    let latest =
        due.clone().or_else(|| months.find_map(|month| file.report(view, month)).map(|report| report.value.clone()));
    (due, latest)
}

fn curve<'a>(ledger: &'a Ledger, view: &View, facts: &ProjectFacts) -> &'a Curve {
    ledger.curves.curve(Month::of(view.as_of).year(), facts.nature)
}

/// What a project's light is found from.
struct Known<'a> {
    facts: &'a ProjectFacts,
    plan: Option<&'a Plan>,
    due: Option<&'a Progress>,
    milestones: &'a [Milestone],
}

impl Known<'_> {
    fn light_facts(&self, file: &File, ledger: &Ledger, view: &View) -> Facts {
        facts_of(&light::Standing {
            as_of: view.as_of,
            nature: self.facts.nature,
            planned_start: self.facts.planned_start.as_ref(),
            planned_finish: self.facts.planned_finish.as_ref(),
            started: light::started(self.facts.nature, file.held_reports(view)),
            plan: self.plan.map(|plan| plan.amount.money),
            reported: self.due,
            milestones: self.milestones,
            curve: curve(ledger, view, self.facts),
        })
    }
}

/// The facts of a project's light at a date; `None` when the project did not exist then.
pub(crate) fn facts_at(file: &File, ledger: &Ledger, view: &View) -> Option<Facts> {
    let facts = &view.holding(&file.revisions)?.value;
    let year = Month::of(view.as_of).year();
    let (due, _) = reports(file, view, year);
    let milestones = file.milestones(view);
    let known = Known { facts, plan: file.plan(view, year), due: due.as_ref(), milestones: &milestones };
    Some(known.light_facts(file, ledger, view))
}

/// Pinyin of a name with a space between the syllables; other characters as they are, in small letters.
pub(crate) fn sound(name: &str) -> String {
    let mut text = String::with_capacity(name.len() * 2);
    for (character, pinyin) in name.chars().zip(name.to_pinyin()) {
        match pinyin {
            Some(pinyin) => {
                text.push(' ');
                text.push_str(pinyin.plain());
            }
            None => text.extend(character.to_lowercase()),
        }
    }
    text.trim_start().to_string()
}

/// What a search looks through: the name, the code, the pinyin without spaces and the initials.
pub(crate) fn words(code: &str, name: &str, sound: &str) -> String {
    let initials: String = sound.split(' ').filter_map(|syllable| syllable.chars().next()).collect();
    format!("{}\n{}\n{}\n{initials}", name.to_lowercase(), code.to_lowercase(), sound.replace(' ', ""))
}

/// The id of a project's light at the close of a day; `None` when the project did not exist then.
pub(crate) fn light_on(
    app: &App,
    ledger: &Ledger,
    file: &Arc<File>,
    as_of: chrono::NaiveDate,
    known_at: guatu_kernel::Timestamp,
) -> Option<String> {
    let view = View { as_of, known_at };
    let standing = of(&mut app.rules().evaluator(), ledger, file, &view);
    standing.map(|standing| standing.verdict.light().to_string())
}
