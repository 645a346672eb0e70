//! Signing in and out, and the first page of a fresh server. By the provider: `provider.rs`.

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::response::{IntoResponse, Response};
use guatu_app::App;
use guatu_app::account::demo::DemoAccount;
use guatu_app::account::first_run::{self, FirstAccount, FirstRunBody, FirstRunView};
use guatu_app::sign_in::{self, CodeBody, Entered, SignInBody, StageView};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Arriving, Body, COOKIE, Caller, Failure, Problem, Stranger};

/// Whoever has not signed in sends no more than this, in bytes.
const LONGEST_BODY: usize = 16 << 10;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in))
        .routes(routes!(code))
        .routes(routes!(sign_out))
        .routes(routes!(first_run_state, first_run))
        .routes(routes!(demo_accounts))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
}

/// Sign in with name and password. The session comes as a cookie.
#[utoipa::path(post, path = "/api/sign-in", tag = "sign-in", security(()), request_body = SignInBody,
    responses((status = 200, body = StageView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)))]
async fn sign_in(
    State(app): State<App>,
    Stranger(actor): Stranger,
    caller: Caller,
    headers: HeaderMap,
    Body(body): Body<SignInBody>,
) -> Result<Response, Failure> {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let entered = sign_in::sign_in(&app, actor, body, agent).await?;
    Ok(entering(&entered, &caller, StageView { stage: entered.stage }))
}

/// Give the code of the second factor, or a recovery code.
#[utoipa::path(post, path = "/api/sign-in/code", tag = "sign-in", operation_id = "sign_in_code", security(("session" = [])), request_body = CodeBody,
    responses((status = 200, body = StageView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)))]
async fn code(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    caller: Caller,
    Body(body): Body<CodeBody>,
) -> Result<Response, Failure> {
    let entered = sign_in::code(&app, &signed, actor, body).await?;
    Ok(entering(&entered, &caller, StageView { stage: entered.stage }))
}

/// End the session at hand.
#[utoipa::path(post, path = "/api/sign-out", tag = "sign-in", security(("session" = [])), responses((status = 204), (status = 401, body = Problem)))]
async fn sign_out(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    caller: Caller,
) -> Result<Response, Failure> {
    sign_in::sign_out(app.write(actor).await?, &signed).await?;
    let gone = format!("{}; Max-Age=0", session_cookie("", &caller));
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, gone)]).into_response())
}

/// Whether the first accounts are still to be made.
#[utoipa::path(get, path = "/api/first-run", tag = "sign-in", operation_id = "first_run", security(()), responses((status = 200, body = FirstRunView)))]
async fn first_run_state(State(app): State<App>, Stranger(actor): Stranger) -> Result<Json<FirstRunView>, Failure> {
    Ok(Json(first_run::state(&mut app.read(actor).await?).await?))
}

/// Make the first administrators, with the code from the server's console. Their one-time passwords are shown this once.
#[utoipa::path(post, path = "/api/first-run", tag = "sign-in", operation_id = "make_first_accounts", security(()), request_body = FirstRunBody,
    responses((status = 200, body = Vec<FirstAccount>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn first_run(
    State(app): State<App>,
    Stranger(actor): Stranger,
    Body(body): Body<FirstRunBody>,
) -> Result<Json<Vec<FirstAccount>>, Failure> {
    Ok(Json(first_run::from_page(&app, actor, body).await?))
}

/// The accounts of a demonstration with their passwords; none on any other server.
#[utoipa::path(get, path = "/api/demo-accounts", tag = "sign-in", security(()), responses((status = 200, body = Vec<DemoAccount>)))]
async fn demo_accounts(State(app): State<App>) -> Json<Vec<DemoAccount>> {
    Json(app.demonstration().unwrap_or_default().to_vec())
}

/// An answer that carries the session's new cookie.
pub fn entering(entered: &Entered, caller: &Caller, body: impl serde::Serialize) -> Response {
    ([(SET_COOKIE, session_cookie(&entered.token, caller))], Json(body)).into_response()
}

/// No script reads it, no other site sends it, and over TLS it never travels without.
pub fn session_cookie(token: &str, caller: &Caller) -> String {
    let secure = if caller.secure { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{secure}")
}
