//! What pages, API and command line read about lights.

use chrono::NaiveDate;
use guatu_domain::light::Origin;
use guatu_domain::rule::{Action, Colour, Format, Meaning, RuleSet};
use guatu_kernel::{Bilingual, Month, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::closing::Closing;
use crate::account::People;
use crate::rule::RuleBook;

/// A project's light as `guatu lights` prints it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LightLine {
    pub code: String,
    pub name: String,
    pub light: String,
    /// The light by the rules, where somebody decided otherwise.
    pub overridden: Option<String>,
    /// The rule that decided: `investment.red`.
    pub rule: String,
    /// The id of the rule set; people read its name.
    pub rule_set: String,
    pub rule_set_name: String,
    pub rule_set_name_en: String,
    pub version: u32,
    #[schema(value_type = Object)]
    pub inputs: Map<String, Value>,
    /// Who recorded what the light was found from, and when.
    pub sources: Vec<SourceView>,
    /// The sentence, in Chinese.
    pub reason: String,
    pub reason_en: String,
    /// What would turn it green; absent when it is.
    pub to_green: Option<String>,
    pub to_green_en: Option<String>,
    /// The light against the original baseline, once it was revised.
    pub original: Option<OriginalView>,
    /// The light at the next closing if nothing is reported until then.
    pub next: Option<NextView>,
}

/// A light as people see it: its words, shape and colour are settings of the rule set that gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LightTerm {
    pub id: String,
    pub label: Bilingual,
    /// Never by colour alone: `■`
    pub shape: String,
    /// As CSS writes it.
    pub colour: String,
    /// Whether it is bad, neutral or good.
    pub meaning: Meaning,
}

impl LightTerm {
    /// A light of a rule set, or no colour.
    pub(crate) fn of(rules: &RuleSet, id: &str) -> Self {
        match rules.colours().iter().find(|colour| colour.id == id) {
            Some(colour) => Self {
                id: colour.id.clone(),
                label: colour.label.clone(),
                shape: colour.shape.clone(),
                colour: colour.css.clone(),
                meaning: colour.meaning,
            },
            None => Self {
                id: id.into(),
                label: rules.label(id),
                shape: "–".into(),
                colour: "#667085".into(),
                meaning: Meaning::Neutral,
            },
        }
    }
}

/// How many stand in a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LightCount {
    /// The id of a colour, or `none`.
    pub light: String,
    pub projects: usize,
}

/// A light with its explanation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LightView {
    pub light: String,
    /// What somebody decided against the rules.
    pub decided: Option<DecidedView>,
    /// The light against the original baseline, once it was revised.
    pub original: Option<OriginalView>,
    /// The light at the next closing if nothing is reported until then.
    pub next: Option<NextView>,
    /// The id of the rule set; people read its name.
    pub rule_set: String,
    pub rule_set_name: Bilingual,
    pub version: u32,
    /// The colours of that set, worst first.
    pub colours: Vec<Colour>,
    /// The rule that decided: `investment.red`.
    pub rule: String,
    pub reason: Bilingual,
    /// What would turn it green; absent when it is.
    pub to_green: Option<Bilingual>,
    /// The facts the rules saw.
    pub inputs: Vec<InputView>,
    pub sources: Vec<SourceView>,
    pub dimensions: Vec<DimensionView>,
    /// What follows from the light.
    pub steps: Vec<StepView>,
    /// What happens to the project by itself.
    pub moves: Vec<MoveView>,
}

/// A decision against the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DecidedView {
    /// The light by the rules.
    pub by_rules: String,
    /// Why the rules say so.
    pub rules_reason: Bilingual,
    pub reason: String,
    /// Who approved it.
    pub by: String,
    pub from: NaiveDate,
    /// The last day it holds.
    pub until: Option<NaiveDate>,
}

/// The light against the original baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OriginalView {
    pub light: String,
    pub reason: Bilingual,
}

/// The light at the next closing if nothing is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NextView {
    pub as_of: NaiveDate,
    pub light: String,
    /// The light as the rules of that day name it.
    pub term: LightTerm,
    pub reason: Bilingual,
}

/// A fact that the rules saw.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InputView {
    pub name: String,
    pub label: Bilingual,
    /// How it is shown: `wan`, `pct`, `pp`, `days` …
    pub unit: Format,
    #[schema(value_type = Option<Object>)]
    pub value: Value,
    /// What it was found from; nothing for what the set computed.
    pub origins: Vec<Origin>,
}

/// Who recorded something that a light was found from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceView {
    pub origin: Origin,
    /// Which one: the month of a report, the name of a milestone or of an entered fact.
    pub name: Option<String>,
    /// The day from which it holds.
    pub effective_on: Option<NaiveDate>,
    pub recorded_at: Timestamp,
    /// The person's name.
    pub by: Option<String>,
    /// The imported file it came with.
    pub file: Option<String>,
}

/// One dimension of a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DimensionView {
    pub dimension: String,
    pub name: Bilingual,
    pub light: String,
    pub rule: String,
    /// The condition of the rule in words; empty where no rule held.
    pub when: Bilingual,
    pub reason: Bilingual,
}

/// What follows from a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    pub action: Action,
    pub say: Bilingual,
    pub points: Option<String>,
}

/// What happens to a project by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MoveView {
    /// `exit`, or the id of a store.
    pub to: String,
    pub say: Bilingual,
}

/// The light of one month of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MonthLight {
    pub month: Month,
    pub light: String,
    /// The light as the rules of that month name it.
    pub term: LightTerm,
    /// The month is closed: this light no longer changes.
    pub closed: bool,
    /// What earlier closings of the month had frozen, the first one first.
    pub before: Vec<LightTerm>,
}

/// A closing of a month: a numbered result that never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClosingView {
    pub month: Month,
    /// 1 is the first closing, every later one a correction.
    pub number: u32,
    pub closed_at: Timestamp,
    pub closed_by: String,
    /// The id and number of the rule set that gave the lights.
    pub rule_set: String,
    pub rule_set_name: Bilingual,
    pub version: u32,
    /// Projects that had not reported.
    pub missing: usize,
    pub reopened_at: Option<Timestamp>,
    pub reopened_by: Option<String>,
    pub reopen_reason: Option<String>,
    pub reopen_paper: Option<String>,
}

impl ClosingView {
    pub(crate) fn of(closing: &Closing, people: &People, rules: &RuleBook) -> Self {
        let reopened = closing.reopened.as_ref();
        Self {
            month: closing.month,
            number: closing.number,
            closed_at: closing.closed_at,
            closed_by: people.name(&closing.closed_by),
            rule_set: closing.rule_set.clone(),
            rule_set_name: rules.named(&closing.rule_set, closing.version).name().clone(),
            version: closing.version,
            missing: closing.missing,
            reopened_at: reopened.map(|reopened| reopened.at),
            reopened_by: reopened.map(|reopened| people.name(&reopened.by)),
            reopen_reason: reopened.map(|reopened| reopened.reason.clone()),
            reopen_paper: reopened.and_then(|reopened| reopened.paper.clone()),
        }
    }
}

/// Which closing something is the result of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClosingRef {
    pub month: Month,
    /// 1 is the first closing, every later one a correction.
    pub number: u32,
    pub closed_at: Timestamp,
}

impl From<&Closing> for ClosingRef {
    fn from(closing: &Closing) -> Self {
        Self { month: closing.month, number: closing.number, closed_at: closing.closed_at }
    }
}
