//! Monthly progress: what was reported, and the grid in which units report.

pub mod report;
pub(crate) mod store;
pub mod view;
