//! The annual plan of a project, and the baseline that it becomes once it is approved.

mod baseline;

use serde::{Deserialize, Serialize};

pub use baseline::{Baseline, Planned, Promise};

use crate::project::Amount;

/// 年度计划投资: what a project is to invest in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub year: i32,
    pub amount: Amount,
}
