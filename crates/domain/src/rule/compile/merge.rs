//! How the lights of several dimensions become one.

use super::super::file::{MergeText, MergeWord};
use super::super::set::Merge;
use super::Compiler;

impl Compiler<'_> {
    pub(super) fn merge(&mut self, text: &MergeText, dimensions: &[&str]) -> Option<Merge> {
        match text {
            MergeText::Word(MergeWord::Worst) => Some(Merge::Worst),
            MergeText::Word(MergeWord::None) => Some(Merge::None),
            MergeText::Priority { priority } => {
                let places: Option<Vec<_>> =
                    priority.iter().map(|id| dimensions.iter().position(|name| name == id)).collect();
                if places.as_ref().is_none_or(Vec::is_empty) {
                    let zh = "priority 应列出已有的维度";
                    self.complain("merge", None, zh, "priority must name dimensions of this set");
                }
                places.map(Merge::Priority)
            }
            MergeText::Absent if dimensions.len() <= 1 => Some(Merge::Worst),
            MergeText::Absent => {
                let zh = "有多个维度，请用 merge 写明如何合并：\"worst\"、\"none\" 或 { priority = [...] }";
                let en = "with several dimensions, merge must say how they become one: \"worst\", \"none\" or { priority = [...] }";
                self.complain("merge", None, zh, en);
                None
            }
        }
    }
}
