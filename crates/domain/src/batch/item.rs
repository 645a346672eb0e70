//! Periods and items, as they are recorded.

use chrono::NaiveDate;
use guatu_kernel::{Money, OrgId, ProjectId};
use serde::{Deserialize, Serialize};

use super::{Mark, Stage};
use crate::project::Amount;

/// 期: one round of the campaign, known by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// From 1.
    pub number: u32,
    /// The day of its ceremony. Lists name the period alone, so it may be unknown.
    pub held_on: Option<NaiveDate>,
}

/// What is recorded about an item at one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub name: String,
    /// The number of its period.
    pub period: u32,
    /// 责任单位
    pub owner: Option<OrgId>,
    /// 总投资
    pub amount: Option<Amount>,
    /// 行业领域, as written
    pub industry: Option<String>,
    /// The day on which it was itself signed, started or brought into production, where that is not the day of its period.
    pub day: Option<NaiveDate>,
    /// Of a signed item: the day on which it fulfilled what it signed (履约).
    pub fulfilled_on: Option<NaiveDate>,
    /// Of an item in production: the day on which it yielded what it promised (达效).
    pub yielding_on: Option<NaiveDate>,
    /// The key project that it is.
    pub project: Option<ProjectId>,
    /// 备注
    pub note: Option<String>,
}

impl Item {
    /// What it is counted with; nothing where no amount is stated.
    pub fn money(&self) -> Money {
        self.amount.as_ref().map_or(Money::ZERO, |amount| amount.money)
    }

    /// How far it has come by itself at the close of a day, whatever followed from it.
    pub fn mark(&self, stage: Stage, as_of: NaiveDate) -> Mark {
        let by_then = |day: Option<NaiveDate>| day.is_some_and(|day| day <= as_of);
        match stage {
            Stage::Signing if by_then(self.fulfilled_on) => Mark::Fulfilled,
            Stage::Production if by_then(self.yielding_on) => Mark::Yielding,
            stage => Mark::of(stage),
        }
    }
}
