//! The organisation tree: province, city, district, zone or township, unit.

mod list;

pub use list::{Above, ListFault, Listed, Stated, hold_against};

use guatu_kernel::OrgId;
use serde::{Deserialize, Serialize};

/// What kind of node an organisation is. A parent is always of a kind further up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// 省
    Province,
    /// 市
    City,
    /// 区、县
    District,
    /// 开发区、功能区
    Zone,
    /// 乡、镇、街道
    Township,
    /// 责任单位: an office or bureau
    Unit,
}

impl OrgKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
            Self::Zone => "zone",
            Self::Township => "township",
            Self::Unit => "unit",
        }
    }

    pub const ALL: [Self; 6] = [Self::Province, Self::City, Self::District, Self::Zone, Self::Township, Self::Unit];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether an organisation of this kind may stand right above one of the other. Units have sections below them; all
    /// other kinds stand above what they hold.
    pub fn may_hold(self, below: Self) -> bool {
        self < below || (self == below && below == Self::Unit)
    }

    /// The kind that a unit's name suggests: `马寨镇` is a township, `二七经济技术开发区管委会` a zone.
    pub fn of_name(name: &str) -> Self {
        let township = ["街道", "镇", "乡", "街道办事处", "街道办", "镇人民政府", "乡人民政府", "镇政府", "乡政府"];
        if name.contains("开发区") || name.ends_with("管委会") {
            Self::Zone
        } else if township.iter().any(|end| name.ends_with(end)) {
            Self::Township
        } else {
            Self::Unit
        }
    }
}

/// A node of the organisation tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Org {
    pub id: OrgId,
    pub name: String,
    pub kind: OrgKind,
    pub parent: Option<OrgId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_suggests_its_kind() {
        for (name, kind) in [
            ("马寨镇", OrgKind::Township),
            ("人和路街道", OrgKind::Township),
            ("侯寨乡", OrgKind::Township),
            ("二七经济技术开发区管委会", OrgKind::Zone),
            ("区商务局", OrgKind::Unit),
        ] {
            assert_eq!(OrgKind::of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn a_unit_holds_its_sections_and_every_other_kind_only_what_is_further_down() {
        assert!(OrgKind::Unit.may_hold(OrgKind::Unit));
        assert!(OrgKind::District.may_hold(OrgKind::Unit) && OrgKind::Zone.may_hold(OrgKind::Township));
        assert!(!OrgKind::Township.may_hold(OrgKind::Township) && !OrgKind::Unit.may_hold(OrgKind::District));
    }
}
