//! What pages read about factors.

use chrono::NaiveDate;
use guatu_domain::factor::FactorClock;
use guatu_kernel::{FactorRequestId, Timestamp};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::Entry;
use crate::district::District;
use crate::project::line;
use crate::project::view::{OrgRef, ProjectRef};

/// The clock of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorClockView {
    /// `running`, `near`, `overdue`, `done` or `late`
    pub state: String,
    /// The day promised, else the last working day for an answer.
    pub due_on: NaiveDate,
    /// Working days left, or, negative, passed since; absent once it is settled.
    pub workdays_left: Option<i64>,
}

impl From<&FactorClock> for FactorClockView {
    fn from(clock: &FactorClock) -> Self {
        Self { state: clock.state.as_str().into(), due_on: clock.due_on, workdays_left: clock.workdays_left }
    }
}

/// A request as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorLine {
    pub id: FactorRequestId,
    pub project: ProjectRef,
    /// The responsible unit of the project.
    pub owner: Option<OrgRef>,
    /// `planning`, `land`, `funds`, `requisition`, `forest`, `energy`, `environment` or `utilities`
    pub kind: String,
    pub need: String,
    pub quantity: Option<Decimal>,
    /// `mu`, `wan`, `kwh` …
    pub measure: Option<String>,
    pub stage: Option<String>,
    pub permit: Option<String>,
    /// The unit that owes it.
    pub unit: OrgRef,
    pub asked_on: NaiveDate,
    /// `open`, `promised`, `met`, `refused` or `withdrawn`
    pub state: String,
    pub promised_on: Option<NaiveDate>,
    pub settled_on: Option<NaiveDate>,
    pub met: Option<Decimal>,
    pub result: Option<String>,
    pub clock: FactorClockView,
}

impl FactorLine {
    pub(super) fn of(district: &District, entry: &Entry<'_>) -> Self {
        let request = entry.request;
        Self {
            id: entry.file.id,
            project: line::reference(entry.standing),
            owner: line::unit(entry.standing),
            kind: request.kind.as_str().into(),
            need: request.need.clone(),
            quantity: request.quantity.map(|quantity| quantity.decimal()),
            measure: request.measure.map(|measure| measure.as_str().into()),
            stage: request.stage.clone(),
            permit: request.permit.clone(),
            unit: OrgRef { id: request.unit, name: district.ledger().org_name(request.unit).into() },
            asked_on: request.asked_on,
            state: request.state.as_str().into(),
            promised_on: request.promised_on,
            settled_on: request.settled_on,
            met: request.met.map(|met| met.decimal()),
            result: request.result.clone(),
            clock: (&entry.clock).into(),
        }
    }
}

/// A step in the history of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorStep {
    pub at: Timestamp,
    /// The person's name.
    pub by: String,
    pub state: String,
    pub promised_on: Option<NaiveDate>,
    pub result: Option<String>,
}

/// A request with its history, and what the reader may do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorRequestView {
    pub line: FactorLine,
    pub steps: Vec<FactorStep>,
    /// The reader may answer it.
    pub answerable: bool,
    /// The reader may withdraw it.
    pub withdrawable: bool,
}

/// Open requests of one kind, or of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorCount {
    /// A kind, or the id of a unit.
    pub id: String,
    pub name: String,
    /// Not settled.
    pub open: usize,
    pub near: usize,
    pub overdue: usize,
    /// Settled one way or the other.
    pub settled: usize,
}

/// A page of requests, and counts over all that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorPage {
    pub rows: Vec<FactorLine>,
    pub total: usize,
    /// Every kind, those without requests too.
    pub kinds: Vec<FactorCount>,
    /// The units that owe something.
    pub units: Vec<FactorCount>,
}

/// Working days within which a kind is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorLimitView {
    pub kind: String,
    pub workdays: u32,
    /// Nobody entered it: it is the usual one.
    pub usual: bool,
    /// The measures in which the kind is counted, the first being the usual one.
    pub measures: Vec<String>,
}

/// Supply against need, of one kind in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BalanceLine {
    /// `land` or `funds`
    pub kind: String,
    /// `mu` or `wan`
    pub measure: String,
    /// What the district has to give; absent while nobody entered it.
    pub supply: Option<Decimal>,
    /// The paper the supply rests on.
    pub paper: Option<String>,
    /// Asked for in the year, without what was refused or withdrawn.
    pub need: Decimal,
    /// Of it what was met.
    pub met: Decimal,
    /// Of it what is still open.
    pub open: Decimal,
    /// `supply − met`: what is left to give.
    pub left: Option<Decimal>,
    /// `supply − met − open`: negative where more is asked for than there is.
    pub after: Option<Decimal>,
    /// Everything that is counted.
    pub rows: Vec<FactorLine>,
}

/// The balance of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BalanceView {
    pub year: i32,
    pub lines: Vec<BalanceLine>,
}
