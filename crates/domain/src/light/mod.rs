//! Lights of projects: the facts a light is computed from. Which light they give is a matter of the rule set.

mod facts;
mod origin;
mod vocabulary;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use guatu_kernel::{Money, Month};

pub use facts::facts_of;
pub use origin::{Origin, origins};
pub use vocabulary::VOCABULARY;

use crate::milestone::Milestone;
use crate::progress::Progress;
use crate::project::Nature;
use crate::rule::{RuleSet, Subject, Vocabulary, presets};
use crate::schedule::Curve;
use crate::written::When;

/// How a project stands at the close of a day: everything its light may depend on.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub as_of: NaiveDate,
    pub nature: Option<Nature>,
    /// 计划开工时间
    pub planned_start: Option<&'a When>,
    /// 计划完工时间
    pub planned_finish: Option<&'a When>,
    /// Whether works have begun, by what is reported: see [`started`].
    pub started: Option<bool>,
    /// The plan for the year of `as_of`. Zero counts as no plan.
    pub plan: Option<Money>,
    /// The report for the last full month of that year; a report for another month is left aside.
    pub reported: Option<&'a Progress>,
    pub milestones: &'a [Milestone],
    /// The curve of the year and the class.
    pub curve: &'a Curve,
}

/// Whether works have begun, by the reports up to a day: once begun they stay begun, 续建 and 竣工 projects have begun
/// earlier; `None` while nobody has said.
pub fn started<'a>(nature: Option<Nature>, reports: impl IntoIterator<Item = &'a Progress>) -> Option<bool> {
    let said: Vec<bool> = reports.into_iter().filter_map(|report| report.started).collect();
    let begun = matches!(nature, Some(Nature::CarryOver | Nature::Completing)) || said.contains(&true);
    if begun { Some(true) } else { said.last().copied() }
}

/// The last month of the year of `as_of` that has ended by its close: 1 to 12, or 0 when none has.
pub fn months_ended(as_of: NaiveDate) -> u32 {
    let last = Month::last_full(as_of);
    if last.year() == as_of.year() { last.number() } else { 0 }
}

/// The facts that the program finds of a subject by itself. What else a rule set looks at, it declares.
pub fn known(subject: Subject) -> &'static Vocabulary {
    match subject {
        Subject::Project => VOCABULARY,
        _ => &[],
    }
}

/// The rule set 二七默认, ready for use.
pub fn default_rules() -> &'static RuleSet {
    static DEFAULT: LazyLock<RuleSet> = LazyLock::new(|| {
        RuleSet::parse(presets::ERQI_DEFAULT, known).expect("the tests hold the shipped rule set valid")
    });
    &DEFAULT
}

#[cfg(test)]
mod tests;
