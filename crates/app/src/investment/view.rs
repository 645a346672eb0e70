//! What the pages read about investment.

use chrono::NaiveDate;
use guatu_domain::investment::{Against, Amounts, Gap, Series};
use guatu_kernel::{Bilingual, Money, Month, Timestamp};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::line::{Line, Sums};
use crate::project::line::unit;
use crate::project::view::OrgRef;

/// A series in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeriesTerm {
    /// `progress`, `statistics` or `payment`
    pub id: String,
    pub name: Bilingual,
}

impl SeriesTerm {
    pub fn of(series: Series) -> Self {
        let en = match series {
            Series::Progress => "Reported",
            Series::Statistics => "Statistics",
            Series::Payment => "Paid",
        };
        Self { id: series.as_str().into(), name: Bilingual { zh: series.name().into(), en: en.into() } }
    }
}

/// The three amounts of a month, and of the year so far. 万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct TripleView {
    pub progress: Option<Money>,
    pub statistics: Option<Money>,
    pub payment: Option<Money>,
}

impl TripleView {
    pub(super) const fn of(amounts: [Option<Money>; 3]) -> Self {
        Self { progress: amounts[0], statistics: amounts[1], payment: amounts[2] }
    }

    pub(super) fn month(amounts: &[Amounts; 3]) -> Self {
        Self::of(amounts.map(|amount| amount.month))
    }

    pub(super) fn year(amounts: &[Amounts; 3]) -> Self {
        Self::of(amounts.map(|amount| amount.year))
    }
}

/// A part of a gap. `unexplained` is the remainder, computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GapPart {
    /// A category, or `unexplained`.
    pub category: String,
    pub amount: Money,
}

/// Reported less counted, or less paid, from January on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GapView {
    pub difference: Money,
    pub explained: Money,
    pub unexplained: Money,
    /// `none`, `explained`, `open`, or `over` where more is explained than there is.
    pub state: String,
    /// The categories and, always last, the remainder: together they are the difference.
    pub parts: Vec<GapPart>,
}

impl From<&Gap> for GapView {
    fn from(gap: &Gap) -> Self {
        let parts = gap.parts.iter();
        let parts = parts.map(|(category, amount)| GapPart { category: category.as_str().into(), amount: *amount });
        let rest = GapPart { category: "unexplained".into(), amount: gap.unexplained() };
        Self {
            difference: gap.difference,
            explained: gap.explained(),
            unexplained: gap.unexplained(),
            state: gap.state().as_str().into(),
            parts: parts.chain([rest]).collect(),
        }
    }
}

/// Sums over projects. 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentSum {
    pub projects: usize,
    pub plan: Money,
    pub month: TripleView,
    pub year: TripleView,
    pub statistics_gap: GapView,
    pub payment_gap: GapView,
    /// Projects with a remainder against the statistics.
    pub statistics_unexplained: usize,
    pub payment_unexplained: usize,
    pub reported: usize,
    pub confirmed: usize,
    /// Projects that the statistics office has.
    pub listed: usize,
}

impl From<&Sums> for InvestmentSum {
    fn from(sums: &Sums) -> Self {
        Self {
            projects: sums.projects,
            plan: sums.plan,
            month: TripleView::of(sums.month.map(Some)),
            year: TripleView::of(sums.year.map(Some)),
            statistics_gap: (&sums.gaps[Against::Statistics as usize]).into(),
            payment_gap: (&sums.gaps[Against::Payment as usize]).into(),
            statistics_unexplained: sums.unexplained[0],
            payment_unexplained: sums.unexplained[1],
            reported: sums.reported,
            confirmed: sums.confirmed,
            listed: sums.listed,
        }
    }
}

/// The part of a unit, or of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentGroup {
    /// Of a unit.
    pub unit: Option<OrgRef>,
    /// Of a category (项目类别).
    pub sector: Option<String>,
    pub sum: InvestmentSum,
    /// The unit's own target of the year.
    pub target: Option<Money>,
}

/// A month of the chart. 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentMonth {
    pub month: Month,
    /// Amounts of the month; absent in months to come.
    pub done: TripleView,
    /// From January on.
    pub until: TripleView,
    pub task: Option<Money>,
    /// From January on.
    pub task_until: Option<Money>,
    /// What the month is to do now: its task and its part of what was missed.
    pub carried: Option<Money>,
    /// Done by the end of the month, from here on by the projects' plans.
    pub forecast: Money,
    /// By how much the tasks until then are missed; absent where they are not.
    pub missed: Option<Money>,
}

/// How the target stands. 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetOutlook {
    pub amount: Money,
    pub base: Option<Money>,
    /// Over the base, in percent with two decimals.
    pub growth_pct: Option<Decimal>,
    /// What the tasks so far ask for.
    pub expected: Money,
    /// Still to be done this year; nothing once the target is passed.
    pub left: Money,
    /// What the months so far missed; negative where they are ahead.
    pub missed: Money,
    pub done_pct: Option<Decimal>,
    /// Forecast less target.
    pub forecast_gap: Money,
    /// The months by whose end the tasks are missed, past and to come.
    pub missed_months: Vec<Month>,
}

/// The district's investment in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentView {
    pub month: Month,
    pub as_of: NaiveDate,
    /// The series that counts as done.
    pub actual: SeriesTerm,
    pub done: Money,
    /// Done, and the projects' plans of the remaining months: a calculation of our own, no official forecast.
    pub forecast: Money,
    pub target: Option<TargetOutlook>,
    pub sum: InvestmentSum,
    pub months: Vec<InvestmentMonth>,
    pub units: Vec<InvestmentGroup>,
    pub sectors: Vec<InvestmentGroup>,
}

/// A project's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentLine {
    pub code: String,
    pub name: String,
    pub unit: Option<OrgRef>,
    pub sector: Option<String>,
    pub plan: Money,
    pub month: TripleView,
    pub year: TripleView,
    pub statistics_gap: GapView,
    pub payment_gap: GapView,
    /// `unreported`, `open`, `confirmed` or `changed`
    pub confirmation: String,
    pub listed: bool,
}

impl From<&Line<'_>> for InvestmentLine {
    fn from(line: &Line<'_>) -> Self {
        let facts = &line.standing.facts;
        Self {
            code: line.standing.file.code.clone(),
            name: facts.name.clone(),
            unit: unit(line.standing),
            sector: facts.sector.clone(),
            plan: line.standing.planned(),
            month: TripleView::month(&line.amounts),
            year: TripleView::year(&line.amounts),
            statistics_gap: line.gap(Against::Statistics).into(),
            payment_gap: line.gap(Against::Payment).into(),
            confirmation: line.confirmation.as_str().into(),
            listed: line.listed,
        }
    }
}

/// A page of projects, and the sums over all that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvestmentPage {
    pub month: Month,
    pub rows: Vec<InvestmentLine>,
    pub sum: InvestmentSum,
}

/// A part of a gap with who sees to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExplanationView {
    pub category: String,
    pub amount: Money,
    pub reason: String,
    pub unit: Option<OrgRef>,
    pub post: Option<String>,
    pub due_on: Option<NaiveDate>,
}

/// A gap with its explanations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnsweredGap {
    /// `statistics` or `payment`
    pub against: String,
    /// How often it was explained; what a form was filled from.
    pub revision: usize,
    pub gap: GapView,
    pub explanations: Vec<ExplanationView>,
    /// The categories that can be why.
    pub categories: Vec<String>,
}

/// A month of a project's series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeriesMonth {
    pub month: Month,
    pub done: TripleView,
    pub until: TripleView,
    /// Reported less counted, from January on.
    pub statistics_gap: Money,
    /// Reported less paid, from January on.
    pub payment_gap: Money,
    pub confirmation: String,
}

/// The office's confirmation of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConfirmationView {
    /// `unreported`, `open`, `confirmed` or `changed`
    pub state: String,
    /// The last that was done about it.
    pub confirmed: Option<bool>,
    pub by: Option<String>,
    pub at: Option<Timestamp>,
    pub reason: Option<String>,
}

/// A project's investment: its year in three series, and the gaps of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProjectInvestment {
    pub line: InvestmentLine,
    pub month: Month,
    pub months: Vec<SeriesMonth>,
    pub gaps: Vec<AnsweredGap>,
    pub confirmation: ConfirmationView,
    /// What the statistics office says of the project beside amounts.
    pub statistics_code: Option<String>,
    pub statistics_state: Option<String>,
    pub listed_on: Option<NaiveDate>,
}

/// What became of many confirmations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Confirmed {
    /// How many months of projects changed.
    pub changed: usize,
    /// How many stood so already.
    pub unchanged: usize,
}

/// The target of the district, or of a unit, for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetLine {
    /// Absent for the district.
    pub unit: Option<OrgRef>,
    pub amount: Money,
    pub base: Option<Money>,
    /// In percent with two decimals.
    pub growth_pct: Option<Decimal>,
    pub series: SeriesTerm,
    /// January to December; they sum to the amount.
    #[schema(value_type = Vec<String>)]
    pub tasks: Vec<Money>,
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
}

/// The targets of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetsView {
    pub year: i32,
    pub targets: Vec<TargetLine>,
    /// The district's target less those of the units; absent without a district's.
    pub unallotted: Option<Money>,
}
