//! What the bulletin page reads and sends.

use chrono::NaiveDate;
use guatu_kernel::{BulletinId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::light::LightCount;
use crate::project::view::Totals;

/// A bulletin in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BulletinLine {
    pub id: BulletinId,
    /// `第3期`
    pub number: String,
    pub title: String,
    pub as_of: NaiveDate,
    pub made_at: Timestamp,
    pub made_by: String,
    pub totals: Totals,
    pub lights: Vec<LightCount>,
}

/// What to make a bulletin of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BulletinBody {
    pub as_of: NaiveDate,
}
