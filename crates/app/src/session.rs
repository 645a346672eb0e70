//! Who is here, what day it is, and which words the district uses.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_kernel::Result;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Op;
use crate::project::view::Vocabulary;

/// The session at hand.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionView {
    pub actor: String,
    /// Codes of the permissions the actor has.
    #[schema(value_type = Vec<String>)]
    pub permissions: Vec<Permission>,
    pub version: &'static str,
    pub today: NaiveDate,
    /// The name of the district.
    pub district: String,
}

/// What to search for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Part of a name or code, in Chinese, pinyin or initials.
    pub q: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHit {
    /// `project` or `unit`
    pub kind: String,
    /// A project's code or a unit's id.
    pub key: String,
    pub name: String,
    /// The light of a project.
    pub light: Option<String>,
}

pub async fn current(_op: &mut Op) -> Result<SessionView> {
    unimplemented!()
}
pub async fn vocabulary(_op: &mut Op) -> Result<Vocabulary> {
    unimplemented!()
}
pub async fn search(_op: &mut Op, _query: &SearchQuery) -> Result<Vec<SearchHit>> {
    unimplemented!()
}
