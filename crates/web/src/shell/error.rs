//! The one place where an error becomes an HTTP status.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use guatu_kernel::{Error, ErrorCode, Unfit};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A refusal, as the UI reads it: it chooses the words by `code`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    pub code: String,
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
}

/// Any error on its way out.
#[derive(Debug)]
pub struct Failure(Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        Self(Error::invalid("body", "", Unfit::RequestUnreadable).with("detail", rejection.body_text()))
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Self(Error::invalid("query", "", Unfit::RequestUnreadable).with("detail", rejection.body_text()))
    }
}

const fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::Unauthenticated
        | ErrorCode::SignInRefused
        | ErrorCode::ProviderRefused
        | ErrorCode::ProviderUntrusted
        | ErrorCode::FlowOver => StatusCode::UNAUTHORIZED,
        ErrorCode::ProviderUnreachable | ErrorCode::ScannerUnreachable | ErrorCode::StorageUnreachable => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        ErrorCode::Forbidden
        | ErrorCode::PasswordChangeDue
        | ErrorCode::FactorDue
        | ErrorCode::AccountInert
        | ErrorCode::DutiesSeparate
        | ErrorCode::OwnRequest
        | ErrorCode::IdentityUnknown
        | ErrorCode::PasswordOnly
        | ErrorCode::SetupDone
        | ErrorCode::SessionNeeded
        | ErrorCode::ForeignOrigin => StatusCode::FORBIDDEN,
        ErrorCode::TooMany => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::Conflict
        | ErrorCode::LoginTaken
        | ErrorCode::IdentityTaken
        | ErrorCode::ImportSettled
        | ErrorCode::MonthClosed
        | ErrorCode::MonthOpen
        | ErrorCode::PlanFrozen
        | ErrorCode::RuleFixed
        | ErrorCode::RequestAnswered
        | ErrorCode::RequestReturned
        | ErrorCode::RequestRead
        | ErrorCode::SignedBefore
        | ErrorCode::TargetNotEmpty => StatusCode::CONFLICT,
        ErrorCode::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::Invalid
        | ErrorCode::PasswordWeak
        | ErrorCode::FileUnreadable
        | ErrorCode::FileKind
        | ErrorCode::FileDamaged
        | ErrorCode::FileInfected
        | ErrorCode::EvidenceMissing
        | ErrorCode::FileEncrypted
        | ErrorCode::FormUnknown
        | ErrorCode::ExportTooLarge
        | ErrorCode::ImportRejected
        | ErrorCode::RuleInvalid
        | ErrorCode::BackupDamaged => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Cancelled => StatusCode::REQUEST_TIMEOUT,
        ErrorCode::SchemaMismatch | ErrorCode::FontMissing | ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = status(self.0.code);
        if status.is_server_error() {
            tracing::error!(error = %self.0, "request failed");
        }
        (status, Json(Problem { code: self.0.code.as_str().into(), params: self.0.params })).into_response()
    }
}
