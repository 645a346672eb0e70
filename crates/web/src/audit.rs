//! The audit record: search it, take it out, verify it.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use guatu_app::App;
use guatu_app::audit::{self, AuditPage, AuditQuery, VerificationRun};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Failure, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search)).routes(routes!(export)).routes(routes!(progress, start, cancel))
}

/// Entries of the record that match, newest first.
#[utoipa::path(get, path = "/api/audit", tag = "audit", operation_id = "search_audit", security(("session" = ["audit.read"])), params(AuditQuery),
    responses((status = 200, body = AuditPage), (status = 422, body = Problem)))]
async fn search(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<AuditQuery>,
) -> Result<Json<AuditPage>, Failure> {
    Ok(Json(audit::search(&mut app.read(actor).await?, &query).await?))
}

/// The same entries as a workbook, all of them.
#[utoipa::path(get, path = "/api/audit/export.xlsx", tag = "audit", operation_id = "export_audit", security(("session" = ["audit.export"])), params(AuditQuery),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>),
        (status = 422, body = Problem)))]
async fn export(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<AuditQuery>,
) -> Result<Response, Failure> {
    let export = audit::export(&mut app.read(actor).await?, &query).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// Verify the whole record. Answers at once; when a verification is under way on this server, it is that one.
#[utoipa::path(post, path = "/api/audit/verify", tag = "audit", operation_id = "start_verification", security(("session" = ["audit.verify"])), responses((status = 200, body = VerificationRun)))]
async fn start(State(app): State<App>, Requester(actor): Requester) -> Result<Json<VerificationRun>, Failure> {
    Ok(Json(audit::start(&app.read(actor).await?)?))
}

/// How the verification stands that is under way, or what the last one found.
#[utoipa::path(get, path = "/api/audit/verify", tag = "audit", operation_id = "show_verification", security(("session" = ["audit.verify"])),
    responses((status = 200, body = VerificationRun), (status = 404, body = Problem)))]
async fn progress(State(app): State<App>, Requester(actor): Requester) -> Result<Json<VerificationRun>, Failure> {
    Ok(Json(audit::show(&app.read(actor).await?)?))
}

/// Stop the verification.
#[utoipa::path(delete, path = "/api/audit/verify", tag = "audit", operation_id = "cancel_verification", security(("session" = ["audit.verify"])),
    responses((status = 200, body = VerificationRun), (status = 404, body = Problem)))]
async fn cancel(State(app): State<App>, Requester(actor): Requester) -> Result<Json<VerificationRun>, Failure> {
    Ok(Json(audit::cancel(&app.read(actor).await?)?))
}
