//! The audit record: who did what, before and after, numbered without gaps in the transaction of the change.
//!
//! Entries are only ever appended. Each carries a hash over itself and the hash of the one before, so that an entry cannot be
//! altered, removed or moved without breaking the chain; anchors, signed by a key outside the database, keep the chain from
//! being made anew. `docs/audit.md` tells what is proved by it and what is not.

mod anchor;
mod append;
mod checker;
mod desk;
mod entry;
mod export;
mod keys;
mod names;
mod read;
mod remove;
mod report;
mod search;
mod verify;

#[cfg(test)]
mod tests;

pub use anchor::{Anchor, AnchorView, make as anchor, public_key};
pub use append::Change;
pub use desk::{RunState, VerificationRun, cancel, show, start};
pub use entry::Digest;
pub use export::export;
pub use keys::Keys;
pub use names::AuditName;
pub use read::differences;
pub use report::{Fault, Finding, Verification};
pub use search::{AuditLine, AuditPage, AuditQuery, search};
pub use verify::{Progress, verify};

pub(crate) use anchor::make_due;
pub(crate) use append::append;
pub(crate) use desk::Desk;
pub(crate) use read::{Noted, changed_since, last, notes, of_subject};
pub(crate) use remove::remove_old;

/// What a deployment decides about the audit record. That it is kept is not among it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// By which function new entries are hashed.
    pub digest: Digest,
    /// Older entries are removed up to an anchor; never sooner than after a year.
    pub keep_years: u32,
    /// The key that signs anchors.
    pub keys: Keys,
}
