//! Opening a database by its URL.

use std::path::Path;
use std::time::Duration;

use guatu_kernel::{Error, Result, Unfit};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::failure;
use crate::session::Session;

/// Which of the two databases it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub(crate) const fn backend(self) -> DbBackend {
        match self {
            Self::Sqlite => DbBackend::Sqlite,
            Self::Postgres => DbBackend::Postgres,
        }
    }
}

/// An open database: a pool that reads and a pool that writes.
///
/// SQLite writes through one connection with `BEGIN IMMEDIATE`: writers queue instead of failing.
#[derive(Debug, Clone)]
pub struct Db {
    pub engine: Engine,
    url: String,
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// Opens `sqlite:PATH` (created when missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            Self::sqlite(url, path.trim_start_matches("//")).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::postgres(url).await
        } else {
            Err(Error::invalid("database", url, Unfit::DatabaseAddress))
        }
    }

    async fn sqlite(url: &str, path: &str) -> Result<Self> {
        if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|cause| unreachable_database(url).because(cause))?;
        }
        let open = |connections: u32| {
            let mut options = ConnectOptions::new(format!("sqlite:{path}"));
            options.max_connections(connections).min_connections(1).sqlx_logging(false);
            options.map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .create_if_missing(true)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "NORMAL")
                    .pragma("temp_store", "MEMORY")
                    // In KiB: room for the pages of a large import, taken only when one comes.
                    .pragma("cache_size", "-32768")
            });
            Database::connect(options)
        };
        let write = open(1).await.map_err(|cause| unreachable_database(url).because(cause))?;
        let read = open(4).await.map_err(|cause| unreachable_database(url).because(cause))?;
        Ok(Self { engine: Engine::Sqlite, url: url.into(), read, write })
    }

    async fn postgres(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(16).min_connections(1).sqlx_logging(false).acquire_timeout(Duration::from_secs(30));
        let pool = Database::connect(options).await.map_err(|cause| unreachable_database(url).because(cause))?;
        Ok(Self { engine: Engine::Postgres, url: url.into(), read: pool.clone(), write: pool })
    }

    /// The address this database was opened by.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A session that only reads; each statement sees what is committed when it runs.
    pub fn read(&self) -> Session {
        Session::reading(self.engine, self.read.clone())
    }

    /// A session that sees one unchanging state of the whole database, for copies and backups.
    pub async fn snapshot(&self) -> Result<Session> {
        let options = TransactionOptions {
            isolation_level: (self.engine == Engine::Postgres).then_some(sea_orm::IsolationLevel::RepeatableRead),
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        Ok(Session::transaction(self.engine, self.read.begin_with_options(options).await.map_err(failure)?))
    }

    /// A session that writes all or nothing.
    pub async fn write(&self) -> Result<Session> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        Ok(Session::transaction(self.engine, self.write.begin_with_options(options).await.map_err(failure)?))
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.read.ping().await.map_err(failure)
    }

    /// Runs a script outside a transaction, for schema work on fresh databases.
    pub async fn script(&self, sql: &str) -> Result<()> {
        self.write.execute_unprepared(sql).await.map(drop).map_err(failure)
    }

    /// Closes both pools; SQLite then folds its write-ahead log into the file.
    pub async fn close(self) -> Result<()> {
        self.read.close().await.map_err(failure)?;
        if self.engine == Engine::Sqlite {
            self.write.close().await.map_err(failure)?;
        }
        Ok(())
    }
}

fn unreachable_database(url: &str) -> Error {
    let shown = url.split_once('@').map_or(url, |(_, host)| host);
    Error::invalid("database", shown, Unfit::DatabaseUnreachable)
}
