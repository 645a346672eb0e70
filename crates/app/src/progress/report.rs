//! The unit's month: a grid of its projects, drafts, submission.
use super::view::*;
use crate::Op;
use guatu_kernel::{Month, OrgId, Result};
use serde::Deserialize;
use utoipa::IntoParams;
/// Whose month.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// The reporting unit.
    pub unit: OrgId,
}
pub async fn sheet(_op: &mut Op, _m: Month, _u: OrgId) -> Result<ReportSheet> {
    unimplemented!()
}
pub async fn save_drafts(_op: Op, _m: Month, _u: OrgId, _r: Vec<DraftRow>) -> Result<()> {
    unimplemented!()
}
pub async fn submit(_op: Op, _m: Month, _u: OrgId, _r: Vec<DraftRow>) -> Result<Submission> {
    unimplemented!()
}
pub async fn status(_op: &mut Op, _m: Month) -> Result<MonthStatus> {
    unimplemented!()
}
