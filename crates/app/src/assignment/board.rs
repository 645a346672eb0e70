//! Assignments at a date, with the visits that are owed and made.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::assignment::{AssignmentRole, Holder, PairingLevel};
use guatu_domain::visit::{Quota, VisitClock, VisitState, clock};
use guatu_kernel::{Calendar, ProjectId, Result, Scope};

use super::book::{Book, Entry};
use super::store;
use crate::Op;
use crate::district::{District, Standing};
use crate::visit::{Quotas, Visits};

/// An assignment to a project that the reader sees.
#[derive(Debug)]
pub(crate) struct Line {
    pub standing: Arc<Standing>,
    pub entry: Entry,
    /// Visits made and owed; of a holder that nobody asks for any, a clock that is free.
    pub clock: VisitClock,
}

/// What a board is made of.
pub(crate) struct Board {
    book: Book,
    visits: Visits,
    quotas: Quotas,
    calendar: Arc<Calendar>,
}

impl Board {
    /// Reads what is recorded about the projects that the scope shows; about all of them or about one.
    pub async fn load(op: &Op, scope: &Scope, only: Option<ProjectId>) -> Result<Self> {
        let only = only.as_ref().map(std::slice::from_ref);
        let session = op.session();
        Ok(Self {
            book: store::load(session, scope, only).await?,
            visits: crate::visit::store::load(session, scope, only).await?,
            quotas: crate::visit::store::quotas(session, scope).await?,
            calendar: op.app().settings().calendar.clone(),
        })
    }

    pub const fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Everything that the district's view knows about the assignments to a project.
    pub fn entries(&self, district: &District, standing: &Standing) -> Vec<Entry> {
        let unit = |holder: &Holder| holder.unit.map_or_else(String::new, |id| district.ledger().org_name(id).into());
        self.book.of(&standing.file, district.view(), unit)
    }

    /// The assignments that hold at the district's date, in the order of codes and roles.
    pub fn lines<'a>(&self, district: &District, standings: impl IntoIterator<Item = &'a Arc<Standing>>) -> Vec<Line> {
        let as_of = district.view().as_of;
        let made = self.visits.made(district.view());
        let of = |standing: &Arc<Standing>| {
            let entries = self.entries(district, standing).into_iter();
            let held = entries.filter(|entry| entry.assignment.holds_on(as_of));
            let line = |entry: Entry| self.line(district, standing.clone(), entry, &made);
            held.map(line).collect::<Vec<Line>>()
        };
        standings.into_iter().flat_map(of).collect()
    }

    fn line(&self, district: &District, standing: Arc<Standing>, entry: Entry, made: &Made) -> Line {
        let assignment = &entry.assignment;
        let key = (standing.file.id, assignment.role, assignment.level);
        let visits = made.get(&key).map_or(&[][..], Vec::as_slice);
        let quota: Quota = self.quotas.of(district.view(), assignment.role);
        let clock = clock(assignment.from, visits, quota, district.view().as_of, &self.calendar);
        Line { standing, entry, clock }
    }
}

/// The days of visits to each project in each role.
pub(crate) type Made = HashMap<(ProjectId, AssignmentRole, Option<PairingLevel>), Vec<NaiveDate>>;

impl Line {
    /// Whether visits are owed in this span.
    pub fn is_owed(&self) -> bool {
        self.clock.state != VisitState::Free
    }

    /// Whether all that are owed are made.
    pub fn is_served(&self) -> bool {
        self.clock.state == VisitState::Met
    }

    pub fn is_overdue(&self) -> bool {
        self.clock.state == VisitState::Overdue
    }
}
