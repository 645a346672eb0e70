//! What is measured, one file per kind of work.

pub mod file;
pub mod light;
pub mod page;
pub mod paper;
pub mod route;
pub mod rule;
pub mod start;

use crate::program::Program;
use crate::report::{Place, Report};

/// One district in one database.
pub struct Stage<'a> {
    pub program: &'a Program,
    pub place: Place,
    /// The address of the database.
    pub database: &'a str,
    pub projects: usize,
    pub bounds: crate::client::Bounds,
}

impl Stage<'_> {
    pub fn tell(&self, report: &mut Report, what: &'static str, value: impl ToString) {
        report.add(self.place, self.projects, what, value);
    }
}
