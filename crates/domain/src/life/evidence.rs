//! What proves that a project has come to a stage.

use guatu_kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A proof that a guard asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// 施工许可证
    BuildingPermit,
    /// 现场照片, of works on the site
    SitePhoto,
    /// 入库纳统: the statistics office counts it
    Statistics,
    /// 竣工验收
    Acceptance,
    /// 投产证明: first invoices, power bills, a licence to produce
    Production,
    /// 延期批准: a paper that allows a later start
    Extension,
}

impl Evidence {
    pub const ALL: [Self; 6] =
        [Self::BuildingPermit, Self::SitePhoto, Self::Statistics, Self::Acceptance, Self::Production, Self::Extension];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BuildingPermit => "building_permit",
            Self::SitePhoto => "site_photo",
            Self::Statistics => "statistics",
            Self::Acceptance => "acceptance",
            Self::Production => "production",
            Self::Extension => "extension",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    pub fn name(self) -> Bilingual {
        let (zh, en) = match self {
            Self::BuildingPermit => ("施工许可证", "a building permit"),
            Self::SitePhoto => ("现场施工照片", "photographs of works on the site"),
            Self::Statistics => ("入库纳统证明", "proof that the statistics office counts it"),
            Self::Acceptance => ("竣工验收证明", "the acceptance of the works"),
            Self::Production => ("投产证明", "proof of production"),
            Self::Extension => ("延期批准文件", "a paper that allows a later start"),
        };
        Bilingual { zh: zh.into(), en: en.into() }
    }
}
