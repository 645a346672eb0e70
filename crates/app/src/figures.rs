//! The figures of the district, in the keys of the published totals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use guatu_kernel::Result;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Op;
use crate::district::AsOf;

/// Totals of the district; amounts are numbers in 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Figures {
    pub as_of: NaiveDate,
    pub projects: usize,
    #[schema(value_type = f64)]
    pub total_investment_wan: Decimal,
    #[schema(value_type = f64)]
    pub annual_plan_wan: Decimal,
    pub by_category: BTreeMap<String, CategoryFigures>,
    /// 省, 市, 区
    pub by_level: BTreeMap<String, usize>,
    /// Projects with a leader in contact.
    pub leader_contacted: usize,
    /// Units responsible for at least one project.
    pub units: usize,
}

/// A sector's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryFigures {
    pub projects: usize,
    #[schema(value_type = f64)]
    pub total_investment_wan: Decimal,
}

pub async fn show(_op: &mut Op, _as_of: AsOf) -> Result<Figures> {
    unimplemented!()
}
