//! 差额: by how much what is reported exceeds what the statistics office counted, or what was paid, and why.
//!
//! The remainder that nobody explained is computed, never typed, so the parts always sum to the difference. Explaining more
//! than there is turns the remainder round and is shown as such.

use std::collections::BTreeMap;
use std::iter::Sum;

use chrono::NaiveDate;
use guatu_kernel::{Money, Month, OrgId};
use serde::{Deserialize, Serialize};

use super::Series;

/// Which series the reported one is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    Statistics,
    Payment,
}

impl Against {
    pub const ALL: [Self; 2] = [Self::Statistics, Self::Payment];

    pub const fn series(self) -> Series {
        match self {
            Self::Statistics => Series::Statistics,
            Self::Payment => Series::Payment,
        }
    }

    pub const fn as_str(self) -> &'static str {
        self.series().as_str()
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|against| against.as_str() == text)
    }
}

/// Why a part of a gap is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 未入库: the project is not yet in the statistics library.
    NotListed,
    /// 截止时点: the two sides close their month on different days.
    CutOff,
    /// 口径: land, reserves and the like are investment to one side only.
    Definition,
    /// 审核核减: taken back by a check of the statistics office.
    Rejected,
    /// 未支付: done, and not paid yet.
    Unpaid,
    /// 预付款: paid ahead of what is done.
    Prepaid,
    /// 质保金等扣留: kept back until later.
    Retained,
    /// 填报差错: a mistake of whoever reported.
    Mistake,
    Other,
}

impl Category {
    pub const ALL: [Self; 9] = [
        Self::NotListed,
        Self::CutOff,
        Self::Definition,
        Self::Rejected,
        Self::Unpaid,
        Self::Prepaid,
        Self::Retained,
        Self::Mistake,
        Self::Other,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotListed => "not_listed",
            Self::CutOff => "cut_off",
            Self::Definition => "definition",
            Self::Rejected => "rejected",
            Self::Unpaid => "unpaid",
            Self::Prepaid => "prepaid",
            Self::Retained => "retained",
            Self::Mistake => "mistake",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == text)
    }

    /// Whether it can be why the two differ.
    pub const fn fits(self, against: Against) -> bool {
        match self {
            Self::NotListed | Self::Definition | Self::Rejected => matches!(against, Against::Statistics),
            Self::Unpaid | Self::Prepaid | Self::Retained => matches!(against, Against::Payment),
            Self::CutOff | Self::Mistake | Self::Other => true,
        }
    }
}

/// A part of a gap, and who sees to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub category: Category,
    /// Negative where it makes the reported amount the smaller one.
    pub amount: Money,
    pub reason: String,
    /// The unit that is to settle it.
    pub unit: Option<OrgId>,
    /// The post that is to settle it, never a name.
    pub post: Option<String>,
    pub due_on: Option<NaiveDate>,
}

/// All explanations of one gap of a project's month; a later answer takes the place of an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub month: Month,
    pub against: Against,
    pub explanations: Vec<Explanation>,
}

/// A gap with its parts. Gaps add up: that of a unit is the sum of those of its projects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gap {
    /// What is reported less what the other series says.
    pub difference: Money,
    /// What is explained, by category.
    pub parts: BTreeMap<Category, Money>,
}

/// How a gap stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapState {
    /// The two agree, and nobody explained anything.
    None,
    /// The explanations sum to the difference.
    Explained,
    /// A remainder is left.
    Open,
    /// More is explained than there is: the remainder points the other way.
    Over,
}

impl GapState {
    pub const ALL: [Self; 4] = [Self::None, Self::Explained, Self::Open, Self::Over];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Explained => "explained",
            Self::Open => "open",
            Self::Over => "over",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

impl Gap {
    pub fn new(reported: Money, other: Money, explanations: &[Explanation]) -> Self {
        let mut gap = Self { difference: reported - other, parts: BTreeMap::new() };
        for explanation in explanations {
            *gap.parts.entry(explanation.category).or_default() += explanation.amount;
        }
        gap
    }

    pub fn explained(&self) -> Money {
        self.parts.values().copied().sum()
    }

    /// What is left of the difference after all explanations.
    pub fn unexplained(&self) -> Money {
        self.difference - self.explained()
    }

    pub fn state(&self) -> GapState {
        let (difference, rest) = (self.difference.cents(), self.unexplained().cents());
        if rest == 0 {
            return if difference == 0 && self.parts.is_empty() { GapState::None } else { GapState::Explained };
        }
        // The remainder of a difference that nobody explains too much points the same way.
        if difference.signum() == rest.signum() { GapState::Open } else { GapState::Over }
    }
}

impl Sum for Gap {
    fn sum<I: Iterator<Item = Self>>(gaps: I) -> Self {
        gaps.fold(Self::default(), |mut sum, gap| {
            sum.difference += gap.difference;
            for (category, amount) in gap.parts {
                *sum.parts.entry(category).or_default() += amount;
            }
            sum
        })
    }
}
