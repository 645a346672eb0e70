//! Bulletins: make one, look at it, take it out.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::bulletin::{self, BulletinBody, BulletinLine, Rendering};
use guatu_kernel::{BulletinId, Error};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Requester, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, make)).routes(routes!(pdf)).routes(routes!(docx))
}

/// The bulletins made so far, newest first.
#[utoipa::path(get, path = "/api/bulletins", tag = "bulletin", operation_id = "list_bulletins", security(("session" = ["bulletin.read"])), responses((status = 200, body = Vec<BulletinLine>)))]
async fn list(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<BulletinLine>>, Failure> {
    Ok(Json(bulletin::list(&mut app.read(actor).await?).await?))
}

/// Make the weekly bulletin of a date. It keeps the figures it was made of.
#[utoipa::path(post, path = "/api/bulletins", tag = "bulletin", security(("session" = ["bulletin.make"])), request_body = BulletinBody,
    responses((status = 200, body = BulletinLine), (status = 422, body = Problem)))]
async fn make(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<BulletinBody>,
) -> Result<Json<BulletinLine>, Failure> {
    Ok(Json(bulletin::make(app.write(actor).await?, body).await?))
}

/// The bulletin as PDF.
#[utoipa::path(get, path = "/api/bulletins/{id}/bulletin.pdf", tag = "bulletin", security(("session" = ["bulletin.read"])), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = 404, body = Problem)))]
async fn pdf(State(app): State<App>, Requester(actor): Requester, Path(id): Path<String>) -> Result<Response, Failure> {
    let paper = bulletin::render(&mut app.read(actor).await?, parse(&id)?, Rendering::Pdf).await?;
    Ok(file(&paper.name, "application/pdf", paper.bytes, true))
}

/// The bulletin as a Word document.
#[utoipa::path(get, path = "/api/bulletins/{id}/bulletin.docx", tag = "bulletin", security(("session" = ["bulletin.read"])), params(("id" = String, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", body = Vec<u8>),
        (status = 404, body = Problem)))]
async fn docx(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let paper = bulletin::render(&mut app.read(actor).await?, parse(&id)?, Rendering::Docx).await?;
    Ok(file(&paper.name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", paper.bytes, false))
}

fn parse(id: &str) -> Result<BulletinId, Error> {
    id.parse().map_err(|_| Error::not_found())
}
