//! Signing in by the provider of identities, and linking one's account to it.

use axum::Json;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use guatu_app::App;
use guatu_app::account::mine::PasswordBody;
use guatu_app::provider::{self, AnswerQuery, BeginBody, Begun, GoToView, MyProviderView};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::shell::{Arriving, Body, Caller, Failure, Problem, Query, Stranger, cookie_of};
use crate::sign_in::session_cookie;

/// The cookie that binds a walk to the provider to the browser that began it.
const FLOW: &str = "guatu_flow";
/// The only addresses that get it.
const FLOW_PATH: &str = "/api/sign-in/provider";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin))
        .routes(routes!(arrive))
        .routes(routes!(sign_out))
        .routes(routes!(mine, begin_link))
        .routes(routes!(unlink))
}

/// Begin to sign in by the provider: the browser goes to the address in the answer. Only where a provider is configured.
#[utoipa::path(post, path = "/api/sign-in/provider", tag = "sign-in", operation_id = "begin_provider_sign_in", security(()), request_body = BeginBody,
    responses((status = 200, body = GoToView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
async fn begin(
    State(app): State<App>,
    Stranger(actor): Stranger,
    caller: Caller,
    Body(body): Body<BeginBody>,
) -> Result<Response, Failure> {
    Ok(walking(provider::begin(&app, actor, body).await?, &caller))
}

/// Where the provider sends the browser back to. Leads on to a page of ours, which tells what went wrong if something did.
#[utoipa::path(get, path = "/api/sign-in/provider/return", tag = "sign-in", operation_id = "end_provider_sign_in", security(()), params(AnswerQuery),
    responses((status = 303), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn arrive(
    State(app): State<App>,
    Stranger(actor): Stranger,
    caller: Caller,
    headers: HeaderMap,
    Query(answer): Query<AnswerQuery>,
) -> Result<Response, Failure> {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let arrival = provider::arrive(&app, actor, answer, cookie_of(&headers, FLOW), agent).await?;
    let gone = (SET_COOKIE, flow_cookie("", 0, &caller));
    let session = arrival.entered.map(|entered| (SET_COOKIE, session_cookie(&entered.token, &caller)));
    let headers = AppendHeaders([(LOCATION, arrival.to), gone].into_iter().chain(session));
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// Lead the browser to where one signs out at the provider too.
#[utoipa::path(get, path = "/api/sign-in/provider/sign-out", tag = "sign-in", operation_id = "provider_sign_out", security(()),
    responses((status = 303), (status = 404, body = Problem), (status = 503, body = Problem)))]
async fn sign_out(State(app): State<App>) -> Result<Response, Failure> {
    let address = provider::sign_out_address(&app).await?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response())
}

/// The provider's identity that is linked to one's own account.
#[utoipa::path(get, path = "/api/me/provider", tag = "me", operation_id = "my_provider", security(("session" = [])),
    responses((status = 200, body = MyProviderView), (status = 401, body = Problem)))]
async fn mine(State(app): State<App>, Arriving(signed, actor): Arriving) -> Result<Json<MyProviderView>, Failure> {
    Ok(Json(provider::mine(&mut app.read(actor).await?, &signed).await?))
}

/// Begin to link one's own account to an identity of the provider: the browser goes to the address in the answer.
#[utoipa::path(post, path = "/api/me/provider", tag = "me", operation_id = "begin_provider_link", security(("session" = [])), request_body = PasswordBody,
    responses((status = 200, body = GoToView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
async fn begin_link(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    caller: Caller,
    Body(body): Body<PasswordBody>,
) -> Result<Response, Failure> {
    Ok(walking(provider::begin_link(&app, &signed, actor, body).await?, &caller))
}

/// Unlink one's own account. Other sessions that came by the provider end.
#[utoipa::path(post, path = "/api/me/provider/unlink", tag = "me", operation_id = "unlink_provider", security(("session" = [])), request_body = PasswordBody,
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem)))]
async fn unlink(
    State(app): State<App>,
    Arriving(signed, actor): Arriving,
    Body(body): Body<PasswordBody>,
) -> Result<StatusCode, Failure> {
    provider::unlink(&app, &signed, actor, body).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer to a browser that goes to the provider.
fn walking(begun: Begun, caller: &Caller) -> Response {
    ([(SET_COOKIE, flow_cookie(&begun.cookie, Begun::LASTS, caller))], Json(begun.view)).into_response()
}

/// No script reads it. `Lax`, because it has to come along when the provider sends the browser back; it opens nothing by itself.
fn flow_cookie(value: &str, seconds: i64, caller: &Caller) -> String {
    let secure = if caller.secure { "; Secure" } else { "" };
    format!("{FLOW}={value}; Path={FLOW_PATH}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}
