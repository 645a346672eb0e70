//! Reminder letters: issue one, look at it, take it out.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::bulletin::Rendering;
use guatu_app::reminder;
use guatu_app::reminder::view::{ReminderBody, ReminderLine};
use guatu_kernel::ReminderId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Body, Failure, Problem, Requester, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, issue)).routes(routes!(paper))
}

/// The letters issued so far, newest first.
#[utoipa::path(get, path = "/api/reminders", tag = "reminder", operation_id = "list_reminders", security(("session" = ["reminder.issue"])),
    responses((status = 200, body = Vec<ReminderLine>)))]
async fn list(State(app): State<App>, Requester(actor): Requester) -> Result<Json<Vec<ReminderLine>>, Failure> {
    Ok(Json(reminder::list(&mut app.read(actor).await?).await?))
}

/// Issue a letter to a linked leader and the heads of the units about what is overdue today.
#[utoipa::path(post, path = "/api/reminders", tag = "reminder", operation_id = "issue_reminder", security(("session" = ["reminder.issue"])),
    request_body = ReminderBody, responses((status = 200, body = ReminderLine), (status = 422, body = Problem)))]
async fn issue(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<ReminderBody>,
) -> Result<Json<ReminderLine>, Failure> {
    Ok(Json(reminder::issue(app.write(actor).await?, body).await?))
}

/// A letter as `letter.pdf` or `letter.docx`.
#[utoipa::path(get, path = "/api/reminders/{id}/papers/{file}", tag = "reminder", operation_id = "print_reminder", security(("session" = ["reminder.issue"])),
    params(("id" = ReminderId, Path), ("file" = String, Path, example = "letter.pdf")),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 404, body = Problem)))]
async fn paper(
    State(app): State<App>,
    Requester(actor): Requester,
    Path((id, name)): Path<(ReminderId, String)>,
) -> Result<Response, Failure> {
    let (made, rendering) = reminder::print(&mut app.read(actor).await?, id, &name).await?;
    let kind = match rendering {
        Rendering::Pdf => "application/pdf",
        Rendering::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
    Ok(file(&made.name, kind, made.bytes, rendering == Rendering::Pdf))
}
