//! A checked and compiled rule set.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_kernel::{Bilingual, Error, ErrorCode, Lang, Result};

use super::evaluator::Evaluator;
use super::expression::Condition;
use super::facts::{Facts, Kind, Term, Vocabulary};
use super::file::{Colour, DimensionText, File, Merge, RuleText, Wording};
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
    pub valid_from: NaiveDate,
    pub source: Bilingual,
    pub merge: Merge,
    pub colours: Vec<Colour>,
    pub dimensions: Vec<Dimension>,
    pub and_reason: Bilingual,
    pub and_step: Bilingual,
    pub frame: Sentence,
    /// The facts that conditions look at.
    pub uses: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct Dimension {
    pub id: String,
    pub name: Bilingual,
    pub rules: Vec<Rule>,
}

#[derive(Debug)]
pub(super) struct Rule {
    /// With its dimension: `investment.red`.
    pub id: String,
    pub when: Condition,
    /// Place of the light in the order of colours, 0 is the worst.
    pub rank: usize,
    pub reason: Sentence,
    /// `None` exactly for the best light.
    pub to_green: Option<Sentence>,
}

/// A template in both languages.
#[derive(Debug)]
pub(super) struct Sentence {
    zh: Template,
    en: Template,
}

impl Sentence {
    pub fn render(&self, facts: &Facts, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh.render(facts),
            Lang::En => self.en.render(facts),
        }
    }
}

/// The one slot of the sentence around the steps.
const STEPS: &[Term] = &[Term { name: "steps", kind: Kind::Text, zh: "措施", en: "steps" }];

/// A refusal that names its place.
fn refuse(place: &str, reason: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::RuleInvalid).with("place", place).with("reason", format!("{place}: {reason}"))
}

impl RuleSet {
    /// Reads a rule set written in TOML and checks all of it: every expression is compiled, every fact it or a sentence
    /// names is in the vocabulary, every light is a colour of the set, every light but the best says how to leave it, and every dimension ends with a rule that always
    /// holds, so that no case is left without a light.
    ///
    /// # Errors
    /// `RuleInvalid` with parameters `place` (`dimensions.investment.red.when`) and `reason`, which begins with the place.
    pub fn parse(text: &str, vocabulary: &Vocabulary) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|cause| refuse("file", cause.to_string().trim()))?;
        let colours = check_colours(file.colours)?;
        let dimensions = check_dimensions(file.dimensions, &colours, vocabulary)?;
        let Wording { and_reason, and_step, to_green } = file.wording;
        let conditions = dimensions.iter().flat_map(|dimension| &dimension.rules).map(|rule| &rule.when);
        let uses: BTreeSet<_> = conditions.flat_map(|when| when.uses.iter().copied()).collect();
        let checked = Checked {
            id: file.id,
            name: file.name,
            version: file.version,
            valid_from: file.valid_from,
            source: file.source,
            merge: file.merge,
            and_reason,
            and_step,
            frame: sentence(&to_green, "wording.to_green", STEPS)?,
            uses: uses.into_iter().collect(),
            colours,
            dimensions,
        };
        Ok(Self { inner: Arc::new(checked) })
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

    /// The first day whose lights this version may give.
    pub fn valid_from(&self) -> NaiveDate {
        self.inner.valid_from
    }

    /// Where the rules were published.
    pub fn source(&self) -> &Bilingual {
        &self.inner.source
    }

    /// How the lights of the dimensions become one.
    pub fn merge(&self) -> Merge {
        self.inner.merge
    }

    /// The colours, worst first.
    pub fn colours(&self) -> &[Colour] {
        &self.inner.colours
    }

    /// Ids and names of the dimensions, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (&str, &Bilingual)> {
        self.inner.dimensions.iter().map(|dimension| (dimension.id.as_str(), &dimension.name))
    }

    /// The light for one subject. For many, take one [`Evaluator`] per thread.
    ///
    /// # Errors
    /// `RuleInvalid` when a condition cannot be answered with these facts (an unknown fact compared, a fact missing).
    pub fn evaluate(&self, facts: &Facts) -> Result<Verdict> {
        self.evaluator().evaluate(facts)
    }

    /// An evaluator for many subjects, to be kept within one thread.
    pub fn evaluator(&self) -> Evaluator {
        Evaluator::new(self.clone())
    }
}

fn check_colours(colours: Vec<Colour>) -> Result<Vec<Colour>> {
    if colours.is_empty() {
        return Err(refuse("colours", "at least one colour is needed"));
    }
    check_unique("colours", colours.iter().map(|colour| colour.id.as_str()))?;
    Ok(colours)
}

fn check_unique<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if id.is_empty() {
            return Err(refuse(place, "an id is empty"));
        }
        if !seen.insert(id) {
            return Err(refuse(place, format_args!("`{id}` occurs twice")));
        }
    }
    Ok(())
}

fn check_dimensions(texts: Vec<DimensionText>, colours: &[Colour], vocabulary: &Vocabulary) -> Result<Vec<Dimension>> {
    if texts.is_empty() {
        return Err(refuse("dimensions", "at least one dimension is needed"));
    }
    check_unique("dimensions", texts.iter().map(|dimension| dimension.id.as_str()))?;
    texts.into_iter().map(|text| check_dimension(text, colours, vocabulary)).collect()
}

fn check_dimension(text: DimensionText, colours: &[Colour], vocabulary: &Vocabulary) -> Result<Dimension> {
    let place = format!("dimensions.{}", text.id);
    check_unique(&place, text.rules.iter().map(|rule| rule.id.as_str()))?;
    let rules: Vec<Rule> =
        text.rules.iter().map(|rule| check_rule(&text, rule, colours, vocabulary)).collect::<Result<_>>()?;
    match rules.iter().position(|rule| rule.when.is_always()) {
        Some(index) if index + 1 == rules.len() => Ok(Dimension { id: text.id, name: text.name, rules }),
        Some(index) => Err(refuse(&format!("dimensions.{}", rules[index].id), "the rules after it can never match")),
        None => Err(refuse(&place, "the last rule must have `when = \"true\"`, so that no case is without a light")),
    }
}

fn check_rule(parent: &DimensionText, text: &RuleText, colours: &[Colour], vocabulary: &Vocabulary) -> Result<Rule> {
    let id = format!("{}.{}", parent.id, text.id);
    let place = |part: &str| format!("dimensions.{id}.{part}");
    let when = Condition::compile(&text.when, vocabulary).map_err(|reason| refuse(&place("when"), reason))?;
    let rank = colours
        .iter()
        .position(|colour| colour.id == text.light)
        .ok_or_else(|| refuse(&place("light"), format_args!("unknown colour `{}`", text.light)))?;
    let own_or_inherited = |own: &Option<Bilingual>, inherited: &Option<Bilingual>, part: &str| match (own, inherited) {
        (Some(own), _) => sentence(own, &place(part), vocabulary),
        (None, Some(text)) => sentence(text, &format!("dimensions.{}.{part}", parent.id), vocabulary),
        (None, None) => Err(refuse(&place(part), "neither the rule nor its dimension has this sentence")),
    };
    let reason = own_or_inherited(&text.reason, &parent.reason, "reason")?;
    let is_best = rank + 1 == colours.len();
    let to_green = if is_best { None } else { Some(own_or_inherited(&text.to_green, &parent.to_green, "to_green")?) };
    Ok(Rule { when, rank, reason, to_green, id })
}

fn sentence(text: &Bilingual, place: &str, vocabulary: &Vocabulary) -> Result<Sentence> {
    let parse = |text: &str, lang, name: &str| {
        Template::parse(text, lang, vocabulary).map_err(|reason| refuse(&format!("{place}.{name}"), reason))
    };
    Ok(Sentence { zh: parse(&text.zh, Lang::Zh, "zh")?, en: parse(&text.en, Lang::En, "en")? })
}
