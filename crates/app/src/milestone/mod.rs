//! Milestones in the database.

pub(crate) mod store;
