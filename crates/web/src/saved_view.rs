//! Saved views of lists.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use guatu_app::App;
use guatu_app::saved_view::{self, SavedView, ViewBody, ViewQuery};
use guatu_kernel::{Error, ViewId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, save)).routes(routes!(remove))
}

/// The saved views of a page.
#[utoipa::path(get, path = "/api/views", tag = "view", operation_id = "list_views", security(("session" = ["project.read"])), params(ViewQuery), responses((status = 200, body = Vec<SavedView>)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ViewQuery>,
) -> Result<Json<Vec<SavedView>>, Failure> {
    Ok(Json(saved_view::list(&mut app.read(actor).await?, &query.page).await?))
}

/// Save a view under a name; the same name again replaces it.
#[utoipa::path(post, path = "/api/views", tag = "view", security(("session" = ["project.read"])), request_body = ViewBody,
    responses((status = 200, body = SavedView), (status = 422, body = Problem)))]
async fn save(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<ViewBody>,
) -> Result<Json<SavedView>, Failure> {
    Ok(Json(saved_view::save(app.write(actor).await?, body).await?))
}

/// Forget a view.
#[utoipa::path(delete, path = "/api/views/{id}", tag = "view", security(("session" = ["project.read"])), params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn remove(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id: ViewId = id.parse().map_err(|_| Error::not_found())?;
    saved_view::remove(app.write(actor).await?, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
