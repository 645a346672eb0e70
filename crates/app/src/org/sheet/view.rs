//! What somebody sees of a workbook of units before it is taken.

use std::collections::HashMap;

use guatu_domain::org::{ListFault, Listed, Org};
use guatu_kernel::{Error, OrgId, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, ToSchema};

use super::Understood;
use crate::roster::{CellFault, CommonFault};

/// A column of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrgColumn {
    Name,
    Kind,
    Parent,
    Id,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrgFault {
    Missing,
    /// Longer than anything of the kind, or not written as such a thing is.
    Unreadable,
    /// A row above is about the same unit, or gives the same name.
    Twice,
    /// Another unit has the name.
    Taken,
    /// No unit has this number.
    UnknownUnit,
    UnknownParent,
    /// The unit above is the unit itself or stands below it.
    BelowItself,
    /// The unit above is of a kind that does not hold this one.
    KindOrder,
    /// The unit would become of a kind that does not hold those below it.
    HeldKind,
}

impl CommonFault for OrgFault {
    const MISSING: Self = Self::Missing;
    const UNREADABLE: Self = Self::Unreadable;
}

/// In which column a fault of a row is shown, and as what.
pub(super) const fn told(fault: ListFault) -> (OrgColumn, OrgFault) {
    match fault {
        ListFault::UnknownUnit => (OrgColumn::Id, OrgFault::UnknownUnit),
        ListFault::Twice => (OrgColumn::Name, OrgFault::Twice),
        ListFault::NameTaken => (OrgColumn::Name, OrgFault::Taken),
        ListFault::Unplaced => (OrgColumn::Parent, OrgFault::Missing),
        ListFault::UnknownParent => (OrgColumn::Parent, OrgFault::UnknownParent),
        ListFault::BelowItself => (OrgColumn::Parent, OrgFault::BelowItself),
        ListFault::KindOrder => (OrgColumn::Parent, OrgFault::KindOrder),
        ListFault::HeldKind => (OrgColumn::Kind, OrgFault::HeldKind),
    }
}

/// A fault by its cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrgCellFault {
    /// As the workbook names it: `B3`.
    pub cell: String,
    pub column: OrgColumn,
    pub fault: OrgFault,
}

impl From<CellFault<OrgColumn, OrgFault>> for OrgCellFault {
    fn from(CellFault { cell, column, fault }: CellFault<OrgColumn, OrgFault>) -> Self {
        Self { cell, column, fault }
    }
}

/// What a row does to the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrgChange {
    /// A new unit.
    New,
    Renamed,
    /// Of another kind from now on.
    Retyped,
    /// Below another unit from now on, with everything below it.
    Moved,
}

/// What a unit is now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrgWas {
    pub name: String,
    /// `province`, `city`, `district`, `zone`, `township` or `unit`.
    pub kind: String,
    /// The name of the unit above; empty at the top.
    pub parent: String,
}

/// A row of the workbook as it was understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrgRow {
    /// As the workbook counts, from 1.
    pub row: u32,
    pub name: String,
    /// `province`, `city`, `district`, `zone`, `township` or `unit`.
    pub kind: String,
    /// The name of the unit above as it will be; empty at the top.
    pub parent: String,
    /// None for a row that changes nothing.
    pub changes: Vec<OrgChange>,
    /// Absent for a new unit.
    pub was: Option<OrgWas>,
    pub faults: Vec<OrgCellFault>,
}

/// What a workbook of units would bring.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrgSheetView {
    pub rows: Vec<OrgRow>,
    /// How many units would be new.
    pub added: usize,
    /// How many known units would become something else.
    pub changed: usize,
    /// How many of those would stand below another unit.
    pub moved: usize,
    /// How many rows have faults; with any, none is taken.
    pub rejected: usize,
    /// Stands for all of the above: confirming names it, so that nothing is written that was not seen.
    pub mark: String,
}

/// Which preview is confirmed.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SeenQuery {
    /// The `mark` of the preview.
    #[serde(default)]
    pub seen: String,
}

impl Understood {
    /// What somebody sees of it.
    pub(super) fn view(&self) -> Result<OrgSheetView> {
        let before: HashMap<OrgId, &Org> = self.tree.iter().map(|org| (org.id, org)).collect();
        let mut after = before.clone();
        after.extend(self.listed.iter().map(|listed| (listed.after.id, &listed.after)));
        let rows: Vec<OrgRow> =
            self.rows.iter().zip(&self.listed).map(|(row, listed)| shown(row, listed, &before, &after)).collect();
        let count = |wanted: &dyn Fn(&OrgRow) -> bool| rows.iter().filter(|row| wanted(row)).count();
        let seen = serde_json::to_vec(&rows).map_err(Error::internal)?;
        Ok(OrgSheetView {
            added: count(&|row| row.was.is_none()),
            changed: count(&|row| row.was.is_some() && !row.changes.is_empty()),
            moved: count(&|row| row.changes.contains(&OrgChange::Moved)),
            rejected: count(&|row| !row.faults.is_empty()),
            mark: hex::encode(Sha256::digest(seen)),
            rows,
        })
    }
}

fn shown(
    (row, faults): &(u32, Vec<OrgCellFault>),
    Listed { before: was, after: org, .. }: &Listed,
    before: &HashMap<OrgId, &Org>,
    after: &HashMap<OrgId, &Org>,
) -> OrgRow {
    let above = |tree: &HashMap<OrgId, &Org>, org: &Org| {
        org.parent.and_then(|parent| tree.get(&parent)).map(|above| above.name.clone()).unwrap_or_default()
    };
    OrgRow {
        row: *row,
        name: org.name.clone(),
        kind: org.kind.as_str().into(),
        parent: above(after, org),
        changes: changes(was.as_ref(), org),
        was: was.as_ref().map(|was| OrgWas {
            name: was.name.clone(),
            kind: was.kind.as_str().into(),
            parent: above(before, was),
        }),
        faults: faults.clone(),
    }
}

fn changes(before: Option<&Org>, after: &Org) -> Vec<OrgChange> {
    let Some(before) = before else { return vec![OrgChange::New] };
    let differs = [
        (before.name != after.name, OrgChange::Renamed),
        (before.kind != after.kind, OrgChange::Retyped),
        (before.parent != after.parent, OrgChange::Moved),
    ];
    differs.into_iter().filter(|(differs, _)| *differs).map(|(_, change)| change).collect()
}
