//! Annual plans and schedule curves in the database.

pub(crate) mod store;
