//! Who acts.

use serde::Serialize;

/// The one on whose behalf an operation runs; written into every audit entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// `system`, `local` (whoever sits at this machine, until sign-in exists) or `job`.
    pub name: String,
    /// Where the request came from; empty for jobs and the command line.
    pub address: String,
    /// The request's id, so that an entry can be found in the log.
    pub request: String,
}

impl Actor {
    /// The system itself: migrations, jobs.
    pub fn system() -> Self {
        Self { name: "system".into(), address: String::new(), request: String::new() }
    }

    /// Whoever sits at this machine. Sign-in replaces it.
    pub fn local(address: impl Into<String>, request: impl Into<String>) -> Self {
        Self { name: "local".into(), address: address.into(), request: request.into() }
    }
}
