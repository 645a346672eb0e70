//! Requests that need somebody else's consent.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::delegation::{self, Colleague, ColleagueQuery, DelegationBody, DelegationView};
use guatu_app::approval::procedure::{self, ProcedureBoard, ProcedureBody};
use guatu_app::approval::view::{AnswerBody, ResumeBody, ReturnBody, SignerBody};
use guatu_app::approval::{self, ApprovalQuery, ApprovalView, answer};
use guatu_kernel::{ApprovalId, DelegationId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(answer))
        .routes(routes!(send_back))
        .routes(routes!(resume))
        .routes(routes!(open))
        .routes(routes!(add_signer))
        .routes(routes!(withdraw))
        .routes(routes!(procedures))
        .routes(routes!(change_procedure))
        .routes(routes!(delegations, delegate))
        .routes(routes!(end_delegation))
        .routes(routes!(colleagues))
}

/// The requests that whoever asks has made or may sign, the newest first.
#[utoipa::path(get, path = "/api/approvals", tag = "approval", operation_id = "list_approvals", security(("session" = ["project.read"])),
    params(ApprovalQuery), responses((status = 200, body = Vec<ApprovalView>)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ApprovalQuery>,
) -> Result<Json<Vec<ApprovalView>>, Failure> {
    Ok(Json(approval::list(&mut app.read(actor).await?, &query).await?))
}

/// Sign a request in the present step, or refuse it. What was asked for is recorded with the last signature.
#[utoipa::path(post, path = "/api/approvals/{id}/answer", tag = "approval", operation_id = "answer_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)), request_body = AnswerBody,
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn answer(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
    Body(body): Body<AnswerBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::answer(app.write(actor).await?, id, body).await?))
}

/// Send a request back to whoever asked, or to an earlier step.
#[utoipa::path(post, path = "/api/approvals/{id}/return", tag = "approval", operation_id = "return_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)), request_body = ReturnBody,
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn send_back(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
    Body(body): Body<ReturnBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::send_back(app.write(actor).await?, id, body).await?))
}

/// Send a request on that came back to its author.
#[utoipa::path(post, path = "/api/approvals/{id}/resume", tag = "approval", operation_id = "resume_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)), request_body = ResumeBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn resume(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
    Body(body): Body<ResumeBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::resume(app.write(actor).await?, id, body).await?))
}

/// Note that a signer has opened a request: its author no longer takes it back.
#[utoipa::path(post, path = "/api/approvals/{id}/open", tag = "approval", operation_id = "open_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)),
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn open(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::open(app.write(actor).await?, id).await?))
}

/// Have one more person sign in the present step.
#[utoipa::path(post, path = "/api/approvals/{id}/signers", tag = "approval", operation_id = "add_approval_signer",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)), request_body = SignerBody,
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_signer(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
    Body(body): Body<SignerBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::add_signer(app.write(actor).await?, id, body).await?))
}

/// Take a request back, which only its author does, and only while no signer has opened it.
#[utoipa::path(post, path = "/api/approvals/{id}/withdraw", tag = "approval", operation_id = "withdraw_approval",
    security(("session" = ["project.read"])), params(("id" = ApprovalId, Path)),
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn withdraw(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<ApprovalId>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(answer::withdraw(app.write(actor).await?, id).await?))
}

/// The steps that each kind of request goes through.
#[utoipa::path(get, path = "/api/procedures", tag = "approval", operation_id = "list_procedures", security(("session" = ["project.read"])),
    responses((status = 200, body = ProcedureBoard)))]
async fn procedures(State(app): State<App>, Requester(actor): Requester) -> Result<Json<ProcedureBoard>, Failure> {
    Ok(Json(procedure::list(&mut app.read(actor).await?).await?))
}

/// Ask for other steps of a kind of request; somebody else approves them.
#[utoipa::path(post, path = "/api/procedures/{kind}", tag = "approval", operation_id = "change_procedure",
    security(("session" = ["procedure.edit"])), params(("kind" = String, Path)), request_body = ProcedureBody,
    responses((status = 200, body = ApprovalView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change_procedure(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(kind): Path<String>,
    Body(body): Body<ProcedureBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(procedure::change(app.write(actor).await?, &kind, body).await?))
}

/// Who acts for whoever asks, and for whom they act, the latest first.
#[utoipa::path(get, path = "/api/delegations", tag = "approval", operation_id = "list_delegations", security(("session" = ["project.read"])),
    responses((status = 200, body = Vec<DelegationView>)))]
async fn delegations(
    State(app): State<App>,
    Requester(actor): Requester,
) -> Result<Json<Vec<DelegationView>>, Failure> {
    Ok(Json(delegation::list(&mut app.read(actor).await?).await?))
}

/// Have somebody sign in one's place for some days.
#[utoipa::path(post, path = "/api/delegations", tag = "approval", operation_id = "give_delegation", security(("session" = ["project.read"])),
    request_body = DelegationBody,
    responses((status = 200, body = DelegationView), (status = 422, body = Problem)))]
async fn delegate(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<DelegationBody>,
) -> Result<Json<DelegationView>, Failure> {
    Ok(Json(delegation::give(app.write(actor).await?, body).await?))
}

/// End a delegation that one gave.
#[utoipa::path(post, path = "/api/delegations/{id}/end", tag = "approval", operation_id = "end_delegation", security(("session" = ["project.read"])),
    params(("id" = DelegationId, Path)),
    responses((status = 200, body = DelegationView), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn end_delegation(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<DelegationId>,
) -> Result<Json<DelegationView>, Failure> {
    Ok(Json(delegation::end(app.write(actor).await?, id).await?))
}

/// People in service who may see projects, by a part of their names.
#[utoipa::path(get, path = "/api/colleagues", tag = "approval", operation_id = "find_colleagues", security(("session" = ["project.read"])),
    params(ColleagueQuery), responses((status = 200, body = Vec<Colleague>)))]
async fn colleagues(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ColleagueQuery>,
) -> Result<Json<Vec<Colleague>>, Failure> {
    Ok(Json(delegation::colleagues(&mut app.read(actor).await?, &query).await?))
}
