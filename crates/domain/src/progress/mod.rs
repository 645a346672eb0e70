//! Monthly progress, as reported by the responsible unit.

use guatu_kernel::{Money, Month};
use serde::{Deserialize, Serialize};

/// One project's report for one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub month: Month,
    /// 本月完成投资
    pub done_month: Money,
    /// 本年累计完成投资, to the end of the month
    pub done_year: Money,
    /// 是否开工
    pub started: Option<bool>,
    /// 形象进度
    pub visual: Option<String>,
    /// 存在问题
    pub problem: Option<String>,
}
