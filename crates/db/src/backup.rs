//! Moving a whole district: a copy into another database, a backup into a file, and back. Every way is verified row by row.

use std::io::{BufRead, BufReader, Read, Seek, Write};

use guatu_kernel::{Error, ErrorCode, Result};
use sea_orm::{QueryResult, Value};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zip::write::SimpleFileOptions;

use crate::connect::Db;
use crate::migrations::{Kind, LATEST, Table, layout};
use crate::schema;
use crate::session::Session;
use crate::{applied_version, failure};

/// Rows fetched at a time.
const CHUNK: usize = 5_000;

/// What a backup holds; the first thing a restore reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Schema version of the database.
    pub version: i64,
    /// Microseconds since 1970.
    pub made_at: i64,
    pub tables: Vec<TableDigest>,
    /// What lay beside the database, such as photos and papers.
    #[serde(default)]
    pub contents: Vec<ContentDigest>,
}

/// A content's size and checksum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentDigest {
    pub name: String,
    pub bytes: usize,
    /// SHA-256 of the content.
    pub sha256: String,
}

/// What lies beside the database and belongs to a district as its rows do: contents under names of their own, which are
/// only ever added to. A snapshot of the rows that is taken before the names are listed therefore misses none.
pub trait Contents {
    fn names(&self) -> impl Future<Output = Result<Vec<String>>>;
    fn read(&self, name: &str) -> impl Future<Output = Result<Vec<u8>>>;
    /// # Errors
    /// `backup_damaged` when no content can bear this name.
    fn write(&self, name: &str, bytes: Vec<u8>) -> impl Future<Output = Result<()>>;
}

/// Nothing beside the database: the rows alone.
pub struct NoContents;

impl Contents for NoContents {
    async fn names(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    async fn read(&self, _: &str) -> Result<Vec<u8>> {
        Err(Error::not_found())
    }

    async fn write(&self, _: &str, _: Vec<u8>) -> Result<()> {
        Ok(())
    }
}

/// A table's size and checksum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableDigest {
    pub name: String,
    pub rows: usize,
    /// SHA-256 over the rows as JSON lines, in the order of the first column.
    pub sha256: String,
}

impl Manifest {
    /// All rows of all tables.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// Copies everything into an empty, migrated database and compares both sides.
///
/// # Errors
/// `target_not_empty` when the target holds projects, units or imports.
pub async fn copy(from: &Db, to: &Db) -> Result<Manifest> {
    let source = from.snapshot().await?;
    let target = empty_target(to).await?;
    let mut tables = Vec::new();
    for table in layout() {
        let mut digest = Lines::default();
        let mut offset = 0;
        loop {
            let rows = read_chunk(&source, &table, offset).await?;
            let count = rows.len();
            rows.iter().try_for_each(|row| digest.add(row).map(drop))?;
            write_rows(&target, &table, rows).await?;
            offset += count;
            if count < CHUNK {
                break;
            }
        }
        tables.push(digest.finish(&table));
    }
    verify(&target, &tables).await?;
    target.commit().await?;
    Ok(Manifest { version: LATEST, made_at: 0, tables, contents: Vec::new() })
}

/// Writes everything into `file` while others go on working, then reads the file back and checks it.
pub async fn backup<F: Write + Read + Seek>(
    db: &Db,
    beside: &impl Contents,
    file: F,
    now_micros: i64,
) -> Result<(Manifest, F)> {
    let session = db.snapshot().await?;
    let mut archive = zip::ZipWriter::new(file);
    let mut tables = Vec::new();
    for table in layout() {
        archive.start_file(format!("{}.jsonl", table.name), SimpleFileOptions::default()).map_err(Error::internal)?;
        let mut digest = Lines::default();
        let mut offset = 0;
        loop {
            let rows = read_chunk(&session, &table, offset).await?;
            for row in &rows {
                archive.write_all(digest.add(row)?.as_bytes()).map_err(Error::internal)?;
            }
            offset += rows.len();
            if rows.len() < CHUNK {
                break;
            }
        }
        tables.push(digest.finish(&table));
    }
    let contents = pack(beside, &mut archive).await?;
    let manifest = Manifest { version: LATEST, made_at: now_micros, tables, contents };
    archive.start_file("manifest.json", SimpleFileOptions::default()).map_err(Error::internal)?;
    archive.write_all(&serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?).map_err(Error::internal)?;
    let mut file = archive.finish().map_err(Error::internal)?;
    file.rewind().map_err(Error::internal)?;
    let mut archive = open(file)?;
    check(&mut archive)?;
    Ok((manifest, archive.into_inner()))
}

/// Adds every content as it is: photos and papers do not get smaller.
async fn pack<F: Write + Seek>(beside: &impl Contents, archive: &mut zip::ZipWriter<F>) -> Result<Vec<ContentDigest>> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut contents = Vec::new();
    for name in beside.names().await? {
        let bytes = beside.read(&name).await?;
        archive.start_file(entry_of(&name), stored).map_err(Error::internal)?;
        archive.write_all(&bytes).map_err(Error::internal)?;
        contents.push(ContentDigest { bytes: bytes.len(), sha256: hex::encode(Sha256::digest(&bytes)), name });
    }
    Ok(contents)
}

fn entry_of(content: &str) -> String {
    format!("contents/{content}")
}

/// Reads a backup into an empty, migrated database; all of it or nothing. Contents are put beside it first: one that no
/// row tells of harms nothing, a row without its content would.
///
/// # Errors
/// `backup_damaged` when a checksum differs, `schema_mismatch` when the backup is of another version,
/// `target_not_empty` when the database already holds a district.
pub async fn restore<F: Read + Seek>(file: F, db: &Db, beside: &impl Contents) -> Result<Manifest> {
    let mut archive = open(file)?;
    let manifest = check(&mut archive)?;
    if manifest.version != LATEST {
        return Err(Error::new(ErrorCode::SchemaMismatch).with("database", manifest.version).with("program", LATEST));
    }
    let target = empty_target(db).await?;
    for content in &manifest.contents {
        let mut bytes = Vec::with_capacity(content.bytes);
        archive.by_name(&entry_of(&content.name)).map_err(damaged)?.read_to_end(&mut bytes).map_err(damaged)?;
        beside.write(&content.name, bytes).await?;
    }
    for table in layout() {
        let lines: Vec<String> = {
            let entry = archive.by_name(&format!("{}.jsonl", table.name)).map_err(damaged)?;
            BufReader::new(entry).lines().collect::<Result<_, _>>().map_err(damaged)?
        };
        for chunk in lines.chunks(CHUNK) {
            let rows =
                chunk.iter().map(|line| serde_json::from_str(line).map_err(damaged)).collect::<Result<Vec<_>>>()?;
            write_rows(&target, &table, rows).await?;
        }
    }
    verify(&target, &manifest.tables).await?;
    target.commit().await?;
    Ok(manifest)
}

fn damaged(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::BackupDamaged).with("reason", cause.to_string()).because(cause)
}

fn open<F: Read + Seek>(file: F) -> Result<zip::ZipArchive<F>> {
    zip::ZipArchive::new(file).map_err(damaged)
}

/// Checks every table and content of a backup against the manifest.
fn check<F: Read + Seek>(archive: &mut zip::ZipArchive<F>) -> Result<Manifest> {
    let manifest: Manifest =
        serde_json::from_reader(archive.by_name("manifest.json").map_err(damaged)?).map_err(damaged)?;
    let tables = manifest.tables.iter().map(|table| (format!("{}.jsonl", table.name), &table.sha256));
    let contents = manifest.contents.iter().map(|content| (entry_of(&content.name), &content.sha256));
    for (name, sha256) in tables.chain(contents) {
        let mut entry = archive.by_name(&name).map_err(damaged)?;
        let mut hash = Sha256::new();
        std::io::copy(&mut entry, &mut HashWriter(&mut hash)).map_err(damaged)?;
        if hex::encode(hash.finalize()) != *sha256 {
            return Err(Error::new(ErrorCode::BackupDamaged).with("reason", format!("checksum of {name}")));
        }
    }
    Ok(manifest)
}

struct HashWriter<'a>(&'a mut Sha256);

impl Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A transaction on the target, cleared of what its own migrations put there.
async fn empty_target(db: &Db) -> Result<Session> {
    if applied_version(db).await? != Some(LATEST) {
        return Err(Error::new(ErrorCode::SchemaMismatch).with("database", 0).with("program", LATEST));
    }
    let session = db.write().await?;
    for table in ["project", "org", "import", "audit"] {
        if session.number(&format!("SELECT count(*) FROM {table}"), []).await? > 0 {
            return Err(Error::new(ErrorCode::TargetNotEmpty).with("database", db.url()));
        }
    }
    for table in layout().iter().rev() {
        session.run(&format!("DELETE FROM {}", table.name), []).await?;
    }
    Ok(session)
}

async fn verify(session: &Session, expected: &[TableDigest]) -> Result<()> {
    for table in layout() {
        let mut digest = Lines::default();
        let mut offset = 0;
        loop {
            let rows = read_chunk(session, &table, offset).await?;
            rows.iter().try_for_each(|row| digest.add(row).map(drop))?;
            offset += rows.len();
            if rows.len() < CHUNK {
                break;
            }
        }
        let found = digest.finish(&table);
        if !expected.contains(&found) {
            return Err(Error::new(ErrorCode::BackupDamaged)
                .with("reason", format!("rows of {} differ after writing", table.name)));
        }
    }
    Ok(())
}

/// Checksums rows as they pass.
#[derive(Default)]
struct Lines {
    hash: Sha256,
    rows: usize,
}

impl Lines {
    fn add(&mut self, row: &[Json]) -> Result<String> {
        let mut line = serde_json::to_string(row).map_err(Error::internal)?;
        line.push('\n');
        self.hash.update(line.as_bytes());
        self.rows += 1;
        Ok(line)
    }

    fn finish(self, table: &Table) -> TableDigest {
        TableDigest { name: table.name.clone(), rows: self.rows, sha256: hex::encode(self.hash.finalize()) }
    }
}

async fn read_chunk(session: &Session, table: &Table, offset: usize) -> Result<Vec<Vec<Json>>> {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let sql = format!(
        "SELECT {} FROM {} ORDER BY {} LIMIT {CHUNK} OFFSET {offset}",
        names.join(", "),
        table.name,
        table.key()
    );
    let rows = session.rows(&sql, []).await?;
    rows.iter().map(|row| read_row(row, table)).collect()
}

fn read_row(row: &QueryResult, table: &Table) -> Result<Vec<Json>> {
    table.columns.iter().enumerate().map(|(index, (_, kind))| read_cell(row, index, *kind).map_err(failure)).collect()
}

fn read_cell(row: &QueryResult, index: usize, kind: Kind) -> Result<Json, sea_orm::DbErr> {
    Ok(match kind {
        Kind::Id => row.try_get_by_index::<Option<Uuid>>(index)?.map(|id| id.to_string()).into(),
        Kind::Int => row.try_get_by_index::<Option<i64>>(index)?.into(),
        Kind::Date => row.try_get_by_index::<Option<chrono::NaiveDate>>(index)?.map(|date| date.to_string()).into(),
        Kind::Bool => row.try_get_by_index::<Option<bool>>(index)?.into(),
        Kind::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(index)?.map(|bytes| hex::encode(&bytes)).into(),
        Kind::Text => row.try_get_by_index::<Option<String>>(index)?.into(),
    })
}

async fn write_rows(session: &Session, table: &Table, rows: Vec<Vec<Json>>) -> Result<()> {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = row.into_iter().zip(&table.columns).map(|(cell, (name, kind))| {
                write_cell(&cell, *kind).ok_or_else(|| {
                    Error::new(ErrorCode::BackupDamaged).with("reason", format!("a value of {}.{name}", table.name))
                })
            });
            cells.collect::<Result<Vec<Value>>>()
        })
        .collect::<Result<Vec<_>>>()?;
    session.insert(&table.name, &names, rows).await
}

fn write_cell(cell: &Json, kind: Kind) -> Option<Value> {
    let text = cell.as_str();
    if !cell.is_null() && text.is_none() && matches!(kind, Kind::Id | Kind::Date | Kind::Bytes | Kind::Text) {
        return None;
    }
    Some(match kind {
        Kind::Id => text.map(Uuid::parse_str).transpose().ok()?.into(),
        Kind::Int => if cell.is_null() { None::<i64> } else { Some(cell.as_i64()?) }.into(),
        Kind::Date => text.map(str::parse::<chrono::NaiveDate>).transpose().ok()?.into(),
        Kind::Bool => if cell.is_null() { None::<bool> } else { Some(cell.as_bool()?) }.into(),
        Kind::Bytes => match text {
            Some(text) => Some(hex::decode(text).ok()?).into(),
            None => None::<Vec<u8>>.into(),
        },
        Kind::Text => text.map(str::to_string).into(),
    })
}

/// Tables that the schema has and the layout does not; always empty, or a migration is written in a form the layout
/// cannot read.
pub async fn forgotten_tables(db: &Db) -> Result<Vec<String>> {
    let known: Vec<String> = layout().into_iter().map(|table| table.name).collect();
    Ok(schema::tables(db).await?.into_iter().filter(|name| !known.contains(name)).collect())
}
