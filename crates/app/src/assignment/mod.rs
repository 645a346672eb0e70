//! Who looks after which project: assignments with their history, hand-overs, coverage, and the page of whoever is assigned.
//!
//! 联系领导 and 责任单位 are facts of the project, which lists bring and forms edit; here they are read as assignments and a hand-over
//! writes the fact, so that there is one truth. All other roles have rows of their own.

mod assign;
mod board;
mod book;
mod change;
mod coverage;
mod end;
mod hand_over;
mod list;
mod me;
mod my_projects;
mod people;
pub(crate) mod store;
pub mod view;

pub use assign::{AssignBody, assign};
pub(crate) use board::{Board, Line, Made};
pub(crate) use book::Entry;
pub use change::HolderBody;
pub use coverage::{CoverageQuery, coverage};
pub use end::{AssignmentEndBody, end};
pub use hand_over::{AssignmentHandOverBody, hand_over};
pub use list::{AssignmentQuery, list};
pub(crate) use list::{level, role};
pub(crate) use me::Me;
pub use my_projects::my_projects;
pub use people::people;
