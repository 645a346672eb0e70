//! Lights and the closing of months.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::ApprovalView;
use guatu_app::district::AsOf;
use guatu_app::light::{self, LightLine, OverrideBody, OverrideEndBody, ReopenBody};
use guatu_app::plan::{self, CurveBody, CurveLine, CurveQuery};
use guatu_app::progress::view::MonthStatus;
use guatu_app::project::view::ProjectView;
use guatu_kernel::{Error, Month, Unfit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(close))
        .routes(routes!(reopen))
        .routes(routes!(ask_override))
        .routes(routes!(end_override))
        .routes(routes!(curves, set_curve, reset_curve))
}

/// The schedule curves that replace the linear one.
#[utoipa::path(get, path = "/api/curves", tag = "light", security(("session" = ["project.read"])), responses((status = 200, body = Vec<CurveLine>)))]
async fn curves(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<CurveLine>>, Failure> {
    Ok(Json(plan::curves(&mut app.read(actor).await?).await?))
}

/// Set the schedule curve of a year and class.
#[utoipa::path(put, path = "/api/curves", tag = "light", security(("session" = ["rule.edit"])), request_body = CurveBody,
    responses((status = 200, body = Vec<CurveLine>), (status = 422, body = Problem)))]
async fn set_curve(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<CurveBody>,
) -> Result<Json<Vec<CurveLine>>, Failure> {
    Ok(Json(plan::set_curve(app.write(actor).await?, body).await?))
}

/// Go back to the curve that holds without this one.
#[utoipa::path(delete, path = "/api/curves", tag = "light", security(("session" = ["rule.edit"])), params(CurveQuery),
    responses((status = 200, body = Vec<CurveLine>), (status = 404, body = Problem)))]
async fn reset_curve(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<CurveQuery>,
) -> Result<Json<Vec<CurveLine>>, Failure> {
    Ok(Json(plan::reset_curve(app.write(actor).await?, query.year, query.nature.as_deref()).await?))
}

/// Every project's light with its explanation, the same as `guatu lights` prints.
#[utoipa::path(get, path = "/api/lights", tag = "light", operation_id = "list_lights", security(("session" = ["project.read"])), params(AsOf), responses((status = 200, body = Vec<LightLine>)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<Vec<LightLine>>, Failure> {
    Ok(Json(light::list(&mut app.read(actor).await?, as_of, None).await?))
}

/// Close a month: freeze its lights. A closed month takes no more reports.
#[utoipa::path(post, path = "/api/months/{month}/close", tag = "light", security(("session" = ["month.close"])), params(("month" = String, Path)),
    responses((status = 200, body = MonthStatus), (status = 409, body = Problem)))]
async fn close(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
) -> Result<Json<MonthStatus>, Failure> {
    let month = parse_month(&month)?;
    Ok(Json(light::close(app.write(actor).await?, month).await?))
}

/// Open a closed month again for corrections. What was closed stays as it was; the next closing is another result beside it.
#[utoipa::path(post, path = "/api/months/{month}/reopen", tag = "light", security(("session" = ["month.close"])), params(("month" = String, Path)),
    request_body = ReopenBody, responses((status = 200, body = MonthStatus), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn reopen(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Body(body): Body<ReopenBody>,
) -> Result<Json<MonthStatus>, Failure> {
    let month = parse_month(&month)?;
    Ok(Json(light::reopen(app.write(actor).await?, month, body).await?))
}

/// Ask for another light than the rules give.
#[utoipa::path(post, path = "/api/projects/{code}/light", tag = "light", security(("session" = ["light.override"])), params(("code" = String, Path)),
    request_body = OverrideBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn ask_override(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<OverrideBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(light::ask_override(app.write(actor).await?, &code, body).await?))
}

/// Go back to the light by the rules before the day on which a decision would end.
#[utoipa::path(post, path = "/api/projects/{code}/light/end", tag = "light", security(("session" = ["light.override"])), params(("code" = String, Path)),
    request_body = OverrideEndBody, responses((status = 200, body = ProjectView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn end_override(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<OverrideEndBody>,
) -> Result<Json<ProjectView>, Failure> {
    Ok(Json(light::end_override(app.write(actor).await?, &code, body).await?))
}

pub fn parse_month(text: &str) -> Result<Month, Error> {
    text.parse().map_err(|()| Error::invalid("month", text, Unfit::MonthUnreadable))
}
