//! What a rule set says about one subject.

use guatu_kernel::{Bilingual, Lang};
use serde::{Serialize, Serializer};

use super::facts::{Facts, Value};
use super::set::{Dimension, Rule, RuleSet};

/// A light with the rules that gave it. Sentences are made only when asked for.
#[derive(Debug, Clone)]
pub struct Verdict {
    set: RuleSet,
    /// The rule that matched, for each dimension of the set.
    matched: Vec<usize>,
    decisive: usize,
}

/// What one dimension says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DimensionVerdict<'a> {
    pub dimension: &'a str,
    /// With its dimension: `investment.red`.
    pub rule: &'a str,
    /// The condition of that rule, as written in the set: `behind > 30`.
    pub when: &'a str,
    /// The id of the colour.
    pub light: &'a str,
}

impl Verdict {
    pub(super) fn new(set: RuleSet, matched: Vec<usize>, decisive: usize) -> Self {
        Self { set, matched, decisive }
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

    /// The id of the colour.
    pub fn light(&self) -> &str {
        self.decision().light
    }

    /// The dimension that decided.
    pub fn dimension(&self) -> &str {
        self.decision().dimension
    }

    /// The rule that decided, with its dimension: `investment.red`.
    pub fn rule(&self) -> &str {
        self.decision().rule
    }

    /// What each dimension says, in the order of the rule set.
    pub fn dimensions(&self) -> impl ExactSizeIterator<Item = DimensionVerdict<'_>> {
        (0..self.matched.len()).map(|index| self.at(index))
    }

    /// Why: the reasons of all dimensions that are not at the best light, the deciding one first; of all dimensions
    /// when none is worse. `facts` are those the verdict was found with.
    pub fn reason(&self, facts: &Facts, lang: Lang) -> String {
        let bad = self.bad();
        let indexes = if bad.is_empty() { (0..self.matched.len()).collect() } else { bad };
        let reasons: Vec<_> = indexes.into_iter().map(|index| self.rule_at(index).reason.render(facts, lang)).collect();
        capitalised(reasons.join(self.set.inner.and_reason.get(lang)))
    }

    /// Why one dimension, named by its place in the rule set, shows its light.
    pub fn dimension_reason(&self, index: usize, facts: &Facts, lang: Lang) -> String {
        capitalised(self.rule_at(index).reason.render(facts, lang))
    }

    /// What would bring back the best light, in all dimensions; `None` when it is there.
    pub fn to_green(&self, facts: &Facts, lang: Lang) -> Option<String> {
        let ways = self.bad().into_iter().filter_map(|index| self.rule_at(index).to_green.as_ref());
        let steps: Vec<_> = ways.map(|way| way.render(facts, lang)).collect();
        if steps.is_empty() {
            return None;
        }
        let mut frame = Facts::with_capacity(1);
        frame.add("steps", Value::Text(steps.join(self.set.inner.and_step.get(lang))));
        Some(capitalised(self.set.inner.frame.render(&frame, lang)))
    }

    /// Dimensions that are not at the best light, worst first, in the order of the rule set among equals.
    fn bad(&self) -> Vec<usize> {
        let is_bad = |index: &usize| self.rule_at(*index).to_green.is_some();
        let mut bad: Vec<_> = (0..self.matched.len()).filter(is_bad).collect();
        bad.sort_by_key(|index| self.rule_at(*index).rank);
        bad
    }

    fn decision(&self) -> DimensionVerdict<'_> {
        self.at(self.decisive)
    }

    fn at(&self, index: usize) -> DimensionVerdict<'_> {
        let rule = self.rule_at(index);
        let light = &self.set.inner.colours[rule.rank].id;
        DimensionVerdict { dimension: &self.dimension_at(index).id, rule: &rule.id, when: &rule.when.source, light }
    }

    fn dimension_at(&self, index: usize) -> &Dimension {
        &self.set.inner.dimensions[index]
    }

    fn rule_at(&self, index: usize) -> &Rule {
        &self.dimension_at(index).rules[self.matched[index]]
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
