//! What the command line says about an imported file. The shape is a contract.

use serde::Serialize;

use super::compare::{Comparison, error_view};
use super::understand::Understood;
use super::view::CellErrorView;

/// A file and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileOutcome {
    pub file: String,
    /// The form of the first sheet that has one: `project_plan`, `milestones`, `progress`, `batch`, `statistics`,
    /// `payment`.
    pub form: Option<String>,
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub rejected: usize,
    pub errors: Vec<ErrorLine>,
    pub warnings: Vec<ErrorLine>,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorLine {
    pub sheet: String,
    pub cell: String,
    pub value: String,
    pub code: String,
    pub message: String,
}

impl From<CellErrorView> for ErrorLine {
    fn from(view: CellErrorView) -> Self {
        Self { sheet: view.sheet, cell: view.cell, value: view.value, code: view.code, message: view.message }
    }
}

impl FileOutcome {
    pub(super) fn new(file: &str, understood: &Understood, comparison: &Comparison) -> Self {
        let form = understood
            .sheets
            .iter()
            .find_map(|sheet| sheet.parsed.as_ref())
            .map(|parsed| parsed.form.as_str().to_string());
        let lines =
            |issues: Vec<&super::form::Issue>| issues.into_iter().map(|issue| error_view(issue).into()).collect();
        Self {
            file: file.into(),
            form,
            created: comparison.counts.created,
            updated: comparison.counts.updated,
            unchanged: comparison.counts.unchanged,
            rejected: comparison.counts.rejected,
            errors: lines(comparison.sheets.iter().flat_map(|sheet| &sheet.errors).collect()),
            warnings: lines(comparison.sheets.iter().flat_map(|sheet| &sheet.warnings).collect()),
        }
    }
}
