//! Templates that come with the product, as texts that a unit may copy and change.

/// 工业项目: thirty nodes from filing to full output.
pub const INDUSTRY: &str = include_str!("industry.toml");

/// Every template that comes with the product.
pub const ALL: [&str; 4] =
    [INDUSTRY, include_str!("road.toml"), include_str!("school.toml"), include_str!("pipe.toml")];
