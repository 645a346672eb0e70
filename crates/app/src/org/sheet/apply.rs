//! Writes what a workbook of units brings.

use std::collections::{HashMap, HashSet};

use guatu_domain::access::Permission;
use guatu_domain::org::{Listed, Org};
use guatu_kernel::{OrgId, Result};

use super::super::store;
use crate::Op;

/// Writes every row that makes or changes a unit, each with its audit entry. The rows have no faults.
pub(super) async fn apply(op: &mut Op, listed: Vec<Listed>) -> Result<()> {
    let scope = op.scope(Permission::OrgEdit);
    let rows = listed.into_iter().filter(|row| row.before.as_ref() != Some(&row.after));
    let (changed, new): (Vec<_>, Vec<_>) = rows.partition(|row| row.before.is_some());
    if changed.is_empty() && new.is_empty() {
        return Ok(());
    }
    // A name that one unit gives up may be the new name of another.
    let known = changed.iter().filter_map(|row| Some((row.before.as_ref()?, &row.after)));
    for (before, after) in known.filter(|(before, after)| before.name != after.name) {
        let nameless = Org { name: after.id.to_string(), ..before.clone() };
        store::update(op.session(), &scope, &nameless).await?;
    }
    for org in parents_first(new.into_iter().map(|row| row.after).collect()) {
        store::insert(op.session(), &scope, vec![store::row(&org, op.now())]).await?;
        op.record("org.register", "org", org.id.0, None, Some(&org))?;
    }
    for row in &changed {
        store::update(op.session(), &scope, &row.after).await?;
        op.record("org.change", "org", row.after.id.0, row.before.as_ref(), Some(&row.after))?;
    }
    op.access_changed();
    Ok(())
}

/// Each unit after the one above it, where that is among them.
fn parents_first(orgs: Vec<Org>) -> Vec<Org> {
    let among: HashSet<OrgId> = orgs.iter().map(|org| org.id).collect();
    let mut below: HashMap<Option<OrgId>, Vec<Org>> = HashMap::new();
    for org in orgs {
        below.entry(org.parent.filter(|parent| among.contains(parent))).or_default().push(org);
    }
    let mut ordered = below.remove(&None).unwrap_or_default();
    let mut next = 0;
    while let Some(org) = ordered.get(next) {
        let held = below.remove(&Some(org.id)).unwrap_or_default();
        ordered.extend(held);
        next += 1;
    }
    ordered
}
