//! The organisation tree in the database.

pub(crate) mod store;
