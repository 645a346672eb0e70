//! The roles in which somebody looks after a project.

use serde::{Deserialize, Serialize};

/// In which role somebody looks after a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentRole {
    /// 联系领导: the county-level leader in contact (领导联系百个重点项目).
    LeaderLink,
    /// 分包领导
    LeaderCharge,
    /// 包联, at one of four levels.
    ChargePairing,
    /// 首席服务员
    ChiefServiceOfficer,
    /// 工作专班
    TaskForce,
    /// 责任单位: kept with the project's facts, shown here beside the others.
    ResponsibleUnit,
    /// 联络员
    Contact,
}

impl AssignmentRole {
    pub const ALL: [Self; 7] = [
        Self::LeaderLink,
        Self::LeaderCharge,
        Self::ChargePairing,
        Self::ChiefServiceOfficer,
        Self::TaskForce,
        Self::ResponsibleUnit,
        Self::Contact,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeaderLink => "leader_link",
            Self::LeaderCharge => "leader_charge",
            Self::ChargePairing => "charge_pairing",
            Self::ChiefServiceOfficer => "chief_service_officer",
            Self::TaskForce => "task_force",
            Self::ResponsibleUnit => "responsible_unit",
            Self::Contact => "contact",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether one project has at most one holder of it at a time (of 包联: at each level).
    pub const fn is_exclusive(self) -> bool {
        !matches!(self, Self::TaskForce | Self::Contact)
    }

    /// Whether it is kept with the project's own facts (`leader`, `owner`), which lists bring and forms edit.
    pub const fn is_of_facts(self) -> bool {
        matches!(self, Self::LeaderLink | Self::ResponsibleUnit)
    }
}

/// 四级包联: province, city, district and the committee of a zone or township.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairingLevel {
    Province,
    City,
    District,
    Committee,
}

impl PairingLevel {
    pub const ALL: [Self; 4] = [Self::Province, Self::City, Self::District, Self::Committee];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
            Self::Committee => "committee",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }
}
