//! The three batches: their lists, what followed from what, the clock from signing to start, and the conversion ratios.

mod board;
mod book;
mod edit;
mod link;
mod list;
mod objection;
mod order;
mod period;
mod ratio;
mod record;
pub(crate) mod store;
mod suggest;
pub mod view;

use guatu_domain::batch::{Formulas, Terms};
use guatu_kernel::{Error, Result, Unfit};
use serde::Deserialize;

pub(crate) use board::Board;
pub(crate) use book::{Book, File};
pub use edit::{BatchItemBody, BatchItemFacts, BatchRegistrationBody, edit, register, show};
pub(crate) use link::keeps_order;
pub use link::{LinkBody, link};
pub(crate) use list::overview;
pub use list::{BatchQuery, list};
pub(crate) use objection::{Effect, effect, object};
pub use objection::{ObjectionBody, ask_objection};
pub use period::{PeriodBody, periods, set_period};
pub use ratio::{RatioQuery, ratios};
pub(crate) use record::{Draft, record};
pub use suggest::suggestions;

/// What a unit decides about its three batches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How long the way from signing to start may take.
    pub clock: Terms,
    /// What each ratio is counted of.
    pub denominators: Formulas,
}

impl Settings {
    /// # Errors
    /// `invalid` naming the ratio whose denominator cannot be one.
    pub fn checked(self) -> Result<Self> {
        match self.denominators.fault() {
            Some(ratio) => {
                let field = format!("batch.denominators.{}", ratio.as_str());
                Err(Error::invalid(&field, self.denominators.of(ratio).denominator.as_str(), Unfit::BatchDenominator))
            }
            None => Ok(self),
        }
    }
}
