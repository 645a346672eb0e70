//! Changing a project by hand.

use chrono::NaiveDate;
use guatu_kernel::OrgId;
use serde::Deserialize;
use utoipa::ToSchema;

/// A project's facts as a form sends them. Amounts and dates are read as offices write them: `3.5亿`, `2023年3月`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ProjectBody {
    /// The revision the form was filled from; the change is refused when there is a newer one.
    pub revision: u32,
    /// From when the change holds; today when absent.
    pub effective_on: Option<NaiveDate>,
    pub name: String,
    pub sector: Option<String>,
    pub level: Option<String>,
    pub nature: Option<String>,
    pub unit: Option<OrgId>,
    pub leader: Option<String>,
    pub place: Option<String>,
    /// Total investment; a bare number is 万元.
    pub total: Option<String>,
    /// Annual plan of the year of `effective_on`; a bare number is 万元.
    pub plan: Option<String>,
    pub planned_start: Option<String>,
    pub planned_finish: Option<String>,
    pub content: Option<String>,
    pub note: Option<String>,
    /// Code of the bundle (打捆) this project belongs to.
    pub bundle: Option<String>,
}

/// A milestone's dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct MilestoneBody {
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
}
