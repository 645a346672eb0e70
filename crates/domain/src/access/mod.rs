//! Who may do what: permissions, the duties that are kept apart, roles, and what somebody's grants add up to.

mod actor;
mod duty;
mod grant;
mod permission;
mod rights;
mod role;

pub use actor::Actor;
pub use duty::{Clash, Duty, clash};
pub use grant::{Grant, OrgTree};
pub use permission::Permission;
pub use rights::Rights;
pub use role::{BuiltIn, Role, RoleFault};
