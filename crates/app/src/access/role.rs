//! Roles: the built-in ones as they are, and those that a district makes for itself.

use std::collections::{BTreeSet, HashMap, HashSet};

use guatu_db::cell;
use guatu_domain::access::{Grant, Permission, Role, RoleFault, clash};
use guatu_domain::written::label;
use guatu_kernel::{Bilingual, Error, ErrorCode, Result, RoleId, Unfit};

use super::store;
use super::view::{RoleBody, RoleView};
use crate::Op;
use crate::sign_in::session;

/// Every role, with how many hold it.
pub async fn roles(op: &mut Op) -> Result<Vec<RoleView>> {
    op.require_everywhere(Permission::AccessRead)?;
    views(op).await
}

pub(super) async fn views(op: &Op) -> Result<Vec<RoleView>> {
    let grants = store::grants(op.session()).await?;
    let today = op.now().date();
    let holders = |role: &Role| {
        let held = grants.iter().filter(|grant| grant.role == role.id && grant.holds_on(today));
        held.map(|grant| grant.account).collect::<HashSet<_>>().len()
    };
    Ok(op.roles().await?.iter().map(|role| view(role, holders(role))).collect())
}

fn view(role: &Role, holders: usize) -> RoleView {
    let duty = role.permissions.iter().map(|permission| permission.duty()).min();
    RoleView {
        id: role.id,
        code: role.code.clone(),
        name: role.name.clone(),
        permissions: role.permissions.iter().map(|permission| permission.as_str().into()).collect(),
        duty: duty.map_or("business", |duty| duty.as_str()).into(),
        second_factor: role.needs_factor(),
        built_in: role.built_in,
        holders,
    }
}

/// Makes a role of one's own, often from a copy of a built-in one.
///
/// # Errors
/// `duties_separate` when it would join duties that are kept apart; `invalid` naming the field.
pub async fn make(mut op: Op, body: RoleBody) -> Result<RoleView> {
    op.require_everywhere(Permission::RoleEdit)?;
    let id = RoleId(op.id());
    let role = checked(&op, id, format!("own_{}", id.0.simple()), &body).await?;
    store::insert_role(op.session(), &role, op.now()).await?;
    op.record("role.make", "role", id.0, None, Some(&role))?;
    op.access_changed();
    op.commit().await?;
    Ok(view(&role, 0))
}

/// Changes a role of one's own. Whoever holds it has to sign in again.
///
/// # Errors
/// `duties_separate` when the role, or what one of its holders would have, joins duties that are kept apart.
pub async fn change(mut op: Op, id: RoleId, body: RoleBody) -> Result<RoleView> {
    op.require_everywhere(Permission::RoleEdit)?;
    let before = own(&op, id).await?;
    let after = checked(&op, id, before.code.clone(), &body).await?;
    let grants = store::grants(op.session()).await?;
    let holders = holders_keep_apart(&op, &grants, &after).await?;
    store::update_role(op.session(), &after).await?;
    for account in holders {
        session::end_all(&mut op, account, "role_changed").await?;
    }
    op.record("role.change", "role", id.0, Some(&before), Some(&after))?;
    op.access_changed();
    let view = views(&op).await?.into_iter().find(|view| view.id == id).ok_or_else(Error::not_found)?;
    op.commit().await?;
    Ok(view)
}

/// Removes a role that nobody holds any more.
///
/// # Errors
/// `conflict` while somebody holds it or will.
pub async fn remove(mut op: Op, id: RoleId) -> Result<()> {
    op.require_everywhere(Permission::RoleEdit)?;
    let role = own(&op, id).await?;
    let today = op.now().date();
    if store::grants(op.session()).await?.iter().any(|grant| grant.role == id && grant.is_alive_on(today)) {
        return Err(Error::new(ErrorCode::Conflict).with("role", role.name.zh));
    }
    let sql = "UPDATE role SET ended_at = $1 WHERE id = $2";
    op.session().run(sql, [cell(op.now().micros()), cell(id.0)]).await?;
    op.record("role.remove", "role", id.0, Some(&role), None)?;
    op.access_changed();
    op.commit().await
}

/// A role made here.
async fn own(op: &Op, id: RoleId) -> Result<Role> {
    let role = op.roles().await?.into_iter().find(|role| role.id == id).ok_or_else(Error::not_found)?;
    if role.built_in {
        return Err(Error::invalid("role", &role.code, Unfit::RoleBuiltIn));
    }
    Ok(role)
}

/// The role that a body describes.
pub(super) async fn checked(op: &Op, id: RoleId, code: String, body: &RoleBody) -> Result<Role> {
    let name = Bilingual { zh: label(&body.name_zh), en: label(&body.name_en) };
    if name.zh.is_empty() || name.zh.chars().count() > 60 || name.en.chars().count() > 120 {
        return Err(Error::invalid("name_zh", &name.zh, Unfit::NameLength).with("limit", 60));
    }
    let taken = op.roles().await?.into_iter().any(|role| role.id != id && role.name.zh == name.zh);
    if taken {
        return Err(Error::invalid("name_zh", &name.zh, Unfit::NameTaken));
    }
    let permissions = body.permissions.iter().map(|code| {
        Permission::parse(code).ok_or_else(|| Error::invalid("permissions", code, Unfit::PermissionUnknown))
    });
    let permissions: BTreeSet<Permission> = permissions.collect::<Result<_>>()?;
    match Role::check(&permissions, op.app().settings().security.separate_administrators) {
        Ok(()) => Ok(Role { id, code, name, permissions, second_factor: body.second_factor, built_in: false }),
        Err(RoleFault::Empty) => Err(Error::invalid("permissions", "", Unfit::RoleEmpty)),
        Err(RoleFault::Clash(clash)) => Err(apart(clash)),
    }
}

pub(super) fn apart(clash: guatu_domain::access::Clash) -> Error {
    Error::new(ErrorCode::DutiesSeparate).with("held", clash.held.as_str()).with("wanted", clash.wanted.as_str())
}

/// Who holds the role now or later; refuses when the changed role would join duties in one of their hands.
async fn holders_keep_apart(op: &Op, grants: &[Grant], changed: &Role) -> Result<HashSet<guatu_kernel::AccountId>> {
    let today = op.now().date();
    let mut roles: HashMap<RoleId, Role> = op.roles().await?.into_iter().map(|role| (role.id, role)).collect();
    roles.insert(changed.id, changed.clone());
    let alive = |grant: &&Grant| grant.is_alive_on(today);
    let holders: HashSet<_> =
        grants.iter().filter(alive).filter(|grant| grant.role == changed.id).map(|grant| grant.account).collect();
    if op.app().settings().security.separate_administrators {
        for holder in &holders {
            let held = grants.iter().filter(alive).filter(|grant| grant.account == *holder);
            let permissions = held.filter_map(|grant| roles.get(&grant.role)).flat_map(|role| &role.permissions);
            if let Some(found) = clash(permissions.copied()) {
                return Err(apart(found));
            }
        }
    }
    Ok(holders)
}
