//! What a rule set says about one subject.

use std::collections::BTreeSet;
use std::sync::Arc;

use guatu_kernel::{Bilingual, Lang};
use serde::{Serialize, Serializer};

use super::facts::{Facts, Value};
use super::file::Action;
use super::period::Period;
use super::set::{Checked, Light, NO_COLOUR, Rule, RuleSet};

/// A light with the rules that gave it. Sentences are made only when asked for.
#[derive(Debug, Clone)]
pub struct Verdict {
    set: RuleSet,
    period: Option<Period>,
    /// For each dimension of the set; none where the subject is outside of its scope.
    outcomes: Box<[Outcome]>,
    /// The dimension that decided.
    decisive: Option<usize>,
    /// The facts that the set computed.
    computed: Arc<[Value]>,
    /// Places of the consequences that follow.
    follows: Box<[usize]>,
    /// Places of the transitions that take place.
    moves: Box<[usize]>,
}

/// How the search through the rules of a dimension ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Rule(usize),
    Otherwise,
    /// This rule looks at something that is not known.
    Undecided(usize),
}

/// What one dimension says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DimensionVerdict<'a> {
    pub dimension: &'a str,
    /// With its dimension: `investment.red`; `investment.otherwise` where none held, `investment.undecided` where the facts
    /// did not tell.
    pub rule: &'a str,
    /// The condition of that rule, as written in the set: `behind > 30`.
    pub when: &'a str,
    /// The id of the colour, or `none`.
    pub light: &'a str,
}

/// What follows from a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub action: Action,
    pub say: Bilingual,
    pub points: Option<Value>,
}

/// What happens to the subject by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    pub id: String,
    pub to: String,
    pub say: Bilingual,
}

impl Checked {
    pub(super) fn light_of(&self, dimension: usize, outcome: Outcome) -> Light {
        match outcome {
            Outcome::Rule(rule) => self.dimensions[dimension].rules[rule].light,
            Outcome::Otherwise => self.dimensions[dimension].otherwise,
            Outcome::Undecided(_) => self.missing,
        }
    }
}

impl Verdict {
    pub(super) fn new(
        set: RuleSet,
        period: Option<Period>,
        outcomes: Vec<Outcome>,
        decisive: Option<usize>,
        computed: Arc<[Value]>,
        follows: Box<[usize]>,
        moves: Box<[usize]>,
    ) -> Self {
        Self { set, period, outcomes: outcomes.into(), decisive, computed, follows, moves }
    }

    /// For a subject that the set is not for.
    pub(super) fn outside(set: RuleSet, period: Option<Period>, computed: Arc<[Value]>) -> Self {
        Self {
            set,
            period,
            outcomes: Box::default(),
            decisive: None,
            computed,
            follows: Box::default(),
            moves: Box::default(),
        }
    }

    /// The id of the rule set.
    pub fn rule_set(&self) -> &str {
        self.set.id()
    }

    /// What people call the rule set.
    pub fn rule_set_name(&self) -> &Bilingual {
        self.set.name()
    }

    pub fn version(&self) -> u32 {
        self.set.version()
    }

    /// The id of the colour, or [`NO_COLOUR`].
    pub fn light(&self) -> &str {
        self.set.inner.light_id(self.merged())
    }

    /// The dimension that decided; empty where none did.
    pub fn dimension(&self) -> &str {
        self.decisive.map_or("", |index| &self.set.inner.dimensions[index].id)
    }

    /// The rule that decided, with its dimension: `investment.red`; `none` where no dimension decided.
    pub fn rule(&self) -> &str {
        self.decisive.map_or(NO_COLOUR, |index| self.at(index).rule)
    }

    /// What each dimension says, in the order of the rule set.
    pub fn dimensions(&self) -> impl ExactSizeIterator<Item = DimensionVerdict<'_>> {
        (0..self.outcomes.len()).map(|index| self.at(index))
    }

    /// What follows from the light.
    pub fn steps(&self, facts: &Facts) -> Vec<Step> {
        let row = self.row(facts);
        let step = |index: &usize| {
            let consequence = &self.set.inner.consequences[*index];
            let say = |lang| consequence.say.render(&row, lang);
            let say = Bilingual { zh: say(Lang::Zh), en: say(Lang::En) };
            Step { action: consequence.action, say, points: consequence.points.map(Value::Number) }
        };
        self.follows.iter().map(step).collect()
    }

    /// Where the subject goes by itself.
    pub fn moves(&self, facts: &Facts) -> Vec<Move> {
        let row = self.row(facts);
        let one = |index: &usize| {
            let transition = &self.set.inner.transitions[*index];
            let say = |lang| transition.say.render(&row, lang);
            let say = Bilingual { zh: say(Lang::Zh), en: say(Lang::En) };
            Move { id: transition.id.clone(), to: transition.to.clone(), say }
        };
        self.moves.iter().map(one).collect()
    }

    /// The facts that the set computed, by name.
    pub fn computed(&self) -> impl Iterator<Item = (&str, &Value)> {
        let checked = &self.set.inner;
        checked.terms[checked.given..].iter().map(|term| term.name.as_ref()).zip(self.computed.iter())
    }

    /// Why: the reasons of all dimensions that are not at the best light, the deciding one first; of all dimensions
    /// when none is worse. `facts` are those the verdict was found with.
    pub fn reason(&self, facts: &Facts, lang: Lang) -> String {
        if self.outcomes.is_empty() {
            return pick(lang, "不在本规则的适用范围内", "Outside of the scope of these rules").into();
        }
        let row = self.row(facts);
        let bad = self.bad();
        let indexes = if bad.is_empty() { (0..self.outcomes.len()).collect() } else { bad };
        let reasons: Vec<_> = indexes.into_iter().map(|index| self.reason_at(index, &row, lang)).collect();
        capitalised(reasons.join(self.set.inner.wording.and_reason.get(lang)))
    }

    /// Why one dimension, named by its place in the rule set, shows its light.
    pub fn dimension_reason(&self, index: usize, facts: &Facts, lang: Lang) -> String {
        capitalised(self.reason_at(index, &self.row(facts), lang))
    }

    /// What would bring back the best light, in all dimensions; `None` when it is there.
    pub fn to_green(&self, facts: &Facts, lang: Lang) -> Option<String> {
        let row = self.row(facts);
        let bad = self.bad();
        let mut steps: Vec<_> = bad.iter().filter_map(|index| self.step_at(*index, &row, lang)).collect();
        let mut seen = BTreeSet::new();
        steps.retain(|step| seen.insert(step.clone()));
        if steps.is_empty() {
            return None;
        }
        let checked = &self.set.inner;
        let (wording, best) = (&checked.wording, self.set.label(checked.light_id(checked.best())));
        if bad.iter().all(|index| self.is_undecided(*index)) {
            // What the light will be, nobody knows before the facts are there.
            return Some(capitalised(steps.join(wording.and_step.get(lang))));
        }
        let frame = [Value::from(steps.join(wording.and_step.get(lang)).as_str()), Value::from(best.get(lang))];
        Some(capitalised(wording.to_green.render(&frame, lang)))
    }

    /// The lights of the dimensions, the merged one last.
    pub(super) fn lights(&self) -> Vec<Light> {
        let mut lights: Vec<Light> = (0..self.set.inner.dimensions.len()).map(|index| self.light_at(index)).collect();
        lights.push(self.merged());
        lights
    }

    fn merged(&self) -> Light {
        self.decisive.and_then(|index| self.light_at(index))
    }

    fn light_at(&self, index: usize) -> Light {
        self.outcomes.get(index).and_then(|outcome| self.set.inner.light_of(index, *outcome))
    }

    /// Everything that sentences may name.
    fn row(&self, facts: &Facts) -> Vec<Value> {
        let checked = &self.set.inner;
        let given =
            checked.terms[..checked.given].iter().map(|term| facts.get(&term.name).cloned().unwrap_or_default());
        let mut row: Vec<Value> = given.chain(self.computed.iter().cloned()).collect();
        checked.complete(&mut row, self.period);
        row
    }

    /// Dimensions that are undecided or not at a best light, worst first, in the order of the rule set among equals.
    fn bad(&self) -> Vec<usize> {
        let is_bad = |index: &usize| self.is_undecided(*index) || !self.set.inner.is_best(self.light_at(*index));
        let mut bad: Vec<_> = (0..self.outcomes.len()).filter(is_bad).collect();
        bad.sort_by_key(|index| self.light_at(*index).unwrap_or(usize::MAX));
        bad
    }

    fn is_undecided(&self, index: usize) -> bool {
        matches!(self.outcomes[index], Outcome::Undecided(_))
    }

    fn at(&self, index: usize) -> DimensionVerdict<'_> {
        let dimension = &self.set.inner.dimensions[index];
        let light = self.set.inner.light_id(self.light_at(index));
        let (rule, when) = match self.outcomes[index] {
            Outcome::Rule(rule) => (dimension.rules[rule].id.as_str(), dimension.rules[rule].when.source.as_str()),
            Outcome::Otherwise => (dimension.otherwise_id.as_str(), ""),
            Outcome::Undecided(rule) => (dimension.undecided_id.as_str(), dimension.rules[rule].when.source.as_str()),
        };
        DimensionVerdict { dimension: &dimension.id, rule, when, light }
    }

    fn reason_at(&self, index: usize, row: &[Value], lang: Lang) -> String {
        let dimension = &self.set.inner.dimensions[index];
        match self.outcomes[index] {
            Outcome::Rule(rule) => match &dimension.rules[rule].reason {
                Some(sentence) => sentence.render(row, lang),
                None if dimension.rules[rule].when.is_always() => self.listed(index, row, lang),
                None => {
                    let words = dimension.rules[rule].when.words(self.set.terms(), Some(row), lang);
                    format!("{}{}{words}", dimension.name.get(lang), pick(lang, "：", ": "))
                }
            },
            Outcome::Otherwise => {
                let listed = self.listed(index, row, lang);
                format!("{listed}{}", pick(lang, "，没有规则适用", "; no rule applies"))
            }
            Outcome::Undecided(rule) => {
                let name = dimension.name.get(lang);
                let missing = self.missing(&dimension.rules[rule], row, lang);
                pick(lang, "{name}：缺少{missing}，无法判定", "{name}: cannot be decided without {missing}")
                    .replace("{name}", name)
                    .replace("{missing}", &missing)
            }
        }
    }

    /// The dimension with everything its rules looked at.
    fn listed(&self, index: usize, row: &[Value], lang: Lang) -> String {
        let dimension = &self.set.inner.dimensions[index];
        let mut seen = Vec::new();
        for place in dimension.rules.iter().flat_map(|rule| &rule.when.uses) {
            if !seen.contains(place) {
                seen.push(*place);
            }
        }
        let terms = self.set.terms();
        let facts: Vec<_> = seen
            .into_iter()
            .map(|place| {
                let value = terms[place].format.show(&row[place], lang);
                format!("{}{}{value}", terms[place].label(lang), pick(lang, "为", " is "))
            })
            .collect();
        let between = pick(lang, "，", ", ");
        format!("{}{}{}", dimension.name.get(lang), pick(lang, "：", ": "), facts.join(between))
    }

    /// What a rule looks at and nobody knows.
    fn missing(&self, rule: &Rule, row: &[Value], lang: Lang) -> String {
        let unknown = self.set.inner.unknown(&rule.when.uses, row);
        let labels: Vec<_> =
            unknown.into_iter().map(|place| format!("“{}”", self.set.terms()[place].label(lang))).collect();
        if labels.is_empty() {
            return pick(
                lang,
                "可算出的数值（除数为零或数值过大）",
                "a figure that can be computed (it divides by zero or grows too large)",
            )
            .into();
        }
        labels.join(pick(lang, "、", ", "))
    }

    fn step_at(&self, index: usize, row: &[Value], lang: Lang) -> Option<String> {
        let dimension = &self.set.inner.dimensions[index];
        match self.outcomes[index] {
            Outcome::Rule(rule) => {
                let rule = &dimension.rules[rule];
                if let Some(sentence) = &rule.to_green {
                    return Some(sentence.render(row, lang));
                }
                rule.light?;
                self.condition_of_best(index, rule, lang)
            }
            Outcome::Undecided(rule) => {
                let missing = self.missing(&dimension.rules[rule], row, lang);
                Some(pick(lang, "补齐{missing}", "supply {missing}").replace("{missing}", &missing))
            }
            Outcome::Otherwise => None,
        }
    }

    /// What the rules ask for: the condition of the best light, or that the rule no longer holds.
    fn condition_of_best(&self, index: usize, matched: &Rule, lang: Lang) -> Option<String> {
        let dimension = &self.set.inner.dimensions[index];
        let best = dimension.rules.iter().find(|rule| {
            // No colour has many reasons: none of them is the one to reach.
            rule.light.is_some() && self.set.inner.is_best(rule.light) && !rule.when.is_always()
        });
        if let Some(best) = best {
            let words = best.when.words(self.set.terms(), None, lang);
            return Some(pick(lang, "达到“{words}”", "reach “{words}”").replace("{words}", &words));
        }
        if matched.when.is_always() {
            return None;
        }
        let words = matched.when.words(self.set.terms(), None, lang);
        Some(pick(lang, "不再有“{words}”", "leave “{words}” behind").replace("{words}", &words))
    }
}

const fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A sentence begins with a capital where the script has them.
fn capitalised(sentence: String) -> String {
    match sentence.chars().next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(sentence.chars().skip(1)).collect(),
        _ => sentence,
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            rule_set: &'a str,
            version: u32,
            light: &'a str,
            dimension: &'a str,
            rule: &'a str,
            dimensions: Vec<DimensionVerdict<'a>>,
        }
        Shape {
            rule_set: self.rule_set(),
            version: self.version(),
            light: self.light(),
            dimension: self.dimension(),
            rule: self.rule(),
            dimensions: self.dimensions().collect(),
        }
        .serialize(serializer)
    }
}
