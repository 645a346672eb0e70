//! What projects ask for.

use serde::{Deserialize, Serialize};

/// A kind of factor. Planning, land and funds are the three that the district names; the others are those of published lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// 规划
    Planning,
    /// 土地
    Land,
    /// 资金
    Funds,
    /// 征迁
    Requisition,
    /// 林地
    Forest,
    /// 能耗
    Energy,
    /// 环境容量
    Environment,
    /// 水电气暖路
    Utilities,
}

impl FactorKind {
    pub const ALL: [Self; 8] = [
        Self::Planning,
        Self::Land,
        Self::Funds,
        Self::Requisition,
        Self::Forest,
        Self::Energy,
        Self::Environment,
        Self::Utilities,
    ];

    /// Those that a district has a yearly supply of: 用地指标 and 资金.
    pub const BALANCED: [Self; 2] = [Self::Land, Self::Funds];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Land => "land",
            Self::Funds => "funds",
            Self::Requisition => "requisition",
            Self::Forest => "forest",
            Self::Energy => "energy",
            Self::Environment => "environment",
            Self::Utilities => "utilities",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The measures in which it may be counted. What is balanced has one, so that sums are sums of the same thing.
    pub const fn measures(self) -> &'static [Measure] {
        match self {
            Self::Land => &[Measure::Mu],
            Self::Funds => &[Measure::Wan],
            Self::Planning => &[Measure::Item, Measure::Mu],
            Self::Requisition => &[Measure::Household, Measure::Mu, Measure::SquareMetre],
            Self::Forest => &[Measure::Mu],
            Self::Energy => &[Measure::StandardCoal, Measure::Kwh],
            Self::Environment => &[Measure::Tonne, Measure::Item],
            Self::Utilities => &[Measure::Kva, Measure::Kwh, Measure::CubicMetre, Measure::Metre, Measure::Item],
        }
    }
}

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 亩
    Mu,
    /// 万元
    Wan,
    /// 平方米
    SquareMetre,
    /// 户
    Household,
    /// kWh
    Kwh,
    /// kVA
    Kva,
    /// 吨标准煤
    StandardCoal,
    /// 吨
    Tonne,
    /// 立方米
    CubicMetre,
    /// 米
    Metre,
    /// 项
    Item,
}

impl Measure {
    pub const ALL: [Self; 11] = [
        Self::Mu,
        Self::Wan,
        Self::SquareMetre,
        Self::Household,
        Self::Kwh,
        Self::Kva,
        Self::StandardCoal,
        Self::Tonne,
        Self::CubicMetre,
        Self::Metre,
        Self::Item,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mu => "mu",
            Self::Wan => "wan",
            Self::SquareMetre => "square_metre",
            Self::Household => "household",
            Self::Kwh => "kwh",
            Self::Kva => "kva",
            Self::StandardCoal => "standard_coal",
            Self::Tonne => "tonne",
            Self::CubicMetre => "cubic_metre",
            Self::Metre => "metre",
            Self::Item => "item",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.as_str() == text)
    }
}
