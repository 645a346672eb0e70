//! Which rows an operation may touch.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::OrgId;

/// The rows that are visible to an operation; every store function over business rows takes one.
///
/// A row belongs to a unit, or to none; rows of no unit are seen by those alone who see the whole district.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The system itself, for jobs and migrations.
    System,
    /// Every row of the district.
    All,
    /// The rows of these units.
    Orgs(Arc<BTreeSet<OrgId>>),
    /// No row.
    Nothing,
}

impl Scope {
    /// The rows of some units; of none, nothing.
    pub fn of(orgs: BTreeSet<OrgId>) -> Self {
        if orgs.is_empty() { Self::Nothing } else { Self::Orgs(Arc::new(orgs)) }
    }

    /// Whether a row of this unit is visible.
    pub fn shows(&self, owner: Option<OrgId>) -> bool {
        match self {
            Self::System | Self::All => true,
            Self::Orgs(orgs) => owner.is_some_and(|owner| orgs.contains(&owner)),
            Self::Nothing => false,
        }
    }

    /// Whether everything that `other` shows is visible here too.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::System | Self::All, _) | (_, Self::Nothing) => true,
            (Self::Orgs(own), Self::Orgs(others)) => others.is_subset(own),
            _ => false,
        }
    }

    /// What either of the two shows.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::System, _) | (_, Self::System) => Self::System,
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::Nothing, scope) | (scope, Self::Nothing) => scope,
            (Self::Orgs(one), Self::Orgs(other)) => Self::Orgs(Arc::new(one.union(&other).copied().collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn org(number: u128) -> OrgId {
        OrgId(Uuid::from_u128(number))
    }

    fn orgs(numbers: &[u128]) -> Scope {
        Scope::of(numbers.iter().map(|number| org(*number)).collect())
    }

    #[test]
    fn a_row_of_no_unit_is_seen_by_the_whole_district_alone() {
        assert!(Scope::All.shows(None) && Scope::System.shows(None));
        assert!(!orgs(&[1]).shows(None) && !Scope::Nothing.shows(None));
        assert!(orgs(&[1]).shows(Some(org(1))) && !orgs(&[1]).shows(Some(org(2))));
    }

    #[test]
    fn no_unit_means_nothing() {
        assert_eq!(orgs(&[]), Scope::Nothing);
    }

    #[test]
    fn two_scopes_join_into_what_either_shows() {
        let all = [Scope::Nothing, orgs(&[1]), orgs(&[1, 2]), orgs(&[3]), Scope::All, Scope::System];
        for (one, other) in all.iter().flat_map(|one| all.iter().map(move |other| (one, other))) {
            let both = one.clone().or(other.clone());
            assert!(both.covers(one) && both.covers(other), "{one:?} {other:?}");
            for owner in [None, Some(org(1)), Some(org(2)), Some(org(3)), Some(org(4))] {
                assert_eq!(both.shows(owner), one.shows(owner) || other.shows(owner), "{one:?} {other:?} {owner:?}");
                assert!(!one.covers(other) || !other.shows(owner) || one.shows(owner));
            }
        }
    }
}
