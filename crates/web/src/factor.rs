//! Factors: what projects ask of others, the answers, limits, and the balance of the district.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::district::AsOf;
use guatu_app::factor::view::{BalanceView, FactorLimitView, FactorLine, FactorPage, FactorRequestView};
use guatu_app::factor::{self, FactorAnswerBody, FactorLimitBody, FactorQuery, FactorQuotaBody, FactorRequestBody};
use guatu_kernel::FactorRequestId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, ask))
        .routes(routes!(limits))
        .routes(routes!(set_limit))
        .routes(routes!(balance))
        .routes(routes!(set_quota))
        .routes(routes!(show))
        .routes(routes!(answer))
        .routes(routes!(of_project))
}

/// A page of requests, and counts over all that match.
#[utoipa::path(get, path = "/api/factors", tag = "factor", operation_id = "list_factors", security(("session" = ["project.read"])),
    params(FactorQuery), responses((status = 200, body = FactorPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<FactorQuery>,
) -> Result<Json<FactorPage>, Failure> {
    Ok(Json(factor::list(&mut app.read(actor).await?, &query).await?))
}

/// Ask for a factor.
#[utoipa::path(post, path = "/api/factors", tag = "factor", operation_id = "ask_factor", security(("session" = ["factor.edit"])),
    request_body = FactorRequestBody,
    responses((status = 200, body = FactorRequestView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn ask(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<FactorRequestBody>,
) -> Result<Json<FactorRequestView>, Failure> {
    Ok(Json(factor::ask(app.write(actor).await?, body).await?))
}

/// Within how many working days each kind is answered, and in which measures it is counted.
#[utoipa::path(get, path = "/api/factors/limits", tag = "factor", operation_id = "list_factor_limits", security(("session" = ["project.read"])),
    responses((status = 200, body = Vec<FactorLimitView>)))]
async fn limits(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<FactorLimitView>>, Failure> {
    Ok(Json(factor::limits(&mut app.read(actor).await?).await?))
}

/// Set the limit of a kind.
#[utoipa::path(put, path = "/api/factors/limits/{kind}", tag = "factor", operation_id = "set_factor_limit", security(("session" = ["factor.edit"])),
    params(("kind" = String, Path)), request_body = FactorLimitBody,
    responses((status = 200, body = Vec<FactorLimitView>), (status = 422, body = Problem)))]
async fn set_limit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(kind): Path<String>,
    Body(body): Body<FactorLimitBody>,
) -> Result<Json<Vec<FactorLimitView>>, Failure> {
    Ok(Json(factor::set_limit(app.write(actor).await?, &kind, body).await?))
}

/// Land and money of the district in a year: supply against need and what was met.
#[utoipa::path(get, path = "/api/factors/balance/{year}", tag = "factor", operation_id = "factor_balance", security(("session" = ["project.read"])),
    params(("year" = String, Path), AsOf), responses((status = 200, body = BalanceView), (status = 422, body = Problem)))]
async fn balance(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(year): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<BalanceView>, Failure> {
    Ok(Json(factor::balance(&mut app.read(actor).await?, &year, as_of).await?))
}

/// Enter what the district has to give of a kind in a year.
#[utoipa::path(put, path = "/api/factors/balance/{year}/{kind}", tag = "factor", operation_id = "set_factor_quota", security(("session" = ["factor.edit"])),
    params(("year" = String, Path), ("kind" = String, Path)), request_body = FactorQuotaBody,
    responses((status = 200, body = BalanceView), (status = 422, body = Problem)))]
async fn set_quota(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((year, kind)): Path<(String, String)>,
    Body(body): Body<FactorQuotaBody>,
) -> Result<Json<BalanceView>, Failure> {
    Ok(Json(factor::set_quota(app.write(actor).await?, &year, &kind, body).await?))
}

/// A request with its history.
#[utoipa::path(get, path = "/api/factors/{id}", tag = "factor", operation_id = "show_factor", security(("session" = ["project.read"])),
    params(("id" = FactorRequestId, Path), AsOf), responses((status = 200, body = FactorRequestView), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<FactorRequestId>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<FactorRequestView>, Failure> {
    Ok(Json(factor::show(&mut app.read(actor).await?, id, as_of).await?))
}

/// Answer a request: promise, meet, refuse; or withdraw it.
#[utoipa::path(post, path = "/api/factors/{id}/answer", tag = "factor", operation_id = "answer_factor", security(("session" = ["factor.answer", "factor.edit"])),
    params(("id" = FactorRequestId, Path)), request_body = FactorAnswerBody,
    responses((status = 200, body = FactorRequestView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn answer(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<FactorRequestId>,
    Body(body): Body<FactorAnswerBody>,
) -> Result<Json<FactorRequestView>, Failure> {
    Ok(Json(factor::answer(app.write(actor).await?, id, body).await?))
}

/// The requests of a project, the latest first.
#[utoipa::path(get, path = "/api/projects/{code}/factors", tag = "factor", operation_id = "project_factors", security(("session" = ["project.read"])),
    params(("code" = String, Path), AsOf), responses((status = 200, body = Vec<FactorLine>), (status = 404, body = Problem)))]
async fn of_project(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<Vec<FactorLine>>, Failure> {
    Ok(Json(factor::of_project(&mut app.read(actor).await?, &code, as_of).await?))
}
