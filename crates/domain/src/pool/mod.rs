//! 项目库: the stores that a project moves through, what admits it, what makes it leave, and how many a year is to bring.
//!
//! Names, number, thresholds, exit rules and targets differ from district to district: all of them are data.

mod admission;
mod exit;
mod preset;
mod setting;
#[cfg(test)]
mod tests;

pub use admission::{Admission, Applicant, Condition, Unmet, admit, applying};
pub use exit::{Due, ExitRule, Limit, LimitUnit, Proposal, due};
pub use preset::{Preset, presets};
pub use setting::{Pool, Setting, Target, shipped};

use serde::{Deserialize, Serialize};

/// That a project came to a pool, or left the pools altogether, and on what grounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The pool's code; nothing where it left.
    pub pool: Option<String>,
    pub reason: String,
    pub paper: Option<String>,
    /// The sign-in name of who asked.
    pub by: String,
    /// The sign-in name of who consented; nobody where a register was taken over.
    pub approved_by: Option<String>,
}
