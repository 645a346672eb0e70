//! The audit record: who changed what, before and after, numbered without gaps in the transaction of the change.

use guatu_db::{FromQueryResult, Session, cell};
use guatu_domain::access::Actor;
use guatu_kernel::{Error, ImportId, ProjectId, Result, Timestamp};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::project::view::FieldChange;

/// A change on its way into the record.
#[derive(Debug)]
pub struct Change {
    action: &'static str,
    subject: String,
    id: Uuid,
    import: Option<ImportId>,
    before: Option<String>,
    after: Option<String>,
}

impl Change {
    pub(crate) fn new<T: Serialize>(
        action: &'static str,
        subject: &str,
        id: Uuid,
        import: Option<ImportId>,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<Self> {
        let json = |value: Option<&T>| value.map(serde_json::to_string).transpose().map_err(Error::internal);
        Ok(Self { action, subject: subject.into(), id, import, before: json(before)?, after: json(after)? })
    }
}

/// Appends changes. The counter's row lock orders the entries of all writers by their commit.
pub(crate) async fn append(session: &Session, actor: &Actor, now: Timestamp, changes: Vec<Change>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(changes.len()).map_err(Error::internal)?;
    let last = session
        .number("UPDATE counter SET value = value + $1 WHERE name = 'audit' RETURNING value", [cell(count)])
        .await?;
    let rows = changes.into_iter().zip(last - count + 1..).map(|(change, seq)| {
        vec![
            cell(seq),
            cell(now.micros()),
            cell(actor.name.as_str()),
            cell(actor.address.as_str()),
            cell(actor.request.as_str()),
            cell(change.action),
            cell(change.subject),
            cell(change.id),
            cell(change.import.map(|import| import.0)),
            cell(change.before),
            cell(change.after),
        ]
    });
    const COLUMNS: [&str; 11] =
        ["seq", "at", "actor", "address", "request", "action", "subject", "subject_id", "import_id", "before", "after"];
    session.insert("audit", &COLUMNS, rows.collect()).await
}

/// The number of the last entry: whoever has seen it has seen every change.
pub(crate) async fn last(session: &Session) -> Result<i64> {
    session.number("SELECT value FROM counter WHERE name = 'audit'", []).await
}

/// An entry as read back.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Entry {
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub file: Option<String>,
}

/// Everything recorded about one subject, newest first.
pub(crate) async fn of_subject(session: &Session, id: Uuid) -> Result<Vec<Entry>> {
    let sql = "SELECT a.at, a.actor, a.action, a.before, a.after, i.file FROM audit a \
               LEFT JOIN import i ON i.id = a.import_id WHERE a.subject_id = $1 ORDER BY a.seq DESC LIMIT 1000";
    session.all(sql, [cell(id)]).await
}

/// The fields that differ between two recorded states.
pub fn differences(before: Option<&str>, after: Option<&str>) -> Vec<FieldChange> {
    let parse = |text: Option<&str>| {
        text.and_then(|text| serde_json::from_str::<Map<String, Json>>(text).ok()).unwrap_or_default()
    };
    let (before, after) = (parse(before), parse(after));
    let mut fields: Vec<&String> = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    fields.retain(|field| before.get(*field) != after.get(*field));
    fields
        .into_iter()
        .map(|field| FieldChange {
            field: field.clone(),
            before: before.get(field).and_then(words),
            after: after.get(field).and_then(words),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// A recorded value in words: an amount or date as it was written where it was.
fn words(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Object(fields) => match fields.get("written").and_then(Json::as_str) {
            Some(written) => Some(written.into()),
            None => fields.get("money").and_then(words).or_else(|| Some(value.to_string())),
        },
        other => Some(other.to_string()),
    }
}

/// What has changed since an audit number.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    pub projects: Vec<ProjectId>,
    pub orgs: bool,
    pub curves: bool,
}

#[derive(FromQueryResult)]
struct Touched {
    subject: String,
    subject_id: Uuid,
}

pub(crate) async fn changed_since(session: &Session, seq: i64) -> Result<Changed> {
    let sql = "SELECT DISTINCT subject, subject_id FROM audit WHERE seq > $1 AND subject_id IS NOT NULL AND subject IN ('project', 'org', 'curve')";
    let mut changed = Changed::default();
    for touched in session.all::<Touched>(sql, [cell(seq)]).await? {
        match touched.subject.as_str() {
            "project" => changed.projects.push(ProjectId(touched.subject_id)),
            "org" => changed.orgs = true,
            _ => changed.curves = true,
        }
    }
    Ok(changed)
}
