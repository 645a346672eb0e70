//! The wall.

use axum::Json;
use axum::extract::State;
use guatu_app::App;
use guatu_app::district::AsOf;
use guatu_app::figures::{self, Figures};
use guatu_app::wall::{self, MapView, WallView};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Failure, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(points)).routes(routes!(figures_of))
}

/// The district at a glance.
#[utoipa::path(get, path = "/api/wall", tag = "wall", operation_id = "show_wall", security(("session" = ["project.read"])), params(AsOf), responses((status = 200, body = WallView)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<WallView>, Failure> {
    Ok(Json(wall::show(&mut app.read(actor).await?, as_of).await?))
}

/// The map: the district's outline and a marker per project.
#[utoipa::path(get, path = "/api/wall/points", tag = "wall", security(("session" = ["project.read"])), params(AsOf), responses((status = 200, body = MapView)))]
async fn points(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<MapView>, Failure> {
    Ok(Json(wall::map(&mut app.read(actor).await?, as_of).await?))
}

/// The figures of the district, the same as `guatu figures` prints.
#[utoipa::path(get, path = "/api/figures", tag = "wall", security(("session" = ["project.read"])), params(AsOf), responses((status = 200, body = Figures)))]
async fn figures_of(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<Figures>, Failure> {
    Ok(Json(figures::show(&mut app.read(actor).await?, as_of).await?))
}
