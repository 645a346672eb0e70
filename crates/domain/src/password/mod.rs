//! Passwords: what makes one good enough, and how long a wrong one keeps its owner waiting.

mod common;
mod lock;
mod policy;

pub use lock::{LockRule, PER_ACCOUNT, PER_ACCOUNT_AND_SOURCE, PER_SOURCE};
pub use policy::{Fault, LONGEST, Policy};
