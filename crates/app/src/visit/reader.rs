//! Whoever reads visits.

use guatu_domain::access::Permission;
use guatu_domain::visit::Step;
use guatu_kernel::{Result, Scope};

use super::book::File;
use crate::Op;
use crate::account::People;
use crate::assignment::{Board, Me};
use crate::district::{District, Standing};

/// Whoever reads visits: what people are called for them, and about which visits they may say more.
pub(crate) struct Reader {
    people: People,
    me: Me,
    login: String,
    /// Where they record visits.
    records: Scope,
    /// Where they edit assignments.
    edits: Scope,
}

impl Reader {
    pub async fn of(op: &Op) -> Result<Self> {
        Ok(Self {
            people: People::load(op.session()).await?,
            me: Me::of(op).await?,
            login: op.actor().name.clone(),
            records: op.scope(Permission::VisitRecord),
            edits: op.scope(Permission::AssignmentEdit),
        })
    }

    pub const fn me(&self) -> &Me {
        &self.me
    }

    pub fn name(&self, login: &str) -> String {
        self.people.name(login)
    }

    /// Whether a visit is theirs to say more about: they recorded it first, held the assignment it is made for, or edit
    /// assignments.
    pub fn owns(&self, board: &Board, district: &District, standing: &Standing, file: &File) -> bool {
        let recorded = file.revisions.first().is_some_and(|first| first.recorded_by == self.login);
        let held = || board.entries(district, standing).iter().any(|entry| file.is_for(entry) && self.me.holds(entry));
        recorded || self.edits.shows(standing.file.keeper) || held()
    }

    /// Whether they may say more about a visit now, whatever the date they look at.
    pub fn may_change(&self, board: &Board, district: &District, standing: &Standing, file: &File) -> bool {
        matches!(file.latest().visit.step, Step::Planned | Step::Done)
            && self.records.shows(standing.file.keeper)
            && self.owns(board, district, standing, file)
    }
}
