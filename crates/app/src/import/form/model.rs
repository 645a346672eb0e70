//! What the reading of a sheet yields: the recognised form, typed rows, and everything that cannot be taken.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use guatu_domain::batch::Stage;
use guatu_domain::project::{Amount, Level, Nature};
use guatu_domain::written::When;
use guatu_kernel::{Coordinates, Datum, Money, MoneyUnit};
use guatu_paper::sheet::Address;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::code::IssueCode;
use super::field::{Field, Form};

/// How a sheet's columns are read, as recognised or as corrected by a person. Remembered under the header's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub form: Form,
    /// Column (from 0) → field. Columns that are not named are not read.
    pub columns: BTreeMap<u32, Field>,
    /// The unit of amounts that neither a cell nor its header names.
    #[serde(default)]
    pub unit: Option<MoneyUnit>,
    /// The datum of coordinates whose header names none.
    #[serde(default)]
    pub datum: Option<Datum>,
    /// The year the sheet is about, where the sheet does not say it.
    #[serde(default)]
    pub year: Option<i32>,
    /// The month a report is about (1 to 12), where the sheet does not say it.
    #[serde(default)]
    pub month: Option<u32>,
}

/// One column of a recognised sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnRead {
    /// From 0.
    pub column: u32,
    /// The header as written, parents first: `2022年工作计划/投资`.
    pub header: String,
    /// What the column is read as; `None` when it is not taken.
    pub field: Option<Field>,
    /// The unit that the header names.
    pub unit: Option<MoneyUnit>,
    /// The datum that the header names.
    pub datum: Option<Datum>,
    /// The year that the header names: 2023 of `2023年计划投资`.
    pub year: Option<i32>,
    /// The last month that the header names: 12 of `1-12月份`.
    pub month: Option<u32>,
}

/// A sheet whose form is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recognised {
    pub form: Form,
    /// The first row of the header, from 0.
    pub header_row: u32,
    /// How many rows the header has.
    pub header_rows: u32,
    /// The first row below the header, from 0.
    pub first_data_row: u32,
    pub columns: Vec<ColumnRead>,
    /// The text above the header, if any.
    pub title: Option<String>,
    pub year: Option<i32>,
    /// 1 to 12
    pub month: Option<u32>,
    /// The unit of amounts that neither a cell nor its header names; `None` when nothing in the sheet says it.
    pub unit: Option<MoneyUnit>,
    /// The datum of coordinates whose header names none.
    pub datum: Datum,
    /// Equal for sheets with equal headers (years apart); the key under which a corrected mapping is remembered.
    pub signature: String,
}

impl Recognised {
    /// The column that is read as `field`.
    pub fn column_of(&self, field: Field) -> Option<&ColumnRead> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// Columns with a header that are not taken.
    pub fn unmapped(&self) -> impl Iterator<Item = &ColumnRead> {
        self.columns.iter().filter(|column| column.field.is_none() && !column.header.is_empty())
    }

    /// The reading as a mapping that a person may correct.
    pub fn mapping(&self) -> Mapping {
        Mapping {
            form: self.form,
            columns: self.columns.iter().filter_map(|column| Some((column.column, column.field?))).collect(),
            unit: self.unit,
            datum: Some(self.datum),
            year: self.year,
            month: self.month,
        }
    }

    /// The same sheet read by a corrected mapping. What the mapping leaves open stays as recognised.
    pub fn corrected(mut self, mapping: &Mapping) -> Self {
        self.form = mapping.form;
        for column in &mut self.columns {
            column.field = mapping.columns.get(&column.column).copied();
        }
        self.unit = mapping.unit.or(self.unit);
        self.datum = mapping.datum.unwrap_or(self.datum);
        self.year = mapping.year.or(self.year);
        self.month = mapping.month.or(self.month);
        self
    }
}

/// Something a person must or should look at, tied to one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    pub sheet: String,
    /// As Excel names it: `I9`.
    pub cell: String,
    /// The cell as written.
    pub value: String,
    pub code: IssueCode,
    /// Values for the placeholders of the code's sentence.
    pub params: Map<String, Value>,
}

impl Issue {
    pub fn new(sheet: &str, cell: Address, value: impl Into<String>, code: IssueCode) -> Self {
        Self { sheet: sheet.into(), cell: cell.to_string(), value: value.into(), code, params: Map::new() }
    }

    /// Adds a parameter of the sentence.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.into(), value.into());
        self
    }
}

/// A total that the sheet states and that its rows were checked against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalCheck {
    pub cell: String,
    /// The row's words: `合计（360个）`.
    pub label: String,
    pub stated: Figure,
    pub computed: Figure,
}

impl TotalCheck {
    pub fn agrees(&self) -> bool {
        self.stated == self.computed
    }
}

/// One checked figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    Count(usize),
    Sum(Field, Money),
}

/// A row of the plan list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PlanRow {
    pub code: Option<String>,
    pub name: String,
    pub sector: Option<String>,
    pub level: Option<Level>,
    pub nature: Option<Nature>,
    /// The unit's name as written.
    pub owner: Option<String>,
    pub leader: Option<String>,
    pub place: Option<String>,
    pub coordinates: Option<Coordinates>,
    pub total: Option<Amount>,
    /// The annual plan, of `plan_year`.
    pub plan: Option<Amount>,
    /// The year the plan is for; `None` when the sheet does not say.
    pub plan_year: Option<i32>,
    pub planned_start: Option<When>,
    pub planned_finish: Option<When>,
    /// As written.
    pub period: Option<String>,
    pub content: Option<String>,
    pub note: Option<String>,
}

/// A row of the milestone list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct MilestoneRow {
    pub code: Option<String>,
    /// The project's name.
    pub name: Option<String>,
    pub milestone: String,
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
    /// The unit's name as written.
    pub owner: Option<String>,
}

/// A row of the monthly report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProgressRow {
    pub code: Option<String>,
    pub name: Option<String>,
    /// The unit's name as written.
    pub owner: Option<String>,
    /// The annual plan that the report repeats, to be compared with the plan that was recorded.
    pub plan: Option<Money>,
    pub done_month: Option<Money>,
    pub done_year: Option<Money>,
    pub started: Option<bool>,
    pub visual: Option<String>,
    pub problem: Option<String>,
}

/// A row of a list of the three batches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BatchRow {
    /// The code of the key project that it is.
    pub code: Option<String>,
    pub name: String,
    /// `None` only in a row that is rejected, as is the period.
    pub stage: Option<Stage>,
    pub period: Option<u32>,
    /// The unit's name as written.
    pub owner: Option<String>,
    pub total: Option<Amount>,
    pub industry: Option<String>,
    pub day: Option<NaiveDate>,
    pub fulfilled_on: Option<NaiveDate>,
    pub yielding_on: Option<NaiveDate>,
    pub note: Option<String>,
}

/// A row of the statistics office's sheet, or of the finance bureau's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SeriesRow {
    pub code: Option<String>,
    /// The project's name.
    pub name: Option<String>,
    /// The unit's name as written.
    pub owner: Option<String>,
    pub done_month: Option<Money>,
    pub done_year: Option<Money>,
    /// The code of the statistics office, like the two below it only in its own sheet.
    pub statistics_code: Option<String>,
    /// As written.
    pub state: Option<String>,
    pub listed_on: Option<NaiveDate>,
    pub note: Option<String>,
}

/// The typed content of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum RowValue {
    ProjectPlan(Box<PlanRow>),
    Milestone(MilestoneRow),
    Progress(ProgressRow),
    Batch(Box<BatchRow>),
    Series(Box<SeriesRow>),
}

/// A row that was understood, and where each of its fields stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedRow {
    /// The row as Excel counts it, from 1.
    pub row: u32,
    /// Where each filled field stands. A field taken from a group row or a merged cell points there.
    #[serde(skip)]
    pub cells: BTreeMap<Field, Address>,
    pub value: RowValue,
    /// Whether an error of `Parsed::errors` lies in this row: such a row is not to be written.
    pub rejected: bool,
}

/// Everything that one sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parsed {
    pub form: Form,
    pub sheet: String,
    pub year: Option<i32>,
    /// 1 to 12: the month of the progress, or the month up to which a list speaks.
    pub month: Option<u32>,
    pub rows: Vec<ParsedRow>,
    /// Why rows are rejected; all of them.
    pub errors: Vec<Issue>,
    /// What was taken with a remark, or not taken without harm.
    pub warnings: Vec<Issue>,
    pub totals: Vec<TotalCheck>,
    /// Progress that a plan list carries beside the plans, one row per project.
    pub progress: Option<Box<Parsed>>,
}

impl Parsed {
    /// How many rows carry an error.
    pub fn rejected(&self) -> usize {
        self.rows.iter().filter(|row| row.rejected).count()
    }
}
