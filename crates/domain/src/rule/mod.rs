//! The rule engine: versioned rule sets that a unit edits as data, checked when loaded, evaluated exactly, and able to
//! explain every light they give.
//!
//! Facts and rules are apart: a subject (projects today) publishes a [`Vocabulary`] and makes [`Facts`]; a [`RuleSet`]
//! says in expressions over these facts which light each of its dimensions shows, and in sentences why.

mod evaluator;
mod expression;
mod facts;
mod file;
pub mod presets;
mod set;
mod template;
mod verdict;

pub use evaluator::Evaluator;
pub use facts::{Facts, Kind, Term, Value, Vocabulary};
pub use file::{Colour, Merge};
pub use set::RuleSet;
pub use verdict::{DimensionVerdict, Verdict};

#[cfg(test)]
mod tests;
