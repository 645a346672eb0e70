//! Routes (路线图): the nodes of a project in their order, each with what it waits for, its limit, and who owes what evidence.
//!
//! A route is drafted from a template, forward from a start or backward from a finish (倒排工期). Its dates are found by a
//! [`Network`]; what of them is promised becomes the project's milestones.

mod compile;
mod draft;
mod forecast;
mod limit;
mod network;
pub mod presets;
mod schedule;
mod template;
mod unit;

pub use compile::{LONGEST_LIMIT, LONGEST_POST, MOST_NODES};
pub use draft::{Adjustment, Fault, Node, Route};
pub use limit::{Counting, Limit};
pub use network::{Cycle, Network, Step};
pub use schedule::{Anchor, Contradiction, Schedule, Times};
pub use template::{Template, TemplateNode};
pub use unit::UnitKind;

#[cfg(test)]
mod tests;
