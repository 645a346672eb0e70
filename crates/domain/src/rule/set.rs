//! A checked and compiled rule set.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_kernel::{Bilingual, Error, ErrorCode, Lang, Result};
use serde::Serialize;

use super::compile;
use super::complaint::Complaint;
use super::computed::Computed;
use super::evaluator::Evaluator;
use super::facts::{Facts, Term, Value, Vocabulary};
use super::file::{Action, Counted, Grain, Meaning, Subject};
use super::language::Expression;
use super::number::Number;
use super::period::Period;
use super::template::Template;
use super::verdict::Verdict;

/// A rule set that can be used: cheap to clone, shared between threads.
#[derive(Debug, Clone)]
pub struct RuleSet {
    pub(super) inner: Arc<Checked>,
}

#[derive(Debug)]
pub(super) struct Checked {
    pub id: String,
    pub name: Bilingual,
    pub version: u32,
    pub subject: Subject,
    pub period: Grain,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub source: Bilingual,
    pub settle: Vec<Bilingual>,
    pub colours: Vec<Colour>,
    pub merge: Merge,
    /// Place of the light that a dimension shows when its rules cannot be decided.
    pub missing: Light,
    pub wording: Wording,
    /// Every fact in the order of a row: those of the period, those of the subject, those the set declares, those it computes.
    pub terms: Vec<Term>,
    /// Where the computed ones begin.
    pub given: usize,
    /// What stands for a declared fact that is not known.
    pub defaults: Vec<(usize, Value)>,
    /// Declared facts that a person decides.
    pub judged: Vec<usize>,
    pub scope: Option<Expression>,
    /// In an order in which each needs only those before it.
    pub computed: Vec<Computed>,
    pub dimensions: Vec<Dimension>,
    pub consequences: Vec<Consequence>,
    pub transitions: Vec<Transition>,
}

/// Place of a light in the order of colours, 0 is the worst; `None` is no colour.
pub(super) type Light = Option<usize>;

/// The facts of the period, which every set may look at.
pub(super) const PERIOD_FACTS: [&str; 4] = ["period_year", "period_quarter", "period_month", "period_end"];

/// The id that stands for no colour.
pub const NO_COLOUR: &str = "none";

/// A colour: a label with a place in the order and a look. What it means is its own matter: red is an honour in some places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colour {
    pub id: String,
    pub label: Bilingual,
    /// A colour is never shown by hue alone: `■`.
    pub shape: String,
    /// As CSS writes it: `#d92d20`.
    pub css: String,
    pub meaning: Meaning,
}

/// How the lights of several dimensions become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Merge {
    /// The worst light decides; among equals the dimension that is named first.
    Worst,
    /// Each dimension has its own light, and the subject has none.
    None,
    /// The first of these dimensions that has a light decides.
    Priority(Vec<usize>),
}

#[derive(Debug)]
pub(super) struct Wording {
    pub and_reason: Bilingual,
    pub and_step: Bilingual,
    /// Around the joined steps; its facts are [`FRAME`].
    pub to_green: Sentence,
}

#[derive(Debug)]
pub(super) struct Dimension {
    pub id: String,
    pub name: Bilingual,
    pub rules: Vec<Rule>,
    pub otherwise: Light,
    /// What stands for a rule where none held: `investment.otherwise`.
    pub otherwise_id: String,
    /// The same where the facts did not tell: `investment.undecided`.
    pub undecided_id: String,
}

#[derive(Debug)]
pub(super) struct Rule {
    /// With its dimension: `investment.red`.
    pub id: String,
    pub when: Expression,
    pub light: Light,
    /// The engine words it itself where the author did not.
    pub reason: Option<Sentence>,
    pub to_green: Option<Sentence>,
    pub at: Written,
}

/// Where a condition stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// From 1.
    pub line: usize,
    /// Bytes of the condition's own text; absent where it is not written as one plain text within quotes.
    pub text: Option<Range<usize>>,
}

#[derive(Debug)]
pub(super) struct Consequence {
    pub light: Light,
    /// `None` is the merged light.
    pub dimension: Option<usize>,
    /// Which times of the light it follows on; `None` on each.
    pub times: Option<RangeInclusive<u32>>,
    pub counted: Counted,
    pub action: Action,
    pub say: Sentence,
    pub points: Option<Number>,
}

#[derive(Debug)]
pub(super) struct Transition {
    pub id: String,
    pub when: Expression,
    pub to: String,
    pub say: Sentence,
}

/// A template in both languages.
#[derive(Debug)]
pub(super) struct Sentence {
    pub zh: Template,
    pub en: Template,
}

impl Sentence {
    pub fn render(&self, row: &[Value], lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh.render(row),
            Lang::En => self.en.render(row),
        }
    }
}

impl RuleSet {
    /// Reads a rule set written in TOML and checks all of it. `known` tells which facts the program knows of a subject;
    /// what else the set looks at it declares itself.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the file.
    pub fn check(
        text: &str,
        known: impl Fn(Subject) -> &'static Vocabulary,
    ) -> std::result::Result<Self, Vec<Complaint>> {
        compile::compile(text, known).map(|checked| Self { inner: Arc::new(checked) })
    }

    /// The same for a text that should be in order.
    ///
    /// # Errors
    /// `RuleInvalid` with parameters `place` (`dimensions.investment.red.when`) and `reason`, of the first mistake.
    pub fn parse(text: &str, known: impl Fn(Subject) -> &'static Vocabulary) -> Result<Self> {
        Self::check(text, known).map_err(|complaints| {
            let first = complaints.into_iter().next().expect("a refusal has a complaint");
            Error::new(ErrorCode::RuleInvalid).with("reason", first.to_string()).with("place", first.place)
        })
    }

    pub fn id(&self) -> &str {
        &self.inner.id
    }

    pub fn name(&self) -> &Bilingual {
        &self.inner.name
    }

    pub fn version(&self) -> u32 {
        self.inner.version
    }

    /// What its lights are about.
    pub fn subject(&self) -> Subject {
        self.inner.subject
    }

    /// How often it gives them.
    pub fn period(&self) -> Grain {
        self.inner.period
    }

    /// The first day whose lights this version may give.
    pub fn valid_from(&self) -> NaiveDate {
        self.inner.valid_from
    }

    /// The last one; `None` while there is no end.
    pub fn valid_to(&self) -> Option<NaiveDate> {
        self.inner.valid_to
    }

    /// Where the rules were published.
    pub fn source(&self) -> &Bilingual {
        &self.inner.source
    }

    /// What a unit has to settle before it uses the set.
    pub fn settle(&self) -> &[Bilingual] {
        &self.inner.settle
    }

    /// How the lights of the dimensions become one.
    pub fn merge(&self) -> &Merge {
        &self.inner.merge
    }

    /// The colours, worst first. Besides them a subject may have no colour: [`NO_COLOUR`].
    pub fn colours(&self) -> &[Colour] {
        &self.inner.colours
    }

    /// Every fact that rules may name, those the set computes last.
    pub fn terms(&self) -> &[Term] {
        &self.inner.terms
    }

    /// The facts that have to be given.
    pub fn given(&self) -> &[Term] {
        &self.inner.terms[..self.inner.given]
    }

    /// What people call a light; 无灯 for [`NO_COLOUR`].
    pub fn label(&self, light: &str) -> Bilingual {
        let colour = self.inner.colours.iter().find(|colour| colour.id == light);
        colour.map_or_else(|| Bilingual { zh: "无灯".into(), en: "No light".into() }, |colour| colour.label.clone())
    }

    /// Names of the given facts that conditions and computed facts look at.
    pub fn looked_at(&self) -> Vec<&str> {
        let checked = &self.inner;
        let mut seen = vec![false; checked.terms.len()];
        let rules = checked.dimensions.iter().flat_map(|dimension| &dimension.rules).map(|rule| &rule.when);
        let moves = checked.transitions.iter().map(|transition| &transition.when);
        let direct =
            checked.scope.iter().chain(rules).chain(moves).flat_map(|expression| expression.uses.iter().copied());
        direct.chain(checked.computed.iter().flat_map(Computed::uses)).for_each(|place| seen[place] = true);
        let given = checked.terms[..checked.given].iter().zip(seen);
        given.filter(|(_, seen)| *seen).map(|(term, _)| term.name.as_ref()).collect()
    }

    /// The facts that a person decides and has to give a reason for.
    pub fn judged(&self) -> impl Iterator<Item = &Term> {
        self.inner.judged.iter().map(|place| &self.inner.terms[*place])
    }

    /// Ids and names of the dimensions, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (&str, &Bilingual)> {
        self.inner.dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.name))
    }

    /// Whether a light, or what follows from it, depends on earlier periods.
    pub fn remembers(&self) -> bool {
        self.inner.computed.iter().any(Computed::remembers)
            || self.inner.consequences.iter().any(|consequence| consequence.times.is_some())
    }

    /// Whether a light depends on the other subjects of its period.
    pub fn compares(&self) -> bool {
        self.inner.computed.iter().any(Computed::compares)
    }

    /// The declared facts that a subject's people have to supply, because the program does not find them by itself.
    pub fn entered<'a>(&'a self, known: &'a Vocabulary) -> impl Iterator<Item = &'a Term> {
        let found = |term: &&Term| known.iter().any(|other| other.name == term.name);
        self.given().iter().filter(move |term| !found(term) && !PERIOD_FACTS.contains(&term.name.as_ref()))
    }

    /// The light for one subject, without peers and without a past. For many, take one [`Evaluator`] per thread; where
    /// others or earlier periods count, a [`Panel`](super::Panel).
    pub fn evaluate(&self, facts: &Facts) -> Verdict {
        self.evaluator().evaluate(facts)
    }

    /// An evaluator for many subjects, to be kept within one thread.
    pub fn evaluator(&self) -> Evaluator {
        Evaluator::new(self.clone())
    }
}

impl Checked {
    /// Puts into a row of given facts what stands for unknown ones, and what is known of the period.
    pub fn complete(&self, row: &mut [Value], period: Option<Period>) {
        for (place, value) in &self.defaults {
            if !row[*place].is_known() {
                row[*place] = value.clone();
            }
        }
        if let Some(period) = period {
            row[..4].clone_from_slice(&period.values());
        }
    }

    /// The id of a light.
    pub fn light_id(&self, light: Light) -> &str {
        light.map_or(NO_COLOUR, |rank| &self.colours[rank].id)
    }

    /// The light to strive for: the last colour, or no colour where even that one is bad.
    pub fn best(&self) -> Light {
        let last = self.colours.len() - 1;
        (self.colours[last].meaning != Meaning::Bad).then_some(last)
    }

    /// Whether a light leaves nothing to ask for: the best one, or one that means good.
    pub fn is_best(&self, light: Light) -> bool {
        light == self.best() || light.is_some_and(|rank| self.colours[rank].meaning == Meaning::Good)
    }

    /// The unknown ones of these facts. One that the set computes gives way to the unknown ones it is computed from: what
    /// somebody can supply.
    pub fn unknown(&self, uses: &[usize], row: &[Value]) -> Vec<usize> {
        let is_unknown = |place: &usize| !row[*place].is_known();
        let mut wanted = vec![false; row.len()];
        uses.iter().copied().filter(is_unknown).for_each(|place| wanted[place] = true);
        for computed in self.computed.iter().rev() {
            let sources: Vec<usize> = computed.uses().into_iter().filter(is_unknown).collect();
            if wanted[computed.place] && !sources.is_empty() {
                wanted[computed.place] = false;
                sources.into_iter().for_each(|place| wanted[place] = true);
            }
        }
        (0..row.len()).filter(|place| wanted[*place]).collect()
    }
}
