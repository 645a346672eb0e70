//! Spreadsheets: reading what offices send, writing what they get back. Knows grids, no nouns.

mod grid;
mod mark;
mod read;
mod write;

pub use grid::{Address, Cell, Merge, Sheet, Workbook, column_name};
pub use mark::{Keep, Mark, keep_rows, mark};
pub use read::{Limits, read};
pub use write::{Column, ColumnKind, Table, write};
