//! The life of a project: its stages, as dated facts, and how it goes on.

mod advance;
mod show;
pub(crate) mod store;
pub mod view;

pub use advance::{StageBody, advance};
pub(crate) use advance::{ask_end, end, past};
pub use show::show;

use guatu_domain::life::Terms;
use guatu_kernel::{Error, Result, Unfit};
use serde::Deserialize;

use crate::Op;

/// What a deployment decides about the life of projects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The months, from 1, in which works may be taken back into preparation (年中调整).
    pub mid_year: Vec<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { mid_year: Terms::default().mid_year }
    }
}

impl Settings {
    /// # Errors
    /// `invalid` naming a month that the year does not have.
    pub fn checked(self) -> Result<Self> {
        match self.mid_year.iter().find(|month| !(1..=12).contains(*month)) {
            Some(month) => Err(Error::invalid("life.mid_year", month, Unfit::MonthUnreadable)),
            None => Ok(self),
        }
    }
}

/// The terms of the district: from signing to start there is one clock, that of the three batches.
fn terms(op: &Op) -> Terms {
    let settings = op.app().settings();
    Terms { start_workdays: settings.batch.clock.start_workdays, mid_year: settings.life.mid_year.clone() }
}
