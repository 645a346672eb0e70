//! Taking in the workbooks that offices exchange: understand, compare, show, and only then write.
//!
//! A workbook may speak of any project and is held against all of them, so importing needs its permission over the whole
//! district.

mod apply;
mod compare;
mod contents;
pub mod form;
pub(crate) mod index;
mod outcome;
mod returned;
mod settle;
mod store;
mod take;
mod understand;
mod view;

pub use outcome::{ErrorLine, FileOutcome};
pub use returned::{marked, rejected};
pub(crate) use settle::forget_previews;
pub use settle::{confirm, discard, list, map, may_preview, preview, rows, show};
pub use take::take;
pub use view::{
    CellErrorView, ColumnMapping, ColumnView, ConfirmBody, FieldTerm, ImportLine, ImportView, MappingBody, RowCounts,
    RowPage, RowQuery, RowView, SheetView, TotalView,
};
