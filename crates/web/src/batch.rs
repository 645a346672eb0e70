//! The three batches: lists, links, ratios, objections.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::approval::ApprovalView;
use guatu_app::batch::view::{BatchItemView, BatchPage, PeriodView, RatioView, SuggestionView};
use guatu_app::batch::{
    self, BatchItemBody, BatchQuery, BatchRegistrationBody, LinkBody, ObjectionBody, PeriodBody, RatioQuery,
};
use guatu_app::district::AsOf;
use guatu_kernel::BatchItemId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(ratios))
        .routes(routes!(suggestions))
        .routes(routes!(periods))
        .routes(routes!(set_period))
        .routes(routes!(register))
        .routes(routes!(show, edit))
        .routes(routes!(link))
        .routes(routes!(object))
}

/// A page of the items that match, and the sums over all of them.
#[utoipa::path(get, path = "/api/batches", tag = "batch", operation_id = "list_batch_items", security(("session" = ["project.read"])),
    params(BatchQuery), responses((status = 200, body = BatchPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<BatchQuery>,
) -> Result<Json<BatchPage>, Failure> {
    Ok(Json(batch::list(&mut app.read(actor).await?, &query).await?))
}

/// The four conversion ratios, each with its numerator, its denominator and the rows of both.
#[utoipa::path(get, path = "/api/batches/ratios", tag = "batch", operation_id = "batch_ratios", security(("session" = ["project.read"])),
    params(RatioQuery), responses((status = 200, body = Vec<RatioView>), (status = 422, body = Problem)))]
async fn ratios(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<RatioQuery>,
) -> Result<Json<Vec<RatioView>>, Failure> {
    Ok(Json(batch::ratios(&mut app.read(actor).await?, &query).await?))
}

/// Items that most likely came from one another.
#[utoipa::path(get, path = "/api/batches/suggestions", tag = "batch", operation_id = "suggest_batch_links", security(("session" = ["batch.edit"])),
    responses((status = 200, body = Vec<SuggestionView>)))]
async fn suggestions(
    State(app): State<App>,
    Requester(actor): Requester,
) -> Result<Json<Vec<SuggestionView>>, Failure> {
    Ok(Json(batch::suggestions(&mut app.read(actor).await?).await?))
}

/// The periods and their days.
#[utoipa::path(get, path = "/api/batches/periods", tag = "batch", operation_id = "list_batch_periods", security(("session" = ["project.read"])),
    responses((status = 200, body = Vec<PeriodView>)))]
async fn periods(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<PeriodView>>, Failure> {
    Ok(Json(batch::periods(&mut app.read(actor).await?).await?))
}

/// Set the day of a period, from which the clocks of its items run.
#[utoipa::path(put, path = "/api/batches/periods/{number}", tag = "batch", operation_id = "set_batch_period", security(("session" = ["batch.edit"])),
    params(("number" = String, Path)), request_body = PeriodBody,
    responses((status = 200, body = Vec<PeriodView>), (status = 422, body = Problem)))]
async fn set_period(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(number): Path<String>,
    Body(body): Body<PeriodBody>,
) -> Result<Json<Vec<PeriodView>>, Failure> {
    Ok(Json(batch::set_period(app.write(actor).await?, &number, body).await?))
}

/// An item with what came from it and the objections to it.
#[utoipa::path(get, path = "/api/batches/items/{id}", tag = "batch", operation_id = "show_batch_item", security(("session" = ["project.read"])),
    params(("id" = BatchItemId, Path), AsOf), responses((status = 200, body = BatchItemView), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<BatchItemId>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<BatchItemView>, Failure> {
    Ok(Json(batch::show(&mut app.read(actor).await?, id, as_of).await?))
}

/// Register an item that no list has brought.
#[utoipa::path(post, path = "/api/batches/items", tag = "batch", operation_id = "register_batch_item", security(("session" = ["batch.edit"])),
    request_body = BatchRegistrationBody, responses((status = 200, body = BatchItemView), (status = 422, body = Problem)))]
async fn register(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<BatchRegistrationBody>,
) -> Result<Json<BatchItemView>, Failure> {
    Ok(Json(batch::register(app.write(actor).await?, body).await?))
}

/// Change an item.
#[utoipa::path(put, path = "/api/batches/items/{id}", tag = "batch", operation_id = "edit_batch_item", security(("session" = ["batch.edit"])),
    params(("id" = BatchItemId, Path)), request_body = BatchItemBody,
    responses((status = 200, body = BatchItemView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<BatchItemId>,
    Body(body): Body<BatchItemBody>,
) -> Result<Json<BatchItemView>, Failure> {
    Ok(Json(batch::edit(app.write(actor).await?, id, body).await?))
}

/// Say from which item of the stage before another came, or that it was declared by itself.
#[utoipa::path(put, path = "/api/batches/items/{id}/source", tag = "batch", operation_id = "link_batch_item", security(("session" = ["batch.edit"])),
    params(("id" = BatchItemId, Path)), request_body = LinkBody,
    responses((status = 200, body = BatchItemView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn link(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<BatchItemId>,
    Body(body): Body<LinkBody>,
) -> Result<Json<BatchItemView>, Failure> {
    Ok(Json(batch::link(app.write(actor).await?, id, body).await?))
}

/// Ask for an item to be taken out of the denominator of a ratio, or to be counted again.
#[utoipa::path(post, path = "/api/batches/items/{id}/objection", tag = "batch", operation_id = "ask_batch_objection", security(("session" = ["batch.edit"])),
    params(("id" = BatchItemId, Path)), request_body = ObjectionBody,
    responses((status = 200, body = ApprovalView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn object(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<BatchItemId>,
    Body(body): Body<ObjectionBody>,
) -> Result<Json<ApprovalView>, Failure> {
    Ok(Json(batch::ask_objection(app.write(actor).await?, id, body).await?))
}
