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

/// An entry about a project, as an explanation needs it: who recorded what, when, and with which file.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    pub project: ProjectId,
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub file: Option<String>,
    after: String,
}

impl Noted {
    /// Whether it is about the report of this month, or the milestone or fact of this name.
    pub fn names(&self, name: &str) -> bool {
        let after: Map<String, Json> = serde_json::from_str(&self.after).unwrap_or_default();
        ["name", "month"].iter().any(|field| after.get(*field).and_then(Json::as_str) == Some(name))
    }
}

/// The entries about one project, or about all of them, that record facts.
pub(crate) async fn notes(session: &Session, project: Option<ProjectId>) -> Result<Vec<Noted>> {
    #[derive(FromQueryResult)]
    struct Row {
        subject_id: Uuid,
        at: i64,
        actor: String,
        action: String,
        after: Option<String>,
        file: Option<String>,
    }
    let only = if project.is_some() { "AND a.subject_id = $1" } else { "" };
    let sql = format!(
        "SELECT a.subject_id, a.at, a.actor, a.action, a.after, i.file FROM audit a LEFT JOIN import i ON i.id = a.import_id \
         WHERE a.subject = 'project' AND a.subject_id IS NOT NULL {only} ORDER BY a.seq"
    );
    let rows: Vec<Row> = session.all(&sql, project.map(|project| cell(project.0))).await?;
    let noted = |row: Row| Noted {
        project: ProjectId(row.subject_id),
        at: row.at,
        actor: row.actor,
        action: row.action,
        file: row.file,
        after: row.after.unwrap_or_default(),
    };
    Ok(rows.into_iter().map(noted).collect())
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
    /// A rule set was put into force.
    pub rules: bool,
    /// A month was closed, or opened again.
    pub closings: bool,
    /// Something was decided about the pools.
    pub pools: bool,
}

#[derive(FromQueryResult)]
struct Touched {
    subject: String,
    subject_id: Uuid,
}

pub(crate) async fn changed_since(session: &Session, seq: i64) -> Result<Changed> {
    let sql = "SELECT DISTINCT subject, subject_id FROM audit WHERE seq > $1 AND subject_id IS NOT NULL AND subject IN ('project', 'org', 'curve', 'rule_activation', 'closing', 'pool')";
    let mut changed = Changed::default();
    for touched in session.all::<Touched>(sql, [cell(seq)]).await? {
        match touched.subject.as_str() {
            "project" => changed.projects.push(ProjectId(touched.subject_id)),
            "org" => changed.orgs = true,
            "curve" => changed.curves = true,
            "rule_activation" => changed.rules = true,
            "pool" => changed.pools = true,
            _ => changed.closings = true,
        }
    }
    Ok(changed)
}
