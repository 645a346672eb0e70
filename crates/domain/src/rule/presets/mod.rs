//! Rule sets that come with the product, as the texts a unit may copy and change.

/// 二七默认: annual plan against schedule, and overdue milestones.
pub const ERQI_DEFAULT: &str = include_str!("erqi-default.toml");

/// Every rule set that comes with the product: the district's own first, then those other places published.
pub const ALL: [&str; 17] = [
    ERQI_DEFAULT,
    include_str!("wuhan.toml"),
    include_str!("yinchuan-2025.toml"),
    include_str!("xinhuang-2015.toml"),
    include_str!("sanyuan-2024.toml"),
    include_str!("changsha.toml"),
    include_str!("mianyang-2022.toml"),
    include_str!("yongfeng-2022.toml"),
    include_str!("weinan-2014.toml"),
    include_str!("xinchang-2019.toml"),
    include_str!("guangyuan-2018.toml"),
    include_str!("fuzhou-2020.toml"),
    include_str!("suqian-2025.toml"),
    include_str!("sanming-2017.toml"),
    include_str!("huating-2017.toml"),
    include_str!("fugou-2018.toml"),
    include_str!("hanyin-2024.toml"),
];

#[cfg(test)]
pub(super) mod examples;
#[cfg(test)]
mod tests;
