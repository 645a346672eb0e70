//! Imports: show a file, correct its mapping, confirm or discard it.

use axum::Json;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use guatu_app::App;
use guatu_app::import::{self, ConfirmBody, ImportLine, ImportView, MappingBody, RowPage, RowQuery};
use guatu_kernel::{Error, ErrorCode, ImportId, Unfit};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, LARGEST_UPLOAD, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, preview))
        .routes(routes!(show, discard))
        .routes(routes!(rows))
        .routes(routes!(map))
        .routes(routes!(confirm))
        .routes(routes!(marked))
        .routes(routes!(rejected))
}

/// The file to look at.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the multipart body to the contract")]
pub struct FileBody {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// The history of imports, newest first.
#[utoipa::path(get, path = "/api/imports", tag = "import", operation_id = "list_imports", security(("session" = ["import.preview"])), responses((status = 200, body = Vec<ImportLine>)))]
async fn list(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<ImportLine>>, Failure> {
    Ok(Json(import::list(&mut app.read(actor).await?).await?))
}

/// Show a file to the system. Nothing is written but the preview itself.
#[utoipa::path(post, path = "/api/imports", tag = "import", security(("session" = ["import.preview"])), request_body(content = FileBody, content_type = "multipart/form-data"),
    responses((status = 200, body = ImportView), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn preview(
    State(app): State<App>,
    Requester(actor): Requester,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<ImportView>, Failure> {
    import::may_preview(&app, &actor).await?;
    let (name, bytes) = upload_of(form).await?;
    Ok(Json(import::preview(&app, actor, name, bytes).await?))
}

/// The file of a form with its name.
pub async fn upload_of(form: Result<Multipart, MultipartRejection>) -> Result<(String, Vec<u8>), Error> {
    upload(form.map_err(|cause| no_file().because(cause))?).await
}

async fn upload(mut form: Multipart) -> Result<(String, Vec<u8>), Error> {
    while let Some(field) = form.next_field().await.map_err(broken_form)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or("file").to_string();
            return Ok((name, field.bytes().await.map_err(broken_form)?.to_vec()));
        }
    }
    Err(no_file())
}

/// A form that is longer than the server takes, or that ends before its end.
pub fn broken_form(cause: MultipartError) -> Error {
    match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Error::new(ErrorCode::FileTooLarge).with("limit", LARGEST_UPLOAD >> 20).because(cause)
        }
        _ => no_file().because(cause),
    }
}

pub fn no_file() -> Error {
    Error::invalid("file", "", Unfit::FileMissing)
}

/// An import: how its sheets were understood, and what they would change or have changed.
#[utoipa::path(get, path = "/api/imports/{id}", tag = "import", operation_id = "show_import", security(("session" = ["import.preview"])), params(("id" = String, Path)),
    responses((status = 200, body = ImportView), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<ImportView>, Failure> {
    Ok(Json(import::show(&mut app.read(actor).await?, parse(&id)?).await?))
}

/// The rows of an import, by status.
#[utoipa::path(get, path = "/api/imports/{id}/rows", tag = "import", security(("session" = ["import.preview"])), params(("id" = String, Path), RowQuery),
    responses((status = 200, body = RowPage), (status = 404, body = Problem)))]
async fn rows(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Query(query): Query<RowQuery>,
) -> Result<Json<RowPage>, Failure> {
    Ok(Json(import::rows(&mut app.read(actor).await?, parse(&id)?, &query).await?))
}

/// Correct how the columns of a sheet are understood; remembered for the next file with the same headers.
#[utoipa::path(put, path = "/api/imports/{id}/mapping", tag = "import", security(("session" = ["import.preview"])), params(("id" = String, Path)), request_body = MappingBody,
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn map(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<MappingBody>,
) -> Result<Json<ImportView>, Failure> {
    Ok(Json(import::map(&app, actor, parse(&id)?, body).await?))
}

/// Write the import: all of it, or nothing.
#[utoipa::path(post, path = "/api/imports/{id}/confirm", tag = "import", security(("session" = ["import.confirm"])), params(("id" = String, Path)), request_body = ConfirmBody,
    responses((status = 200, body = ImportView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn confirm(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<ConfirmBody>,
) -> Result<Json<ImportView>, Failure> {
    Ok(Json(import::confirm(&app, actor, parse(&id)?, body).await?))
}

/// Discard a preview.
#[utoipa::path(delete, path = "/api/imports/{id}", tag = "import", security(("session" = ["import.preview"])), params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn discard(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    import::discard(app.write(actor).await?, parse(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The same workbook with the bad cells marked.
#[utoipa::path(get, path = "/api/imports/{id}/marked.xlsx", tag = "import", security(("session" = ["import.preview"])), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn marked(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let export = import::marked(&mut app.read(actor).await?, parse(&id)?).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// The rejected rows alone, as a workbook to correct and bring back.
#[utoipa::path(get, path = "/api/imports/{id}/rejected.xlsx", tag = "import", security(("session" = ["import.preview"])), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn rejected(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let export = import::rejected(&mut app.read(actor).await?, parse(&id)?).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

fn parse(id: &str) -> Result<ImportId, Error> {
    id.parse().map_err(|_| Error::not_found())
}
