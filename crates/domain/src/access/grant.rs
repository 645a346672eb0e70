//! Grants: who holds which role, over which part of the organisation tree, from when to when.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use guatu_kernel::{AccountId, GrantId, OrgId, RoleId, Scope};
use serde::{Deserialize, Serialize};

/// A role given to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub id: GrantId,
    pub account: AccountId,
    pub role: RoleId,
    /// The unit whose subtree it covers; absent for the whole district.
    pub org: Option<OrgId>,
    pub from: NaiveDate,
    /// The last day; open-ended when absent.
    pub to: Option<NaiveDate>,
}

impl Grant {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it holds on a day or will hold later.
    pub fn is_alive_on(&self, day: NaiveDate) -> bool {
        self.to.is_none_or(|to| day <= to)
    }
}

/// The organisation tree, asked for the units below a unit.
#[derive(Debug, Clone, Default)]
pub struct OrgTree {
    children: BTreeMap<OrgId, Vec<OrgId>>,
}

impl OrgTree {
    /// From pairs of a unit and its parent.
    pub fn new(orgs: impl IntoIterator<Item = (OrgId, Option<OrgId>)>) -> Self {
        let mut children: BTreeMap<OrgId, Vec<OrgId>> = BTreeMap::new();
        for (org, parent) in orgs {
            if let Some(parent) = parent {
                children.entry(parent).or_default().push(org);
            }
        }
        Self { children }
    }

    /// A unit and everything below it. A tree that bites its own tail does not trap this.
    pub fn subtree(&self, root: OrgId) -> BTreeSet<OrgId> {
        let mut found = BTreeSet::from([root]);
        let mut open = vec![root];
        while let Some(org) = open.pop() {
            for child in self.children.get(&org).into_iter().flatten() {
                if found.insert(*child) {
                    open.push(*child);
                }
            }
        }
        found
    }

    /// The rows that a grant over this unit, or over the whole district, shows.
    pub fn scope(&self, org: Option<OrgId>) -> Scope {
        org.map_or(Scope::All, |org| Scope::of(self.subtree(org)))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn org(number: u128) -> OrgId {
        OrgId(Uuid::from_u128(number))
    }

    #[test]
    fn a_subtree_holds_the_unit_and_all_below_it() {
        let tree =
            OrgTree::new([(org(1), None), (org(2), Some(org(1))), (org(3), Some(org(2))), (org(4), Some(org(1)))]);
        assert_eq!(tree.subtree(org(2)), BTreeSet::from([org(2), org(3)]));
        assert_eq!(tree.subtree(org(1)).len(), 4);
        assert_eq!(tree.subtree(org(9)), BTreeSet::from([org(9)]));
    }

    #[test]
    fn a_circle_in_the_tree_ends() {
        let tree = OrgTree::new([(org(1), Some(org(2))), (org(2), Some(org(1)))]);
        assert_eq!(tree.subtree(org(1)), BTreeSet::from([org(1), org(2)]));
    }

    #[test]
    fn a_grant_holds_from_its_first_to_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let grant = Grant {
            id: GrantId(Uuid::nil()),
            account: AccountId(Uuid::nil()),
            role: RoleId(Uuid::nil()),
            org: None,
            from: day("2023-04-01"),
            to: Some(day("2023-04-30")),
        };
        let cases = [
            ("2023-03-31", false, true),
            ("2023-04-01", true, true),
            ("2023-04-30", true, true),
            ("2023-05-01", false, false),
        ];
        for (on, holds, alive) in cases {
            assert_eq!((grant.holds_on(day(on)), grant.is_alive_on(day(on))), (holds, alive), "{on}");
        }
    }
}
