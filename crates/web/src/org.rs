//! The organisation tree.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::org::{self, OrgBody, OrgNode};
use guatu_kernel::{Error, OrgId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(tree, register)).routes(routes!(change))
}

/// Every unit with the one above it.
#[utoipa::path(get, path = "/api/orgs", tag = "org", operation_id = "list_orgs", security(("session" = [])),
    responses((status = 200, body = Vec<OrgNode>)))]
async fn tree(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<OrgNode>>, Failure> {
    Ok(Json(org::tree(&mut app.read(actor).await?).await?))
}

/// Register a unit.
#[utoipa::path(post, path = "/api/orgs", tag = "org", operation_id = "register_org", security(("session" = ["org.edit"])), request_body = OrgBody,
    responses((status = 200, body = OrgNode), (status = 422, body = Problem)))]
async fn register(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<OrgBody>,
) -> Result<Json<OrgNode>, Failure> {
    Ok(Json(org::register(app.write(actor).await?, body).await?))
}

/// Rename a unit, or move it with everything below it.
#[utoipa::path(put, path = "/api/orgs/{id}", tag = "org", operation_id = "change_org", security(("session" = ["org.edit"])), params(("id" = String, Path)),
    request_body = OrgBody, responses((status = 200, body = OrgNode), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<OrgBody>,
) -> Result<Json<OrgNode>, Failure> {
    let id: OrgId = id.parse().map_err(|_| Error::not_found())?;
    Ok(Json(org::change(app.write(actor).await?, id, body).await?))
}
