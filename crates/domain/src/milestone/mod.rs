//! Milestones (节点): dated promises of a project.

use chrono::NaiveDate;
use guatu_kernel::OrgId;
use serde::{Deserialize, Serialize};

/// A milestone of a project, known by its name within the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub name: String,
    /// Place in the order of the project's milestones, from 1.
    pub position: i32,
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
    /// 责任单位, where it is not the project's own.
    pub owner: Option<OrgId>,
}

impl Milestone {
    /// Calendar days by which the milestone is overdue at the close of `as_of`; `None` when it is not.
    ///
    /// A milestone planned for `as_of` itself still has that day; one achieved after `as_of` was not yet achieved then.
    pub fn days_overdue(&self, as_of: NaiveDate) -> Option<i64> {
        days_overdue(self.planned_on, self.achieved_on, as_of)
    }
}

/// The same of the two days alone.
pub fn days_overdue(planned_on: Option<NaiveDate>, achieved_on: Option<NaiveDate>, as_of: NaiveDate) -> Option<i64> {
    let planned_on = planned_on?;
    let achieved = achieved_on.is_some_and(|on| on <= as_of);
    (!achieved && planned_on < as_of).then(|| (as_of - planned_on).num_days())
}
