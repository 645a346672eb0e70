//! What the wall shows.

use chrono::NaiveDate;
use guatu_kernel::{Bilingual, Money, Month};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::light::LightCount;
use crate::light::view::ClosingRef;
use crate::project::view::{CurvePoint, OrgRef, PointView, Totals};

/// The district at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WallView {
    pub as_of: NaiveDate,
    /// The last month of the year that has ended by `as_of`; absent in January.
    pub month: Option<Month>,
    pub district: String,
    /// The closing whose result this is; absent while the month is open.
    pub closing: Option<ClosingRef>,
    /// What people call the rule set that gave the lights.
    pub rule_set_name: Bilingual,
    pub rule_set_version: u32,
    pub totals: Totals,
    /// January to December: schedule and done, cumulative.
    pub months: Vec<CurvePoint>,
    pub sectors: Vec<GroupLine>,
    pub levels: Vec<GroupLine>,
    pub natures: Vec<GroupLine>,
    /// Best completion against schedule first.
    pub units: Vec<GroupLine>,
    pub lights: Vec<LightCount>,
    /// The reds, most behind first.
    pub reds: Vec<RedLine>,
    /// Projects with a plan whose last full month is not reported.
    pub unreported: usize,
}

/// A group of projects: a sector, a level, a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupLine {
    /// What a filter takes; absent for projects without a value.
    pub key: Option<String>,
    pub name: String,
    /// From 1; groups of equal completion share a rank.
    pub rank: usize,
    pub projects: usize,
    pub total: Money,
    pub plan: Money,
    pub done: Money,
    pub expected: Money,
    pub done_pct: Option<Decimal>,
    pub expected_pct: Option<Decimal>,
    /// Points ahead (positive) or behind (negative) of the schedule.
    pub gap_pp: Option<Decimal>,
    pub lights: Vec<LightCount>,
}

/// A red project with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RedLine {
    pub code: String,
    pub name: String,
    pub unit: Option<OrgRef>,
    pub leader: Option<String>,
    pub light: String,
    pub reason: Bilingual,
    /// The light against the original baseline, once it was revised.
    pub original: Option<String>,
    pub to_green: Option<Bilingual>,
}

/// The map: outline and markers, all in one datum.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MapView {
    /// GeoJSON of the district's outline, absent where the district has none.
    #[schema(value_type = Option<Object>)]
    pub outline: Option<Value>,
    pub markers: Vec<Marker>,
}

/// A project on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Marker {
    pub code: String,
    pub name: String,
    pub light: String,
    pub point: PointView,
}
