//! The lights of all projects, and the closing of months.

use guatu_kernel::{Month, Result};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::Op;
use crate::district::AsOf;
use crate::progress::view::MonthStatus;

/// A project's light as `guatu lights` prints it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LightLine {
    pub code: String,
    pub name: String,
    pub light: String,
    /// `erqi-default@1/investment.red`: rule set, version and rule.
    pub rule: String,
    #[schema(value_type = Object)]
    pub inputs: Map<String, Value>,
    /// The sentence, in Chinese.
    pub reason: String,
    pub reason_en: String,
    /// What would turn it green; absent when it is.
    pub to_green: Option<String>,
    pub to_green_en: Option<String>,
}

pub async fn list(_op: &mut Op, _a: AsOf) -> Result<Vec<LightLine>> {
    unimplemented!()
}
pub async fn close(_op: Op, _m: Month) -> Result<MonthStatus> {
    unimplemented!()
}
