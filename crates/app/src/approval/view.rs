//! What pages read of requests.

use guatu_kernel::{ApprovalId, Bilingual, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::project::view::ProjectRef;

/// Which requests.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ApprovalQuery {
    /// Those that were answered too; else only the open ones.
    pub all: bool,
}

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AnswerBody {
    pub approve: bool,
    pub comment: Option<String>,
}

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApprovalView {
    pub id: ApprovalId,
    /// `rule_activation`, `light_override`, `plan_freeze`, `plan_revision`, `batch_objection`, `pool_move` or `life_end`
    pub kind: String,
    /// What is asked for, in one sentence.
    pub title: Bilingual,
    pub project: Option<ProjectRef>,
    pub details: Vec<ApprovalDetail>,
    pub reason: String,
    pub paper: Option<String>,
    /// The person's name.
    pub asked_by: String,
    pub asked_at: Timestamp,
    /// `approved`, `returned` or `withdrawn`; absent while it is open.
    pub answer: Option<String>,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub comment: Option<String>,
    /// Whether whoever reads this asked for it.
    pub mine: bool,
    /// Whether whoever reads this may answer.
    pub may_answer: bool,
    /// Whether whoever reads this may take the request back.
    pub may_withdraw: bool,
    /// The rule set asked for.
    pub key: Option<String>,
}

/// Something that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApprovalDetail {
    /// What it is: `effective_on`, `light`, `plan`, `milestone` …
    pub label: String,
    /// Which one, where there are several: the name of a milestone.
    pub name: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}
