//! One's own account: password, devices, second factor, tokens.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use guatu_app::App;
use guatu_app::account::mine::{
    self, ChangePasswordBody, DeviceView, FactorBody, FactorView, IssuedToken, NewFactorView, NewTokenBody,
    PasswordBody, PolicyView, RecoveryCodesView, TokenView,
};
use guatu_app::sign_in::StageView;
use guatu_app::sign_in::session::Stage;
use guatu_kernel::{Error, SessionId, TokenId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Arriving, Body, Caller, Failure, Problem};
use crate::sign_in::entering;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(policy))
        .routes(routes!(change_password))
        .routes(routes!(devices))
        .routes(routes!(end_device))
        .routes(routes!(end_other_devices))
        .routes(routes!(factor, begin_factor))
        .routes(routes!(confirm_factor))
        .routes(routes!(remove_factor))
        .routes(routes!(renew_recovery_codes))
        .routes(routes!(tokens, issue_token))
        .routes(routes!(revoke_token))
}

/// A second factor that counts from now on.
#[derive(Serialize, ToSchema)]
struct FactorSetView {
    /// See the stages of signing in.
    #[schema(value_type = String)]
    stage: Stage,
    /// Codes that each replace the second factor once, shown this once.
    recovery_codes: Vec<String>,
}

/// What is asked of passwords.
#[utoipa::path(get, path = "/api/me/password", tag = "me", operation_id = "password_policy", security(("session" = [])), responses((status = 200, body = PolicyView), (status = 401, body = Problem)))]
async fn policy(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<PolicyView>, Failure> {
    Ok(Json(mine::policy(&app.read(actor).await?, &signed)?))
}

/// Change one's password. All other sessions and all tokens end.
#[utoipa::path(post, path = "/api/me/password", tag = "me", security(("session" = [])), request_body = ChangePasswordBody,
    responses((status = 200, body = StageView), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn change_password(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    caller: Caller,
    Body(body): Body<ChangePasswordBody>,
) -> Result<Response, Failure> {
    let entered = mine::change_password(&app, &signed, actor, body).await?;
    Ok(entering(&entered, &caller, StageView { stage: entered.stage }))
}

/// The browsers that are signed in.
#[utoipa::path(get, path = "/api/me/devices", tag = "me", operation_id = "my_devices", security(("session" = [])), responses((status = 200, body = Vec<DeviceView>), (status = 401, body = Problem)))]
async fn devices(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<Vec<DeviceView>>, Failure> {
    Ok(Json(mine::devices(&mut app.read(actor).await?, &signed).await?))
}

/// Sign one of them out.
#[utoipa::path(delete, path = "/api/me/devices/{id}", tag = "me", security(("session" = [])), params(("id" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn end_device(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id: SessionId = id.parse().map_err(|_| Error::not_found())?;
    mine::end_device(app.write(actor).await?, &signed, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sign all of them out but this one.
#[utoipa::path(delete, path = "/api/me/devices", tag = "me", security(("session" = [])), responses((status = 204), (status = 401, body = Problem)))]
async fn end_other_devices(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<StatusCode, Failure> {
    mine::end_other_devices(app.write(actor).await?, &signed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the second factor is set up, and whether it has to be.
#[utoipa::path(get, path = "/api/me/factor", tag = "me", operation_id = "my_factor", security(("session" = [])), responses((status = 200, body = FactorView), (status = 401, body = Problem)))]
async fn factor(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<FactorView>, Failure> {
    Ok(Json(mine::factor(&mut app.read(actor).await?, &signed).await?))
}

/// Make a secret for an authenticator. It counts once its first code was confirmed.
#[utoipa::path(post, path = "/api/me/factor", tag = "me", security(("session" = [])), request_body = PasswordBody,
    responses((status = 200, body = NewFactorView), (status = 401, body = Problem), (status = 429, body = Problem)))]
async fn begin_factor(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Body(body): Body<PasswordBody>,
) -> Result<Json<NewFactorView>, Failure> {
    Ok(Json(mine::begin_factor(&app, &signed, actor, body).await?))
}

/// Confirm the secret by its first code; answers with the recovery codes.
#[utoipa::path(post, path = "/api/me/factor/confirm", tag = "me", security(("session" = [])), request_body = FactorBody,
    responses((status = 200, body = FactorSetView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)))]
async fn confirm_factor(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    caller: Caller,
    Body(body): Body<FactorBody>,
) -> Result<Response, Failure> {
    let (entered, codes) = mine::confirm_factor(&app, &signed, actor, body).await?;
    let view = FactorSetView { stage: entered.stage, recovery_codes: codes.recovery_codes };
    Ok(entering(&entered, &caller, view))
}

/// Give the second factor up, unless a role asks for it.
#[utoipa::path(post, path = "/api/me/factor/remove", tag = "me", security(("session" = [])), request_body = PasswordBody,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)))]
async fn remove_factor(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Body(body): Body<PasswordBody>,
) -> Result<StatusCode, Failure> {
    mine::remove_factor(&app, &signed, actor, body).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make new recovery codes; the old ones are void.
#[utoipa::path(post, path = "/api/me/recovery-codes", tag = "me", security(("session" = [])), request_body = PasswordBody,
    responses((status = 200, body = RecoveryCodesView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)))]
async fn renew_recovery_codes(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Body(body): Body<PasswordBody>,
) -> Result<Json<RecoveryCodesView>, Failure> {
    Ok(Json(mine::renew_recovery_codes(&app, &signed, actor, body).await?))
}

/// One's own tokens.
#[utoipa::path(get, path = "/api/me/tokens", tag = "me", operation_id = "my_tokens", security(("session" = [])), responses((status = 200, body = Vec<TokenView>), (status = 401, body = Problem)))]
async fn tokens(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<Vec<TokenView>>, Failure> {
    Ok(Json(mine::tokens(&mut app.read(actor).await?, &signed).await?))
}

/// Issue a token for a program; it is shown this once.
#[utoipa::path(post, path = "/api/me/tokens", tag = "me", security(("session" = [])), request_body = NewTokenBody,
    responses((status = 200, body = IssuedToken), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn issue_token(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Body(body): Body<NewTokenBody>,
) -> Result<Json<IssuedToken>, Failure> {
    Ok(Json(mine::issue_token(app.write(actor).await?, &signed, body).await?))
}

/// Revoke a token.
#[utoipa::path(delete, path = "/api/me/tokens/{id}", tag = "me", security(("session" = [])), params(("id" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn revoke_token(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let id: TokenId = id.parse().map_err(|_| Error::not_found())?;
    mine::revoke_token(app.write(actor).await?, &signed, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
