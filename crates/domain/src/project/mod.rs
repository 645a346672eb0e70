//! A key project and what is recorded about it.

mod kind;

use guatu_kernel::{Coordinates, Money, OrgId, ProjectId};
use serde::{Deserialize, Serialize};

pub use kind::{Level, Nature};

use crate::written::When;

/// An amount as an office wrote it: the money it is counted with, and the words where they say more than the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub money: Money,
    /// As written, when that is not a plain number: `约30亿`.
    pub written: Option<String>,
    /// The writer did not commit to the figure (`约`, `逾`, `近` …). It counts, and is shown flagged.
    pub approximate: bool,
}

impl Amount {
    /// A plain figure.
    pub const fn exact(money: Money) -> Self {
        Self { money, written: None, approximate: false }
    }
}

/// What is recorded about a project at one revision. Only the name is always known: real lists leave out the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFacts {
    pub name: String,
    /// 类别: the sector's name, as the district divides its projects.
    pub sector: Option<String>,
    pub level: Option<Level>,
    pub nature: Option<Nature>,
    /// 责任单位
    pub owner: Option<OrgId>,
    /// 联系领导: a post, never a private name in the demonstration.
    pub leader: Option<String>,
    /// 建设地点
    pub place: Option<String>,
    pub coordinates: Option<Coordinates>,
    /// 总投资
    pub total: Option<Amount>,
    /// 计划开工时间
    pub planned_start: Option<When>,
    /// 计划竣工时间
    pub planned_finish: Option<When>,
    /// 建设起止年限, as written
    pub period: Option<String>,
    /// 建设规模及内容
    pub content: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// The bundle (打捆) this project is a member of.
    pub bundle: Option<ProjectId>,
}

impl ProjectFacts {
    /// A project of which nothing but the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            sector: None,
            level: None,
            nature: None,
            owner: None,
            leader: None,
            place: None,
            coordinates: None,
            total: None,
            planned_start: None,
            planned_finish: None,
            period: None,
            content: None,
            note: None,
            bundle: None,
        }
    }
}

/// A project with its code, which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    /// 项目编码, unique in the district.
    pub code: String,
    pub facts: ProjectFacts,
}
