//! The life of a project: from a lead to full output, with its side ways, and the class of each of its years.

mod class;
mod evidence;
mod stage;
mod step;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use class::{Works, year_class};
pub use evidence::Evidence;
pub use stage::{Combing, Stage};
pub use step::{Place, Refusal, Step, Terms, Wanted, check, reachable};

/// That a project came to a stage, on what proof and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    pub stage: Stage,
    pub evidence: Vec<Evidence>,
    pub reason: String,
    /// The paper it rests on.
    pub paper: Option<String>,
    /// The sign-in name of who recorded it, or asked for it.
    pub by: String,
    /// The sign-in name of who consented; nobody where no consent is needed.
    pub approved_by: Option<String>,
}

/// The day on which a project that stands in a stage came to it, and the stage of its main line before a side way.
pub fn place<'a>(history: impl IntoIterator<Item = (NaiveDate, &'a Life)>) -> Place {
    let mut place = Place::default();
    for (on, life) in history {
        place = place.then(life.stage, on);
    }
    place
}
