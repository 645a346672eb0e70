//! The UI, embedded in the binary (read from `ui/dist` in development builds).

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

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
    let etag = HeaderValue::from_str(&format!("W/\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16])));
    let etag = etag.unwrap_or_else(|_| HeaderValue::from_static(""));
    if request.headers().get(header::IF_NONE_MATCH) == Some(&etag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let mimetype = HeaderValue::from_str(file.metadata.mimetype()).unwrap_or(HeaderValue::from_static("text/html"));
    let headers = [
        (header::CONTENT_TYPE, mimetype),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::ETAG, etag),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    match packed(&request, name) {
        Some(packed) => (headers, [(header::CONTENT_ENCODING, "br")], packed.data).into_response(),
        None => (headers, file.data).into_response(),
    }
}

/// The file as the build compressed it, for those who read Brotli.
fn packed(request: &Request, name: &str) -> Option<EmbeddedFile> {
    let accepted = request.headers().get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let brotli = accepted.split(',').any(|coding| coding.trim() == "br");
    brotli.then(|| Ui::get(&format!("{name}.br"))).flatten()
}
