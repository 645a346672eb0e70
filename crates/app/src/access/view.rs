//! What the pages about roles and grants show and send.

use chrono::NaiveDate;
use guatu_kernel::{AccountId, Bilingual, GrantId, OrgId, RoleId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleView {
    pub id: RoleId,
    pub code: String,
    #[schema(inline)]
    pub name: Bilingual,
    /// Codes of its permissions.
    pub permissions: Vec<String>,
    /// The duty its permissions belong to: `business`, `system`, `security` or `audit`.
    pub duty: String,
    /// Whether its holders need a second factor.
    pub second_factor: bool,
    pub built_in: bool,
    /// How many accounts hold it today.
    pub holders: usize,
}

/// A role to make, or what a role is to become.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct RoleBody {
    pub name_zh: String,
    pub name_en: String,
    /// Codes of permissions.
    pub permissions: Vec<String>,
    pub second_factor: bool,
}

/// Whose grants.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GrantQuery {
    /// Only those of this account.
    pub account: Option<AccountId>,
    /// Ended ones too.
    pub ended: bool,
}

/// A role to give.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct GrantBody {
    pub account: AccountId,
    pub role: RoleId,
    /// The unit whose subtree it covers; the whole district when absent.
    pub org: Option<OrgId>,
    /// The first day; today when absent.
    pub from: Option<NaiveDate>,
    /// The last day; open-ended when absent.
    pub to: Option<NaiveDate>,
    /// Why, for the record.
    pub reason: String,
}

/// Why a grant is ended.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct GrantEndBody {
    pub reason: String,
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GrantView {
    pub id: GrantId,
    pub account: AccountId,
    pub login: String,
    /// The person's name.
    pub person: String,
    pub role: RoleId,
    #[schema(inline)]
    pub role_name: Bilingual,
    /// The unit whose subtree it covers; absent for the whole district.
    pub org: Option<OrgId>,
    pub org_name: Option<String>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub reason: String,
    pub granted_by: String,
    pub granted_at: Timestamp,
    pub ended_by: Option<String>,
    pub ended_at: Option<Timestamp>,
    /// Whether it holds today.
    pub holds: bool,
}

/// Duties to pass from one account to another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct HandOverBody {
    pub from: AccountId,
    pub to: AccountId,
    /// The first day of the new holder; today when absent.
    pub on: Option<NaiveDate>,
    pub reason: String,
}

/// What a change of rights would open or close for one account and one permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RightChange {
    pub account: AccountId,
    pub login: String,
    pub person: String,
    pub permission: String,
    /// Units whose rows it would newly reach, by name; `*` is the whole district.
    pub opens: Vec<String>,
    /// Units whose rows it would no longer reach.
    pub closes: Vec<String>,
    /// How many projects that opens.
    pub projects_opened: usize,
    /// How many projects that closes.
    pub projects_closed: usize,
}

/// What somebody asks about: why an account sees a project.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WhyQuery {
    pub account: AccountId,
    /// A project's code.
    pub project: String,
}

/// The answer: whether, and by which grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WhyView {
    pub login: String,
    pub person: String,
    pub project: String,
    /// The unit responsible for it; a project of no unit is seen only over the whole district.
    pub unit: Option<String>,
    /// `active`, `waiting` or `disabled`: only an active account sees anything.
    pub state: String,
    pub sees: bool,
    pub grants: Vec<WhyGrant>,
}

/// A grant of the account, and whether it reaches the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WhyGrant {
    #[serde(flatten)]
    pub grant: GrantView,
    /// Codes of the permissions of its role over projects.
    pub permissions: Vec<String>,
    /// Whether the project's unit lies in its subtree.
    pub reaches: bool,
}

/// The permission matrix: what each role may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatrixView {
    pub roles: Vec<RoleView>,
    pub operations: Vec<OperationLine>,
}

/// An operation of the contract, and the roles that may do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OperationLine {
    pub method: String,
    pub path: String,
    pub summary: String,
    /// The permissions of which any one opens it; none where everybody may who has signed in.
    pub permissions: Vec<String>,
    /// Codes of the roles that have it.
    pub roles: Vec<String>,
}
