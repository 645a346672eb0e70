//! A rule set taken apart for people: its decision tables, its facts, what follows from its lights.

use chrono::NaiveDate;
use guatu_kernel::{Bilingual, Lang};
use serde::Serialize;

use super::computed::How;
use super::facts::{Kind, Vocabulary};
use super::file::{Action, Counted, Grain, Subject};
use super::format::Format;
use super::language::Expression;
use super::set::{Checked, Colour, Dimension, Merge, Rule, RuleSet, Sentence};

/// Everything a page shows of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleShape {
    pub id: String,
    pub version: u32,
    pub name: Bilingual,
    pub source: Bilingual,
    pub subject: Subject,
    pub period: Grain,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// What the unit must settle before it uses the set.
    pub settle: Vec<Bilingual>,
    /// Worst first.
    pub colours: Vec<Colour>,
    /// `worst`, `none`, or `priority` and the ids of the dimensions in their order.
    pub merge: Vec<String>,
    /// The facts that have to be given.
    pub facts: Vec<RuleFact>,
    pub computed: Vec<RuleComputed>,
    pub dimensions: Vec<RuleDimension>,
    pub consequences: Vec<RuleConsequence>,
    pub transitions: Vec<RuleMove>,
}

/// A fact that has to be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleFact {
    pub name: String,
    pub label: Bilingual,
    pub kind: Kind,
    pub unit: Format,
    /// A person decides it and has to say why.
    pub judged: bool,
    /// The program finds it by itself; else people enter it.
    pub known: bool,
    /// A condition or a computed fact looks at it.
    pub used: bool,
}

/// A fact that the set computes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleComputed {
    pub name: String,
    pub label: Bilingual,
    /// `derived`, `curve`, `peers` or `memory`
    pub how: String,
}

/// The decision table of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleDimension {
    pub id: String,
    pub name: Bilingual,
    /// Tried from top to bottom.
    pub rules: Vec<RuleRow>,
    /// The light where no rule holds.
    pub otherwise: String,
    /// The light where the facts do not tell.
    pub missing: String,
}

/// A row of a decision table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleRow {
    /// With its dimension: `progress.red`.
    pub id: String,
    /// The condition as written: `behind > 30`.
    pub when: String,
    /// The condition in words.
    pub words: Bilingual,
    /// The id of a colour, or `none`.
    pub light: String,
    /// With the names of facts in braces; absent where the program words it.
    pub reason: Option<Bilingual>,
    pub to_green: Option<Bilingual>,
    /// Line of the file, from 1.
    pub line: usize,
    /// Where the condition's own text begins and ends in the file, in UTF-16 code units; absent where it is not written
    /// as one plain text within quotes.
    pub when_from: Option<usize>,
    pub when_to: Option<usize>,
}

/// What follows from a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleConsequence {
    pub light: String,
    /// The dimension whose light is meant; the merged one when absent.
    pub dimension: Option<String>,
    pub action: Action,
    pub say: Bilingual,
    /// `2`: the second time; `2+`: the second and every later one; empty: each time.
    pub times: String,
    pub counted: Counted,
    /// What it brings or costs.
    pub points: Option<String>,
}

/// What happens to a subject by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleMove {
    pub id: String,
    /// `exit`, or the id of a store.
    pub to: String,
    pub words: Bilingual,
    pub say: Bilingual,
}

impl RuleSet {
    /// The set taken apart. `text` is the file it was read from; `known` the facts that the program finds by itself.
    pub fn shape(&self, text: &str, known: &Vocabulary) -> RuleShape {
        let set = &*self.inner;
        RuleShape {
            id: set.id.clone(),
            version: set.version,
            name: set.name.clone(),
            source: set.source.clone(),
            subject: set.subject,
            period: set.period,
            valid_from: set.valid_from,
            valid_to: set.valid_to,
            settle: set.settle.clone(),
            colours: set.colours.clone(),
            merge: merge(set),
            facts: self.facts(known),
            computed: computed(set),
            dimensions: set.dimensions.iter().map(|dimension| table(set, dimension, text)).collect(),
            consequences: consequences(set),
            transitions: moves(set),
        }
    }

    /// The condition of a rule, named with its dimension, in words; nothing where there is no such rule.
    pub fn condition_words(&self, id: &str) -> Bilingual {
        let mut rules = self.inner.dimensions.iter().flat_map(|dimension| &dimension.rules);
        rules.find(|rule| rule.id == id).map(|rule| words(&self.inner, &rule.when)).unwrap_or_default()
    }

    fn facts(&self, known: &Vocabulary) -> Vec<RuleFact> {
        let used = self.looked_at();
        let entered: Vec<&str> = self.entered(known).map(|term| term.name.as_ref()).collect();
        let judged: Vec<&str> = self.judged().map(|term| term.name.as_ref()).collect();
        let fact = |term: &super::facts::Term| {
            let name = term.name.as_ref();
            RuleFact {
                name: name.into(),
                label: Bilingual { zh: term.zh.clone().into_owned(), en: term.en.clone().into_owned() },
                kind: term.kind,
                unit: term.format,
                judged: judged.contains(&name),
                known: !entered.contains(&name),
                used: used.contains(&name),
            }
        };
        self.given().iter().map(fact).collect()
    }
}

fn merge(set: &Checked) -> Vec<String> {
    match &set.merge {
        Merge::Worst => vec!["worst".into()],
        Merge::None => vec!["none".into()],
        Merge::Priority(order) => {
            let ids = order.iter().map(|index| set.dimensions[*index].id.clone());
            std::iter::once("priority".to_string()).chain(ids).collect()
        }
    }
}

fn computed(set: &Checked) -> Vec<RuleComputed> {
    let one = |computed: &super::computed::Computed| {
        let term = &set.terms[computed.place];
        let how = match computed.how {
            How::Derived(_) => "derived",
            How::Curve(_) => "curve",
            How::Peers(_) => "peers",
            How::Memory(_) => "memory",
        };
        RuleComputed {
            name: term.name.clone().into_owned(),
            label: Bilingual { zh: term.zh.clone().into_owned(), en: term.en.clone().into_owned() },
            how: how.into(),
        }
    };
    set.computed.iter().map(one).collect()
}

fn table(set: &Checked, dimension: &Dimension, text: &str) -> RuleDimension {
    RuleDimension {
        id: dimension.id.clone(),
        name: dimension.name.clone(),
        rules: dimension.rules.iter().map(|rule| row(set, rule, text)).collect(),
        otherwise: set.light_id(dimension.otherwise).into(),
        missing: set.light_id(set.missing).into(),
    }
}

fn row(set: &Checked, rule: &Rule, text: &str) -> RuleRow {
    let utf16 = |at: usize| text.get(..at).map(|before| before.encode_utf16().count());
    RuleRow {
        id: rule.id.clone(),
        when: rule.when.source.clone(),
        words: words(set, &rule.when),
        light: set.light_id(rule.light).into(),
        reason: rule.reason.as_ref().map(|sentence| outline(set, sentence)),
        to_green: rule.to_green.as_ref().filter(|_| !set.is_best(rule.light)).map(|sentence| outline(set, sentence)),
        line: rule.at.line,
        when_from: rule.at.text.as_ref().and_then(|text| utf16(text.start)),
        when_to: rule.at.text.as_ref().and_then(|text| utf16(text.end)),
    }
}

fn words(set: &Checked, condition: &Expression) -> Bilingual {
    let say = |lang| condition.words(&set.terms, None, lang);
    Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
}

fn outline(set: &Checked, sentence: &Sentence) -> Bilingual {
    Bilingual { zh: sentence.zh.outline(&set.terms), en: sentence.en.outline(&set.terms) }
}

fn consequences(set: &Checked) -> Vec<RuleConsequence> {
    let one = |consequence: &super::set::Consequence| RuleConsequence {
        light: set.light_id(consequence.light).into(),
        dimension: consequence.dimension.map(|index| set.dimensions[index].id.clone()),
        action: consequence.action,
        say: outline(set, &consequence.say),
        times: match &consequence.times {
            None => String::new(),
            Some(times) if times.start() == times.end() => times.start().to_string(),
            Some(times) => format!("{}+", times.start()),
        },
        counted: consequence.counted,
        points: consequence.points.map(|points| points.to_string()),
    };
    set.consequences.iter().map(one).collect()
}

fn moves(set: &Checked) -> Vec<RuleMove> {
    let one = |transition: &super::set::Transition| RuleMove {
        id: transition.id.clone(),
        to: transition.to.clone(),
        words: words(set, &transition.when),
        say: outline(set, &transition.say),
    };
    set.transitions.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::presets;
    use super::*;
    use crate::light::known;

    #[test]
    fn every_condition_stands_in_the_file_where_the_table_says() {
        for text in presets::ALL {
            let set = RuleSet::parse(text, known).expect("shipped");
            let units: Vec<u16> = text.encode_utf16().collect();
            for rule in set.shape(text, known(set.subject())).dimensions.iter().flat_map(|dimension| &dimension.rules) {
                let (Some(from), Some(to)) = (rule.when_from, rule.when_to) else { continue };
                assert_eq!(String::from_utf16(&units[from..to]).expect("text"), rule.when, "{}", rule.id);
                let line = text.lines().nth(rule.line - 1).expect("a line");
                assert!(line.contains(&rule.when), "{line}");
            }
        }
    }

    #[test]
    fn what_people_enter_is_what_the_program_does_not_know() {
        let entered = |id: &str| {
            let sets = presets::ALL.into_iter().map(|text| RuleSet::parse(text, known).expect("shipped"));
            let set = sets.into_iter().find(|set| set.id() == id).expect("this set");
            set.entered(known(set.subject())).map(|term| term.name.to_string()).collect::<Vec<_>>()
        };
        assert!(entered("erqi-default").is_empty());
        assert!(!entered("yinchuan-2025").is_empty());
    }
}
