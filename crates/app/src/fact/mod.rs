//! Facts that a rule set looks at and the program does not find by itself: people enter them, with a reason.

mod enter;
mod sheet;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use enter::asked;
pub use enter::{FactBody, FactView, enter};
pub use sheet::{FactCell, FactOutcome, FactProblem, FactRow, FactSheet, FactSheetBody, enter_all, sheet};

/// A fact as somebody entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entered {
    /// Its name in the rule set.
    pub name: String,
    /// As people write it (`是`, `12.5`, `2025-03-31`); empty: nobody knows any more. What kind of value it is, the rule set
    /// says that looks at it.
    pub value: String,
    pub reason: Option<String>,
    pub by: String,
    /// The last day it holds; until it is entered anew when absent.
    pub until: Option<NaiveDate>,
}
