//! The rule engine: versioned rule sets that a unit edits as data, checked when loaded, evaluated exactly, and able to
//! explain every light they give.
//!
//! Facts and rules are apart: a subject publishes a [`Vocabulary`] and makes [`Facts`]; a [`RuleSet`] says in expressions
//! over these facts which light each of its dimensions shows, and why. `docs/rules.md` teaches the format.

mod compile;
mod complaint;
mod computed;
mod decided;
mod evaluator;
mod facts;
mod file;
mod format;
mod language;
mod memory;
mod number;
mod panel;
mod peers;
mod period;
pub mod presets;
mod set;
mod shape;
mod template;
mod trial;
mod verdict;

pub(crate) use compile::in_chinese;
pub use complaint::Complaint;
pub use decided::Decided;
pub use evaluator::Evaluator;
pub use facts::{Facts, Kind, Term, Value, Vocabulary};
pub use file::{Action, Counted, Grain, Meaning, Subject};
pub use format::Format;
pub use number::Number;
pub use panel::Panel;
pub use period::Period;
pub use set::{Colour, Merge, NO_COLOUR, RuleSet};
pub use shape::{RuleComputed, RuleConsequence, RuleDimension, RuleFact, RuleMove, RuleRow, RuleShape};
pub use trial::{Trial, TrialDimension, TrialLine, try_table};
pub use verdict::{DimensionVerdict, Move, Step, Verdict};

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod manual;
#[cfg(test)]
mod tests;
