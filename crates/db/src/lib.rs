//! The databases: connections, transactions, the dialect drawer, migrations and the means to move a district.
//!
//! Everything speaks the SQL that SQLite and PostgreSQL share; what must differ lives in [`dialect`].

pub mod backup;
mod connect;
pub mod dialect;
mod migrations;
pub mod schema;
mod scope;
mod session;

pub use connect::{Db, Engine};
pub use migrations::{LATEST, applied_version, migrate};
pub use scope::visible_projects;
pub use session::{Session, cell};

/// Re-exported so that stores derive their rows without naming the driver's crate.
pub use sea_orm::{FromQueryResult, QueryResult, Value};

use guatu_kernel::Error;

/// A database failure, with its cause kept for the log.
pub fn failure(cause: sea_orm::DbErr) -> Error {
    Error::internal(cause)
}

/// A row that contradicts the schema's promises, named by table, column and row.
pub fn inconsistent(table: &str, column: &str, row: impl std::fmt::Display) -> Error {
    Error::internal(format!("inconsistent row: {table}.{column} of {row}"))
}
