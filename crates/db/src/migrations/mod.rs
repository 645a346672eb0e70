//! Migrations: forward only, one text for both databases, each applied once in its own transaction.

mod m0001_house;
mod m0002_access;
mod m0003_rules;
mod m0004_batch;
mod m0005_route;
mod m0006_pool;
mod m0007_investment;
mod m0008_assignment;
mod m0009_factor;
mod m0010_approval;
mod m0011_file;

use guatu_kernel::{Error, ErrorCode, Result};
use sea_orm::Value;

use crate::connect::{Db, Engine};
use crate::dialect;

/// Every migration in order; a migration that was released never changes.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "house", m0001_house::UP),
    (2, "access", m0002_access::UP),
    (3, "rules", m0003_rules::UP),
    (4, "batch", m0004_batch::UP),
    (5, "route", m0005_route::UP),
    (6, "pool", m0006_pool::UP),
    (7, "investment", m0007_investment::UP),
    (8, "assignment", m0008_assignment::UP),
    (9, "factor", m0009_factor::UP),
    (10, "approval", m0010_approval::UP),
    (11, "file", m0011_file::UP),
];

/// The version this program works with.
pub const LATEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (version {int} PRIMARY KEY, name TEXT NOT NULL, applied_at {int} NOT NULL){strict}";

/// Brings the database to the version of this program; tells how many migrations were applied.
///
/// # Errors
/// `schema_mismatch` when the database is newer than this program.
pub async fn migrate(db: &Db, now_micros: i64) -> Result<usize> {
    db.script(&in_dialect(db.engine, VERSION_TABLE)).await?;
    let applied = applied_version(db).await?.unwrap_or(0);
    if applied > LATEST {
        return Err(Error::new(ErrorCode::SchemaMismatch).with("database", applied).with("program", LATEST));
    }
    let mut count = 0;
    for (version, name, up) in MIGRATIONS.iter().filter(|(version, ..)| *version > applied) {
        let session = db.write().await?;
        session.script(&in_dialect(db.engine, up)).await?;
        let row = vec![Value::from(*version), Value::from(*name), Value::from(now_micros)];
        session.insert("schema_version", &["version", "name", "applied_at"], vec![row]).await?;
        session.commit().await?;
        count += 1;
    }
    Ok(count)
}

/// The version of the database; `None` when it has never been migrated.
pub async fn applied_version(db: &Db) -> Result<Option<i64>> {
    let session = db.read();
    let tables = session.rows(dialect::table_names(db.engine), []).await?;
    let exists = tables.iter().any(|row| row.try_get::<String>("", "name").is_ok_and(|name| name == "schema_version"));
    if !exists {
        return Ok(None);
    }
    Ok(Some(session.number("SELECT max(version) FROM schema_version", []).await?))
}

fn in_dialect(engine: Engine, sql: &str) -> String {
    dialect::column_types(engine).iter().fold(sql.to_string(), |text, (name, kind)| text.replace(name, kind))
}

/// What a column holds, whatever the database calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Id,
    Int,
    Date,
    Bool,
    Bytes,
    Text,
}

/// A table with its columns in order.
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
    /// The primary key, as an ORDER BY takes it.
    key: String,
}

impl Table {
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Every table of the schema in an order that respects its references, read from the migrations themselves, so that no
/// copy or backup can forget one.
pub(crate) fn layout() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in MIGRATIONS.iter().flat_map(|(_, _, up)| up.lines()) {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            tables.push(begun(rest));
        } else if let Some(rest) = line.strip_prefix("ALTER TABLE ") {
            extend(&mut tables, rest);
        } else if let Some(name) = line.strip_prefix("DROP TABLE ") {
            tables.retain(|table| table.name != name.trim_end_matches(';'));
        } else if !line.starts_with("CREATE") && !line.starts_with("INSERT") {
            tables.last_mut().into_iter().for_each(|table| continued(table, line));
        }
    }
    tables
}

/// The first line of a table, which may hold its columns too.
fn begun(rest: &str) -> Table {
    let (name, columns) = rest.split_once('(').unwrap_or((rest, ""));
    let columns: Vec<_> = columns.split(", ").filter_map(column).collect();
    let key = columns.first().map_or_else(String::new, |(name, _)| name.clone());
    Table { name: name.trim().to_string(), columns, key }
}

/// A later line of a table: a column, or its key.
fn continued(table: &mut Table, line: &str) {
    if let Some(key) = line.strip_prefix("PRIMARY KEY (") {
        table.key = key.trim_end_matches(')').to_string();
    } else if let Some((name, kind)) = column(line) {
        if table.columns.is_empty() {
            table.key.clone_from(&name);
        }
        table.columns.push((name, kind));
    }
}

/// `audit ADD COLUMN hash {bytes};`
fn extend(tables: &mut [Table], rest: &str) {
    let added = rest.split_once(" ADD COLUMN ").and_then(|(name, definition)| Some((name, column(definition)?)));
    if let Some((name, column)) = added {
        tables.iter_mut().filter(|table| table.name == name).for_each(|table| table.columns.push(column.clone()));
    }
}

fn column(definition: &str) -> Option<(String, Kind)> {
    let mut words = definition.trim_start_matches('(').split_whitespace();
    let name = words.next()?;
    let kind = match words.next()?.trim_end_matches([',', ';']) {
        "{id}" => Kind::Id,
        "{int}" => Kind::Int,
        "{date}" => Kind::Date,
        "{bool}" => Kind::Bool,
        "{bytes}" => Kind::Bytes,
        "TEXT" => Kind::Text,
        _ => return None,
    };
    Some((name.to_string(), kind))
}
