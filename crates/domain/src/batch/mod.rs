//! 三个一批: a rolling campaign in periods (期), each with a list of what was signed, started and brought into production.
//!
//! An item stands in one list. A start item may come from a signed one and a production item from a started one, so that items
//! form chains; the ratios ask how far the chains have come, the clock how long the first step takes.

mod chain;
mod clock;
mod item;
mod ratio;
mod stage;
#[cfg(test)]
mod tests;

pub use chain::{LinkFault, Node, may_follow, reached};
pub use clock::{Clock, ClockState, Run, Terms, clock};
pub use item::{Item, Period};
pub use ratio::{Counted, Formula, Formulas, Place, Ratio, Share, Sum, tally};
pub use stage::{Mark, Stage};
