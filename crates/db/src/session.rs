//! One conversation with a database: plain SQL with `$1` placeholders in, rows out.

use guatu_kernel::Result;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, FromQueryResult, QueryResult, Statement,
    TransactionSession, Value,
};

use crate::connect::Engine;
use crate::dialect;
use crate::failure;

/// A reading session, or a transaction that writes all or nothing.
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    connection: Connection,
}

#[derive(Debug)]
enum Connection {
    Reading(DatabaseConnection),
    Transaction(DatabaseTransaction),
}

/// The most values one statement carries; PostgreSQL allows 65,535, SQLite 32,766.
const MOST_VALUES: usize = 32_000;
/// The most rows one insert carries: beyond this longer statements win nothing.
const MOST_ROWS: usize = 500;

impl Session {
    pub(crate) const fn reading(engine: Engine, connection: DatabaseConnection) -> Self {
        Self { engine, connection: Connection::Reading(connection) }
    }

    pub(crate) const fn transaction(engine: Engine, transaction: DatabaseTransaction) -> Self {
        Self { engine, connection: Connection::Transaction(transaction) }
    }

    pub const fn engine(&self) -> Engine {
        self.engine
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(self.engine.backend(), sql, values)
    }

    /// All raw rows of a query.
    pub async fn rows(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<QueryResult>> {
        let statement = self.statement(sql, values);
        match &self.connection {
            Connection::Reading(connection) => connection.query_all_raw(statement).await,
            Connection::Transaction(transaction) => transaction.query_all_raw(statement).await,
        }
        .map_err(failure)
    }

    /// All rows of a query.
    pub async fn all<R: FromQueryResult>(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<R>> {
        let rows = self.rows(sql, values).await?;
        rows.iter().map(|row| R::from_query_result(row, "").map_err(failure)).collect()
    }

    /// The first row of a query, if there is one.
    pub async fn one<R: FromQueryResult>(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<R>> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }

    /// The single number a query answers with; zero when it answers with nothing.
    pub async fn number(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<i64> {
        let rows = self.rows(sql, values).await?;
        rows.first()
            .map_or(Ok(0), |row| row.try_get_by_index::<Option<i64>>(0).map(Option::unwrap_or_default).map_err(failure))
    }

    /// Runs a statement and tells how many rows it touched.
    pub async fn run(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64> {
        let statement = self.statement(sql, values);
        let done = match &self.connection {
            Connection::Reading(connection) => connection.execute_raw(statement).await,
            Connection::Transaction(transaction) => transaction.execute_raw(statement).await,
        };
        Ok(done.map_err(failure)?.rows_affected())
    }

    /// Runs statements without values, for migrations.
    pub async fn script(&self, sql: &str) -> Result<()> {
        match &self.connection {
            Connection::Reading(connection) => connection.execute_unprepared(sql).await,
            Connection::Transaction(transaction) => transaction.execute_unprepared(sql).await,
        }
        .map(drop)
        .map_err(failure)
    }

    /// Inserts rows, many to a statement. Each row holds its values in the order of `columns`.
    pub async fn insert(&self, table: &str, columns: &[&str], rows: Vec<Vec<Value>>) -> Result<()> {
        let most = (MOST_VALUES / columns.len()).min(MOST_ROWS);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<Vec<Value>> = rows.by_ref().take(most).collect();
            let sql = format!(
                "INSERT INTO {table} ({}) VALUES {}",
                columns.join(", "),
                dialect::places(self.engine, chunk.len(), columns.len())
            );
            self.run(&sql, chunk.into_iter().flatten()).await?;
        }
        Ok(())
    }

    /// Makes everything written in this session durable. A reading session has nothing to commit.
    pub async fn commit(self) -> Result<()> {
        match self.connection {
            Connection::Reading(_) => Ok(()),
            Connection::Transaction(transaction) => TransactionSession::commit(transaction).await.map_err(failure),
        }
    }
}

/// Shorthand for a value of a row: `cell(id.0)`, `cell(name)`.
pub fn cell(value: impl Into<Value>) -> Value {
    value.into()
}
