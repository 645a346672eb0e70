//! Visits: planned, made, recorded; how often each role owes them.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::visit::view::{QuotaView, VisitPage, VisitView};
use guatu_app::visit::{self, CancelBody, NewVisitBody, QuotaBody, VisitBody, VisitQuery};
use guatu_kernel::VisitId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, record))
        .routes(routes!(quotas))
        .routes(routes!(set_quota))
        .routes(routes!(say))
        .routes(routes!(cancel))
}

/// A page of visits, the latest day first.
#[utoipa::path(get, path = "/api/visits", tag = "visit", operation_id = "list_visits", security(("session" = ["project.read"])),
    params(VisitQuery), responses((status = 200, body = VisitPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<VisitQuery>,
) -> Result<Json<VisitPage>, Failure> {
    Ok(Json(visit::list(&mut app.read(actor).await?, &query).await?))
}

/// Plan a visit, or record one that was made.
#[utoipa::path(post, path = "/api/visits", tag = "visit", operation_id = "record_visit", security(("session" = ["visit.record"])),
    request_body = NewVisitBody,
    responses((status = 200, body = VisitView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn record(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<NewVisitBody>,
) -> Result<Json<VisitView>, Failure> {
    Ok(Json(visit::record(app.write(actor).await?, body).await?))
}

/// How often each role visits.
#[utoipa::path(get, path = "/api/visits/quotas", tag = "visit", operation_id = "list_visit_quotas", security(("session" = ["project.read"])),
    responses((status = 200, body = Vec<QuotaView>)))]
async fn quotas(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<QuotaView>>, Failure> {
    Ok(Json(visit::quotas(&mut app.read(actor).await?).await?))
}

/// Set how often a role visits.
#[utoipa::path(put, path = "/api/visits/quotas/{role}", tag = "visit", operation_id = "set_visit_quota", security(("session" = ["assignment.edit"])),
    params(("role" = String, Path)), request_body = QuotaBody,
    responses((status = 200, body = Vec<QuotaView>), (status = 422, body = Problem)))]
async fn set_quota(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(role): Path<String>,
    Body(body): Body<QuotaBody>,
) -> Result<Json<Vec<QuotaView>>, Failure> {
    Ok(Json(visit::set_quota(app.write(actor).await?, &role, body).await?))
}

/// Say more about a visit: that it was made, and what was found.
#[utoipa::path(put, path = "/api/visits/{id}", tag = "visit", operation_id = "say_visit", security(("session" = ["visit.record"])),
    params(("id" = VisitId, Path)), request_body = VisitBody,
    responses((status = 200, body = VisitView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn say(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<VisitId>,
    Body(body): Body<VisitBody>,
) -> Result<Json<VisitView>, Failure> {
    Ok(Json(visit::say(app.write(actor).await?, id, body).await?))
}

/// Cancel a planned visit.
#[utoipa::path(post, path = "/api/visits/{id}/cancel", tag = "visit", operation_id = "cancel_visit", security(("session" = ["visit.record"])),
    params(("id" = VisitId, Path)), request_body = CancelBody,
    responses((status = 200, body = VisitView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn cancel(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<VisitId>,
    Body(body): Body<CancelBody>,
) -> Result<Json<VisitView>, Failure> {
    Ok(Json(visit::cancel(app.write(actor).await?, id, body).await?))
}
