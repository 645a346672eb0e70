//! Extractors that refuse in our own words.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts};

use super::Failure;

/// A JSON body.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(Failure))]
pub struct Body<T>(pub T);

/// The query string.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Failure))]
pub struct Query<T>(pub T);
