//! The project library: pools, moves, stages, exit proposals, projects that are one.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::ApprovalView;
use guatu_app::district::AsOf;
use guatu_app::life::view::LifeView;
use guatu_app::life::{self, StageBody};
use guatu_app::pool::view::{PoolBoard, PoolSettings, ProposalView};
use guatu_app::pool::{
    self, AdmissionBody, ExitBody, MoveBody, PoolBody, PoolQuery, PoolTargetBody, ProposalBody, ProposalQuery,
};
use guatu_app::project::merge::{self, DuplicateView, MergeBody};
use guatu_kernel::ProposalId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(board))
        .routes(routes!(settings))
        .routes(routes!(set_pool))
        .routes(routes!(set_admission))
        .routes(routes!(set_exit))
        .routes(routes!(set_target))
        .routes(routes!(ask_move))
        .routes(routes!(proposals))
        .routes(routes!(decide))
        .routes(routes!(show_life))
        .routes(routes!(advance))
        .routes(routes!(duplicates))
        .routes(routes!(merge_project))
}

/// The pools at a date: what stands in each, what entered since January against the target, stages, combed lists, newest moves.
#[utoipa::path(get, path = "/api/pools", tag = "pool", operation_id = "pool_board", security(("session" = ["project.read"])),
    params(PoolQuery), responses((status = 200, body = PoolBoard)))]
async fn board(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<PoolQuery>,
) -> Result<Json<PoolBoard>, Failure> {
    Ok(Json(pool::board(&mut app.read(actor).await?, query).await?))
}

/// What is decided about the pools, and published rules to adopt.
#[utoipa::path(get, path = "/api/pools/settings", tag = "pool", operation_id = "pool_settings", security(("session" = ["project.read"])),
    params(AsOf), responses((status = 200, body = PoolSettings)))]
async fn settings(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<PoolSettings>, Failure> {
    Ok(Json(pool::settings(&mut app.read(actor).await?, as_of).await?))
}

/// Name a pool, place it, open or shut it; a code that no pool has makes a new one.
#[utoipa::path(put, path = "/api/pools/settings/pools/{code}", tag = "pool", operation_id = "set_pool", security(("session" = ["pool.edit"])),
    params(("code" = String, Path)), request_body = PoolBody,
    responses((status = 200, body = PoolSettings), (status = 422, body = Problem)))]
async fn set_pool(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<PoolBody>,
) -> Result<Json<PoolSettings>, Failure> {
    Ok(Json(pool::set_pool(app.write(actor).await?, &code, body).await?))
}

/// Set the conditions of a pool for a sector.
#[utoipa::path(put, path = "/api/pools/settings/admissions", tag = "pool", operation_id = "set_pool_admission", security(("session" = ["pool.edit"])),
    request_body = AdmissionBody, responses((status = 200, body = PoolSettings), (status = 422, body = Problem)))]
async fn set_admission(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<AdmissionBody>,
) -> Result<Json<PoolSettings>, Failure> {
    Ok(Json(pool::set_admission(app.write(actor).await?, body).await?))
}

/// Set an exit rule.
#[utoipa::path(put, path = "/api/pools/settings/exits/{code}", tag = "pool", operation_id = "set_pool_exit", security(("session" = ["pool.edit"])),
    params(("code" = String, Path)), request_body = ExitBody,
    responses((status = 200, body = PoolSettings), (status = 422, body = Problem)))]
async fn set_exit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<ExitBody>,
) -> Result<Json<PoolSettings>, Failure> {
    Ok(Json(pool::set_exit(app.write(actor).await?, &code, body).await?))
}

/// Set how many projects a year is to bring into a pool.
#[utoipa::path(put, path = "/api/pools/settings/targets", tag = "pool", operation_id = "set_pool_target", security(("session" = ["pool.edit"])),
    request_body = PoolTargetBody, responses((status = 200, body = PoolSettings), (status = 422, body = Problem)))]
async fn set_target(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<PoolTargetBody>,
) -> Result<Json<PoolSettings>, Failure> {
    Ok(Json(pool::set_target(app.write(actor).await?, body).await?))
}

/// Ask for projects to be moved into a pool; whoever may approve it answers.
#[utoipa::path(post, path = "/api/pools/moves", tag = "pool", operation_id = "ask_pool_move", security(("session" = ["pool.edit"])),
    request_body = MoveBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn ask_move(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<MoveBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(pool::ask_move(app.write(actor).await?, body).await?))
}

/// What the exit rules propose.
#[utoipa::path(get, path = "/api/pools/proposals", tag = "pool", operation_id = "list_pool_proposals", security(("session" = ["project.read"])),
    params(ProposalQuery), responses((status = 200, body = Vec<ProposalView>)))]
async fn proposals(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ProposalQuery>,
) -> Result<Json<Vec<ProposalView>>, Failure> {
    Ok(Json(pool::proposals(&mut app.read(actor).await?, query).await?))
}

/// Decide about a proposal: dismiss it, record that a notice was served, or ask for the exit.
#[utoipa::path(post, path = "/api/pools/proposals/{id}/answer", tag = "pool", operation_id = "answer_pool_proposal", security(("session" = ["pool.edit"])),
    params(("id" = ProposalId, Path)), request_body = ProposalBody,
    responses((status = 200, body = ProposalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decide(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ProposalId>,
    Body(body): Body<ProposalBody>,
) -> Result<Json<ProposalView>, Failure> {
    Ok(Json(pool::answer(app.write(actor).await?, id, body).await?))
}

/// Where a project stands in its life and in the pools, how it came there, and what may follow.
#[utoipa::path(get, path = "/api/projects/{code}/life", tag = "pool", operation_id = "show_life", security(("session" = ["project.read"])),
    params(("code" = String, Path), AsOf), responses((status = 200, body = LifeView), (status = 404, body = Problem)))]
async fn show_life(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<LifeView>, Failure> {
    Ok(Json(life::show(&mut app.read(actor).await?, &code, as_of).await?))
}

/// Record that a project came to another stage; exit and termination are asked for.
#[utoipa::path(post, path = "/api/projects/{code}/stage", tag = "pool", operation_id = "advance_project", security(("session" = ["pool.edit"])),
    params(("code" = String, Path)), request_body = StageBody,
    responses((status = 200, body = LifeView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn advance(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<StageBody>,
) -> Result<Json<LifeView>, Failure> {
    Ok(Json(life::advance(app.write(actor).await?, &code, body).await?))
}

/// Pairs of projects that may be one.
#[utoipa::path(get, path = "/api/pools/duplicates", tag = "pool", operation_id = "list_duplicates", security(("session" = ["pool.edit"])),
    responses((status = 200, body = Vec<DuplicateView>)))]
async fn duplicates(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<DuplicateView>>, Failure> {
    Ok(Json(merge::duplicates(&mut app.read(actor).await?).await?))
}

/// Merge a project into another one, or undo it.
#[utoipa::path(post, path = "/api/projects/{code}/merge", tag = "pool", operation_id = "merge_project", security(("session" = ["pool.edit"])),
    params(("code" = String, Path)), request_body = MergeBody,
    responses((status = 200, body = LifeView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn merge_project(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<MergeBody>,
) -> Result<Json<LifeView>, Failure> {
    Ok(Json(merge::merge(app.write(actor).await?, &code, body).await?))
}
