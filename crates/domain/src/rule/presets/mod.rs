//! Rule sets that come with the product, as the texts a unit may copy and change.

/// 二七默认: annual plan against schedule, and overdue milestones.
pub const ERQI_DEFAULT: &str = include_str!("erqi-default.toml");
