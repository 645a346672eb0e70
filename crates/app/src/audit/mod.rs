//! The audit record: who did what, before and after, numbered without gaps in the transaction of the change.
//!
//! Entries are only ever appended. Each carries a hash over itself and the hash of the one before, so that an entry cannot be
//! altered, removed or moved without breaking the chain; anchors, signed by a key outside the database, keep the chain from
//! being made anew. `docs/audit.md` tells what is proved by it and what is not.

mod append;
mod entry;
mod read;

pub use append::Change;
pub use entry::Digest;
pub use read::differences;

pub(crate) use append::append;
pub(crate) use read::{changed_since, last, of_subject};

/// What a deployment decides about the audit record. That it is kept is not among it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// By which function new entries are hashed.
    pub digest: Digest,
}
