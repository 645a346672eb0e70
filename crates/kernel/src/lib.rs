//! The vocabulary every other crate speaks: ids, money, time, pages, scopes and errors. Nothing here does I/O.

pub mod calendar;
mod codes;
pub mod error;
pub mod id;
pub mod invalid;
pub mod lang;
pub mod money;
pub mod month;
#[cfg(feature = "openapi")]
mod openapi;
pub mod page;
pub mod place;
pub mod scope;
pub mod time;

pub use calendar::Calendar;
pub use error::{Error, ErrorCode, Result};
pub use id::{
    AccountId, ApprovalId, AssignmentId, BatchItemId, BulletinId, DelegationId, FactorRequestId, FileId, GrantId, Ids,
    ImportId, JobId, OrgId, PostId, ProjectId, ProposalId, ReminderId, RevisionId, RoleId, RouteId, RuleSetId,
    SessionId, TokenId, ViewId, VisitId,
};
pub use invalid::Unfit;
pub use lang::{Bilingual, Lang};
pub use money::{Money, MoneyUnit};
pub use month::Month;
pub use page::{Page, PageRequest};
pub use place::{Coordinates, Datum};
pub use scope::Scope;
pub use time::{Clock, Timestamp};
