//! The stages of a project, and the lists in which slow projects are combed out.

use guatu_kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// Where a project stands in its life. The first twelve are its main line, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 线索
    Lead,
    /// 谋划
    Planning,
    /// 招引
    Sourcing,
    /// 签约
    Signed,
    /// 履约: the company is registered, the deposit paid
    Fulfilled,
    /// 落地: it has its land and is filed
    Landed,
    /// 前期
    Preparing,
    /// 开工
    Started,
    /// 在建
    Building,
    /// 竣工
    Completed,
    /// 投产
    InProduction,
    /// 达效
    AtYield,
    /// 停滞: nothing moves, for the time being
    Stalled,
    /// 停工: works on the site are halted
    Suspended,
    /// 退出
    Exited,
    /// 终止
    Terminated,
}

impl Stage {
    pub const ALL: [Self; 16] = [
        Self::Lead,
        Self::Planning,
        Self::Sourcing,
        Self::Signed,
        Self::Fulfilled,
        Self::Landed,
        Self::Preparing,
        Self::Started,
        Self::Building,
        Self::Completed,
        Self::InProduction,
        Self::AtYield,
        Self::Stalled,
        Self::Suspended,
        Self::Exited,
        Self::Terminated,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Planning => "planning",
            Self::Sourcing => "sourcing",
            Self::Signed => "signed",
            Self::Fulfilled => "fulfilled",
            Self::Landed => "landed",
            Self::Preparing => "preparing",
            Self::Started => "started",
            Self::Building => "building",
            Self::Completed => "completed",
            Self::InProduction => "in_production",
            Self::AtYield => "at_yield",
            Self::Stalled => "stalled",
            Self::Suspended => "suspended",
            Self::Exited => "exited",
            Self::Terminated => "terminated",
        }
    }

    /// The Chinese name.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Lead => "线索",
            Self::Planning => "谋划",
            Self::Sourcing => "招引",
            Self::Signed => "签约",
            Self::Fulfilled => "履约",
            Self::Landed => "落地",
            Self::Preparing => "前期",
            Self::Started => "开工",
            Self::Building => "在建",
            Self::Completed => "竣工",
            Self::InProduction => "投产",
            Self::AtYield => "达效",
            Self::Stalled => "停滞",
            Self::Suspended => "停工",
            Self::Exited => "退出",
            Self::Terminated => "终止",
        }
    }

    pub fn name(self) -> Bilingual {
        Bilingual { zh: self.zh().into(), en: self.as_str().replace('_', " ") }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// From what a sheet writes: `签约`, `在建`.
    pub fn of_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.zh() == text)
    }

    /// It belongs to the main line.
    pub fn is_main(self) -> bool {
        self <= Self::AtYield
    }

    /// Nothing follows.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Exited | Self::Terminated)
    }

    /// What comes next on the main line.
    pub fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|stage| *stage == self)?;
        Self::ALL.get(place + 1).copied().filter(|next| self.is_main() && next.is_main())
    }
}

/// 梳理: a list that slow or waiting projects are combed out into, read from the stage alone, so that no project stands in two of
/// the 三未.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combing {
    /// 储备: not signed yet
    Reserve,
    /// 签约: signed, and not landed
    Signed,
    /// 停滞: stalled, or works halted
    Stalled,
    /// 批而未开: approved, not started
    ApprovedNotStarted,
    /// 开而未建: started, not building
    StartedNotBuilding,
    /// 建而未投: built or building, not in production
    BuiltNotProducing,
}

impl Combing {
    pub const ALL: [Self; 6] = [
        Self::Reserve,
        Self::Signed,
        Self::Stalled,
        Self::ApprovedNotStarted,
        Self::StartedNotBuilding,
        Self::BuiltNotProducing,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reserve => "reserve",
            Self::Signed => "signed",
            Self::Stalled => "stalled",
            Self::ApprovedNotStarted => "approved_not_started",
            Self::StartedNotBuilding => "started_not_building",
            Self::BuiltNotProducing => "built_not_producing",
        }
    }

    pub fn name(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Reserve => ("储备项目", "In reserve"),
            Self::Signed => ("签约未落地", "Signed, not landed"),
            Self::Stalled => ("停滞项目", "Stalled"),
            Self::ApprovedNotStarted => ("批而未开", "Approved, not started"),
            Self::StartedNotBuilding => ("开而未建", "Started, not building"),
            Self::BuiltNotProducing => ("建而未投", "Built, not in production"),
        };
        Bilingual { zh: zh.into(), en: en.into() }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The list in which projects of a stage stand, if any.
    pub const fn of(stage: Stage) -> Option<Self> {
        match stage {
            Stage::Lead | Stage::Planning | Stage::Sourcing => Some(Self::Reserve),
            Stage::Signed | Stage::Fulfilled => Some(Self::Signed),
            Stage::Landed | Stage::Preparing => Some(Self::ApprovedNotStarted),
            Stage::Started => Some(Self::StartedNotBuilding),
            Stage::Building | Stage::Completed => Some(Self::BuiltNotProducing),
            Stage::Stalled | Stage::Suspended => Some(Self::Stalled),
            Stage::InProduction | Stage::AtYield | Stage::Exited | Stage::Terminated => None,
        }
    }
}
