//! 要素保障: what a project needs from others before it can go on — land, funds, permits — until it is met or refused.

mod clock;
mod kind;
mod quantity;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use guatu_kernel::OrgId;
use serde::{Deserialize, Serialize};

pub use clock::{FactorClock, FactorClockState, LIMIT_WORKDAYS, LONGEST_LIMIT, NEAR_WORKDAYS, clock};
pub use kind::{FactorKind, Measure};
pub use quantity::Quantity;

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorState {
    /// Nobody has answered yet.
    Open,
    /// The unit that owes it has promised a day.
    Promised,
    Met,
    Refused,
    /// Whoever asked no longer needs it.
    Withdrawn,
}

impl FactorState {
    pub const ALL: [Self; 5] = [Self::Open, Self::Promised, Self::Met, Self::Refused, Self::Withdrawn];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Promised => "promised",
            Self::Met => "met",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether somebody still owes an answer or what was promised.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Promised)
    }
}

/// A request at one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorRequest {
    pub kind: FactorKind,
    /// What is needed, in words.
    pub need: String,
    /// How much of it, where that can be counted.
    pub quantity: Option<Quantity>,
    pub measure: Option<Measure>,
    /// 所处环节: how far the formalities have come.
    pub stage: Option<String>,
    /// The permit that holds everything up.
    pub permit: Option<String>,
    /// The unit that owes it.
    pub unit: OrgId,
    pub asked_on: NaiveDate,
    pub state: FactorState,
    pub promised_on: Option<NaiveDate>,
    pub settled_on: Option<NaiveDate>,
    /// How much was met, in the same measure.
    pub met: Option<Quantity>,
    /// What came of it, or why it was promised anew, refused or withdrawn.
    pub result: Option<String>,
}

/// What the unit that owes something answers, or whoever asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// By which day; a later day than promised before needs a reason.
    Promise {
        on: NaiveDate,
        reason: Option<String>,
    },
    /// Met on a day, so much of it, with what came of it.
    Meet {
        on: NaiveDate,
        met: Option<Quantity>,
        result: Option<String>,
    },
    Refuse {
        on: NaiveDate,
        reason: Option<String>,
    },
    Withdraw {
        on: NaiveDate,
        reason: Option<String>,
    },
}

/// Why an answer cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorFault {
    /// It was settled before.
    Settled,
    /// A promise for a day that has passed.
    PromisedEarlier,
    /// Settled on a day that has not come.
    SettledLater,
    /// Settled before it was asked for.
    SettledBeforeAsked,
    /// A day promised anew, a refusal and a withdrawal say why; what is met says what came of it.
    ReasonMissing,
    /// What can be counted is met by a number.
    MetMissing,
}

impl FactorRequest {
    /// The request after an answer that was given on `today`.
    ///
    /// # Errors
    /// When it cannot be given so.
    pub fn answered(self, answer: Answer, today: NaiveDate) -> Result<Self, FactorFault> {
        if !self.state.is_open() {
            return Err(FactorFault::Settled);
        }
        match answer {
            Answer::Promise { on, reason } => self.promised(on, reason, today),
            Answer::Meet { on, met, result } => {
                let result = result.ok_or(FactorFault::ReasonMissing)?;
                if self.quantity.is_some() && met.is_none() {
                    return Err(FactorFault::MetMissing);
                }
                let met = met.filter(|_| self.quantity.is_some());
                Ok(Self { met, ..self.settled(FactorState::Met, on, result, today)? })
            }
            Answer::Refuse { on, reason } => {
                self.settled(FactorState::Refused, on, reason.ok_or(FactorFault::ReasonMissing)?, today)
            }
            Answer::Withdraw { on, reason } => {
                self.settled(FactorState::Withdrawn, on, reason.ok_or(FactorFault::ReasonMissing)?, today)
            }
        }
    }

    fn promised(self, on: NaiveDate, reason: Option<String>, today: NaiveDate) -> Result<Self, FactorFault> {
        if on < today {
            return Err(FactorFault::PromisedEarlier);
        }
        if self.promised_on.is_some() && reason.is_none() {
            return Err(FactorFault::ReasonMissing);
        }
        Ok(Self { state: FactorState::Promised, promised_on: Some(on), result: reason, ..self })
    }

    fn settled(self, state: FactorState, on: NaiveDate, result: String, today: NaiveDate) -> Result<Self, FactorFault> {
        if today < on {
            return Err(FactorFault::SettledLater);
        }
        if on < self.asked_on {
            return Err(FactorFault::SettledBeforeAsked);
        }
        Ok(Self { state, settled_on: Some(on), result: Some(result), ..self })
    }
}
