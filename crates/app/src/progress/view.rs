//! What the reporting page reads and sends.

use guatu_kernel::{Money, Month, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::light::view::ClosingView;
use crate::project::view::{OrgRef, ProgressView};

/// A unit's month: one row per project that owes a report.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReportSheet {
    pub month: Month,
    pub unit: OrgRef,
    /// The month is closed and takes no more reports.
    pub closed: bool,
    pub rows: Vec<ReportRow>,
}

/// A project in the month's grid.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReportRow {
    pub code: String,
    pub name: String,
    pub plan: Money,
    /// What the schedule expects by the end of the month, since January.
    pub expected: Money,
    pub last_month: Option<ProgressView>,
    /// What was typed and not yet submitted, exactly as typed.
    pub draft: Option<ReportCells>,
    pub submitted: Option<ProgressView>,
    pub submitted_at: Option<Timestamp>,
}

/// The cells of a row exactly as typed: a draft keeps even what cannot be read yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct ReportCells {
    /// 本月完成投资（万元）
    pub done_month: String,
    /// 本年累计完成投资（万元）; empty means: last month's plus this month's.
    pub done_year: String,
    /// 是否开工: 是 or 否
    pub started: String,
    /// 形象进度
    pub visual: String,
    /// 存在问题
    pub problem: String,
}

/// A row of drafts to keep or to submit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftRow {
    pub code: String,
    pub cells: ReportCells,
}

/// What became of a submission. With problems nothing is written.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Submission {
    pub submitted: usize,
    /// Projects of the unit that still owe the month's report.
    pub missing: Vec<String>,
    pub problems: Vec<CellProblem>,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CellProblem {
    /// The project's code.
    pub code: String,
    /// `done_month`, `done_year`, `started`
    pub field: String,
    /// Code of the sentence in `import.json`.
    pub error: String,
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
}

/// Who has reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitStatus {
    pub unit: OrgRef,
    /// Projects that owe the month's report.
    pub owed: usize,
    pub reported: usize,
    /// Codes and names of those that have not.
    pub missing: Vec<MissingReport>,
    pub last_submitted_at: Option<Timestamp>,
}

/// A project whose report is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MissingReport {
    pub code: String,
    pub name: String,
}

/// A month and whether it is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MonthStatus {
    pub month: Month,
    pub owed: usize,
    pub reported: usize,
    /// When it was closed; absent while it is open.
    pub closed_at: Option<Timestamp>,
    /// Every closing of the month, the first one first.
    pub closings: Vec<ClosingView>,
    pub units: Vec<UnitStatus>,
}
