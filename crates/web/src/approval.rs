//! Requests that need somebody else's consent.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::{self, AnswerBody, ApprovalQuery, ApprovalView};
use guatu_kernel::ApprovalId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(answer)).routes(routes!(withdraw))
}

/// The requests that whoever asks has made or may answer, the newest first.
#[utoipa::path(get, path = "/api/approvals", tag = "approval", operation_id = "list_approvals", security(("session" = ["project.read"])),
    params(ApprovalQuery), responses((status = 200, body = Vec<ApprovalView>)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ApprovalQuery>,
) -> Result<Json<Vec<ApprovalView>>, Failure> {
    Ok(Json(approval::list(&mut app.read(actor).await?, &query).await?))
}

/// Approve or return a request. What was asked for is recorded with the answer.
#[utoipa::path(post, path = "/api/approvals/{id}/answer", tag = "approval", operation_id = "answer_approval",
    security(("session" = ["rule.approve", "light.approve", "plan.approve", "batch.approve", "pool.approve"])), params(("id" = ApprovalId, Path)), request_body = AnswerBody,
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn answer(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
    Body(body): Body<AnswerBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(approval::answer(app.write(actor).await?, id, body).await?))
}

/// Take a request back, which only its author does.
#[utoipa::path(post, path = "/api/approvals/{id}/withdraw", tag = "approval", operation_id = "withdraw_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)),
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn withdraw(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(approval::withdraw(app.write(actor).await?, id).await?))
}
