//! The organisation tree.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::org::sheet::{self, OrgSheetView, SeenQuery};
use guatu_app::org::{self, OrgBody, OrgNode};
use guatu_kernel::{Error, OrgId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::import::{FileBody, upload_of};
use crate::shell::{Body, Failure, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(tree, register))
        .routes(routes!(change))
        .routes(routes!(export))
        .routes(routes!(template))
        .routes(routes!(preview_sheet))
        .routes(routes!(confirm_sheet))
}

/// Every unit with the one above it.
#[utoipa::path(get, path = "/api/orgs", tag = "org", operation_id = "list_orgs", security(("session" = [])),
    responses((status = 200, body = Vec<OrgNode>)))]
async fn tree(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<OrgNode>>, Failure> {
    Ok(Json(org::tree(&mut app.read(actor).await?).await?))
}

/// Register a unit.
#[utoipa::path(post, path = "/api/orgs", tag = "org", operation_id = "register_org", security(("session" = ["org.edit"])), request_body = OrgBody,
    responses((status = 200, body = OrgNode), (status = 422, body = Problem)))]
async fn register(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<OrgBody>,
) -> Result<Json<OrgNode>, Failure> {
    Ok(Json(org::register(app.write(actor).await?, body).await?))
}

/// Rename a unit, or move it with everything below it.
#[utoipa::path(put, path = "/api/orgs/{id}", tag = "org", operation_id = "change_org", security(("session" = ["org.edit"])), params(("id" = String, Path)),
    request_body = OrgBody, responses((status = 200, body = OrgNode), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<OrgBody>,
) -> Result<Json<OrgNode>, Failure> {
    let id: OrgId = id.parse().map_err(|_| Error::not_found())?;
    Ok(Json(org::change(app.write(actor).await?, id, body).await?))
}

/// The tree as a workbook, in the form in which it is imported.
#[utoipa::path(get, path = "/api/orgs/export.xlsx", tag = "org", operation_id = "export_orgs", security(("session" = ["org.edit"])),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>), (status = 403, body = Problem)))]
async fn export(State(app): State<App>, Requester(actor): Requester) -> Result<Response, Failure> {
    let export = sheet::export(&mut app.read(actor).await?).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// The form for importing the tree, empty.
#[utoipa::path(get, path = "/api/orgs/import/template.xlsx", tag = "org", operation_id = "org_template", security(("session" = [])),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn template(_: Requester) -> Result<Response, Failure> {
    let export = sheet::template()?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// Show what a workbook of units would bring. Nothing is written.
#[utoipa::path(post, path = "/api/orgs/import/preview", tag = "org", operation_id = "preview_orgs", security(("session" = ["org.edit"])),
    request_body(content = FileBody, content_type = "multipart/form-data"),
    responses((status = 200, body = OrgSheetView), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn preview_sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<OrgSheetView>, Failure> {
    sheet::may_import(&app, &actor).await?;
    let (name, bytes) = upload_of(form).await?;
    Ok(Json(sheet::preview(&app, actor, name, bytes).await?))
}

/// Bring a workbook of units into the tree: all of it, or nothing. Units that it leaves out stay as they are.
#[utoipa::path(post, path = "/api/orgs/import", tag = "org", operation_id = "import_orgs", security(("session" = ["org.edit"])), params(SeenQuery),
    request_body(content = FileBody, content_type = "multipart/form-data"),
    responses((status = 200, body = OrgSheetView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn confirm_sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<SeenQuery>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<OrgSheetView>, Failure> {
    sheet::may_import(&app, &actor).await?;
    let (name, bytes) = upload_of(form).await?;
    Ok(Json(sheet::confirm(&app, actor, name, bytes, &query.seen).await?))
}
