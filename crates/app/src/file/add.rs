//! Adding a file to a project.

use std::sync::Arc;

use chrono::NaiveDateTime;
use guatu_domain::access::{Actor, Permission};
use guatu_domain::file::{self as rules, Media, Place, Taken};
use guatu_domain::written::label;
use guatu_kernel::{Error, ErrorCode, FileId, Result, Unfit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::shelf::{Part, Shelf, hash_of};
use super::store::{self, File};
use super::view::FileView;
use super::{content, show};
use crate::district::AsOf;
use crate::{App, Op};

/// A file with what its form says of it.
#[derive(Debug, Clone, Default)]
pub struct NewFile {
    /// As the browser calls it.
    pub name: String,
    pub bytes: Vec<u8>,
    /// The milestone that it proves.
    pub milestone: Option<String>,
    /// When a picture was taken, where it does not say so itself: `2023-03-31T10:05`.
    pub taken_at: Option<String>,
    /// Where, in degrees of WGS-84.
    pub longitude: Option<String>,
    pub latitude: Option<String>,
}

/// What is known of a file once it was looked into.
struct Understood {
    media: Media,
    taken: Taken,
    hash: String,
    thumbnail: Option<Vec<u8>>,
    bytes: Vec<u8>,
}

/// Refuses whoever may not add files, before the whole of one is read.
pub async fn may_add(app: &App, actor: &Actor) -> Result<()> {
    app.read(actor.clone()).await?.require(Permission::FileAdd).map(drop)
}

/// Adds a file to a project, as evidence of a milestone or by itself. The content is on the shelf before anything is recorded.
///
/// # Errors
/// `file_too_large`; `file_kind` when the content is none of the kinds that are taken; `file_damaged` for a picture that cannot be
/// read; `file_infected`, `scanner_unreachable`; `invalid` for a milestone that the project does not have, or a time or place that
/// are none; `storage_unreachable`.
pub async fn add(app: &App, actor: Actor, code: &str, new: NewFile) -> Result<FileView> {
    let shelf = app.settings().files.clone();
    let said = said(&new)?;
    let op = app.read(actor.clone()).await?;
    op.require(Permission::FileAdd)?;
    let milestone = checked(&op, code, &new).await?;
    let name = new.name;
    let understood = look_into(&shelf, new.bytes, &name).await?;
    put_away(&shelf, &understood).await?;

    let mut op = app.write(actor).await?;
    let (_, project) = show::project(&op, code).await?;
    let file = File {
        id: FileId(op.id()),
        project,
        milestone,
        name: rules::name(&name, understood.media),
        media: understood.media,
        bytes: i64::try_from(understood.bytes.len()).map_err(Error::internal)?,
        hash: understood.hash,
        taken: if understood.media.is_picture() { understood.taken.or(said) } else { Taken::default() },
        added_by: op.actor().name.clone(),
        added_at: op.now(),
        removal: None,
    };
    store::insert(op.session(), &file).await?;
    op.record("file.add", "file", file.id.0, None, Some(&file))?;
    let view = show::view(&op, &file).await?;
    op.commit().await?;
    Ok(view)
}

/// The milestone that a file is to prove, once it is clear that the actor may add to the project at all.
async fn checked(op: &Op, code: &str, new: &NewFile) -> Result<Option<String>> {
    let district = op.district(AsOf::default()).await?;
    let scope = op.scope(Permission::ProjectRead);
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    op.require_on(Permission::FileAdd, standing.file.keeper)?;
    let milestone = new.milestone.as_deref().map(label).filter(|name| !name.is_empty());
    match milestone {
        Some(name) if standing.file.latest_milestone(&name).is_none() => {
            Err(Error::invalid("milestone", name, Unfit::MilestoneUnknown))
        }
        milestone => Ok(milestone),
    }
}

async fn look_into(shelf: &Arc<Shelf>, bytes: Vec<u8>, name: &str) -> Result<Understood> {
    if bytes.len() > shelf.largest {
        return Err(Error::new(ErrorCode::FileTooLarge).with("file", name).with("limit", shelf.largest >> 20));
    }
    let refused = |code| Error::new(code).with("file", name);
    let media = content::media(&bytes).ok_or_else(|| refused(ErrorCode::FileKind))?;
    if let Some(scanner) = &shelf.scanner {
        scanner.pass(&bytes).await?;
    }
    let understood = tokio::task::spawn_blocking(move || {
        let picture = media.is_picture();
        let thumbnail = if picture { content::thumbnail(&bytes) } else { None };
        let taken = if picture { content::taken(&bytes) } else { Taken::default() };
        Understood { media, taken, hash: hash_of(&bytes), thumbnail, bytes }
    });
    let understood = understood.await.map_err(Error::internal)?;
    let unreadable = media.is_picture() && understood.thumbnail.is_none();
    if unreadable { Err(refused(ErrorCode::FileDamaged)) } else { Ok(understood) }
}

async fn put_away(shelf: &Shelf, file: &Understood) -> Result<()> {
    shelf.keep(&file.hash, Part::Original, file.bytes.clone()).await?;
    match &file.thumbnail {
        Some(thumbnail) => shelf.keep(&file.hash, Part::Thumbnail, thumbnail.clone()).await,
        None => Ok(()),
    }
}

/// When and where a picture was taken by the word of whoever adds it.
fn said(new: &NewFile) -> Result<Taken> {
    let given = |text: &Option<String>| text.as_deref().map(label).filter(|text| !text.is_empty());
    let at = given(&new.taken_at).map(|text| time(&text)).transpose()?;
    let place = match (given(&new.longitude), given(&new.latitude)) {
        (None, None) => None,
        (longitude, latitude) => {
            let (longitude, latitude) = (longitude.unwrap_or_default(), latitude.unwrap_or_default());
            let unreadable = |field, value: &str| Error::invalid(field, value, Unfit::CoordinateUnreadable);
            let east = degrees(&longitude).ok_or_else(|| unreadable("longitude", &longitude))?;
            let north = degrees(&latitude).ok_or_else(|| unreadable("latitude", &latitude))?;
            Some(Place::new(east, north).ok_or_else(|| unreadable("longitude", &longitude))?)
        }
    };
    Ok(Taken { at, place, declared: true })
}

/// As a form's field for a day and a time writes it, with or without seconds.
fn time(text: &str) -> Result<NaiveDateTime> {
    let forms = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];
    let read = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    read.ok_or_else(|| Error::invalid("taken_at", text, Unfit::DateUnreadable))
}

fn degrees(text: &str) -> Option<i64> {
    let exact: Decimal = text.parse().ok()?;
    exact.checked_mul(Decimal::from(1_000_000))?.round().to_i64()
}
