//! Registering units and moving them in the tree. Units are never removed: their projects and grants stay theirs.

use guatu_domain::access::{OrgTree, Permission};
use guatu_domain::org::{Org, OrgKind};
use guatu_domain::written::label;
use guatu_kernel::{Error, OrgId, Result, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sheet::LONGEST_NAME;
use super::store;
use crate::Op;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrgNode {
    pub id: OrgId,
    pub name: String,
    /// `province`, `city`, `district`, `zone`, `township` or `unit`.
    pub kind: String,
    pub parent: Option<OrgId>,
}

impl From<&Org> for OrgNode {
    fn from(org: &Org) -> Self {
        Self { id: org.id, name: org.name.clone(), kind: org.kind.as_str().into(), parent: org.parent }
    }
}

/// A unit to register, or what a unit is to become.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct OrgBody {
    pub name: String,
    /// `province`, `city`, `district`, `zone`, `township` or `unit`.
    pub kind: String,
    pub parent: Option<OrgId>,
}

/// The whole tree, by name. Names of offices are public; whoever has signed in may read them.
pub async fn tree(op: &mut Op) -> Result<Vec<OrgNode>> {
    let ledger = op.ledger().await?;
    let mut nodes: Vec<OrgNode> = ledger.orgs.values().map(|org| org.as_ref().into()).collect();
    nodes.sort_by_cached_key(|node| (crate::district::sound(&node.name), node.id));
    Ok(nodes)
}

/// Registers a unit.
///
/// # Errors
/// `invalid` naming the field.
pub async fn register(mut op: Op, body: OrgBody) -> Result<OrgNode> {
    op.require_everywhere(Permission::OrgEdit)?;
    let org = checked(&op, OrgId(op.id()), &body).await?;
    let scope = op.scope(Permission::OrgEdit);
    store::insert(op.session(), &scope, vec![store::row(&org, op.now())]).await?;
    op.record("org.register", "org", org.id.0, None, Some(&org))?;
    finish(op, org).await
}

/// Renames a unit or moves it, with everything below it, to another place in the tree.
///
/// # Errors
/// `invalid` naming the field; a unit does not move below itself.
pub async fn change(mut op: Op, id: OrgId, body: OrgBody) -> Result<OrgNode> {
    op.require_everywhere(Permission::OrgEdit)?;
    let before = op.ledger().await?.orgs.get(&id).cloned().ok_or_else(Error::not_found)?;
    let after = checked(&op, id, &body).await?;
    if *before == after {
        return Ok((&after).into());
    }
    let scope = op.scope(Permission::OrgEdit);
    store::update(op.session(), &scope, &after).await?;
    op.record("org.change", "org", id.0, Some(before.as_ref()), Some(&after))?;
    finish(op, after).await
}

async fn finish(mut op: Op, org: Org) -> Result<OrgNode> {
    op.access_changed();
    op.commit().await?;
    Ok((&org).into())
}

async fn checked(op: &Op, id: OrgId, body: &OrgBody) -> Result<Org> {
    let ledger = op.ledger().await?;
    let name = label(&body.name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", LONGEST_NAME));
    }
    if ledger.org_named(&name).is_some_and(|other| other.id != id) {
        return Err(Error::invalid("name", name, Unfit::NameTaken));
    }
    let kind = OrgKind::parse(&body.kind).ok_or_else(|| Error::invalid("kind", &body.kind, Unfit::NotAChoice))?;
    if let Some(parent) = body.parent {
        let above = ledger.orgs.get(&parent).ok_or_else(|| Error::invalid("parent", parent, Unfit::UnitUnknown))?;
        let tree = OrgTree::new(ledger.orgs.values().map(|org| (org.id, org.parent)));
        if tree.subtree(id).contains(&parent) {
            return Err(Error::invalid("parent", &above.name, Unfit::OrgBelowItself));
        }
        if !above.kind.may_hold(kind) {
            return Err(Error::invalid("parent", &above.name, Unfit::OrgKindOrder));
        }
    }
    if ledger.orgs.values().any(|below| below.parent == Some(id) && !kind.may_hold(below.kind)) {
        return Err(Error::invalid("kind", &body.kind, Unfit::OrgKindBelow));
    }
    Ok(Org { id, name, kind, parent: body.parent })
}
