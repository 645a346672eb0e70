//! What pages read of the pools.

use chrono::NaiveDate;
use guatu_domain::pool::{Admission, ExitRule, LimitUnit, Pool, Preset, Setting, Target, Unmet};
use guatu_kernel::{ApprovalId, Bilingual, Money, ProposalId, Timestamp};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::account::People;
use crate::district::{District, Standing};
use crate::project::line;
use crate::project::view::{LifeTerm, ProjectRef};

/// A pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolTerm {
    pub code: String,
    pub name: Bilingual,
    pub position: u32,
    /// Projects may be moved into it.
    pub open: bool,
}

/// The conditions of a pool for a sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AdmissionView {
    pub pool: String,
    /// All sectors without conditions of their own when absent.
    pub sector: Option<String>,
    pub least: Option<Money>,
    pub stage: Option<String>,
    pub evidence: Vec<String>,
    pub source: Option<String>,
    pub active: bool,
}

/// An exit rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExitView {
    pub code: String,
    pub name: Bilingual,
    pub from: String,
    pub until: String,
    pub count: u32,
    /// `days`, `workdays` or `months`
    #[schema(value_type = String)]
    pub unit: LimitUnit,
    pub notice_days: Option<u32>,
    pub publish: bool,
    pub source: Option<String>,
    pub active: bool,
}

/// A yearly target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetView {
    pub year: i32,
    pub pool: String,
    pub projects: u32,
}

/// Published rules to adopt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PresetView {
    pub code: String,
    pub name: Bilingual,
    pub source: String,
    pub admissions: Vec<AdmissionView>,
    pub exits: Vec<ExitView>,
}

/// Everything that is decided about the pools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolSettings {
    pub pools: Vec<PoolTerm>,
    pub admissions: Vec<AdmissionView>,
    pub exits: Vec<ExitView>,
    pub targets: Vec<TargetView>,
    pub presets: Vec<PresetView>,
}

/// A condition that is not met, and what would meet it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnmetView {
    /// `total`, `stage`, `evidence` or `moving`
    pub condition: String,
    pub needs: Bilingual,
}

/// A project that was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MoveLine {
    pub project: ProjectRef,
    /// The code of the pool it left.
    pub from: Option<String>,
    /// The code of the pool it came to; absent where it left the pools.
    pub to: Option<String>,
    pub on: NaiveDate,
    pub recorded_at: Timestamp,
    pub reason: String,
    pub paper: Option<String>,
    pub by: String,
    pub approved_by: Option<String>,
}

/// One pool on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolColumn {
    pub pool: PoolTerm,
    /// Projects that stand in it.
    pub projects: usize,
    /// Their total investment.
    pub total: Money,
    /// Projects that entered it since January, whether they still stand in it or not: what the target is held against.
    pub entered: usize,
    /// How many the year is to bring; told to those alone who see the whole district.
    pub target: Option<u32>,
    /// Entered as a share of the target, in percent with two decimals.
    pub entered_pct: Option<Decimal>,
}

/// A part of the projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifeSum {
    pub id: String,
    pub name: Bilingual,
    pub projects: usize,
    pub total: Money,
}

/// The pools at a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoolBoard {
    pub as_of: NaiveDate,
    pub year: i32,
    pub columns: Vec<PoolColumn>,
    /// Projects that stand in no pool.
    pub outside: usize,
    /// Projects that stand at each stage, those without projects too.
    pub stages: Vec<LifeSum>,
    /// Projects without a recorded stage.
    pub unstaged: usize,
    /// The lists in which waiting projects are combed out.
    pub combings: Vec<LifeSum>,
    /// The classes of the year as computed.
    pub classes: Vec<LifeSum>,
    /// Projects whose class differs from that of the plan list.
    pub differing: usize,
    /// The newest moves, the newest first.
    pub moves: Vec<MoveLine>,
    /// Proposals that wait for a decision.
    pub proposals: usize,
}

/// What an exit rule proposed about a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProposalView {
    pub id: ProposalId,
    pub project: ProjectRef,
    pub rule: String,
    pub rule_name: Bilingual,
    /// `notice`: to serve a notice; `exit`: to take it out of the pools
    pub proposal: String,
    /// The exit has to be published: a paper is asked for.
    pub publish: bool,
    pub since_on: NaiveDate,
    pub due_on: NaiveDate,
    pub made_at: Timestamp,
    /// Absent while it waits.
    pub accepted: Option<bool>,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub paper: Option<String>,
    /// The request for consent that came of it.
    pub approval: Option<ApprovalId>,
}

impl From<&Pool> for PoolTerm {
    fn from(pool: &Pool) -> Self {
        Self { code: pool.code.clone(), name: pool.name.clone(), position: pool.position, open: pool.open }
    }
}

impl From<&Admission> for AdmissionView {
    fn from(one: &Admission) -> Self {
        Self {
            pool: one.pool.clone(),
            sector: one.sector.clone(),
            least: one.least,
            stage: one.stage.map(|stage| stage.as_str().into()),
            evidence: one.evidence.clone(),
            source: one.source.clone(),
            active: one.active,
        }
    }
}

impl From<&ExitRule> for ExitView {
    fn from(rule: &ExitRule) -> Self {
        Self {
            code: rule.code.clone(),
            name: rule.name.clone(),
            from: rule.from.as_str().into(),
            until: rule.until.as_str().into(),
            count: rule.limit.count,
            unit: rule.limit.unit,
            notice_days: rule.notice_days,
            publish: rule.publish,
            source: rule.source.clone(),
            active: rule.active,
        }
    }
}

impl From<&Target> for TargetView {
    fn from(target: &Target) -> Self {
        Self { year: target.year, pool: target.pool.clone(), projects: target.projects }
    }
}

impl From<&Preset> for PresetView {
    fn from(preset: &Preset) -> Self {
        let mut view = Self {
            code: preset.code.clone(),
            name: preset.name.clone(),
            source: preset.source.clone(),
            admissions: Vec::new(),
            exits: Vec::new(),
        };
        for setting in &preset.settings {
            match setting {
                Setting::Admission(admission) => view.admissions.push(admission.into()),
                Setting::Exit(rule) => view.exits.push(rule.into()),
                Setting::Pool(_) | Setting::Target(_) => {}
            }
        }
        view
    }
}

impl From<Unmet> for UnmetView {
    fn from(unmet: Unmet) -> Self {
        Self { condition: unmet.condition.as_str().into(), needs: unmet.needs }
    }
}

/// The pools at a district's date, for filters and forms.
pub(crate) fn terms(district: &District) -> Vec<LifeTerm> {
    let pools = district.ledger().pools.pools(district.view());
    pools.into_iter().map(|pool| LifeTerm { id: pool.code, name: pool.name }).collect()
}

/// The moves of a project, the newest first.
pub(crate) fn moves_of(district: &District, standing: &Standing, people: &People) -> Vec<MoveLine> {
    let mut lines = Vec::new();
    let mut from = None;
    for fact in standing.file.moves(district.view()) {
        let to = fact.value.pool.clone();
        lines.push(MoveLine {
            project: line::reference(standing),
            from: std::mem::replace(&mut from, to.clone()),
            to,
            on: fact.effective_on,
            recorded_at: fact.recorded_at,
            reason: fact.value.reason.clone(),
            paper: fact.value.paper.clone(),
            by: people.name(&fact.value.by),
            approved_by: fact.value.approved_by.as_deref().map(|by| people.name(by)),
        });
    }
    lines.reverse();
    lines
}
