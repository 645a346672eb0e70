//! Saved views: a list's filters under a name.
use crate::Op;
use guatu_kernel::{Result, Timestamp, ViewId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
/// Which page's views.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// The page: `projects`.
    pub page: String,
}
/// A view to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ViewBody {
    pub page: String,
    pub name: String,
    /// The page's query string.
    pub query: String,
}
/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    pub id: ViewId,
    pub page: String,
    pub name: String,
    pub query: String,
    pub saved_at: Timestamp,
}
pub async fn list(_op: &mut Op, _p: &str) -> Result<Vec<SavedView>> {
    unimplemented!()
}
pub async fn save(_op: Op, _b: ViewBody) -> Result<SavedView> {
    unimplemented!()
}
pub async fn remove(_op: Op, _i: ViewId) -> Result<()> {
    unimplemented!()
}
