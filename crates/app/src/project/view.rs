//! What the pages read about projects.

use chrono::NaiveDate;
use guatu_domain::milestone::Milestone;
use guatu_domain::org::OrgKind;
use guatu_domain::plan::Baseline;
use guatu_domain::progress::Progress;
use guatu_domain::project::{Amount, Level, Nature};
use guatu_domain::written::{Grain, When};
use guatu_kernel::{Bilingual, Datum, Money, Month, OrgId, Timestamp};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fact::FactView;
use crate::light::{LightTerm, LightView, MonthLight};

/// An organisation as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrgRef {
    pub id: OrgId,
    pub name: String,
}

/// An amount with the words it was written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AmountView {
    /// 万元
    pub money: Money,
    /// As written, when that says more than the number: `约30亿`.
    pub written: Option<String>,
    pub approximate: bool,
}

impl From<&Amount> for AmountView {
    fn from(amount: &Amount) -> Self {
        Self { money: amount.money, written: amount.written.clone(), approximate: amount.approximate }
    }
}

/// A date as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WhenView {
    /// First day of what was written.
    pub from: NaiveDate,
    /// `day`, `month` or `year`
    pub grain: String,
    pub written: String,
}

impl From<&When> for WhenView {
    fn from(when: &When) -> Self {
        let grain = match when.grain {
            Grain::Day => "day",
            Grain::Month => "month",
            Grain::Year => "year",
        };
        Self { from: when.from, grain: grain.into(), written: when.written.clone() }
    }
}

/// A project as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProjectLine {
    pub code: String,
    pub name: String,
    pub sector: Option<String>,
    /// `province`, `city` or `district`
    pub level: Option<String>,
    /// `new_start`, `carry_over`, `completing` or `preparing`
    pub nature: Option<String>,
    pub unit: Option<OrgRef>,
    pub leader: Option<String>,
    pub place: Option<String>,
    pub total: Option<AmountView>,
    /// Annual plan of the year of `as_of`.
    pub plan: Option<AmountView>,
    /// Done in the last full month, if reported.
    pub done_month: Option<Money>,
    /// Done since January, by the latest report.
    pub done: Money,
    /// Done as a share of the plan, in percent with two decimals.
    pub done_pct: Option<Decimal>,
    /// What the schedule expects, in percent with two decimals.
    pub expected_pct: Option<Decimal>,
    /// Percentage points behind schedule; negative is ahead.
    pub behind_pp: Option<Decimal>,
    pub planned_start: Option<WhenView>,
    pub planned_finish: Option<WhenView>,
    /// Whether works have started, by the latest report.
    pub started: Option<bool>,
    /// The id of a colour, or `none`.
    pub light: String,
    pub reason: Bilingual,
    /// Somebody decided this light against the rules.
    pub decided: bool,
    /// The light against the original baseline, once it was revised.
    pub original: Option<String>,
    /// Days by which the most overdue milestone is late.
    pub days_overdue: i64,
    /// The open problem of the latest report.
    pub problem: Option<String>,
    /// The code of the pool it stands in.
    pub pool: Option<String>,
    /// The stage of its life: `lead`, `planning` … `at_yield`, `stalled`, `suspended`, `exited`, `terminated`
    pub stage: Option<String>,
    /// The class of the year, computed from its dates: `new_start`, `carry_over`, `completing` or `preparing`
    pub class: Option<String>,
}

/// Sums over all rows that a list holds, not only the page shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Totals {
    pub projects: usize,
    pub total: Money,
    pub plan: Money,
    pub done: Money,
    /// What the schedule expects by the end of the last full month.
    pub expected: Money,
    pub done_pct: Option<Decimal>,
    pub expected_pct: Option<Decimal>,
    /// Points ahead (positive) or behind (negative) of the schedule.
    pub gap_pp: Option<Decimal>,
}

/// A page of projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProjectPage {
    pub rows: Vec<ProjectLine>,
    pub totals: Totals,
}

/// The approved promise of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BaselineView {
    pub year: i32,
    /// How often it was revised; 0 for the original.
    pub number: u32,
    /// The original annual plan.
    pub original_plan: Option<Money>,
    /// The original and every revision, the first one first.
    pub revisions: Vec<BaselineLine>,
}

/// A baseline: the original one or a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BaselineLine {
    pub number: u32,
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
    pub plan: Option<Money>,
    /// What differs from the one before: `plan`, `nature`, `planned_start`, `planned_finish`, `milestones`.
    pub fields: Vec<String>,
    pub reason: String,
    pub paper: Option<String>,
    pub asked_by: String,
    pub approved_by: String,
}

/// A milestone on a project's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MilestoneView {
    pub name: String,
    pub position: i32,
    pub planned_on: Option<NaiveDate>,
    /// The day of the original baseline, where it was revised.
    pub original_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
    pub days_overdue: Option<i64>,
}

impl MilestoneView {
    pub fn of(milestone: &Milestone, original: Option<&Baseline>, as_of: NaiveDate) -> Self {
        let promised = original.and_then(|baseline| baseline.promise.planned_on(&milestone.name));
        Self {
            name: milestone.name.clone(),
            position: milestone.position,
            planned_on: milestone.planned_on,
            original_on: promised.filter(|on| Some(*on) != milestone.planned_on),
            achieved_on: milestone.achieved_on.filter(|on| *on <= as_of),
            days_overdue: milestone.days_overdue(as_of),
        }
    }
}

/// A monthly report on a project's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgressView {
    pub month: Month,
    pub done_month: Money,
    pub done_year: Money,
    pub started: Option<bool>,
    pub visual: Option<String>,
    pub problem: Option<String>,
}

impl From<&Progress> for ProgressView {
    fn from(progress: &Progress) -> Self {
        Self {
            month: progress.month,
            done_month: progress.done_month,
            done_year: progress.done_year,
            started: progress.started,
            visual: progress.visual.clone(),
            problem: progress.problem.clone(),
        }
    }
}

/// A month on the plan curve: cumulative amounts since January.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CurvePoint {
    pub month: Month,
    /// What the schedule expects by the end of the month.
    pub expected: Money,
    /// What was reported, absent where nothing was.
    pub done: Option<Money>,
    /// Done in the month alone.
    pub done_month: Option<Money>,
}

/// A point on the map, in degrees of the map's datum, as text with six decimals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointView {
    pub lng: String,
    pub lat: String,
    pub datum: Datum,
}

/// A project's page.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProjectView {
    pub line: ProjectLine,
    pub content: Option<String>,
    pub period: Option<String>,
    pub note: Option<String>,
    pub coordinates: Option<PointView>,
    /// The project that this one turned out to be; lists and sums count that one.
    pub survivor: Option<ProjectRef>,
    /// The bundle this project belongs to.
    pub bundle: Option<ProjectRef>,
    /// The members, when the project is a bundle (打捆).
    pub members: Vec<ProjectRef>,
    pub year: i32,
    pub curve: Vec<CurvePoint>,
    pub milestones: Vec<MilestoneView>,
    pub reports: Vec<ProgressView>,
    pub light: LightView,
    /// What the rules in force ask people for.
    pub facts: Vec<FactView>,
    /// The approved promise of the year; absent while it is not frozen.
    pub baseline: Option<BaselineView>,
    pub strip: Vec<MonthLight>,
    /// The number of the facts' latest revision; an edit names it, so that two clerks cannot overwrite each other.
    pub revision: u32,
}

/// A project as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProjectRef {
    pub code: String,
    pub name: String,
    pub light: String,
}

/// One recorded change.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChangeView {
    pub at: Timestamp,
    pub actor: String,
    /// `project.register`, `project.edit`, `plan.set`, `milestone.set`, `progress.report` …
    pub action: String,
    pub fields: Vec<FieldChange>,
    /// The file that brought the change.
    pub file: Option<String>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldChange {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A unit with its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrgView {
    pub id: OrgId,
    pub name: String,
    #[schema(value_type = String)]
    pub kind: OrgKind,
}

/// The words of the district: what filters and forms may offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Vocabulary {
    pub units: Vec<OrgView>,
    pub sectors: Vec<String>,
    pub levels: Vec<Term>,
    pub natures: Vec<Term>,
    pub lights: Vec<LightTerm>,
    /// What people call the rule set in force.
    pub rule_set_name: Bilingual,
    /// Years that have a plan.
    pub years: Vec<i32>,
    /// Months that have reports.
    pub months: Vec<Month>,
    /// The pools, in their order.
    pub pools: Vec<LifeTerm>,
    /// The stages of a project's life, in their order.
    pub stages: Vec<LifeTerm>,
    /// The lists in which waiting projects are combed out.
    pub combings: Vec<LifeTerm>,
}

/// A code of a project's life and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LifeTerm {
    pub id: String,
    pub name: Bilingual,
}

/// A code and its Chinese name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Term {
    pub id: String,
    pub name: String,
}

impl Term {
    pub fn levels() -> Vec<Self> {
        Level::ALL.into_iter().map(|level| Self { id: level.as_str().into(), name: level.name().into() }).collect()
    }

    pub fn natures() -> Vec<Self> {
        Nature::ALL.into_iter().map(|nature| Self { id: nature.as_str().into(), name: nature.name().into() }).collect()
    }
}
