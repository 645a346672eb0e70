//! What kind of unit a node falls to. Which unit that is, each district knows.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $zh:literal, $en:literal;)+) => {
        /// A kind of unit, as templates name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum UnitKind { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl UnitKind {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            pub const fn zh(self) -> &'static str {
                match self { $(Self::$name => $zh),+ }
            }

            pub const fn en(self) -> &'static str {
                match self { $(Self::$name => $en),+ }
            }
        }
    };
}

kinds! {
    /// The unit that is responsible for the whole project.
    Responsible = "responsible", "责任单位", "Responsible unit";
    Developer = "developer", "建设单位", "Developer";
    DevelopmentReform = "development_reform", "发展改革部门", "Development and reform department";
    NaturalResources = "natural_resources", "自然资源和规划部门", "Natural resources and planning department";
    Ecology = "ecology", "生态环境部门", "Ecology and environment department";
    Water = "water", "水行政主管部门", "Water department";
    Housing = "housing", "住房城乡建设部门", "Housing and construction department";
    Transport = "transport", "交通运输部门", "Transport department";
    Education = "education", "教育部门", "Education department";
    CityManagement = "city_management", "城市管理部门", "City management department";
    Industry = "industry", "工业和信息化部门", "Industry department";
    Emergency = "emergency", "应急管理部门", "Emergency management department";
    Finance = "finance", "财政部门", "Finance department";
    /// 水电气热
    Utility = "utility", "市政公用单位", "Utilities";
    Township = "township", "属地乡镇（街道）", "Township or subdistrict";
}

impl UnitKind {
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }
}
