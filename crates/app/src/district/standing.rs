//! How one project stands at a date.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;
use guatu_domain::life::{Place, Stage, Works, year_class};
use guatu_domain::plan::Plan;
use guatu_domain::progress::Progress;
use guatu_domain::project::{Nature, ProjectFacts};
use guatu_domain::rule::{Decided, Facts, NO_COLOUR, Number, RuleSet, Value, Verdict};
use guatu_kernel::{Bilingual, Lang, Money, Month, ProjectId, Result};
use pinyin::ToPinyin;

use super::File;
use super::judge::{Judged, judge};
use super::lens::{Held, Lens, Seen};

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
    /// What the rules say.
    pub verdict: Verdict,
    /// What somebody decided against the rules, while it holds.
    pub decided: Option<Decided>,
    /// What the rules say of the original baseline, once it was revised.
    pub original: Option<Original>,
    /// What the schedule expects by the end of the last full month.
    pub expected: Money,
    /// Points behind, exact; absent without plan or report.
    pub behind: Option<Number>,
    pub days_overdue: i64,
    /// The code of the pool it stands in.
    pub pool: Option<Arc<str>>,
    /// The codes of the pools that it came to since January, each once.
    pub entered: BTreeSet<String>,
    pub place: Place,
    /// The class of the year, computed from its dates.
    pub class: Option<Nature>,
    /// The project it turned out to be: lists and sums count that one.
    pub survivor: Option<ProjectId>,
    /// Name, code, pinyin and initials in small letters, for search.
    pub words: String,
    /// Pinyin of the name, for sorting.
    pub sound: String,
}

/// The light against the original baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    pub light: String,
    pub reason: Bilingual,
}

impl Standing {
    /// The id of the light that is shown: the one decided, else the one by the rules.
    pub fn light(&self) -> &str {
        self.decided.as_ref().map_or_else(|| self.verdict.light(), |decided| &decided.light)
    }

    /// Why, in both languages. `facts` are those of [`District::facts`](super::District::facts).
    pub fn reason(&self, facts: &Facts) -> Bilingual {
        let say = |lang| match &self.decided {
            Some(decided) => decided.reason(lang),
            None => self.verdict.reason(facts, lang),
        };
        Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
    }

    /// What would bring back the best light by the rules.
    pub fn to_green(&self, facts: &Facts) -> Option<Bilingual> {
        Some(Bilingual { zh: self.verdict.to_green(facts, Lang::Zh)?, en: self.verdict.to_green(facts, Lang::En)? })
    }

    /// Done since January, by the latest report; zero when nothing is reported.
    pub fn done(&self) -> Money {
        self.latest.as_ref().map_or(Money::ZERO, |report| report.done_year)
    }

    /// The plan of the year; zero without one.
    pub fn planned(&self) -> Money {
        self.plan.as_ref().map_or(Money::ZERO, |plan| plan.amount.money)
    }

    /// Whether the class of the year, as computed, is another than the nature that plan lists have.
    pub fn differs(&self) -> bool {
        self.class.is_some() && self.facts.nature.is_some() && self.class != self.facts.nature
    }

    /// Whether the project owes the report of the last full month.
    pub fn owes_report(&self, month: Option<Month>) -> bool {
        month.is_some() && self.planned() > Money::ZERO
    }
}

/// The standings of projects; those that did not exist yet have none. Where rules compare projects, all are given.
pub(super) fn of_all(lens: &Lens, seen: &[Seen<'_>]) -> Result<Vec<Arc<Standing>>> {
    let originals = originals(lens, seen)?;
    let judged = judge(lens, seen, Held::Current)?;
    let all = seen.iter().zip(judged).zip(originals);
    Ok(all.map(|((seen, judged), original)| Arc::new(of(lens, seen, judged, original))).collect())
}

fn of(lens: &Lens, seen: &Seen<'_>, Judged { facts, verdict }: Judged, original: Option<Original>) -> Standing {
    let sound = sound(&seen.facts.name);
    let place = seen.file.place(&lens.view);
    let overdue = seen.milestones.iter().filter_map(|milestone| milestone.days_overdue(lens.view.as_of));
    Standing {
        file: seen.file.clone(),
        unit: seen.facts.owner.map(|owner| lens.ledger.org_name(owner).into()),
        expected: lens.expected(seen.facts, seen.plan),
        behind: facts.get("behind").and_then(Value::number),
        days_overdue: overdue.max().unwrap_or(0),
        decided: seen.file.decided(&lens.view).filter(|decided| knows(&lens.rules, &decided.light)).cloned(),
        original,
        pool: seen.file.pool(&lens.view).map(Into::into),
        entered: entered(lens, seen.file),
        class: class(lens, seen, &place),
        place,
        survivor: seen.file.survivor(&lens.view),
        words: words(&seen.file.code, &seen.facts.name, &sound),
        sound,
        facts: Arc::new(seen.facts.clone()),
        plan: seen.plan.cloned(),
        due: seen.due.map(|fact| fact.value.clone()),
        latest: seen.latest.map(|fact| fact.value.clone()),
        verdict,
    }
}

/// The pools that a project came to since January of the year of a view.
fn entered(lens: &Lens, file: &File) -> BTreeSet<String> {
    let mut before: Option<&str> = None;
    let mut pools = BTreeSet::new();
    for fact in file.moves(&lens.view) {
        let pool = fact.value.pool.as_deref();
        if fact.effective_on.year() == lens.year() && pool != before {
            pools.extend(pool.map(str::to_string));
        }
        before = pool;
    }
    pools
}

/// What the year of a view is to a project; nothing once it has left.
fn class(lens: &Lens, seen: &Seen<'_>, place: &Place) -> Option<Nature> {
    let reported = seen.latest.and_then(|report| report.value.started);
    let works = Works {
        started_on: place.started_on,
        finished_on: place.completed_on,
        waiting: place.stage.map_or(reported == Some(false), |_| place.started_on.is_none()),
        planned_start: seen.facts.planned_start.as_ref(),
        planned_finish: seen.facts.planned_finish.as_ref(),
    };
    let left = place.stage.is_some_and(Stage::is_end);
    year_class(lens.year(), &works).filter(|_| !left)
}

/// Whether a set has this light: what was decided under other rules means nothing under these.
pub(crate) fn knows(rules: &RuleSet, light: &str) -> bool {
    light == NO_COLOUR || rules.colours().iter().any(|colour| colour.id == light)
}

/// The lights against the original baselines, for the projects whose baseline was revised.
fn originals(lens: &Lens, seen: &[Seen<'_>]) -> Result<Vec<Option<Original>>> {
    let revised = |seen: &Seen<'_>| seen.original.is_some();
    if !seen.iter().any(revised) {
        return Ok(vec![None; seen.len()]);
    }
    let original = |Judged { facts, verdict }: Judged| Original {
        light: verdict.light().into(),
        reason: Bilingual { zh: verdict.reason(&facts, Lang::Zh), en: verdict.reason(&facts, Lang::En) },
    };
    if lens.rules.compares() {
        let judged = judge(lens, seen, Held::Original)?;
        return Ok(seen.iter().zip(judged).map(|(seen, judged)| revised(seen).then(|| original(judged))).collect());
    }
    let some: Vec<Seen<'_>> = seen.iter().filter(|seen| revised(seen)).cloned().collect();
    let mut judged = judge(lens, &some, Held::Original)?.into_iter();
    Ok(seen.iter().map(|seen| revised(seen).then(|| judged.next()).flatten().map(original)).collect())
}

/// A project through a lens whose rules look at no other one; `None` when it did not exist then.
pub(crate) fn standing_at(lens: &Lens, file: &Arc<File>) -> Result<Option<Arc<Standing>>> {
    let seen: Vec<Seen<'_>> = lens.see(file).into_iter().collect();
    Ok(of_all(lens, &seen)?.pop())
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
