//! The forms that offices exchange: recognised by their headers, read into typed rows. Pure; no database.

mod batch;
mod code;
mod derive;
mod field;
mod header;
mod heading;
mod model;
mod parse;
mod recognise;
mod row;
mod series;
#[cfg(test)]
mod tests;
mod totals;
mod words;

pub use code::IssueCode;
pub use field::{FIELDS, Field, FieldInfo, FieldKind, Form};
pub use model::{
    BatchRow, ColumnRead, Figure, Issue, Mapping, MilestoneRow, Parsed, ParsedRow, PlanRow, ProgressRow, Recognised,
    RowValue, SeriesRow, TotalCheck,
};
pub use parse::parse;
pub use recognise::{outline, outline_as, recognise};
pub(super) use series::amounts;
pub use words::sentence;
