//! Chains: an item that came from an earlier one carries it on.

use std::collections::HashMap;

use guatu_kernel::BatchItemId;

use super::{Mark, Stage};

/// An item as a link of its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub id: BatchItemId,
    pub stage: Stage,
    /// How far it has come by itself.
    pub mark: Mark,
    /// The item of the stage before from which it came.
    pub source: Option<BatchItemId>,
}

/// Why an item cannot come from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// The other does not stand in the list before.
    Stage,
    /// The other stands in a later period.
    Period,
}

/// Whether an item may come from another, both given by stage and period.
///
/// # Errors
/// When the other is not of the stage before, or of a later period.
pub fn may_follow(item: (Stage, u32), source: (Stage, u32)) -> Result<(), LinkFault> {
    if item.0.before() != Some(source.0) {
        Err(LinkFault::Stage)
    } else if item.1 < source.1 {
        Err(LinkFault::Period)
    } else {
        Ok(())
    }
}

/// How far each item has come: by itself, or by whatever followed from it. A signed item that was built in parts has come as far
/// as the part that is furthest.
pub fn reached(nodes: &[Node]) -> HashMap<BatchItemId, Mark> {
    let mut reached: HashMap<BatchItemId, Mark> = nodes.iter().map(|node| (node.id, node.mark)).collect();
    // From the last stage back: what follows is known before what it follows from.
    for stage in Stage::ALL.into_iter().rev() {
        for node in nodes.iter().filter(|node| node.stage == stage) {
            let mark = reached[&node.id];
            if let Some(source) = node.source.and_then(|source| reached.get_mut(&source)) {
                *source = mark.max(*source);
            }
        }
    }
    reached
}
