//! What a district decides about its pools. The latest of each key holds; nothing is overwritten.

use guatu_kernel::Bilingual;
use serde::{Deserialize, Serialize};

use super::{Admission, ExitRule};

/// A pool: 谋划库, 招引库, 签约库, 落地库, or what a district calls them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Never changes: `pool_planning`.
    pub code: String,
    /// Its place among the pools, from 1.
    pub position: u32,
    pub name: Bilingual,
    /// Projects may be moved into it.
    pub open: bool,
}

/// How many projects a year is to bring into a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub year: i32,
    pub pool: String,
    pub projects: u32,
}

/// One decision about the pools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Setting {
    Pool(Pool),
    Admission(Admission),
    Exit(ExitRule),
    Target(Target),
}

impl Setting {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Pool(_) => "pool",
            Self::Admission(_) => "admission",
            Self::Exit(_) => "exit",
            Self::Target(_) => "target",
        }
    }

    /// What it is a decision about: of two with one kind and key the later one holds.
    pub fn key(&self) -> String {
        match self {
            Self::Pool(pool) => pool.code.clone(),
            Self::Admission(admission) => {
                format!("{}/{}", admission.pool, admission.sector.as_deref().unwrap_or_default())
            }
            Self::Exit(rule) => rule.code.clone(),
            Self::Target(target) => format!("{}/{}", target.year, target.pool),
        }
    }
}

/// The four pools that come with the program, until a district decides otherwise.
pub fn shipped() -> [Pool; 4] {
    let pool = |position, code: &str, zh: &str, en: &str| Pool {
        code: code.into(),
        position,
        name: Bilingual { zh: zh.into(), en: en.into() },
        open: true,
    };
    [
        pool(1, "pool_planning", "谋划库", "Planning"),
        pool(2, "pool_sourcing", "招引库", "Sourcing"),
        pool(3, "pool_signed", "签约库", "Signed"),
        pool(4, "pool_landed", "落地库", "Landed"),
    ]
}
