//! The annual plan of a project.

use serde::{Deserialize, Serialize};

use crate::project::Amount;

/// 年度计划投资: what a project is to invest in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub year: i32,
    pub amount: Amount,
}
