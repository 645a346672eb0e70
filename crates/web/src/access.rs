//! Roles, grants, and the answers to "why can they see this?".

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use guatu_app::App;
use guatu_app::access::view::{
    GrantBody, GrantEndBody, GrantQuery, GrantView, HandOverBody, MatrixView, RightChange, RoleBody, RoleView,
    WhyQuery, WhyView,
};
use guatu_app::access::{self, grant, matrix, preview, role};
use guatu_kernel::{Error, GrantId, RoleId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester, XLSX, file, operations};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(roles, make_role))
        .routes(routes!(change_role, remove_role))
        .routes(routes!(preview_role))
        .routes(routes!(grants, give))
        .routes(routes!(preview_grant))
        .routes(routes!(end_grant))
        .routes(routes!(hand_over))
        .routes(routes!(why))
        .routes(routes!(permission_matrix))
        .routes(routes!(permission_matrix_file))
}

fn role_id(text: &str) -> Result<RoleId, Failure> {
    text.parse().map_err(|_| Error::not_found().into())
}

/// Every role with its permissions, and how many hold it.
#[utoipa::path(get, path = "/api/access/roles", tag = "access", security(("session" = ["access.read"])),
    responses((status = 200, body = Vec<RoleView>)))]
async fn roles(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<RoleView>>, Failure> {
    Ok(Json(role::roles(&mut app.read(actor).await?).await?))
}

/// Make a role. `403 duties_separate` when it would join duties that are kept apart.
#[utoipa::path(post, path = "/api/access/roles", tag = "access", security(("session" = ["role.edit"])), request_body = RoleBody,
    responses((status = 200, body = RoleView), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn make_role(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<RoleBody>,
) -> Result<Json<RoleView>, Failure> {
    Ok(Json(role::make(app.write(actor).await?, body).await?))
}

/// Change a role that was made here. Its holders have to sign in again.
#[utoipa::path(put, path = "/api/access/roles/{id}", tag = "access", security(("session" = ["role.edit"])),
    params(("id" = String, Path)), request_body = RoleBody,
    responses((status = 200, body = RoleView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change_role(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<RoleBody>,
) -> Result<Json<RoleView>, Failure> {
    Ok(Json(role::change(app.write(actor).await?, role_id(&id)?, body).await?))
}

/// Remove a role that nobody holds any more.
#[utoipa::path(delete, path = "/api/access/roles/{id}", tag = "access", security(("session" = ["role.edit"])),
    params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn remove_role(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    role::remove(app.write(actor).await?, role_id(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a changed role would open or close for its holders. Nothing is changed.
#[utoipa::path(post, path = "/api/access/roles/{id}/preview", tag = "access", security(("session" = ["access.read"])),
    params(("id" = String, Path)), request_body = RoleBody,
    responses((status = 200, body = Vec<RightChange>), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn preview_role(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<RoleBody>,
) -> Result<Json<Vec<RightChange>>, Failure> {
    Ok(Json(preview::of_role(&mut app.read(actor).await?, role_id(&id)?, body).await?))
}

/// Who holds which role, the latest first.
#[utoipa::path(get, path = "/api/access/grants", tag = "access", security(("session" = ["access.read"])), params(GrantQuery),
    responses((status = 200, body = Vec<GrantView>)))]
async fn grants(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<GrantQuery>,
) -> Result<Json<Vec<GrantView>>, Failure> {
    Ok(Json(grant::grants(&mut app.read(actor).await?, &query).await?))
}

/// Give a role to an account. The account has to sign in again.
#[utoipa::path(post, path = "/api/access/grants", tag = "access", security(("session" = ["grant.edit"])), request_body = GrantBody,
    responses((status = 200, body = GrantView), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn give(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<GrantBody>,
) -> Result<Json<GrantView>, Failure> {
    Ok(Json(grant::grant(app.write(actor).await?, body).await?))
}

/// What a grant would open. Nothing is changed.
#[utoipa::path(post, path = "/api/access/grants/preview", tag = "access", security(("session" = ["access.read"])), request_body = GrantBody,
    responses((status = 200, body = Vec<RightChange>), (status = 422, body = Problem)))]
async fn preview_grant(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<GrantBody>,
) -> Result<Json<Vec<RightChange>>, Failure> {
    Ok(Json(preview::of_grant(&mut app.read(actor).await?, body).await?))
}

/// End a grant today. It stays in the record.
#[utoipa::path(post, path = "/api/access/grants/{id}/end", tag = "access", security(("session" = ["grant.edit"])),
    params(("id" = String, Path)), request_body = GrantEndBody,
    responses((status = 200, body = GrantView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn end_grant(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<GrantEndBody>,
) -> Result<Json<GrantView>, Failure> {
    let id: GrantId = id.parse().map_err(|_| Error::not_found())?;
    Ok(Json(grant::end(app.write(actor).await?, id, body).await?))
}

/// Pass every duty of a leaving account on to another from a day on.
#[utoipa::path(post, path = "/api/access/hand-over", tag = "access", security(("session" = ["grant.edit"])), request_body = HandOverBody,
    responses((status = 200, body = Vec<GrantView>), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn hand_over(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<HandOverBody>,
) -> Result<Json<Vec<GrantView>>, Failure> {
    Ok(Json(grant::hand_over(app.write(actor).await?, body).await?))
}

/// Why an account sees a project, or why not.
#[utoipa::path(get, path = "/api/access/why", tag = "access", security(("session" = ["access.read"])), params(WhyQuery),
    responses((status = 200, body = WhyView), (status = 404, body = Problem)))]
async fn why(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<WhyQuery>,
) -> Result<Json<WhyView>, Failure> {
    Ok(Json(access::why(&mut app.read(actor).await?, &query).await?))
}

/// What each role may do: every operation of this contract with the roles that may do it.
#[utoipa::path(get, path = "/api/access/matrix", tag = "access", security(("session" = ["access.read"])),
    responses((status = 200, body = MatrixView)))]
async fn permission_matrix(State(app): State<App>, Requester(actor): Requester) -> Result<Json<MatrixView>, Failure> {
    Ok(Json(matrix::show(&mut app.read(actor).await?, operations()).await?))
}

/// The same as a workbook, for the auditor. Taking it out is recorded.
#[utoipa::path(get, path = "/api/access/matrix.xlsx", tag = "access", security(("session" = ["access.read"])),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn permission_matrix_file(State(app): State<App>, Requester(actor): Requester) -> Result<Response, Failure> {
    let export = matrix::export(&mut app.read(actor).await?, operations()).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}
