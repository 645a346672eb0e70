//! 领导联系、分包、包联、专班: who looks after a project, in which role, and from when to when.
//!
//! An assignment opens nothing by itself: what somebody sees and may do comes from their grants alone.

mod role;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use guatu_kernel::{AccountId, OrgId};
use serde::{Deserialize, Serialize};

pub use role::{AssignmentRole, PairingLevel};

/// Who holds an assignment: an account, or a post as a list writes it (`联系领导01`), or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub account: Option<AccountId>,
    pub post: Option<String>,
    /// The unit of the post.
    pub unit: Option<OrgId>,
}

/// An assignment to one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub role: AssignmentRole,
    /// Of 包联 alone.
    pub level: Option<PairingLevel>,
    pub holder: Holder,
    pub from: NaiveDate,
    /// The last day; open-ended when absent.
    pub to: Option<NaiveDate>,
}

/// Why an assignment cannot be passed on from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandOverFault {
    /// The holder has not begun before that day, so that nothing would be left to them.
    NotBegun,
    /// It ended earlier: there is nothing to pass on.
    Ended,
}

impl Assignment {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Of several assignments to one project the one that this one cannot stand beside: roles of which there is one only are
    /// held by one at a time.
    pub fn clash<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        if !self.role.is_exclusive() {
            return None;
        }
        let same = |other: &&Self| (other.role, other.level) == (self.role, self.level);
        others.into_iter().filter(same).find(|other| self.overlaps(other))
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }

    /// The last day of the holder when another begins on `on`: the day before.
    ///
    /// # Errors
    /// When it has not begun before that day, or is over by then.
    pub fn hand_over(&self, on: NaiveDate) -> Result<NaiveDate, HandOverFault> {
        let last =
            on.checked_sub_days(Days::new(1)).filter(|last| self.from <= *last).ok_or(HandOverFault::NotBegun)?;
        if self.to.is_some_and(|to| to < last) { Err(HandOverFault::Ended) } else { Ok(last) }
    }
}
