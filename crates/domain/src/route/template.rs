//! Node templates: what a kind of project goes through. `docs/routes.md` teaches the format.

use guatu_kernel::Bilingual;

use super::compile::compile;
use super::{Limit, UnitKind};
use crate::rule::Complaint;

/// A checked template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pub id: String,
    pub name: Bilingual,
    /// Words of project types it is for: `工业`.
    pub types: Vec<String>,
    /// Where order and limits come from.
    pub source: Bilingual,
    pub nodes: Vec<TemplateNode>,
}

/// A node of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateNode {
    pub id: String,
    pub name: Bilingual,
    /// The ids of the nodes it waits for.
    pub after: Vec<String>,
    pub limit: Limit,
    pub unit: UnitKind,
    /// 责任岗位, never a person.
    pub post: String,
    /// What shows that it was achieved.
    pub evidence: Vec<String>,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn check(text: &str) -> Result<Self, Vec<Complaint>> {
        compile(text)
    }

    /// Whether it is for projects of this type.
    pub fn suits(&self, sector: &str) -> bool {
        self.types.iter().any(|kind| sector.contains(kind.as_str()))
    }
}
