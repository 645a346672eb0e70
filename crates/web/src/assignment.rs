//! Assignments: who looks after which project, hand-overs, coverage, and the page of whoever is assigned.

use axum::Json;
use axum::extract::{Path, State};
use guatu_app::App;
use guatu_app::assignment::view::{AssignmentPage, CoverageView, MyProjectsView, PeopleView};
use guatu_app::assignment::{
    self, AssignBody, AssignmentEndBody, AssignmentHandOverBody, AssignmentQuery, CoverageQuery,
};
use guatu_app::district::AsOf;
use guatu_kernel::AssignmentId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Query, Requester};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, assign))
        .routes(routes!(coverage))
        .routes(routes!(hand_over))
        .routes(routes!(end))
        .routes(routes!(people))
        .routes(routes!(my_projects))
}

/// How many assignments an act changed.
#[derive(Serialize, ToSchema)]
struct AssignedView {
    assignments: usize,
}

/// A page of the assignments that hold at a date, and counts over all that match.
#[utoipa::path(get, path = "/api/assignments", tag = "assignment", operation_id = "list_assignments", security(("session" = ["project.read"])),
    params(AssignmentQuery), responses((status = 200, body = AssignmentPage), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<AssignmentQuery>,
) -> Result<Json<AssignmentPage>, Failure> {
    Ok(Json(assignment::list(&mut app.read(actor).await?, &query).await?))
}

/// Assign somebody to one or many projects.
#[utoipa::path(post, path = "/api/assignments", tag = "assignment", operation_id = "assign", security(("session" = ["assignment.edit"])),
    request_body = AssignBody, responses((status = 200, body = AssignedView), (status = 422, body = Problem)))]
async fn assign(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<AssignBody>,
) -> Result<Json<AssignedView>, Failure> {
    Ok(Json(AssignedView { assignments: assignment::assign(app.write(actor).await?, body).await? }))
}

/// Served ÷ should be served, with its rows.
#[utoipa::path(get, path = "/api/assignments/coverage", tag = "assignment", operation_id = "assignment_coverage", security(("session" = ["project.read"])),
    params(CoverageQuery), responses((status = 200, body = CoverageView), (status = 422, body = Problem)))]
async fn coverage(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<CoverageQuery>,
) -> Result<Json<CoverageView>, Failure> {
    Ok(Json(assignment::coverage(&mut app.read(actor).await?, &query).await?))
}

/// Hand assignments over in one act: the holders end, the next one begins the day after.
#[utoipa::path(post, path = "/api/assignments/hand-over", tag = "assignment", operation_id = "hand_over_assignments", security(("session" = ["assignment.edit"])),
    request_body = AssignmentHandOverBody, responses((status = 200, body = AssignedView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn hand_over(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<AssignmentHandOverBody>,
) -> Result<Json<AssignedView>, Failure> {
    Ok(Json(AssignedView { assignments: assignment::hand_over(app.write(actor).await?, body).await? }))
}

/// End an assignment without a successor.
#[utoipa::path(post, path = "/api/assignments/{id}/end", tag = "assignment", operation_id = "end_assignment", security(("session" = ["assignment.edit"])),
    params(("id" = AssignmentId, Path)), request_body = AssignmentEndBody,
    responses((status = 200, body = AssignedView), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn end(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<AssignmentId>,
    Body(body): Body<AssignmentEndBody>,
) -> Result<Json<AssignedView>, Failure> {
    assignment::end(app.write(actor).await?, id, body).await?;
    Ok(Json(AssignedView { assignments: 1 }))
}

/// Who looks after a project now, who did before, and the visits.
#[utoipa::path(get, path = "/api/projects/{code}/people", tag = "assignment", operation_id = "project_people", security(("session" = ["project.read"])),
    params(("code" = String, Path), AsOf), responses((status = 200, body = PeopleView), (status = 404, body = Problem)))]
async fn people(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(code): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Json<PeopleView>, Failure> {
    Ok(Json(assignment::people(&mut app.read(actor).await?, &code, as_of).await?))
}

/// The projects that are assigned to whoever asks, as far as their grants show them.
#[utoipa::path(get, path = "/api/my-projects", tag = "assignment", operation_id = "my_projects", security(("session" = ["project.read"])),
    params(AsOf), responses((status = 200, body = MyProjectsView)))]
async fn my_projects(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(as_of): Query<AsOf>,
) -> Result<Json<MyProjectsView>, Failure> {
    Ok(Json(assignment::my_projects(&mut app.read(actor).await?, as_of).await?))
}
