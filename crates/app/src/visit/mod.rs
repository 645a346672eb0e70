//! Visits: planned, made, recorded; how often each role owes them.

mod book;
mod list;
mod quota;
mod say;
pub(crate) mod store;
pub mod view;

pub(crate) use book::{Quotas, Visits};
pub use list::{VisitQuery, list};
pub use quota::{QuotaBody, quotas, set_quota};
pub use say::{CancelBody, NewVisitBody, VisitBody, cancel, record, say};
