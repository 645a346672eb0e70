//! Projects: the list, one project, its history and its changes.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::district::AsOf;
use guatu_app::fact::{self, FactBody, FactOutcome, FactSheet, FactSheetBody};
use guatu_app::project::edit::{MilestoneBody, ProjectBody};
use guatu_app::project::view::{ChangeView, ProjectPage, ProjectView};
use guatu_app::project::{self, ProjectQuery};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(export))
        .routes(routes!(show, edit))
        .routes(routes!(history))
        .routes(routes!(set_milestone))
        .routes(routes!(enter_fact))
        .routes(routes!(fact_sheet, enter_facts))
}

/// Projects that match, with the sums over all of them.
#[utoipa::path(get, path = "/api/projects", tag = "project", operation_id = "list_projects", security(("session" = ["project.read"])), params(ProjectQuery),
    responses((status = 200, body = ProjectPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ProjectQuery>,
) -> Result<Json<ProjectPage>, Failure> {
    Ok(Json(project::list(&mut app.read(actor).await?, &query).await?))
}

/// The same rows as a workbook, all of them.
#[utoipa::path(get, path = "/api/projects/export.xlsx", tag = "project", security(("session" = ["project.export"])), params(ProjectQuery),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn export(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<ProjectQuery>,
) -> Result<Response, Failure> {
    let export = project::export(&mut app.read(actor).await?, &query).await?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// One project with everything known about it.
#[utoipa::path(get, path = "/api/projects/{code}", tag = "project", operation_id = "show_project", security(("session" = ["project.read"])), params(("code" = String, Path), AsOf),
    responses((status = 200, body = ProjectView), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<ProjectView>, Failure> {
    Ok(Json(project::show(&mut app.read(actor).await?, &code, as_of).await?))
}

/// Change a project's facts and its plan of the year. `409` when somebody else changed them since.
#[utoipa::path(put, path = "/api/projects/{code}", tag = "project", security(("session" = ["project.edit"])), params(("code" = String, Path)), request_body = ProjectBody,
    responses((status = 200, body = ProjectView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Body(body): Body<ProjectBody>,
) -> Result<Json<ProjectView>, Failure> {
    Ok(Json(project::edit(app.write(actor).await?, &code, body).await?))
}

/// Everything that was ever changed about a project, newest first.
#[utoipa::path(get, path = "/api/projects/{code}/history", tag = "project", security(("session" = ["project.read"])), params(("code" = String, Path)),
    responses((status = 200, body = Vec<ChangeView>), (status = 404, body = Problem)))]
async fn history(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
) -> Result<Json<Vec<ChangeView>>, Failure> {
    Ok(Json(project::history(&mut app.read(actor).await?, &code).await?))
}

/// Plan a milestone, or record that it was achieved.
#[utoipa::path(put, path = "/api/projects/{code}/milestones/{name}", tag = "project", security(("session" = ["project.edit"])),
    params(("code" = String, Path), ("name" = String, Path)), request_body = MilestoneBody,
    responses((status = 200, body = ProjectView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn set_milestone(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((code, name)): Path<(String, String)>,
    Body(body): Body<MilestoneBody>,
) -> Result<Json<ProjectView>, Failure> {
    Ok(Json(project::set_milestone(app.write(actor).await?, &code, &name, body).await?))
}

/// Enter a fact that the rules in force ask people for.
#[utoipa::path(put, path = "/api/projects/{code}/facts/{name}", tag = "project", security(("session" = ["fact.enter"])),
    params(("code" = String, Path), ("name" = String, Path)), request_body = FactBody,
    responses((status = 200, body = ProjectView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn enter_fact(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((code, name)): Path<(String, String)>,
    Body(body): Body<FactBody>,
) -> Result<Json<ProjectView>, Failure> {
    Ok(Json(fact::enter(app.write(actor).await?, &code, &name, body).await?))
}

/// The facts that the rules in force ask for, and what is entered of them, project by project.
#[utoipa::path(get, path = "/api/facts", tag = "project", security(("session" = ["fact.enter"])), params(AsOf),
    responses((status = 200, body = FactSheet)))]
async fn fact_sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<FactSheet>, Failure> {
    Ok(Json(fact::sheet(&mut app.read(actor).await?, as_of).await?))
}

/// Enter facts of many projects, all of them or none.
#[utoipa::path(post, path = "/api/facts", tag = "project", security(("session" = ["fact.enter"])), request_body = FactSheetBody,
    responses((status = 200, body = FactOutcome), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn enter_facts(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<FactSheetBody>,
) -> Result<Json<FactOutcome>, Failure> {
    Ok(Json(fact::enter_all(app.write(actor).await?, body).await?))
}
