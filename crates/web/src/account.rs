//! Accounts: the system administrator keeps them, the security administrator approves them.
//!
//! Where an operation names several permissions, any one of them opens it.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use guatu_app::App;
use guatu_app::account;
use guatu_app::account::sheet::{self, AccountSheetView, ImportedAccount};
use guatu_app::account::view::{
    AccountBody, AccountPage, AccountQuery, AccountView, IssuedAccount, NewAccountBody, RevealBody, RevealedNumber,
};
use guatu_kernel::{AccountId, Error};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::import::{FileBody, upload_of};
use crate::shell::{Body, Failure, Problem, Query, Requester, XLSX, file};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, register))
        .routes(routes!(show, edit))
        .routes(routes!(approve))
        .routes(routes!(disable))
        .routes(routes!(enable))
        .routes(routes!(reset_password))
        .routes(routes!(reset_factor))
        .routes(routes!(unlock))
        .routes(routes!(end_sessions))
        .routes(routes!(reveal))
        .routes(routes!(template))
        .routes(routes!(preview_sheet))
        .routes(routes!(confirm_sheet))
}

/// Accounts by login.
#[utoipa::path(get, path = "/api/accounts", tag = "account", operation_id = "list_accounts", security(("session" = ["account.edit", "account.approve", "grant.edit", "access.read"])), params(AccountQuery),
    responses((status = 200, body = AccountPage), (status = 403, body = Problem)))]
async fn list(
    State(app): State<App>,
    Requester(actor): Requester,
    Query(query): Query<AccountQuery>,
) -> Result<Json<AccountPage>, Failure> {
    Ok(Json(account::list(&mut app.read(actor).await?, &query).await?))
}

/// Register an account. It is inert until it is approved; its one-time password is shown this once.
#[utoipa::path(post, path = "/api/accounts", tag = "account", operation_id = "register_account", security(("session" = ["account.edit"])), request_body = NewAccountBody,
    responses((status = 200, body = IssuedAccount), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn register(
    State(app): State<App>,
    Requester(actor): Requester,
    Body(body): Body<NewAccountBody>,
) -> Result<Json<IssuedAccount>, Failure> {
    Ok(Json(account::register(&app, actor, body).await?))
}

/// One account.
#[utoipa::path(get, path = "/api/accounts/{id}", tag = "account", operation_id = "show_account", security(("session" = ["account.edit", "account.approve", "grant.edit", "access.read"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::show(&mut app.read(actor).await?, parse(&id)?).await?))
}

/// Change name, unit, posts and numbers.
#[utoipa::path(put, path = "/api/accounts/{id}", tag = "account", operation_id = "edit_account", security(("session" = ["account.edit"])), params(("id" = String, Path)), request_body = AccountBody,
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<AccountBody>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::edit(app.write(actor).await?, parse(&id)?, body).await?))
}

/// Give a new one-time password, shown this once. The account is inert until it is approved again.
#[utoipa::path(post, path = "/api/accounts/{id}/reset-password", tag = "account", operation_id = "reset_account_password", security(("session" = ["account.edit"])), params(("id" = String, Path)),
    responses((status = 200, body = IssuedAccount), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn reset_password(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<IssuedAccount>, Failure> {
    Ok(Json(account::reset_password(&app, actor, parse(&id)?).await?))
}

/// Show a number unmasked. The reason goes into the audit record.
#[utoipa::path(post, path = "/api/accounts/{id}/reveal", tag = "account", operation_id = "reveal_number", security(("session" = ["contact.reveal"])), params(("id" = String, Path)), request_body = RevealBody,
    responses((status = 200, body = RevealedNumber), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn reveal(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
    Body(body): Body<RevealBody>,
) -> Result<Json<RevealedNumber>, Failure> {
    Ok(Json(account::reveal(app.write(actor).await?, parse(&id)?, body).await?))
}

/// Let an account be used.
#[utoipa::path(post, path = "/api/accounts/{id}/approve", tag = "account", operation_id = "approve_account", security(("session" = ["account.approve"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn approve(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::approve(app.write(actor).await?, parse(&id)?).await?))
}

/// Disable an account; its sessions and tokens end.
#[utoipa::path(post, path = "/api/accounts/{id}/disable", tag = "account", operation_id = "disable_account", security(("session" = ["account.edit"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn disable(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::disable(app.write(actor).await?, parse(&id)?).await?))
}

/// Let a disabled account be approved again.
#[utoipa::path(post, path = "/api/accounts/{id}/enable", tag = "account", operation_id = "enable_account", security(("session" = ["account.edit"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn enable(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::enable(app.write(actor).await?, parse(&id)?).await?))
}

/// Take the second factor away; its owner sets up a new one.
#[utoipa::path(post, path = "/api/accounts/{id}/reset-factor", tag = "account", operation_id = "reset_account_factor", security(("session" = ["account.approve"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn reset_factor(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::reset_factor(app.write(actor).await?, parse(&id)?).await?))
}

/// Forget failed sign-ins, so that somebody locked out may try again.
#[utoipa::path(post, path = "/api/accounts/{id}/unlock", tag = "account", operation_id = "unlock_account", security(("session" = ["account.approve"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn unlock(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::unlock(app.write(actor).await?, parse(&id)?).await?))
}

/// End every session and token of an account.
#[utoipa::path(post, path = "/api/accounts/{id}/end-sessions", tag = "account", operation_id = "end_account_sessions", security(("session" = ["account.approve"])), params(("id" = String, Path)),
    responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn end_sessions(
    State(app): State<App>,
    Requester(actor): Requester,
    Path(id): Path<String>,
) -> Result<Json<AccountView>, Failure> {
    Ok(Json(account::end_sessions(app.write(actor).await?, parse(&id)?).await?))
}

/// The form for importing accounts, empty.
#[utoipa::path(get, path = "/api/accounts/import/template.xlsx", tag = "account", operation_id = "account_template", security(("session" = [])),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
async fn template(_: Requester) -> Result<Response, Failure> {
    let export = sheet::template()?;
    Ok(file(&export.name, XLSX, export.bytes, false))
}

/// Show what a workbook of accounts would bring. Nothing is written.
#[utoipa::path(post, path = "/api/accounts/import/preview", tag = "account", operation_id = "preview_accounts", security(("session" = ["account.edit"])),
    request_body(content = FileBody, content_type = "multipart/form-data"),
    responses((status = 200, body = AccountSheetView), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn preview_sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<AccountSheetView>, Failure> {
    sheet::may_import(&app, &actor).await?;
    let (name, bytes) = upload_of(form).await?;
    Ok(Json(sheet::preview(&app, actor, name, bytes).await?))
}

/// Register every account of a workbook, or none. The one-time passwords are shown this once.
#[utoipa::path(post, path = "/api/accounts/import", tag = "account", operation_id = "import_accounts", security(("session" = ["account.edit"])),
    request_body(content = FileBody, content_type = "multipart/form-data"),
    responses((status = 200, body = Vec<ImportedAccount>), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn confirm_sheet(
    State(app): State<App>,
    Requester(actor): Requester,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<Vec<ImportedAccount>>, Failure> {
    sheet::may_import(&app, &actor).await?;
    let (name, bytes) = upload_of(form).await?;
    Ok(Json(sheet::confirm(&app, actor, name, bytes).await?))
}

fn parse(id: &str) -> Result<AccountId, Error> {
    id.parse().map_err(|_| Error::not_found())
}
