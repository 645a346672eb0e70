//! Files in the database.

use chrono::NaiveDateTime;
use guatu_db::{FromQueryResult, Session, cell, inconsistent, visible_projects};
use guatu_domain::file::{Media, Place, Taken};
use guatu_kernel::{Error, FileId, ProjectId, Result, Scope, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::project::store::instant;

/// A file as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct File {
    pub id: FileId,
    pub project: ProjectId,
    /// The name of the milestone that it proves.
    pub milestone: Option<String>,
    pub name: String,
    pub media: Media,
    pub bytes: i64,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: String,
    pub taken: Taken,
    pub added_by: String,
    pub added_at: Timestamp,
    pub removal: Option<Removal>,
}

/// That a file was removed. Its content stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Removal {
    pub by: String,
    pub at: Timestamp,
    pub reason: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    project_id: Uuid,
    milestone: Option<String>,
    name: String,
    media: String,
    size: i64,
    hash: String,
    taken_at: Option<String>,
    longitude_e6: Option<i64>,
    latitude_e6: Option<i64>,
    declared: bool,
    added_by: String,
    added_at: i64,
}

/// How the time of a picture is kept: a time of the place, in no zone.
const TIME: &str = "%Y-%m-%dT%H:%M:%S";

impl TryFrom<Row> for File {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("file", column, row.id);
        let time = row.taken_at.map(|text| NaiveDateTime::parse_from_str(&text, TIME).map_err(|_| broken("taken_at")));
        let place = match (row.longitude_e6, row.latitude_e6) {
            (Some(longitude), Some(latitude)) => {
                Some(Place::new(longitude, latitude).ok_or_else(|| broken("longitude_e6"))?)
            }
            _ => None,
        };
        Ok(Self {
            id: FileId(row.id),
            project: ProjectId(row.project_id),
            milestone: row.milestone,
            name: row.name,
            media: Media::parse(&row.media).ok_or_else(|| broken("media"))?,
            bytes: row.size,
            hash: row.hash,
            taken: Taken { at: time.transpose()?, place, declared: row.declared },
            added_by: row.added_by,
            added_at: instant(row.added_at).ok_or_else(|| broken("added_at"))?,
            removal: None,
        })
    }
}

const SELECT: &str = "SELECT id, project_id, milestone, name, media, size, hash, taken_at, longitude_e6, latitude_e6, declared, \
                      added_by, added_at FROM file";

/// The files of a project that nobody removed, the latest first.
pub(crate) async fn list(session: &Session, scope: &Scope, project: ProjectId) -> Result<Vec<File>> {
    let (visible, orgs) = visible_projects(scope, "file.project_id", 2);
    let sql =
        format!("{SELECT} WHERE project_id = $1 AND removed_at IS NULL AND {visible} ORDER BY added_at DESC, id DESC");
    let rows: Vec<Row> = session.all(&sql, std::iter::once(cell(project.0)).chain(orgs)).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Every file that was ever recorded, removed ones too: for whoever looks after the shelf.
pub(super) async fn all(session: &Session) -> Result<Vec<File>> {
    let rows: Vec<Row> = session.all(&format!("{SELECT} ORDER BY id"), []).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// A file that nobody removed.
///
/// # Errors
/// `not_found` when there is none, or none that the scope shows.
pub(super) async fn get(session: &Session, scope: &Scope, id: FileId) -> Result<File> {
    let (visible, orgs) = visible_projects(scope, "file.project_id", 2);
    let sql = format!("{SELECT} WHERE id = $1 AND removed_at IS NULL AND {visible}");
    let row: Option<Row> = session.one(&sql, std::iter::once(cell(id.0)).chain(orgs)).await?;
    row.ok_or_else(Error::not_found)?.try_into()
}

pub(super) async fn insert(session: &Session, file: &File) -> Result<()> {
    const COLUMNS: [&str; 13] = [
        "id",
        "project_id",
        "milestone",
        "name",
        "media",
        "size",
        "hash",
        "taken_at",
        "longitude_e6",
        "latitude_e6",
        "declared",
        "added_by",
        "added_at",
    ];
    let row = vec![
        cell(file.id.0),
        cell(file.project.0),
        cell(file.milestone.clone()),
        cell(file.name.as_str()),
        cell(file.media.ending()),
        cell(file.bytes),
        cell(file.hash.as_str()),
        cell(file.taken.at.map(|at| at.format(TIME).to_string())),
        cell(file.taken.place.map(|place| place.longitude_e6)),
        cell(file.taken.place.map(|place| place.latitude_e6)),
        cell(file.taken.declared),
        cell(file.added_by.as_str()),
        cell(file.added_at.micros()),
    ];
    session.insert("file", &COLUMNS, vec![row]).await
}

pub(super) async fn remove(session: &Session, id: FileId, removal: &Removal) -> Result<()> {
    let sql = "UPDATE file SET removed_by = $1, removed_at = $2, removal_reason = $3 WHERE id = $4";
    let values = [cell(removal.by.as_str()), cell(removal.at.micros()), cell(removal.reason.as_str()), cell(id.0)];
    session.run(sql, values).await.map(drop)
}
