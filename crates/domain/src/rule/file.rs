//! A rule set as it is written down (TOML), before it is checked. `docs/rules.md` teaches the format.

mod written;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::facts::Kind;
use super::format::Format;
pub(super) use written::{Day, Words};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub id: Spanned<String>,
    pub name: Words,
    pub version: u32,
    #[serde(default)]
    pub subject: Subject,
    #[serde(default)]
    pub period: Grain,
    pub valid_from: Day,
    pub valid_to: Option<Day>,
    pub source: Words,
    /// What a unit has to settle before it uses the set.
    #[serde(default)]
    pub settle: Vec<Words>,
    /// Which subjects the set is for.
    pub scope: Option<Spanned<String>>,
    #[serde(default)]
    pub merge: MergeText,
    /// The light of a dimension whose rules cannot be decided.
    pub missing: Option<Spanned<String>>,
    #[serde(default)]
    pub wording: Wording,
    pub colours: Vec<ColourText>,
    #[serde(default)]
    pub facts: Vec<FactText>,
    #[serde(default)]
    pub derived: Vec<DerivedText>,
    #[serde(default)]
    pub curves: Vec<CurveText>,
    #[serde(default)]
    pub peers: Vec<PeersText>,
    #[serde(default)]
    pub memory: Vec<MemoryText>,
    pub dimensions: Vec<DimensionText>,
    #[serde(default)]
    pub consequences: Vec<ConsequenceText>,
    #[serde(default)]
    pub transitions: Vec<TransitionText>,
}

/// A figure, quoted or not. Its text counts: what TOML makes of `0.1` is no tenth.
pub(super) type Figure = Spanned<IgnoredAny>;

/// What the lights of a set are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    #[default]
    Project,
    /// 单位
    Unit,
    /// 镇街、园区
    Territory,
    /// 节点
    Milestone,
    /// 督办事项
    Matter,
    /// 办件
    ServiceCase,
    Enterprise,
}

/// How often a subject gets a light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    Day,
    #[default]
    Month,
    Quarter,
    Year,
}

/// How the lights of several dimensions become one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(untagged)]
pub(super) enum MergeText {
    #[default]
    Absent,
    Word(MergeWord),
    Priority {
        priority: Vec<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum MergeWord {
    Worst,
    None,
}

/// A colour: a label with a place in the order, a look, and what it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColourText {
    pub id: Spanned<String>,
    pub label: Words,
    pub shape: String,
    pub css: String,
    pub meaning: Option<Meaning>,
}

/// What a colour says of its subject. Red is bad in most places, and an honour in some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    Bad,
    Neutral,
    Good,
}

/// How sentences of several dimensions are joined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Wording {
    /// Between reasons.
    pub and_reason: Words,
    /// Between steps.
    pub and_step: Words,
    /// The sentence around the joined steps; `{steps}` stands for them, `{light}` for the best colour.
    pub to_green: Words,
}

impl Default for Wording {
    fn default() -> Self {
        Self {
            and_reason: Words::both("；", "; "),
            and_step: Words::both("，并", ", and "),
            to_green: Words::both("{steps}，即可转为{light}", "for {light}: {steps}"),
        }
    }
}

/// A fact that the set looks at and the program does not know by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactText {
    pub name: Spanned<String>,
    pub kind: Kind,
    pub label: Words,
    #[serde(default)]
    pub unit: Format,
    /// Taken where nothing is given.
    pub default: Option<Spanned<toml::Value>>,
    /// Whether a person decides it, and has to say why.
    #[serde(default)]
    pub judged: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DerivedText {
    pub name: Spanned<String>,
    pub label: Words,
    #[serde(default)]
    pub unit: Format,
    pub value: Spanned<String>,
}

/// A schedule: what share of a plan is due at the end of a period, in percent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurveText {
    /// Several curves may bear one name: the first that applies counts.
    pub name: Spanned<String>,
    pub label: Option<Words>,
    pub year: Option<i32>,
    #[serde(rename = "where")]
    pub applies: Option<Spanned<String>>,
    pub shape: CurveShape,
    /// Cumulative percentages: twelve for `months`, four for `quarters`.
    #[serde(default)]
    pub percent: Vec<Figure>,
    /// For the linear ones: the first and the last day of the work within the year.
    pub from: Option<Spanned<String>>,
    pub to: Option<Spanned<String>>,
    #[serde(default)]
    pub tranches: Vec<TrancheText>,
    /// For `own`: the project's own plan of each month, twelve figures.
    #[serde(default)]
    pub amounts: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CurveShape {
    LinearMonth,
    LinearDay,
    Months,
    Quarters,
    Tranches,
    Own,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TrancheText {
    pub on: Day,
    pub percent: Figure,
}

/// A figure about the subjects of the same period.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeersText {
    pub name: Spanned<String>,
    pub label: Words,
    #[serde(default)]
    pub unit: Format,
    pub take: Take,
    /// What is compared or summed; a condition for `count`.
    pub of: Option<Spanned<String>>,
    /// Facts that those who are compared have in common.
    #[serde(default)]
    pub by: Vec<Spanned<String>>,
    /// Who takes part.
    #[serde(rename = "where")]
    pub takes_part: Option<Spanned<String>>,
    #[serde(default)]
    pub first: First,
    #[serde(default)]
    pub ties: Ties,
    /// What decides between equals, one after the other; the greater is ahead.
    #[serde(default)]
    pub then: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Take {
    /// Place from the top, the best is 1.
    Rank,
    /// Place from the end, the last is 1.
    RankFromLast,
    Average,
    Total,
    Highest,
    Lowest,
    /// How many take part, or of how many the condition holds.
    Count,
}

/// Which end of a ranking is the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum First {
    #[default]
    High,
    Low,
}

/// Which place equals get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ties {
    /// The better place, and the next place is left out: 1, 2, 2, 4.
    #[default]
    Share,
    /// The worse place: 1, 3, 3, 4.
    Worse,
    /// The better place, and none is left out: 1, 2, 2, 3.
    Dense,
}

/// A figure about earlier periods of the same subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemoryText {
    pub name: Spanned<String>,
    pub label: Words,
    #[serde(default)]
    pub unit: Format,
    pub take: Recall,
    /// What is remembered: a condition, or a value.
    pub of: Option<Spanned<String>>,
    /// Instead of `of`: that this set gave this light, in an earlier period.
    pub light: Option<Spanned<String>>,
    /// The dimension whose light is meant; the merged one when absent.
    pub dimension: Option<Spanned<String>>,
    /// How far back: so many periods, or the calendar year or quarter of this one.
    pub within: Option<Within>,
    /// For `previous`: how many periods back.
    pub back: Option<u32>,
    /// Counting begins again after a period in which this holds.
    pub reset: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Recall {
    /// Periods in a row, up to this one.
    Streak,
    /// Periods in which it held.
    Times,
    /// The sum of a figure.
    Sum,
    /// The value of an earlier period, or its light.
    Previous,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Within {
    Periods(u32),
    Calendar(Calendar),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Calendar {
    Year,
    Quarter,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DimensionText {
    pub id: Spanned<String>,
    pub name: Words,
    /// For the rules that have no sentence of their own.
    pub reason: Option<Spanned<Words>>,
    pub to_green: Option<Spanned<Words>>,
    /// The light where no rule holds.
    pub otherwise: Option<Spanned<String>>,
    pub rules: Vec<RuleText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleText {
    pub id: Spanned<String>,
    pub when: Spanned<String>,
    pub light: Spanned<String>,
    pub reason: Option<Spanned<Words>>,
    pub to_green: Option<Spanned<Words>>,
}

/// What follows from a light.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsequenceText {
    pub light: Spanned<String>,
    /// The merged light when absent.
    pub dimension: Option<Spanned<String>>,
    /// Which time it is; every time when this and `from` are absent.
    pub time: Option<u32>,
    /// This time and every later one.
    pub from: Option<u32>,
    #[serde(default)]
    pub counted: Counted,
    pub action: Action,
    pub say: Words,
    /// What it costs or brings in the assessment.
    pub points: Option<Figure>,
}

/// How the times of a light are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// In periods that follow one another.
    #[default]
    InARow,
    InYear,
    Ever,
}

/// What a unit does about a light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 提醒
    Remind,
    /// 亮牌、发单
    Slip,
    /// 催办
    Urge,
    /// 督办函
    Letter,
    /// 重点督导
    Supervise,
    /// 通报
    Bulletin,
    /// 会议说明
    Explain,
    /// 约谈
    Interview,
    /// 媒体曝光
    Expose,
    /// 考核计分
    Points,
    /// 表扬
    Praise,
    /// 支持
    Support,
}

/// What happens to a subject by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TransitionText {
    pub id: Spanned<String>,
    pub when: Spanned<String>,
    /// Where the subject goes: `exit`, or the id of a store.
    pub to: String,
    pub say: Words,
}
