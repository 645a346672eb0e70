//! Who acts.

use std::sync::Arc;

use guatu_kernel::AccountId;

use super::Rights;

/// The one on whose behalf an operation runs, with what they may do; their name stands in every audit entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account's sign-in name; `system` for jobs and migrations, `console` for whoever sits at the server itself.
    pub name: String,
    /// Absent for the system and the console.
    pub account: Option<AccountId>,
    /// Where the request came from; empty for jobs and the command line.
    pub address: String,
    /// The request's id, so that an entry can be found in the log.
    pub request: String,
    pub rights: Arc<Rights>,
}

impl Actor {
    /// The system itself: migrations, jobs.
    pub fn system() -> Self {
        Self::unbound("system", "")
    }

    /// Whoever sits at the server and holds the database in their hands: the command line.
    pub fn console(request: &str) -> Self {
        Self::unbound("console", request)
    }

    fn unbound(name: &str, request: &str) -> Self {
        let rights = Arc::new(Rights::everything());
        Self { name: name.into(), account: None, address: String::new(), request: request.into(), rights }
    }

    /// Somebody who has not signed in: may do nothing but try to.
    pub fn stranger(address: impl Into<String>, request: impl Into<String>) -> Self {
        let rights = Arc::new(Rights::default());
        Self { name: String::new(), account: None, address: address.into(), request: request.into(), rights }
    }
}
