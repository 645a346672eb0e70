//! Who is here, and which words the district uses.

use axum::Json;
use axum::extract::State;
use guatu_app::App;
use guatu_app::district::AsOf;
use guatu_app::project::view::Vocabulary;
use guatu_app::session::{self, SearchHit, SearchQuery, SessionView};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Arriving, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(current)).routes(routes!(vocabulary)).routes(routes!(search))
}

/// Who is here, how far their signing in has come, what they may do, and what day it is.
#[utoipa::path(get, path = "/api/session", tag = "session", security(("session" = [])),
    responses((status = 200, body = SessionView), (status = 401, body = Problem)))]
async fn current(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<SessionView>, Failure> {
    Ok(Json(session::current(&mut app.read(actor).await?, &signed).await?))
}

/// The units, sectors, lights and months that filters and forms may offer.
#[utoipa::path(get, path = "/api/vocabulary", tag = "session", security(("session" = ["project.read"])), params(AsOf), responses((status = 200, body = Vocabulary)))]
async fn vocabulary(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<Vocabulary>, Failure> {
    Ok(Json(session::vocabulary(&mut app.read(actor).await?, as_of).await?))
}

/// Projects and units whose name, code, pinyin or initials hold the words.
#[utoipa::path(get, path = "/api/search", tag = "session", security(("session" = ["project.read"])), params(SearchQuery), responses((status = 200, body = Vec<SearchHit>)))]
async fn search(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<SearchQuery>,
) -> Result<Json<Vec<SearchHit>>, Failure> {
    Ok(Json(session::search(&mut app.read(actor).await?, &query).await?))
}
