//! Files beside projects: photos and papers.

use axum::Json;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use guatu_app::App;
use guatu_app::file::view::{FileQuery, FileRemoveBody, FileView};
use guatu_app::file::{self, NewFile};
use guatu_domain::file::Media;
use guatu_kernel::{Error, FileId, Result};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::import::{broken_form, no_file};
use crate::shell::{Body, Failure, Problem, Query, Requester, file as handed_out};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(take))
        .routes(routes!(thumbnail))
        .routes(routes!(remove))
}

/// A file and what is said of it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the multipart body to the contract")]
pub struct FileAddBody {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The milestone that it proves.
    milestone: Option<String>,
    /// When a picture was taken, where it does not say so itself: `2023-03-31T10:05`.
    taken_at: Option<String>,
    /// Where, in degrees of WGS-84.
    longitude: Option<String>,
    latitude: Option<String>,
}

/// The files of a project, the latest first.
#[utoipa::path(get, path = "/api/projects/{code}/files", tag = "file", operation_id = "list_files", security(("session" = ["project.read"])),
    params(("code" = String, Path)), responses((status = 200, body = Vec<FileView>), (status = 404, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
) -> Result<Json<Vec<FileView>>, Failure> {
    Ok(Json(file::list(&mut app.read(actor).await?, &code).await?))
}

/// Add a photo or paper to a project. What it is, its content says.
#[utoipa::path(post, path = "/api/projects/{code}/files", tag = "file", operation_id = "add_file", security(("session" = ["file.add"])),
    params(("code" = String, Path)), request_body(content = FileAddBody, content_type = "multipart/form-data"),
    responses((status = 200, body = FileView), (status = 404, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
async fn add(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<FileView>, Failure> {
    file::may_add(&app, &actor).await?;
    let new = read(form.map_err(|cause| no_file().because(cause))?).await?;
    Ok(Json(file::add(&app, actor, &code, new).await?))
}

async fn read(mut form: Multipart) -> Result<NewFile, Error> {
    let mut new = NewFile::default();
    let mut found = false;
    while let Some(field) = form.next_field().await.map_err(broken_form)? {
        match field.name().unwrap_or_default() {
            "file" => {
                found = true;
                new.name = field.file_name().unwrap_or("file").to_string();
                new.bytes = field.bytes().await.map_err(broken_form)?.to_vec();
            }
            "milestone" => new.milestone = Some(text(field).await?),
            "taken_at" => new.taken_at = Some(text(field).await?),
            "longitude" => new.longitude = Some(text(field).await?),
            "latitude" => new.latitude = Some(text(field).await?),
            _ => {}
        }
    }
    if found { Ok(new) } else { Err(no_file()) }
}

async fn text(field: Field<'_>) -> Result<String, Error> {
    field.text().await.map_err(broken_form)
}

/// A file itself. That it was taken out is recorded.
#[utoipa::path(get, path = "/api/files/{id}", tag = "file", operation_id = "take_file", security(("session" = ["project.read"])),
    params(("id" = FileId, Path), FileQuery),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 404, body = Problem), (status = 503, body = Problem)))]
async fn take(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<FileId>,
    Query(query): Query<FileQuery>,
) -> Result<Response, Failure> {
    let (export, media) = file::take(&mut app.read(actor).await?, id).await?;
    let mut answer = handed_out(&export.name, media.mime(), export.bytes, query.show && media.is_shown());
    // Whatever a paper carries runs nowhere, and may not reach for anything.
    let nothing = HeaderValue::from_static(
        "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; sandbox",
    );
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, nothing);
    Ok(answer)
}

/// A small picture of a picture.
#[utoipa::path(get, path = "/api/files/{id}/thumbnail", tag = "file", operation_id = "file_thumbnail", security(("session" = ["project.read"])),
    params(("id" = FileId, Path)), responses((status = 200, content_type = "image/jpeg", body = Vec<u8>), (status = 404, body = Problem)))]
async fn thumbnail(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<FileId>,
) -> Result<Response, Failure> {
    let bytes = file::thumbnail(&mut app.read(actor).await?, id).await?;
    Ok(handed_out("thumbnail.jpg", Media::Jpeg.mime(), bytes, true))
}

/// Remove a file. It is no longer shown; its content and the record stay.
#[utoipa::path(post, path = "/api/files/{id}/remove", tag = "file", operation_id = "remove_file", security(("session" = ["file.add"])),
    params(("id" = FileId, Path)), request_body = FileRemoveBody,
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn remove(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<FileId>,
    Body(body): Body<FileRemoveBody>,
) -> Result<StatusCode, Failure> {
    file::remove(app.write(actor).await?, id, body).await?;
    Ok(StatusCode::NO_CONTENT)
}
