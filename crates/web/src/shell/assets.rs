//! The UI, embedded in the binary (read from `ui/dist` in development builds).

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../ui/dist"]
struct Ui;

/// A file of the UI, or its one page for every address that the UI routes itself.
pub async fn serve(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path.starts_with("api/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (name, immutable) =
        if Ui::get(path).is_some() { (path, path.starts_with("assets/")) } else { ("index.html", false) };
    let Some(file) = Ui::get(name) else {
        return (StatusCode::NOT_FOUND, "The UI is not built: run `cargo xtask demo`.").into_response();
    };
    let cache = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let etag = HeaderValue::from_str(&format!("\"{}\"", hex(&file.metadata.sha256_hash()[..16])));
    let etag = etag.unwrap_or_else(|_| HeaderValue::from_static(""));
    if request.headers().get(header::IF_NONE_MATCH) == Some(&etag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_str(file.metadata.mimetype()).unwrap_or(HeaderValue::from_static("text/html")),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::ETAG, etag),
    ];
    (headers, file.data).into_response()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
