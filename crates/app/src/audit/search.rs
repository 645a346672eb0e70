//! Searching the record.

use chrono::{DateTime, Utc};
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::access::Permission;
use guatu_kernel::{Error, Result, Timestamp, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::names::{AuditName, names};
use super::read::changes;
use crate::Op;
use crate::project::view::FieldChange;

/// Which entries are wanted. Everything that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Recorded at this instant or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// Recorded before this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<Utc>>,
    /// Sign-in name; `system` for jobs, `console` for the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// An action or the beginning of one: `project.edit`, `project.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The kind of thing: `project`, `account`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_id: Option<Uuid>,
    /// Where the request came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Words, apart by spaces, each of which stands in what was before or after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Only entries with a smaller number: the next page goes on below the last number of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
    /// Entries to return, 50 unless told, 500 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditLine {
    pub seq: i64,
    pub at: Timestamp,
    pub actor: String,
    /// The actor's account; absent for the system and the console.
    pub account: Option<Uuid>,
    pub address: String,
    /// The request's id in the log.
    pub request: String,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    /// The import that brought the change, and its file.
    pub import: Option<Uuid>,
    pub file: Option<String>,
    /// The fields that differ. What was noted without being a change has only `after`; a value without fields has the field
    /// `value`.
    pub changes: Vec<FieldChange>,
    /// In hexadecimal digits; absent before the chain.
    pub hash: Option<String>,
}

/// A page of entries, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditPage {
    pub rows: Vec<AuditLine>,
    /// What the things of these entries are called today.
    pub names: Vec<AuditName>,
    /// How many entries match on all pages; not counted beyond 10,000.
    pub total: i64,
    /// Whether there are more than `total`.
    pub more: bool,
    /// `below` of the next page; absent on the last one.
    pub next: Option<i64>,
}

/// Matches are counted up to this number.
const MOST_COUNTED: i64 = 10_000;
const MOST_ROWS: i64 = 500;

/// The entries that match, newest first.
///
/// # Errors
/// `invalid` when there are too many words.
pub async fn search(op: &mut Op, query: &AuditQuery) -> Result<AuditPage> {
    op.require_everywhere(Permission::AuditRead)?;
    let limit = query.limit.unwrap_or(50).clamp(1, MOST_ROWS);
    let total = count(op.session(), query, MOST_COUNTED + 1).await?;
    let mut rows = list(op.session(), query, limit + 1).await?;
    let further = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().map(|row| row.seq).filter(|_| further);
    let names = names(op, &rows).await?;
    Ok(AuditPage { rows, names, total: total.min(MOST_COUNTED), more: total > MOST_COUNTED, next })
}

/// How many entries match on all pages, counted no further than `most`.
pub(super) async fn count(session: &Session, query: &AuditQuery, most: i64) -> Result<i64> {
    let (condition, values) = condition(&AuditQuery { below: None, ..query.clone() })?;
    let sql = format!("SELECT count(*) FROM (SELECT 1 AS one FROM audit a WHERE {condition} LIMIT {most}) matches");
    session.number(&sql, values).await
}

/// The newest entries that match.
pub(super) async fn list(session: &Session, query: &AuditQuery, limit: i64) -> Result<Vec<AuditLine>> {
    let (condition, values) = condition(query)?;
    let sql = format!(
        "SELECT a.seq, a.at, a.actor, a.account_id, a.address, a.request, a.action, a.subject, a.subject_id, a.import_id, \
         a.before, a.after, a.hash, i.file FROM audit a LEFT JOIN import i ON i.id = a.import_id \
         WHERE {condition} ORDER BY a.seq DESC LIMIT {limit}"
    );
    session.all::<Row>(&sql, values).await?.into_iter().map(AuditLine::try_from).collect()
}

#[derive(FromQueryResult)]
struct Row {
    seq: i64,
    at: i64,
    actor: String,
    account_id: Option<Uuid>,
    address: String,
    request: String,
    action: String,
    subject: String,
    subject_id: Option<Uuid>,
    import_id: Option<Uuid>,
    before: Option<String>,
    after: Option<String>,
    hash: Option<Vec<u8>>,
    file: Option<String>,
}

impl TryFrom<Row> for AuditLine {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            at: Timestamp::from_micros(row.at).ok_or_else(|| inconsistent("audit", "at", row.seq))?,
            seq: row.seq,
            actor: row.actor,
            account: row.account_id,
            address: row.address,
            request: row.request,
            action: row.action,
            subject: row.subject,
            subject_id: row.subject_id,
            import: row.import_id,
            file: row.file,
            changes: changes(row.before.as_deref(), row.after.as_deref()),
            hash: row.hash.map(|hash| hex::encode(&hash)),
        })
    }
}

/// A condition with its values, put together piece by piece.
#[derive(Default)]
struct Condition {
    pieces: Vec<String>,
    values: Vec<Value>,
}

impl Condition {
    /// A piece with a value at `$`.
    fn and(&mut self, piece: &str, value: impl Into<Value>) {
        self.values.push(cell(value));
        self.pieces.push(piece.replace('$', &format!("${}", self.values.len())));
    }
}

/// At most this many words are looked for.
const MOST_WORDS: usize = 10;

fn condition(query: &AuditQuery) -> Result<(String, Vec<Value>)> {
    let mut all = Condition { pieces: vec!["1 = 1".into()], values: Vec::new() };
    let micros = |instant: &DateTime<Utc>| instant.timestamp_micros();
    query.from.iter().for_each(|from| all.and("a.at >= $", micros(from)));
    query.to.iter().for_each(|to| all.and("a.at < $", micros(to)));
    given(&query.actor).for_each(|actor| all.and("a.actor = $", actor));
    given(&query.action).for_each(|action| all.and("a.action LIKE $ ESCAPE '\\'", format!("{}%", escaped(action))));
    given(&query.subject).for_each(|subject| all.and("a.subject = $", subject));
    query.subject_id.iter().for_each(|id| all.and("a.subject_id = $", *id));
    given(&query.address).for_each(|address| all.and("a.address = $", address));
    query.below.iter().for_each(|below| all.and("a.seq < $", *below));
    let words: Vec<&str> = given(&query.words).flat_map(str::split_whitespace).collect();
    if words.len() > MOST_WORDS {
        return Err(Error::invalid("words", words.len(), Unfit::TooManyWords).with("limit", MOST_WORDS));
    }
    for word in words {
        let pattern = format!("%{}%", escaped(&word.to_lowercase()));
        all.and(
            r"(lower(coalesce(a.before, '')) LIKE $ ESCAPE '\' OR lower(coalesce(a.after, '')) LIKE $ ESCAPE '\')",
            pattern,
        );
    }
    Ok((all.pieces.join(" AND "), all.values))
}

/// What was given and is not empty: a form sends empty fields too.
fn given(text: &Option<String>) -> impl Iterator<Item = &str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).into_iter()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
