//! The unit's month.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use guatu_app::App;
use guatu_app::progress::report::{self, ReportQuery};
use guatu_app::progress::view::{DraftRow, MonthStatus, ReportSheet, Submission};
use guatu_kernel::OrgId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::light::parse_month;
use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sheet))
        .routes(routes!(save_drafts))
        .routes(routes!(submit))
        .routes(routes!(status))
}

/// Rows typed by a unit.
#[derive(Debug, Deserialize, ToSchema)]
struct RowsBody {
    unit: OrgId,
    rows: Vec<DraftRow>,
}

/// A unit's month: its projects, last month, drafts and what was submitted.
#[utoipa::path(get, path = "/api/reporting/{month}", tag = "reporting", security(("session" = ["progress.report"])), params(("month" = String, Path), ReportQuery),
    responses((status = 200, body = ReportSheet), (status = 404, body = Problem)))]
async fn sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Query(query): Query<ReportQuery>,
) -> Result<Json<ReportSheet>, Failure> {
    Ok(Json(report::sheet(&mut app.read(actor).await?, parse_month(&month)?, query.unit).await?))
}

/// Keep what was typed, exactly as typed.
#[utoipa::path(put, path = "/api/reporting/{month}/drafts", tag = "reporting", security(("session" = ["progress.report"])), params(("month" = String, Path)), request_body = RowsBody,
    responses((status = 204), (status = 409, body = Problem)))]
async fn save_drafts(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Body(body): Body<RowsBody>,
) -> Result<StatusCode, Failure> {
    report::save_drafts(app.write(actor).await?, parse_month(&month)?, body.unit, body.rows).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Submit rows: all of them, or none and the list of cells that cannot be taken.
#[utoipa::path(post, path = "/api/reporting/{month}/submit", tag = "reporting", security(("session" = ["progress.report"])), params(("month" = String, Path)), request_body = RowsBody,
    responses((status = 200, body = Submission), (status = 409, body = Problem)))]
async fn submit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Body(body): Body<RowsBody>,
) -> Result<Json<Submission>, Failure> {
    Ok(Json(report::submit(app.write(actor).await?, parse_month(&month)?, body.unit, body.rows).await?))
}

/// Who has reported the month and who has not.
#[utoipa::path(get, path = "/api/reporting/{month}/status", tag = "reporting", security(("session" = ["project.read"])), params(("month" = String, Path)),
    responses((status = 200, body = MonthStatus)))]
async fn status(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
) -> Result<Json<MonthStatus>, Failure> {
    Ok(Json(report::status(&mut app.read(actor).await?, parse_month(&month)?).await?))
}
