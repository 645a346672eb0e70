//! Everything recorded about factors.

use std::sync::Arc;

use guatu_domain::factor::{FactorClock, FactorKind, FactorRequest, LIMIT_WORKDAYS, Quantity, clock};
use guatu_kernel::{Calendar, FactorRequestId, OrgId, ProjectId, Scope, Timestamp};

use crate::district::{District, Recorded, Standing, View};

/// A request with all its revisions, the first one first.
#[derive(Debug)]
pub(crate) struct File {
    pub id: FactorRequestId,
    pub project: ProjectId,
    pub revisions: Vec<Revision>,
}

/// A revision, and the sign-in name of who recorded it.
#[derive(Debug)]
pub(crate) struct Revision {
    pub fact: Recorded<FactorRequest>,
    pub recorded_by: String,
}

impl File {
    /// The revisions that a view sees, the first one first.
    pub fn known(&self, view: &View) -> impl Iterator<Item = &Revision> {
        let seen =
            |fact: &Recorded<FactorRequest>| fact.effective_on <= view.as_of && fact.recorded_at <= view.known_at;
        self.revisions.iter().filter(move |revision| seen(&revision.fact))
    }

    /// What holds at a view.
    pub fn held(&self, view: &View) -> Option<&FactorRequest> {
        view.holding(self.revisions.iter().map(|revision| &revision.fact)).map(|fact| &fact.value)
    }

    pub fn latest(&self) -> &FactorRequest {
        &self.revisions.last().expect("a request has a first revision").fact.value
    }
}

/// How much of a kind the district has to give in a year.
#[derive(Debug)]
pub(crate) struct Supply {
    pub year: i32,
    pub kind: FactorKind,
    pub quantity: Quantity,
    /// The paper it rests on.
    pub paper: Option<String>,
    pub recorded_at: Timestamp,
}

/// Requests, limits and yearly supplies.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub files: Vec<File>,
    pub limits: Vec<(FactorKind, Recorded<u32>)>,
    pub supplies: Vec<Supply>,
}

/// A request as it stands at a date.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub file: &'a File,
    pub request: &'a FactorRequest,
    pub standing: &'a Arc<Standing>,
    pub clock: FactorClock,
}

impl Book {
    /// The working days for an answer that hold for a kind.
    pub fn limit(&self, view: &View, kind: FactorKind) -> u32 {
        let entered = self.limits.iter().filter(|(of, _)| *of == kind).map(|(_, limit)| limit);
        view.holding(entered).map_or(LIMIT_WORKDAYS, |held| held.value)
    }

    /// What a year's supply of a kind was last recorded as, as far as a view knows.
    pub fn supply(&self, view: &View, year: i32, kind: FactorKind) -> Option<&Supply> {
        let known = self.supplies.iter().filter(|supply| (supply.year, supply.kind) == (year, kind));
        known.filter(|supply| supply.recorded_at <= view.known_at).max_by_key(|supply| supply.recorded_at)
    }

    /// The requests that a scope shows at the district's date, the oldest first: a request is a row of the unit that is
    /// responsible for the project and of the unit that owes it.
    pub fn entries<'a>(&'a self, district: &'a District, scope: &Scope, calendar: &Calendar) -> Vec<Entry<'a>> {
        let view = district.view();
        let entry = |file: &'a File| {
            let (request, standing) = (file.held(view)?, district.of(file.project)?);
            let limit = self.limit(&at_asking(view, request), request.kind);
            let clock = clock(request, limit, view.as_of, calendar);
            shows(scope, standing, request.unit).then_some(Entry { file, request, standing, clock })
        };
        self.files.iter().filter_map(entry).collect()
    }
}

/// A limit that is changed later does not move the last day of what was asked before.
fn at_asking(view: &View, request: &FactorRequest) -> View {
    View { as_of: request.asked_on, ..*view }
}

pub(super) fn shows(scope: &Scope, standing: &Standing, unit: OrgId) -> bool {
    scope.shows(standing.file.keeper) || scope.shows(Some(unit))
}
