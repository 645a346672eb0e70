//! Ids are UUIDv7 made by the application, one type per noun, so that a unit can never be asked for as a project.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where new ids come from. Injected, because a test that cannot foresee an id cannot compare an answer.
pub trait Ids: Send + Sync + fmt::Debug {
    /// The next id: unique, and later ones sort after earlier ones.
    fn next(&self) -> Uuid;

    /// Thirty-two bytes that nobody can guess: tokens, one-time passwords, nonces.
    fn secret(&self) -> [u8; 32];
}

/// Ids for production: UUIDv7 from the operating system's clock and randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one place where ids are made from real time and chance")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system has randomness");
        bytes
    }
}

/// Ids for tests: 1, 2, 3 … in the form of a UUIDv7.
#[derive(Debug, Default)]
pub struct CountingIds(std::sync::atomic::AtomicU64);

impl Ids for CountingIds {
    fn next(&self) -> Uuid {
        let n = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        Uuid::from_u128((0x7000_u128 << 64) | (0x8000_u128 << 48) | u128::from(n))
    }

    /// Foreseeable, and different each time: two ids, one after the other.
    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(self.next().as_bytes());
        bytes[16..].copy_from_slice(self.next().as_bytes());
        bytes
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id from the injected source.
            pub fn new(ids: &dyn Ids) -> Self {
                Self(ids.next())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A node of the organisation tree.
    OrgId,
    /// A key project.
    ProjectId,
    /// One import: a file shown to the system, and what became of it.
    ImportId,
    /// A bulletin, draft or issued.
    BulletinId,
    /// A queued job.
    JobId,
    /// A saved view of a list.
    ViewId,
    /// One recorded revision of a fact.
    RevisionId,
    /// An account: a person who signs in.
    AccountId,
    /// A post somebody holds in a unit.
    PostId,
    /// A role: a named set of permissions.
    RoleId,
    /// A role given to an account over a part of the organisation tree.
    GrantId,
    /// A signed-in browser.
    SessionId,
    /// A token for a program that acts for an account.
    TokenId,
    /// A stored version of a rule set.
    RuleSetId,
    /// A request that needs somebody's consent.
    ApprovalId,
    /// Somebody who acts for somebody else for some days.
    DelegationId,
    /// A photo or paper beside a project.
    FileId,
    /// An item of the three batches (三个一批).
    BatchItemId,
    /// The route of a project, as accepted once.
    RouteId,
    /// What an exit rule proposed about a project.
    ProposalId,
    /// Somebody's assignment to a project (联系领导, 分包, 包联 …).
    AssignmentId,
    /// A visit to a project.
    VisitId,
    /// A reminder letter (提醒函).
    ReminderId,
    /// A request for a factor (要素保障).
    FactorRequestId,
}
