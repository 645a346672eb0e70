//! What pages read about visits.

use chrono::NaiveDate;
use guatu_kernel::{Timestamp, VisitId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assignment::view::HolderView;
use crate::project::view::ProjectRef;

/// A visit as it was last recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitView {
    pub id: VisitId,
    pub project: ProjectRef,
    pub role: String,
    pub level: Option<String>,
    pub holder: HolderView,
    /// `planned`, `done`, `recorded` or `cancelled`
    pub step: String,
    pub planned_on: Option<NaiveDate>,
    pub visited_on: Option<NaiveDate>,
    pub text: Option<String>,
    /// Problems raised on the spot, as told.
    pub problems: Option<String>,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// The person's name.
    pub recorded_by: String,
    pub recorded_at: Timestamp,
    /// The reader may say more about it, or cancel it while it is planned.
    pub changeable: bool,
}

/// A page of visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitPage {
    pub rows: Vec<VisitView>,
    pub total: usize,
}

/// How often a role visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuotaView {
    pub role: String,
    /// None are owed when zero.
    pub times: u32,
    /// `month` or `quarter`
    pub every: String,
    /// Nobody entered it: it is the usual one.
    pub usual: bool,
}
