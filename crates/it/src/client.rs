//! A client of the router: requests without a network.

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::app::TestApp;

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON; as a text where it is none, and null where it is empty.
    pub fn json(&self) -> Value {
        if self.body.is_empty() {
            return Value::Null;
        }
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&self.body).into_owned()))
    }

    /// A header as text; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A path with a query string: what needs it is percent-encoded.
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let path: Vec<String> = path.split('/').map(encoded).collect();
    if pairs.is_empty() { path.join("/") } else { format!("{}?{}", path.join("/"), pairs.join("&")) }
}

fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

const BOUNDARY: &str = "----guatu-test-boundary";

impl TestApp {
    /// Any request.
    pub async fn send(&self, method: Method, path: &str, content_type: &str, body: Vec<u8>) -> Answer {
        self.send_as(self.token().as_deref(), method, path, content_type, body).await
    }

    /// Any request of whoever holds this session token, as a browser on our own page sends it.
    pub async fn send_as(
        &self,
        token: Option<&str>,
        method: Method,
        path: &str,
        content_type: &str,
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if let Some(token) = token {
            request = request.header(header::COOKIE, format!("guatu_session={token}"));
        }
        if !content_type.is_empty() {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        self.answer(request.body(Body::from(body)).expect("a request")).await
    }

    /// The answer to a request made by hand.
    pub async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router().oneshot(request).await.expect("the router always answers");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.into_body().collect().await.expect("a whole body").to_bytes().to_vec();
        Answer { status, headers, body }
    }

    async fn json(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.send(method, path, "application/json", body.to_string().into_bytes()).await;
        (answer.status, answer.json())
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        let answer = self.fetch(path).await;
        (answer.status, answer.json())
    }

    /// A file, or anything else whose headers matter.
    pub async fn fetch(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "", Vec::new()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.json(Method::POST, path, body).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> (u16, Value) {
        self.json(Method::PUT, path, body).await
    }

    pub async fn delete(&self, path: &str) -> (u16, Value) {
        let answer = self.send(Method::DELETE, path, "", Vec::new()).await;
        (answer.status, answer.json())
    }

    /// Shows a file to the import page.
    pub async fn upload(&self, name: &str, bytes: &[u8]) -> (u16, Value) {
        let (kind, body) = form(name, bytes);
        let answer = self.send(Method::POST, "/api/imports", &kind, body).await;
        (answer.status, answer.json())
    }

    /// Adds a file to a project, with what its form says of it.
    pub async fn add_file(&self, code: &str, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> (u16, Value) {
        let (kind, body) = form_with(name, bytes, fields);
        let answer = self.send(Method::POST, &format!("/api/projects/{code}/files"), &kind, body).await;
        (answer.status, answer.json())
    }
}

/// A form that carries a file: its content type, and its bytes.
pub fn form(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    form_with(name, bytes, &[])
}

/// A form that carries a file and some fields.
pub fn form_with(name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> (String, Vec<u8>) {
    let fields = fields.iter().map(|(name, value)| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    let mut body = fields.collect::<String>();
    body += &format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
    );
    let mut body = body.into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

impl TestApp {
    /// A form of a project as the page would send it, with some fields changed.
    pub async fn form(&self, code: &str, changes: &Value) -> Value {
        let page = self.ok(&format!("/api/projects/{code}")).await;
        let line = &page["line"];
        let mut form = json!({
            "revision": page["revision"], "name": line["name"], "sector": line["sector"], "level": line["level"],
            "nature": line["nature"], "unit": line["unit"]["id"], "leader": line["leader"], "place": line["place"],
            "total": line["total"]["money"], "plan": line["plan"]["money"],
            "planned_start": line["planned_start"]["written"], "planned_finish": line["planned_finish"]["written"],
            "content": page["content"], "note": page["note"],
        });
        let (form_fields, changes) = (form.as_object_mut(), changes.as_object().cloned());
        form_fields.expect("a form").extend(changes.expect("fields to change"));
        form
    }
}
