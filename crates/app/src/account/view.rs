//! What the API tells and takes about accounts.

use chrono::NaiveDate;
use guatu_domain::account::AccountState;
use guatu_kernel::{AccountId, OrgId, PostId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which accounts are wanted.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// Part of a login or name.
    pub q: Option<String>,
    /// `waiting`, `active` or `disabled`
    pub state: Option<String>,
    /// Only accounts of this unit.
    pub org: Option<String>,
    /// Rows to skip.
    pub offset: Option<usize>,
    /// Rows to return, 50 when absent, at most 1000.
    pub limit: Option<usize>,
}

/// A unit by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitName {
    pub id: OrgId,
    pub name: String,
}

/// A post somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostView {
    pub id: PostId,
    pub org: Option<UnitName>,
    pub title: String,
    pub from: NaiveDate,
    /// The last day; open-ended when absent.
    pub to: Option<NaiveDate>,
}

/// An account as administrators see it. Numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountView {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub org: Option<UnitName>,
    /// `waiting`, `active` or `disabled`
    #[schema(value_type = String)]
    pub state: AccountState,
    /// `138****5678`
    pub phone: Option<String>,
    /// `410***********1234`
    pub id_number: Option<String>,
    /// The code of a role that was asked for when the account was imported; nobody has it by that.
    pub proposed_role: Option<String>,
    pub posts: Vec<PostView>,
    /// Whether a second factor is set up.
    pub factor: bool,
    /// Whether too many failures keep somebody from signing in.
    pub locked: bool,
    /// Whether the password is a one-time one that was not changed yet.
    pub must_change: bool,
    pub created_at: Timestamp,
    pub approved_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    /// The last use.
    pub seen_at: Option<Timestamp>,
}

/// A part of the list of accounts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccountPage {
    pub rows: Vec<AccountView>,
    /// How many there are in all.
    pub total: usize,
}

/// A post to hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct PostBody {
    pub org: Option<OrgId>,
    pub title: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// An account to register.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct NewAccountBody {
    pub login: String,
    pub name: String,
    pub org: Option<OrgId>,
    pub phone: Option<String>,
    pub id_number: Option<String>,
    #[serde(default)]
    pub posts: Vec<PostBody>,
}

/// What is to be changed of an account. An absent number stays as it is, an empty one is removed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AccountBody {
    pub name: String,
    pub org: Option<OrgId>,
    pub phone: Option<String>,
    pub id_number: Option<String>,
    pub posts: Vec<PostBody>,
}

/// An account with its one-time password, which is shown this once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssuedAccount {
    pub account: AccountView,
    pub secret: String,
}

/// Whose number is to be shown, and why.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct RevealBody {
    /// `phone` or `id_number`
    pub field: String,
    /// Goes into the audit record.
    pub reason: String,
}

/// A number unmasked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevealedNumber {
    /// Absent when there is none.
    pub value: Option<String>,
}
