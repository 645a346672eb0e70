//! What pages read of a project's life.

use chrono::NaiveDate;
use guatu_domain::life::{Combing, Evidence, Stage, Step};
use guatu_kernel::{Bilingual, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::pool::view::{MoveLine, UnmetView};
use crate::project::view::{LifeTerm, ProjectRef};

/// Where a project stands in its life and in the pools, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifeView {
    pub pool: Option<String>,
    pub stage: Option<String>,
    /// The day it came to its stage.
    pub since: Option<NaiveDate>,
    pub signed_on: Option<NaiveDate>,
    /// The last day to start in time, while the clock from signing runs.
    pub start_due_on: Option<NaiveDate>,
    /// The class of the year as computed.
    pub class: Option<String>,
    /// The class as plan lists have it.
    pub nature: Option<String>,
    /// What may follow today.
    pub steps: Vec<LifeStep>,
    /// The pools it may be moved to, and what it lacks for each.
    pub pools: Vec<PoolWay>,
    /// The newest first.
    pub stages: Vec<StageLine>,
    /// The newest first.
    pub moves: Vec<MoveLine>,
    /// Projects that turned out to be this one.
    pub merged: Vec<ProjectRef>,
}

/// A step that may be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifeStep {
    pub stage: String,
    /// Any one of these proves it.
    pub evidence: Vec<EvidenceTerm>,
    /// Another person has to consent.
    pub consent: bool,
    /// At mid-year only.
    pub mid_year: bool,
}

/// A proof and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidenceTerm {
    pub id: String,
    pub name: Bilingual,
}

/// A pool a project may be moved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolWay {
    pub pool: String,
    /// The documents that have to be shown.
    pub evidence: Vec<String>,
    /// What it lacks besides the documents.
    pub unmet: Vec<UnmetView>,
}

/// A stage a project came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StageLine {
    pub stage: String,
    pub on: NaiveDate,
    pub recorded_at: Timestamp,
    pub evidence: Vec<EvidenceTerm>,
    pub reason: String,
    pub paper: Option<String>,
    pub by: String,
    pub approved_by: Option<String>,
}

impl From<Evidence> for EvidenceTerm {
    fn from(one: Evidence) -> Self {
        Self { id: one.as_str().into(), name: one.name() }
    }
}

impl From<Step> for LifeStep {
    fn from(step: Step) -> Self {
        Self {
            stage: step.to.as_str().into(),
            evidence: step.evidence.iter().copied().map(Into::into).collect(),
            consent: step.consent,
            mid_year: step.mid_year,
        }
    }
}

/// The stages of a project's life, in their order.
pub(crate) fn stages() -> Vec<LifeTerm> {
    Stage::ALL.into_iter().map(|one| LifeTerm { id: one.as_str().into(), name: one.name() }).collect()
}

/// The lists in which waiting projects are combed out.
pub(crate) fn combings() -> Vec<LifeTerm> {
    Combing::ALL.into_iter().map(|one| LifeTerm { id: one.as_str().into(), name: one.name() }).collect()
}
