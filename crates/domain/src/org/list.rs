//! A list of units as an office writes it, held against the tree: what each row would make, change or move, and what is
//! wrong with it. Units that the list leaves out stay as they are.

use std::collections::{HashMap, HashSet};

use guatu_kernel::OrgId;

use super::{Org, OrgKind};
use crate::written::name_key;

/// What a row says of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The unit that is meant, for a row that may give it another name. Without it the name tells which one is meant.
    pub id: Option<OrgId>,
    /// What the unit is called from now on, tidied as [`crate::written::label`] does.
    pub name: String,
    /// Left out, a known unit keeps its kind and a new one gets what its name suggests.
    pub kind: Option<OrgKind>,
    pub parent: Above,
}

/// Where a row says that a unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Above {
    /// Nowhere: a known unit stays where it is, a new one cannot be placed.
    Unsaid,
    /// At the top of the tree.
    Top,
    /// Below the unit of this name.
    Unit(String),
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListFault {
    /// No unit has the id of the row.
    UnknownUnit,
    /// A row above is about the same unit, or gives the same name.
    Twice,
    /// Another unit, which the list leaves out, has the name.
    NameTaken,
    UnknownParent,
    /// It is not said where a new unit stands.
    Unplaced,
    /// The unit above is the unit itself or stands below it.
    BelowItself,
    /// The unit above is of a kind that does not hold this one.
    KindOrder,
    /// The unit would become of a kind that does not hold those below it.
    HeldKind,
}

/// A row, held against the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The unit as it is; absent for a new one.
    pub before: Option<Org>,
    /// The unit as the row makes it. With a fault it is only a guess.
    pub after: Org,
    pub faults: Vec<ListFault>,
}

/// Holds a list against the tree. New units get the ids that `new_id` makes.
///
/// A unit may be named by a row before the row that makes it, and by the name that another row takes from it.
pub fn hold_against(tree: &[Org], rows: &[Stated], new_id: impl FnMut() -> OrgId) -> Vec<Listed> {
    let mut listed = meant(tree, rows, new_id);
    find_names_taken(tree, &mut listed);
    find_parents(tree, rows, &mut listed);
    find_faults_of_place(tree, &mut listed);
    listed
}

/// Which unit each row is about.
fn meant(tree: &[Org], rows: &[Stated], mut new_id: impl FnMut() -> OrgId) -> Vec<Listed> {
    let names = Names::of(tree);
    let known: HashMap<OrgId, &Org> = tree.iter().map(|org| (org.id, org)).collect();
    let mut seen = HashSet::new();
    let mut row = |stated: &Stated| {
        let id = stated.id.or_else(|| names.find(&stated.name));
        let before = id.and_then(|id| known.get(&id).copied());
        let mut faults = Vec::new();
        if stated.id.is_some() && before.is_none() {
            faults.push(ListFault::UnknownUnit);
        }
        // Who means a unit by its name gives it no other one, however they write it.
        let name = if stated.id.is_some() { None } else { before.map(|org| org.name.clone()) };
        let after = Org {
            id: before.map_or_else(&mut new_id, |org| org.id),
            name: name.unwrap_or_else(|| stated.name.clone()),
            kind: stated.kind.or(before.map(|org| org.kind)).unwrap_or_else(|| OrgKind::of_name(&stated.name)),
            parent: before.and_then(|org| org.parent),
        };
        if !seen.insert(after.id) {
            faults.push(ListFault::Twice);
        }
        Listed { before: before.cloned(), after, faults }
    };
    rows.iter().map(&mut row).collect()
}

/// The tree with the first row about each unit laid over it.
fn overlaid(tree: &[Org], listed: &[Listed]) -> HashMap<OrgId, Org> {
    let mut after: HashMap<OrgId, Org> = tree.iter().map(|org| (org.id, org.clone())).collect();
    let rows = listed.iter().filter(|row| !row.faults.contains(&ListFault::Twice));
    after.extend(rows.map(|row| (row.after.id, row.after.clone())));
    after
}

fn find_names_taken(tree: &[Org], listed: &mut [Listed]) {
    let rows: HashSet<OrgId> = listed.iter().map(|row| row.after.id).collect();
    let left_out = tree.iter().filter(|org| !rows.contains(&org.id));
    let taken: HashSet<&str> = left_out.map(|org| org.name.as_str()).collect();
    let mut given = HashSet::new();
    for row in listed.iter_mut().filter(|row| !row.faults.contains(&ListFault::Twice)) {
        if taken.contains(row.after.name.as_str()) {
            row.faults.push(ListFault::NameTaken);
        } else if !given.insert(row.after.name.clone()) {
            row.faults.push(ListFault::Twice);
        }
    }
}

/// Finds the unit above by the name it will have, else by the one it has.
fn find_parents(tree: &[Org], rows: &[Stated], listed: &mut [Listed]) {
    let after = overlaid(tree, listed);
    let (later, earlier) = (Names::of(after.values()), Names::of(tree));
    for (stated, row) in rows.iter().zip(listed) {
        let found = match &stated.parent {
            Above::Unsaid => row.before.as_ref().map(|before| before.parent).ok_or(ListFault::Unplaced),
            Above::Top => Ok(None),
            Above::Unit(name) => {
                later.find(name).or_else(|| earlier.find(name)).map(Some).ok_or(ListFault::UnknownParent)
            }
        };
        match found {
            Ok(parent) => row.after.parent = parent,
            Err(fault) => row.faults.push(fault),
        }
    }
}

fn find_faults_of_place(tree: &[Org], listed: &mut [Listed]) {
    let after = overlaid(tree, listed);
    let before: HashMap<OrgId, &Org> = tree.iter().map(|org| (org.id, org)).collect();
    let rows: HashSet<OrgId> = listed.iter().map(|row| row.after.id).collect();
    let mut unfit: HashSet<OrgId> = HashSet::new();
    for org in after.values() {
        let above = org.parent.and_then(|parent| after.get(&parent));
        let Some(above) = above.filter(|above| !above.kind.may_hold(org.kind)) else { continue };
        // What stood so before is not the fault of this list.
        let stood = before.get(&org.id).filter(|old| old.kind == org.kind && old.parent == org.parent).is_some()
            && before.get(&above.id).is_some_and(|old| old.kind == above.kind);
        if !stood {
            unfit.insert(if rows.contains(&org.id) { org.id } else { above.id });
        }
    }
    for row in listed {
        if is_below_itself(&after, &row.after) {
            row.faults.push(ListFault::BelowItself);
        } else if unfit.contains(&row.after.id) {
            let above = row.after.parent.and_then(|parent| after.get(&parent));
            let fits = above.is_none_or(|above| above.kind.may_hold(row.after.kind));
            row.faults.push(if fits { ListFault::HeldKind } else { ListFault::KindOrder });
        }
    }
}

/// Whether the way up from a unit comes back to it.
fn is_below_itself(after: &HashMap<OrgId, Org>, org: &Org) -> bool {
    let mut passed = HashSet::new();
    let mut above = org.parent;
    while let Some(id) = above.filter(|id| passed.insert(*id)) {
        if id == org.id {
            return true;
        }
        above = after.get(&id).and_then(|org| org.parent);
    }
    false
}

/// Units by name: as it is written, else as it reads when width, case and punctuation do not count and one unit alone
/// reads so.
struct Names {
    exact: HashMap<String, OrgId>,
    alike: HashMap<String, Option<OrgId>>,
}

impl Names {
    fn of<'a>(orgs: impl IntoIterator<Item = &'a Org>) -> Self {
        let mut names = Self { exact: HashMap::new(), alike: HashMap::new() };
        for org in orgs {
            names.exact.insert(org.name.clone(), org.id);
            names.alike.entry(name_key(&org.name)).and_modify(|one| *one = None).or_insert(Some(org.id));
        }
        names
    }

    fn find(&self, name: &str) -> Option<OrgId> {
        self.exact.get(name).copied().or_else(|| self.alike.get(&name_key(name)).copied().flatten())
    }
}

#[cfg(test)]
mod tests;
