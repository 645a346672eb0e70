//! Looking at the files of a project, and taking them out.

use guatu_domain::access::Permission;
use guatu_domain::file::{Media, Place, proves};
use guatu_kernel::{Error, FileId, ProjectId, Result, Scope};
use rust_decimal::Decimal;

use super::shelf::Part;
use super::store::{self, File};
use super::view::FileView;
use crate::account::People;
use crate::district::AsOf;
use crate::{Export, Op};

/// The files of a project, the latest first.
pub async fn list(op: &mut Op, code: &str) -> Result<Vec<FileView>> {
    op.require(Permission::ProjectRead)?;
    let (scope, project) = project(op, code).await?;
    let people = People::load(op.session()).await?;
    let mut views = Vec::new();
    for file in store::list(op.session(), &scope, project).await? {
        views.push(told(op, &file, &people).await?);
    }
    Ok(views)
}

/// A file to be taken out, with its kind. That it left is recorded first.
pub async fn take(op: &mut Op, id: FileId) -> Result<(Export, Media)> {
    let scope = op.require(Permission::ProjectRead)?;
    let file = store::get(op.session(), &scope, id).await?;
    let bytes = op.app().settings().files.take(&file.hash, Part::Original).await?;
    op.note_now("file.open", "file", id.0, &file.name).await?;
    Ok((Export { name: file.name, bytes }, file.media))
}

/// A small JPEG of a picture.
///
/// # Errors
/// `not_found` for what is no picture.
pub async fn thumbnail(op: &mut Op, id: FileId) -> Result<Vec<u8>> {
    let scope = op.require(Permission::ProjectRead)?;
    let file = store::get(op.session(), &scope, id).await?;
    op.app().settings().files.take(&file.hash, Part::Thumbnail).await
}

/// Whether a milestone has evidence, of which at least one file has to count.
pub(crate) async fn proof(op: &Op, scope: &Scope, project: ProjectId, milestone: &str) -> Result<bool> {
    let files = store::list(op.session(), scope, project).await?;
    Ok(files.iter().any(|file| file.milestone.as_deref() == Some(milestone) && proves(file.media, &file.taken)))
}

/// A project that the actor sees.
pub(super) async fn project(op: &Op, code: &str) -> Result<(Scope, ProjectId)> {
    let scope = op.scope(Permission::ProjectRead);
    let district = op.district(AsOf::default()).await?;
    let project = district.project(&scope, code).map(|standing| standing.file.id).ok_or_else(Error::not_found)?;
    Ok((scope, project))
}

pub(super) async fn view(op: &Op, file: &File) -> Result<FileView> {
    told(op, file, &People::load(op.session()).await?).await
}

async fn told(op: &Op, file: &File, people: &People) -> Result<FileView> {
    let ledger = op.ledger().await?;
    let keeper = ledger.files.get(&file.project).and_then(|project| project.keeper);
    let place = file.taken.place;
    let degrees = |read: fn(Place) -> i64| place.map(|place| Decimal::new(read(place), 6).to_string());
    Ok(FileView {
        id: file.id,
        name: file.name.clone(),
        kind: file.media.ending().into(),
        bytes: file.bytes,
        milestone: file.milestone.clone(),
        is_picture: file.media.is_picture(),
        taken_at: file.taken.at,
        longitude: degrees(|place| place.longitude_e6),
        latitude: degrees(|place| place.latitude_e6),
        declared: file.taken.declared,
        proves: proves(file.media, &file.taken),
        added_by: people.name(&file.added_by),
        added_at: file.added_at,
        may_remove: op.scope(Permission::FileAdd).shows(keeper),
    })
}
