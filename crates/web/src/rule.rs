//! Rule sets: their versions, which is in force, and what another would change.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use guatu_app::App;
use guatu_app::approval::ApprovalView;
use guatu_app::district::AsOf;
use guatu_app::rule;
use guatu_app::rule::view::{
    ActivationBody, BackTest, BackTestBody, DryRun, DryRunBody, RuleBoard, RuleCheck, RuleSetBody, RuleSetView,
    RuleText,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(board, save))
        .routes(routes!(check))
        .routes(routes!(dry_run))
        .routes(routes!(back_test))
        .routes(routes!(show, discard))
        .routes(routes!(activate))
}

/// Every rule set, and which is in force.
#[utoipa::path(get, path = "/api/rules", tag = "rule", operation_id = "rule_board", security(("session" = ["project.read"])), params(AsOf),
    responses((status = 200, body = RuleBoard)))]
async fn board(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<RuleBoard>, Failure> {
    Ok(Json(rule::board(&mut app.read(actor).await?, as_of).await?))
}

/// One rule set with its text and what the text says.
#[utoipa::path(get, path = "/api/rules/{key}", tag = "rule", operation_id = "show_rule_set", security(("session" = ["project.read"])),
    params(("key" = String, Path)), responses((status = 200, body = RuleSetView), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(key): Path<String>,
) -> Result<Json<RuleSetView>, Failure> {
    Ok(Json(rule::show(&mut app.read(actor).await?, &key).await?))
}

/// Everything that is wrong with a text, or what it says.
#[utoipa::path(post, path = "/api/rules/check", tag = "rule", operation_id = "check_rules", security(("session" = ["rule.edit"])), request_body = RuleText,
    responses((status = 200, body = RuleCheck)))]
async fn check(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<RuleText>,
) -> Result<Json<RuleCheck>, Failure> {
    Ok(Json(rule::check(&mut app.read(actor).await?, body).await?))
}

/// Save a version as a draft, in place of a draft of the same id and number.
#[utoipa::path(post, path = "/api/rules", tag = "rule", operation_id = "save_rule_set", security(("session" = ["rule.edit"])), request_body = RuleSetBody,
    responses((status = 200, body = RuleSetView), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn save(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<RuleSetBody>,
) -> Result<Json<RuleSetView>, Failure> {
    Ok(Json(rule::save(app.write(actor).await?, body).await?))
}

/// Throw a draft away.
#[utoipa::path(delete, path = "/api/rules/{key}", tag = "rule", operation_id = "discard_rule_set", security(("session" = ["rule.edit"])),
    params(("key" = String, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn discard(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(key): Path<String>,
) -> Result<StatusCode, Failure> {
    rule::discard(app.write(actor).await?, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What rules would change on one day. Nothing is recorded.
#[utoipa::path(post, path = "/api/rules/dry-run", tag = "rule", security(("session" = ["rule.edit", "rule.approve"])), request_body = DryRunBody,
    responses((status = 200, body = DryRun), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn dry_run(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<DryRunBody>,
) -> Result<Json<DryRun>, Failure> {
    Ok(Json(rule::dry_run(&mut app.read(actor).await?, body).await?))
}

/// What rules would have given in past months. Nothing is recorded.
#[utoipa::path(post, path = "/api/rules/back-test", tag = "rule", security(("session" = ["rule.edit", "rule.approve"])), request_body = BackTestBody,
    responses((status = 200, body = BackTest), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn back_test(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<BackTestBody>,
) -> Result<Json<BackTest>, Failure> {
    Ok(Json(rule::back_test(&mut app.read(actor).await?, body).await?))
}

/// Ask for a version to be put into force from a day on.
#[utoipa::path(post, path = "/api/rules/{key}/activation", tag = "rule", operation_id = "ask_activation", security(("session" = ["rule.edit"])),
    params(("key" = String, Path)), request_body = ActivationBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn activate(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(key): Path<String>,
    Body(body): Body<ActivationBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(rule::ask_activation(app.write(actor).await?, &key, body).await?))
}
