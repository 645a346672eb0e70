//! What others read of the record: the history of a subject, and what has changed since.

use guatu_db::{FromQueryResult, Session, cell};
use guatu_kernel::{ProjectId, Result};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::project::view::FieldChange;

/// The number of the last entry: whoever has seen it has seen every change.
pub(crate) async fn last(session: &Session) -> Result<i64> {
    session.number("SELECT value FROM counter WHERE name = 'audit'", []).await
}

/// An entry as a history tells it.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Told {
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub file: Option<String>,
}

/// Everything recorded about one subject, newest first.
pub(crate) async fn of_subject(session: &Session, id: Uuid) -> Result<Vec<Told>> {
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

/// What an entry tells, field by field; a value without fields as the field `value`.
pub(super) fn changes(before: Option<&str>, after: Option<&str>) -> Vec<FieldChange> {
    let value = |text: Option<&str>| text.and_then(|text| serde_json::from_str::<Json>(text).ok());
    let (one, other) = (value(before), value(after));
    let fields = |value: &Option<Json>| value.as_ref().is_none_or(Json::is_object);
    if fields(&one) && fields(&other) {
        return differences(before, after);
    }
    let [before, after] = [one, other].map(|value| value.as_ref().and_then(words));
    vec![FieldChange { field: "value".into(), before, after }]
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
