//! Everything recorded about visits and quotas.

use chrono::NaiveDate;
use guatu_domain::assignment::{AssignmentRole, PairingLevel};
use guatu_domain::visit::{Quota, Visit};
use guatu_kernel::{AccountId, ProjectId, Timestamp, VisitId};

use super::Reader;
use super::view::VisitView;
use crate::assignment::view::HolderView;
use crate::assignment::{Board, Entry};
use crate::district::{District, Recorded, View};
use crate::project::line;

/// A visit with all its recordings, the first one first.
#[derive(Debug)]
pub(crate) struct File {
    pub id: VisitId,
    pub project: ProjectId,
    pub role: AssignmentRole,
    pub level: Option<PairingLevel>,
    /// What the holder was called.
    pub holder: String,
    pub account: Option<AccountId>,
    pub revisions: Vec<Revision>,
}

#[derive(Debug)]
pub(crate) struct Revision {
    pub recorded_at: Timestamp,
    /// Sign-in name.
    pub recorded_by: String,
    pub visit: Visit,
}

impl File {
    /// What a view knows of it.
    pub fn known(&self, view: &View) -> Option<&Revision> {
        self.revisions.iter().rfind(|revision| revision.recorded_at <= view.known_at)
    }

    /// What a view shows of it: a visit that is made after the view's date was until then what was said before.
    pub fn at(&self, view: &View) -> Option<&Revision> {
        let known = self.known(view)?;
        if known.visit.made_on().is_some_and(|on| on <= view.as_of) {
            return Some(known);
        }
        let said = |revision: &&Revision| {
            revision.visit.made_on().is_none()
                && revision.recorded_at <= view.known_at
                && revision.recorded_at.date() <= view.as_of
        };
        self.revisions.iter().rfind(said)
    }

    pub fn latest(&self) -> &Revision {
        self.revisions.last().expect("a visit has a first revision")
    }

    /// Whether it is a visit of whoever holds this assignment.
    pub fn is_for(&self, entry: &Entry) -> bool {
        let Entry { assignment, label, .. } = entry;
        let called = self.account.is_some() || self.holder == *label;
        called
            && (assignment.role, assignment.level, assignment.holder.account) == (self.role, self.level, self.account)
    }

    /// What the reader reads of it; `board` knows the assignments to its project.
    pub fn view(&self, district: &District, board: &Board, reader: &Reader) -> Option<VisitView> {
        let known = self.at(district.view())?;
        let standing = district.of(self.project)?;
        let visit = &known.visit;
        Some(VisitView {
            id: self.id,
            project: line::reference(standing),
            role: self.role.as_str().into(),
            level: self.level.map(|level| level.as_str().into()),
            holder: HolderView { label: self.holder.clone(), account: self.account, unit: None },
            step: visit.step.as_str().into(),
            planned_on: visit.planned_on,
            visited_on: visit.visited_on,
            text: visit.text.clone(),
            problems: visit.problems.clone(),
            reason: visit.reason.clone(),
            recorded_by: reader.name(&known.recorded_by),
            recorded_at: known.recorded_at,
            changeable: reader.may_change(board, district, standing, self),
        })
    }
}

/// Visits to the projects that a scope shows.
#[derive(Debug, Default)]
pub(crate) struct Visits(pub Vec<File>);

impl Visits {
    /// The days on which each project was visited in each role, as far as a view knows.
    pub fn made(&self, view: &View) -> crate::assignment::Made {
        let mut made = crate::assignment::Made::new();
        for file in &self.0 {
            let on = file.known(view).and_then(|known| known.visit.made_on()).filter(|on| *on <= view.as_of);
            if let Some(on) = on {
                made.entry((file.project, file.role, file.level)).or_default().push(on);
            }
        }
        made
    }

    /// What the reader reads of those that are wanted, the latest day first.
    pub fn views(
        &self,
        district: &District,
        board: &Board,
        reader: &Reader,
        wanted: impl Fn(&File) -> bool,
    ) -> Vec<VisitView> {
        let wanted = self.0.iter().filter(|file| wanted(file));
        let mut views: Vec<VisitView> = wanted.filter_map(|file| file.view(district, board, reader)).collect();
        let day = |view: &VisitView| -> Option<NaiveDate> { view.visited_on.or(view.planned_on) };
        views.sort_by(|one, other| day(other).cmp(&day(one)).then(other.id.cmp(&one.id)));
        views
    }
}

/// How often roles visit.
#[derive(Debug, Default)]
pub(crate) struct Quotas(pub Vec<(AssignmentRole, Recorded<Quota>)>);

impl Quotas {
    /// The quota of a role that holds, else the usual one.
    pub fn of(&self, view: &View, role: AssignmentRole) -> Quota {
        let entered = self.0.iter().filter(|(of, _)| *of == role).map(|(_, quota)| quota);
        view.holding(entered).map_or_else(|| Quota::usual(role), |held| held.value)
    }
}
