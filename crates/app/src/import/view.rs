//! What the import page reads and sends.

use guatu_kernel::{ImportId, Month, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use crate::project::view::{FieldChange, ProjectRef};

/// A file that was shown to the system, and what it would change or has changed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ImportView {
    pub id: ImportId,
    pub file: String,
    /// Bytes.
    pub size: usize,
    /// `previewed`, `confirmed` or `discarded`
    pub status: String,
    pub created_at: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub counts: RowCounts,
    pub sheets: Vec<SheetView>,
}

/// An import in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportLine {
    pub id: ImportId,
    pub file: String,
    pub size: usize,
    pub status: String,
    /// The forms recognised in the file.
    pub forms: Vec<String>,
    pub created_at: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub actor: String,
    pub counts: RowCounts,
}

/// How many rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct RowCounts {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub rejected: usize,
}

/// One sheet as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SheetView {
    pub sheet: String,
    /// `project_plan`, `milestones`, `progress`, `batch`, `statistics` or `payment`; absent when the sheet is of no known form.
    pub form: Option<String>,
    /// The form it most likely is, where it is of no known form and nobody took it out; `columns` and `fields` are then
    /// those of this form, to be corrected and sent as its mapping.
    pub proposed: Option<String>,
    pub title: Option<String>,
    pub year: Option<i32>,
    pub month: Option<Month>,
    /// First and last row of the header, from 1.
    pub header_rows: Option<(usize, usize)>,
    pub columns: Vec<ColumnView>,
    /// The fields this form knows, for correcting the mapping.
    pub fields: Vec<FieldTerm>,
    pub counts: RowCounts,
    pub errors: Vec<CellErrorView>,
    pub warnings: Vec<CellErrorView>,
    pub totals: Vec<TotalView>,
}

/// A column and the field it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ColumnView {
    /// `A`, `B` …
    pub column: String,
    pub header: String,
    pub field: Option<String>,
    /// `yuan`, `wan` or `yi`, for amounts.
    pub unit: Option<String>,
    /// The first values, so that a person can judge the mapping.
    pub samples: Vec<String>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldTerm {
    pub id: String,
    pub label: String,
    pub required: bool,
}

/// A cell that cannot be taken, or deserves a look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CellErrorView {
    pub sheet: String,
    /// As Excel names it: `I9`.
    pub cell: String,
    pub value: String,
    /// Code of the sentence in `import.json`.
    pub code: String,
    /// The sentence in Chinese.
    pub message: String,
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
}

/// A total row held against its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TotalView {
    pub cell: String,
    pub label: String,
    /// What the sheet states: 个 or 万元.
    pub stated: String,
    /// What its rows add up to.
    pub computed: String,
    pub equal: bool,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RowView {
    pub sheet: String,
    /// Row number in the sheet, from 1.
    pub row: usize,
    /// `created`, `updated`, `unchanged` or `rejected`
    pub status: String,
    pub code: String,
    pub name: String,
    /// Field by field; of a new row what it states, without a `before`.
    pub changes: Vec<FieldChange>,
    /// Of a new row: the amounts that the office did not commit to.
    #[serde(default)]
    pub approximate: Vec<String>,
    pub errors: Vec<CellErrorView>,
    /// Projects with nearly the same name, shown so that a person decides.
    pub similar: Vec<ProjectRef>,
}

/// A page of preview rows.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RowPage {
    pub rows: Vec<RowView>,
    pub total: usize,
}

/// A corrected mapping of one sheet; remembered for sheets with the same headers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct MappingBody {
    pub sheet: String,
    pub form: Option<String>,
    /// Column letter to field id; a column left out is not taken. Absent: as the headers say for this form.
    pub columns: Option<Vec<ColumnMapping>>,
    pub year: Option<i32>,
    pub month: Option<Month>,
}

/// What one column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ColumnMapping {
    pub column: String,
    pub field: String,
    /// `yuan`, `wan` or `yi`
    pub unit: Option<String>,
}

/// How to settle an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
pub struct ConfirmBody {
    /// Take the good rows and hand the rejected ones back.
    #[serde(default)]
    pub skip_rejected: bool,
}

/// Which rows of an import.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct RowQuery {
    /// `created`, `updated`, `unchanged` or `rejected`; all when absent.
    pub status: Option<String>,
    pub sheet: Option<String>,
    pub offset: Option<usize>,
    pub limit: Option<usize>,
}
