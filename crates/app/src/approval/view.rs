//! What pages read of requests.

use chrono::NaiveDate;
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

/// A signature, or a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AnswerBody {
    /// Whether to sign; else the request is refused, which only those who decide do.
    pub approve: bool,
    pub comment: Option<String>,
}

/// Where a request is sent back to, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ReturnBody {
    /// The place of a step before the present one, from 0; to whoever asked when absent.
    pub to: Option<usize>,
    pub reason: String,
}

/// What was added to a request that was sent back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ResumeBody {
    pub reason: String,
}

/// Who is to sign besides, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SignerBody {
    /// The person's sign-in name.
    pub login: String,
    pub reason: String,
}

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApprovalView {
    pub id: ApprovalId,
    /// `rule_activation`, `light_override`, `plan_freeze`, `plan_revision`, `batch_objection`, `procedure` …
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
    /// `approved`, `refused` or `withdrawn`; absent while it is open.
    pub answer: Option<String>,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub comment: Option<String>,
    /// The steps it goes through, with the signatures that stand.
    pub steps: Vec<ApprovalStep>,
    /// What was done with it, in order.
    pub history: Vec<ActView>,
    /// Whether it was sent back and waits for whoever asked.
    pub returned: bool,
    /// Until when the present step has to be over.
    pub due_on: Option<NaiveDate>,
    /// By how many days that is past; absent while it is not.
    pub days_overdue: Option<i64>,
    /// Whether whoever reads this asked for it.
    pub mine: bool,
    /// Whether whoever reads this may sign now, send back, or add a signer.
    pub may_answer: bool,
    /// Whether that signature may decide: whoever may sign may also refuse.
    pub may_refuse: bool,
    /// Whether whoever reads this has opened it in the present step.
    pub opened: bool,
    /// The name of the absent person in whose place they would sign.
    pub on_behalf_of: Option<String>,
    /// Whether whoever reads this may take the request back.
    pub may_withdraw: bool,
    /// The rule set asked for.
    pub key: Option<String>,
}

/// A step of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApprovalStep {
    /// Empty for the only step of a procedure nobody has written.
    pub name: String,
    /// Whether all have to sign (会签); else any one.
    pub together: bool,
    /// `signed`, `now` or `to_come`
    pub state: String,
    pub signers: Vec<SignerView>,
}

/// Somebody who signs in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignerView {
    /// `holder` of a permission, `post` or `person`
    pub kind: String,
    /// The code of the role, or the person's sign-in name.
    pub key: Option<String>,
    /// Their name; the code of the permission for its holders.
    pub name: Bilingual,
    /// Whether another signer added them.
    pub added: bool,
    pub signature: Option<SignatureView>,
}

/// Consent that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignatureView {
    pub by: String,
    /// The name of the absent person in whose place they signed.
    pub on_behalf_of: Option<String>,
    pub at: Timestamp,
    pub comment: Option<String>,
}

/// Something that was done with a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActView {
    /// `read`, `sign`, `return`, `resume` or `add_signer`
    pub act: String,
    pub by: String,
    pub on_behalf_of: Option<String>,
    pub at: Timestamp,
    pub comment: Option<String>,
    /// The name of the step it concerns; absent for whoever asked.
    pub step: Option<String>,
    /// The name of the person who was added.
    pub person: Option<String>,
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
