//! Routes: templates, drafts, the route of a project and its three papers.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::district::AsOf;
use guatu_app::print::Rendering;
use guatu_app::route::{
    self, AcceptBody, AcceptedView, DraftBody, DraftView, RoutePage, TemplateCheck, TemplateLine, TemplateQuery,
    TemplateText, TemplateView,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(templates, save))
        .routes(routes!(check))
        .routes(routes!(template))
        .routes(routes!(draft))
        .routes(routes!(show, accept))
        .routes(routes!(paper))
}

/// The node templates there are; those that suit a project first.
#[utoipa::path(get, path = "/api/route-templates", tag = "route", operation_id = "list_route_templates", security(("session" = ["project.read"])),
    params(TemplateQuery), responses((status = 200, body = Vec<TemplateLine>), (status = 404, body = Problem)))]
async fn templates(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<TemplateQuery>,
) -> Result<Json<Vec<TemplateLine>>, Failure> {
    Ok(Json(route::templates(&mut app.read(actor).await?, &query).await?))
}

/// Keep a node template, in place of an earlier one of its id. One with mistakes is answered with them and not kept.
#[utoipa::path(post, path = "/api/route-templates", tag = "route", operation_id = "save_route_template", security(("session" = ["project.edit"])),
    request_body = TemplateText, responses((status = 200, body = TemplateCheck)))]
async fn save(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<TemplateText>,
) -> Result<Json<TemplateCheck>, Failure> {
    Ok(Json(route::save_template(app.write(actor).await?, body).await?))
}

/// Everything that is wrong with the text of a node template.
#[utoipa::path(post, path = "/api/route-templates/check", tag = "route", operation_id = "check_route_template", security(("session" = ["project.edit"])),
    request_body = TemplateText, responses((status = 200, body = TemplateCheck)))]
async fn check(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<TemplateText>,
) -> Result<Json<TemplateCheck>, Failure> {
    Ok(Json(route::check_template(&mut app.read(actor).await?, body).await?))
}

/// A node template with its nodes and its text.
#[utoipa::path(get, path = "/api/route-templates/{key}", tag = "route", operation_id = "show_route_template", security(("session" = ["project.read"])),
    params(("key" = String, Path)), responses((status = 200, body = TemplateView), (status = 404, body = Problem)))]
async fn template(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(key): Path<String>,
) -> Result<Json<TemplateView>, Failure> {
    Ok(Json(route::show_template(&mut app.read(actor).await?, &key).await?))
}

/// Every date of a project's route as it would be, and its critical path. Nothing is recorded.
#[utoipa::path(post, path = "/api/projects/{code}/route/draft", tag = "route", operation_id = "draft_route", security(("session" = ["project.edit"])),
    params(("code" = String, Path)), request_body = DraftBody,
    responses((status = 200, body = DraftView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn draft(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<DraftBody>,
) -> Result<Json<DraftView>, Failure> {
    Ok(Json(route::draft(&mut app.read(actor).await?, &code, body).await?))
}

/// The route of a project that holds at a date, planned on from what is achieved by then.
#[utoipa::path(get, path = "/api/projects/{code}/route", tag = "route", operation_id = "show_route", security(("session" = ["project.read"])),
    params(("code" = String, Path), AsOf), responses((status = 200, body = RoutePage), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<RoutePage>, Failure> {
    Ok(Json(route::show(&mut app.read(actor).await?, &code, as_of).await?))
}

/// Accept a draft: its days become milestones, or a request where the year's plan is frozen.
#[utoipa::path(post, path = "/api/projects/{code}/route", tag = "route", operation_id = "accept_route", security(("session" = ["project.edit"])),
    params(("code" = String, Path)), request_body = AcceptBody,
    responses((status = 200, body = AcceptedView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn accept(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<AcceptBody>,
) -> Result<Json<AcceptedView>, Failure> {
    Ok(Json(route::accept(app.write(actor).await?, &code, body).await?))
}

/// A paper of a project's route: `task_brief`, `roadmap` or `timetable`, as `.pdf` or `.docx`.
#[utoipa::path(get, path = "/api/projects/{code}/route/papers/{file}", tag = "route", operation_id = "print_route", security(("session" = ["project.export"])),
    params(("code" = String, Path), ("file" = String, Path, example = "task_brief.pdf"), AsOf),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 404, body = Problem)))]
async fn paper(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((code, name)): Path<(String, String)>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    let (made, rendering) = route::print(&mut app.read(actor).await?, &code, &name, as_of).await?;
    let kind = match rendering {
        Rendering::Pdf => "application/pdf",
        Rendering::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
    Ok(file(&made.name, kind, made.bytes, rendering == Rendering::Pdf))
}
