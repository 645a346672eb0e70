//! What pages read about assignments.

use chrono::NaiveDate;
use guatu_domain::visit::VisitClock;
use guatu_kernel::{AccountId, AssignmentId, Bilingual};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::Line;
use super::book::Entry;
use crate::district::{District, Standing};
use crate::project::line;
use crate::project::view::{OrgRef, ProjectLine, ProjectRef};
use crate::visit::view::VisitView;

/// Who holds an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HolderView {
    /// The post, else the person's name, else the unit's.
    pub label: String,
    pub account: Option<AccountId>,
    /// The unit of the post.
    pub unit: Option<OrgRef>,
}

/// How the visits of an assignment stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitClockView {
    /// `free`, `met`, `due`, `near` or `overdue`
    pub state: String,
    /// `grey`, `green`, `blue`, `yellow` or `red`
    pub light: String,
    /// Visits made in the span.
    pub made: u32,
    /// Visits owed in it.
    pub owed: u32,
    /// The last working day of the span.
    pub due_on: Option<NaiveDate>,
    /// Spans in a row that ended with too few.
    pub missed: u32,
    /// Since when visits are overdue.
    pub late_since: Option<NaiveDate>,
    pub last_on: Option<NaiveDate>,
}

impl From<&VisitClock> for VisitClockView {
    fn from(clock: &VisitClock) -> Self {
        Self {
            state: clock.state.as_str().into(),
            light: clock.state.light().into(),
            made: clock.made,
            owed: clock.owed,
            due_on: clock.due_on,
            missed: clock.missed,
            late_since: clock.late_since,
            last_on: clock.last_on,
        }
    }
}

/// An assignment as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssignmentLine {
    pub id: AssignmentId,
    pub project: ProjectRef,
    /// The responsible unit of the project.
    pub unit: Option<OrgRef>,
    /// `leader_link`, `leader_charge`, `charge_pairing`, `chief_service_officer`, `task_force`, `responsible_unit` or `contact`
    pub role: String,
    /// `province`, `city`, `district` or `committee`; of `charge_pairing` alone.
    pub level: Option<String>,
    pub holder: HolderView,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub visits: VisitClockView,
}

impl AssignmentLine {
    pub(crate) fn of(district: &District, line: &Line) -> Self {
        let assignment = &line.entry.assignment;
        Self {
            id: line.entry.id,
            project: line::reference(&line.standing),
            unit: line::unit(&line.standing),
            role: assignment.role.as_str().into(),
            level: assignment.level.map(|level| level.as_str().into()),
            holder: holder(district, &line.entry),
            from: assignment.from,
            to: assignment.to,
            visits: (&line.clock).into(),
        }
    }
}

pub(super) fn holder(district: &District, entry: &Entry) -> HolderView {
    let holder = &entry.assignment.holder;
    let unit = holder.unit.map(|id| OrgRef { id, name: district.ledger().org_name(id).into() });
    HolderView { label: entry.label.clone(), account: holder.account, unit }
}

/// How many of something there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssignmentCount {
    /// A role, or a state of visits.
    pub id: String,
    pub assignments: usize,
    /// Different projects among them.
    pub projects: usize,
}

/// A page of assignments, and counts over all that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssignmentPage {
    pub rows: Vec<AssignmentLine>,
    pub total: usize,
    /// Different projects among them.
    pub projects: usize,
    /// Every role, those nobody holds too.
    pub roles: Vec<AssignmentCount>,
    /// Every state of visits.
    pub states: Vec<AssignmentCount>,
}

/// Served ÷ should be served, of some assignments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoverageLine {
    /// A role, the id of a unit, or what people call a holder; `-` for projects without a unit.
    pub id: String,
    pub name: String,
    /// Assignments whose visits of this span are made.
    pub served: usize,
    /// Assignments that owe visits in this span.
    pub owed: usize,
    /// In percent with two decimals; absent while nothing is owed.
    pub pct: Option<Decimal>,
    pub overdue: usize,
}

/// An assignment that owes visits, and whether it is in the numerator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoverageRow {
    pub assignment: AssignmentLine,
    pub served: bool,
}

/// The coverage at a date, with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoverageView {
    pub as_of: NaiveDate,
    pub total: CoverageLine,
    /// The roles that owe visits.
    pub roles: Vec<CoverageLine>,
    /// By the projects' responsible units.
    pub units: Vec<CoverageLine>,
    /// The most overdue first.
    pub holders: Vec<CoverageLine>,
    /// Everything in the denominator, the overdue first.
    pub rows: Vec<CoverageRow>,
}

/// An assignment in a project's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PastAssignment {
    pub id: AssignmentId,
    pub role: String,
    pub level: Option<String>,
    pub holder: HolderView,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// Why it ended.
    pub reason: Option<String>,
}

impl PastAssignment {
    pub(super) fn of(district: &District, entry: &Entry) -> Self {
        let assignment = &entry.assignment;
        Self {
            id: entry.id,
            role: assignment.role.as_str().into(),
            level: assignment.level.map(|level| level.as_str().into()),
            holder: holder(district, entry),
            from: assignment.from,
            to: assignment.to,
            reason: entry.reason.clone(),
        }
    }
}

/// The people of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeopleView {
    pub now: Vec<AssignmentLine>,
    /// Those that are over or to come, the latest first.
    pub others: Vec<PastAssignment>,
    /// Visits, the latest first.
    pub visits: Vec<VisitView>,
    /// The roles in which the reader looks after this project.
    pub mine: Vec<AssignmentId>,
}

/// Something that somebody owes a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwedView {
    /// `report`, `milestone`, `factor` or `visit`
    pub kind: String,
    /// The month, the milestone, the need, or the role that visits.
    pub what: String,
    pub unit: Option<OrgRef>,
    pub post: Option<String>,
    pub due_on: Option<NaiveDate>,
    /// Calendar days since it was due; absent while it is not.
    pub days_overdue: Option<i64>,
}

/// Somebody to call about a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactView {
    pub role: String,
    pub label: String,
    pub unit: Option<OrgRef>,
    /// The account whose number the reader may have shown; absent where there is none, or it may not be seen.
    pub account: Option<AccountId>,
}

/// One of my projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MyProject {
    pub line: ProjectLine,
    /// What would bring back the best light.
    pub to_green: Option<Bilingual>,
    /// In which roles it is mine.
    pub assignments: Vec<AssignmentLine>,
    /// Visits about which I have more to say: planned, or made without a word about what was found.
    pub visits: Vec<VisitView>,
    /// The most overdue first.
    pub owed: Vec<OwedView>,
    pub contacts: Vec<ContactView>,
}

/// The page of whoever is assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MyProjectsView {
    pub as_of: NaiveDate,
    /// The worst lights first.
    pub projects: Vec<MyProject>,
    /// Projects that are mine and that I may not see: an assignment opens nothing.
    pub hidden: usize,
}

/// What people call the responsible unit of a standing.
pub(super) fn unit_key(standing: &Standing) -> (String, String) {
    match line::unit(standing) {
        Some(unit) => (unit.id.to_string(), unit.name),
        None => ("-".into(), String::new()),
    }
}
