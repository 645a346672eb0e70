//! What every route shares: the router, the actor of a request, errors, the embedded UI.

mod actor;
mod assets;
mod door;
mod error;
mod extract;
mod operation;
mod tls;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::routing::get;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use door::Watch;
use guatu_app::App;
use guatu_kernel::{Error, Result};
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use operation::Doors;

pub use actor::{Arriving, COOKIE, Requester, Stranger, cookie_of};
pub use door::{Caller, Door};
pub use error::{Failure, Problem};
pub use extract::{Body, Query};
pub use operation::operations;
pub use tls::Tls;

/// The largest file the server takes, in bytes.
pub const LARGEST_UPLOAD: usize = 64 << 20;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guatu",
        description = "The system behind a district's wall of key projects",
        license(name = "Apache-2.0")
    ),
    components(schemas(Problem)),
    modifiers(&Doors)
)]
struct Contract;

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Contract::openapi())
        .merge(crate::sign_in::routes())
        .merge(crate::provider::routes())
        .merge(crate::session::routes())
        .merge(crate::access::routes())
        .merge(crate::org::routes())
        .merge(crate::mine::routes())
        .merge(crate::account::routes())
        .merge(crate::wall::routes())
        .merge(crate::project::routes())
        .merge(crate::light::routes())
        .merge(crate::rule::routes())
        .merge(crate::approval::routes())
        .merge(crate::plan::routes())
        .merge(crate::batch::routes())
        .merge(crate::pool::routes())
        .merge(crate::route::routes())
        .merge(crate::file::routes())
        .merge(crate::investment::routes())
        .merge(crate::assignment::routes())
        .merge(crate::visit::routes())
        .merge(crate::reminder::routes())
        .merge(crate::factor::routes())
        .merge(crate::saved_view::routes())
        .merge(crate::reporting::routes())
        .merge(crate::import::routes())
        .merge(crate::bulletin::routes())
        .merge(crate::audit::routes())
}

/// The contract, as committed in `api/openapi.json`.
pub fn openapi() -> utoipa::openapi::OpenApi {
    routes().into_openapi()
}

/// Everything the server answers: the API under `/api`, the pages elsewhere.
pub fn router(app: App) -> Router {
    router_at(app, Door::default())
}

/// The same behind a door of a deployment's own.
pub fn router_at(app: App, door: Door) -> Router {
    let watch = Watch::new(app.clone(), door);
    let (api, contract) = routes().split_for_parts();
    let contract = std::sync::Arc::new(contract.to_json().unwrap_or_default());
    api.route("/api/openapi.json", get(move |_: Requester| async move { json((*contract).clone()) }))
        .route("/api/health", get(health))
        .fallback(assets::serve)
        .layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(120)))
        .layer(CompressionLayer::new())
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::X_FRAME_OPTIONS, "SAMEORIGIN"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(OPENER_POLICY, "same-origin"))
        .layer(axum::middleware::from_fn_with_state(watch, door::pass))
        .layer(TraceLayer::new_for_http())
        .with_state(app)
}

/// Answers on `listener` until `stopped` comes true; requests under way are finished.
///
/// # Errors
/// When the certificate cannot be used, or the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    door: Door,
    tls: Option<&Tls>,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let door = Door { tls: tls.is_some(), ..door };
    let service = router_at(app, door).into_make_service_with_connect_info::<SocketAddr>();
    let Some(tls) = tls else {
        return axum::serve(listener, service).with_graceful_shutdown(stopped).await.map_err(Error::internal);
    };
    let config = RustlsConfig::from_config(tls.config()?);
    let listener = listener.into_std().map_err(Error::internal)?;
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stopped.await;
            handle.graceful_shutdown(Some(LAST_REQUESTS));
        }
    });
    let server = axum_server::from_tcp_rustls(listener, config).map_err(Error::internal)?.handle(handle);
    server.serve(service).await.map_err(Error::internal)
}

/// How long requests under way may take once the server is to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(30);

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Nothing from anywhere else: no script, font, picture or request leaves for another host.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
     frame-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

async fn health(State(app): State<App>) -> Result<&'static str, Failure> {
    app.ping().await?;
    Ok("ok")
}

fn json(body: String) -> ([(HeaderName, &'static str); 1], String) {
    ([(header::CONTENT_TYPE, "application/json")], body)
}

/// A file to download under a name that may hold Chinese characters (RFC 5987).
pub fn file(name: &str, content_type: &'static str, bytes: Vec<u8>, inline: bool) -> axum::response::Response {
    use axum::response::IntoResponse;
    let encoded: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let disposition = format!("{}; filename*=UTF-8''{encoded}", if inline { "inline" } else { "attachment" });
    ([(header::CONTENT_TYPE, content_type.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// Content type of an Excel workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
