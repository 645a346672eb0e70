//! A rule set as it is written down (TOML), before it is checked.

use chrono::NaiveDate;
use guatu_kernel::Bilingual;
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub id: String,
    pub name: Bilingual,
    pub version: u32,
    pub valid_from: NaiveDate,
    pub source: Bilingual,
    pub merge: Merge,
    pub wording: Wording,
    pub colours: Vec<Colour>,
    pub dimensions: Vec<DimensionText>,
}

/// How the lights of several dimensions become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Merge {
    /// The worst light decides; among equals the dimension that is named first.
    Worst,
}

/// A colour: only a label with a place in the order and a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colour {
    pub id: String,
    pub label: Bilingual,
    /// A colour is never shown by hue alone: `■`.
    pub shape: String,
    /// As CSS writes it: `#d92d20`.
    pub css: String,
}

/// How sentences of several dimensions are joined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    /// Between reasons.
    pub and_reason: Bilingual,
    /// Between steps.
    pub and_step: Bilingual,
    /// The sentence around the joined steps; `{steps}` stands for them.
    pub to_green: Bilingual,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DimensionText {
    pub id: String,
    pub name: Bilingual,
    /// For the rules that have no sentence of their own.
    pub reason: Option<Bilingual>,
    pub to_green: Option<Bilingual>,
    pub rules: Vec<RuleText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleText {
    pub id: String,
    pub when: String,
    pub light: String,
    pub reason: Option<Bilingual>,
    pub to_green: Option<Bilingual>,
}
