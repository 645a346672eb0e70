//! Visits: planned, made, recorded; how often each role owes them.

mod book;
mod list;
mod quota;
mod reader;
mod say;
pub(crate) mod store;
pub mod view;

pub(crate) use book::{File, Quotas, Visits};
pub use list::{VisitQuery, list};
pub use quota::{QuotaBody, quotas, set_quota};
pub(crate) use reader::Reader;
pub use say::{CancelBody, NewVisitBody, VisitBody, cancel, record, say};
