//! The three series of investment, their gaps, and the targets.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::investment::view::{Confirmed, InvestmentPage, InvestmentView, ProjectInvestment, TargetsView};
use guatu_app::investment::{
    self, ConfirmationBody, GapAnswerBody, InvestmentQuery, ListQuery, PaymentBody, TargetBody, UnconfirmationBody,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::light::parse_month;
use crate::shell::{Body, Failure, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(overview))
        .routes(routes!(list))
        .routes(routes!(export))
        .routes(routes!(confirm))
        .routes(routes!(unconfirm))
        .routes(routes!(show))
        .routes(routes!(explain))
        .routes(routes!(pay))
        .routes(routes!(targets, set_target))
}

/// A month of the district: target, three series, gaps, units, categories.
#[utoipa::path(get, path = "/api/investments", tag = "investment", operation_id = "investment_overview", security(("session" = ["project.read"])),
    params(InvestmentQuery), responses((status = 200, body = InvestmentView), (status = 422, body = Problem)))]
async fn overview(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<InvestmentQuery>,
) -> Result<Json<InvestmentView>, Failure> {
    Ok(Json(investment::overview(&mut app.read(actor).await?, &query).await?))
}

/// The projects of a month, those with the largest gap first.
#[utoipa::path(get, path = "/api/investments/projects", tag = "investment", operation_id = "list_investments", security(("session" = ["project.read"])),
    params(ListQuery), responses((status = 200, body = InvestmentPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ListQuery>,
) -> Result<Json<InvestmentPage>, Failure> {
    Ok(Json(investment::list(&mut app.read(actor).await?, &query).await?))
}

/// The same as a workbook.
#[utoipa::path(get, path = "/api/investments/export.xlsx", tag = "investment", operation_id = "export_investments", security(("session" = ["project.export"])),
    params(ListQuery), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>), (status = 422, body = Problem)))]
async fn export(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ListQuery>,
) -> Result<Response, Failure> {
    let export = investment::export(&mut app.read(actor).await?, &query).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// Confirm what was reported of a month: all of these projects, or none.
#[utoipa::path(post, path = "/api/investments/{month}/confirm", tag = "investment", operation_id = "confirm_investments", security(("session" = ["investment.confirm"])),
    params(("month" = String, Path)), request_body = ConfirmationBody,
    responses((status = 200, body = Confirmed), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn confirm(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Body(body): Body<ConfirmationBody>,
) -> Result<Json<Confirmed>, Failure> {
    Ok(Json(investment::confirm(app.write(actor).await?, parse_month(&month)?, body).await?))
}

/// Take confirmations of a month back, with a reason.
#[utoipa::path(post, path = "/api/investments/{month}/unconfirm", tag = "investment", operation_id = "unconfirm_investments", security(("session" = ["investment.confirm"])),
    params(("month" = String, Path)), request_body = UnconfirmationBody,
    responses((status = 200, body = Confirmed), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn unconfirm(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(month): Path<String>,
    Body(body): Body<UnconfirmationBody>,
) -> Result<Json<Confirmed>, Failure> {
    Ok(Json(investment::unconfirm(app.write(actor).await?, parse_month(&month)?, body).await?))
}

/// A project's year in three series, and how its gaps are explained.
#[utoipa::path(get, path = "/api/projects/{code}/investment", tag = "investment", operation_id = "show_investment", security(("session" = ["project.read"])),
    params(("code" = String, Path), InvestmentQuery), responses((status = 200, body = ProjectInvestment), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(query): Query<InvestmentQuery>,
) -> Result<Json<ProjectInvestment>, Failure> {
    Ok(Json(investment::show(&mut app.read(actor).await?, &code, &query).await?))
}

/// Explain a gap of a month: all its parts, in place of those before.
#[utoipa::path(put, path = "/api/projects/{code}/investment/{month}/{against}", tag = "investment", operation_id = "explain_gap", security(("session" = ["investment.explain"])),
    params(("code" = String, Path), ("month" = String, Path), ("against" = String, Path, description = "`statistics` or `payment`")), request_body = GapAnswerBody,
    responses((status = 200, body = ProjectInvestment), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn explain(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((code, month, against)): Path<(String, String, String)>,
    Body(body): Body<GapAnswerBody>,
) -> Result<Json<ProjectInvestment>, Failure> {
    Ok(Json(investment::explain(app.write(actor).await?, &code, parse_month(&month)?, &against, body).await?))
}

/// Enter what was paid in a month.
#[utoipa::path(put, path = "/api/projects/{code}/payments/{month}", tag = "investment", operation_id = "enter_payment", security(("session" = ["payment.enter"])),
    params(("code" = String, Path), ("month" = String, Path)), request_body = PaymentBody,
    responses((status = 200, body = ProjectInvestment), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn pay(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((code, month)): Path<(String, String)>,
    Body(body): Body<PaymentBody>,
) -> Result<Json<ProjectInvestment>, Failure> {
    Ok(Json(investment::pay(app.write(actor).await?, &code, parse_month(&month)?, body).await?))
}

/// The targets of a year.
#[utoipa::path(get, path = "/api/targets/{year}", tag = "investment", operation_id = "list_targets", security(("session" = ["project.read"])),
    params(("year" = i32, Path)), responses((status = 200, body = TargetsView), (status = 422, body = Problem)))]
async fn targets(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(year): Path<i32>,
) -> Result<Json<TargetsView>, Failure> {
    Ok(Json(investment::targets(&mut app.read(actor).await?, year).await?))
}

/// Set the target of the district or of a unit, with its monthly tasks.
#[utoipa::path(put, path = "/api/targets/{year}", tag = "investment", operation_id = "set_target", security(("session" = ["target.edit"])),
    params(("year" = i32, Path)), request_body = TargetBody,
    responses((status = 200, body = TargetsView), (status = 422, body = Problem)))]
async fn set_target(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(year): Path<i32>,
    Body(body): Body<TargetBody>,
) -> Result<Json<TargetsView>, Failure> {
    Ok(Json(investment::set_target(app.write(actor).await?, year, body).await?))
}
