//! Rule sets that come with the product, as the texts a unit may copy and change.

/// 二七默认: annual plan against schedule, and overdue milestones.
pub const ERQI_DEFAULT: &str = include_str!("erqi-default.toml");

/// Every rule set that comes with the product: the district's own first, then those other places published.
pub const ALL: [&str; 3] = [ERQI_DEFAULT, include_str!("wuhan.toml"), include_str!("yinchuan-2025.toml")];

#[cfg(test)]
pub(super) mod examples;
#[cfg(test)]
mod tests;
