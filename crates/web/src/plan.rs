//! Baselines: freezing the plans of a year, and revising what a project has promised.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::ApprovalView;
use guatu_app::district::AsOf;
use guatu_app::plan::{self, BaselineBoard, FreezeBody, RevisionBody};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(board)).routes(routes!(freeze)).routes(routes!(revise))
}

/// How far the plans of a year are frozen, and what was revised.
#[utoipa::path(get, path = "/api/baselines/{year}", tag = "plan", operation_id = "baseline_board", security(("session" = ["project.read"])),
    params(("year" = i32, Path), AsOf), responses((status = 200, body = BaselineBoard)))]
async fn board(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(year): Path<i32>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<BaselineBoard>, Failure> {
    Ok(Json(plan::board(&mut app.read(actor).await?, year, as_of).await?))
}

/// Ask for the plans of a year to be frozen.
#[utoipa::path(post, path = "/api/baselines/{year}/freeze", tag = "plan", operation_id = "ask_freeze", security(("session" = ["project.edit"])),
    params(("year" = i32, Path)), request_body = FreezeBody,
    responses((status = 200, body = ApprovalView), (status = 422, body = Problem)))]
async fn freeze(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(year): Path<i32>,
    Body(body): Body<FreezeBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(plan::ask_freeze(app.write(actor).await?, year, body).await?))
}

/// Ask for another promise of a project whose plan is frozen.
#[utoipa::path(post, path = "/api/projects/{code}/revision", tag = "plan", operation_id = "ask_revision", security(("session" = ["project.edit"])),
    params(("code" = String, Path)), request_body = RevisionBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn revise(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<RevisionBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(plan::ask_revision(app.write(actor).await?, &code, body).await?))
}
