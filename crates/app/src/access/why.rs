//! Why somebody sees a project, or why not.

use std::collections::HashMap;

use guatu_domain::access::{Duty, Permission, Role};
use guatu_kernel::{Error, Result, RoleId};

use super::view::{GrantQuery, WhyGrant, WhyQuery, WhyView};
use super::{grant, store};
use crate::Op;

/// Each grant of the account, and whether it reaches the project. Nothing of the project is told but its unit.
pub async fn why(op: &mut Op, query: &WhyQuery) -> Result<WhyView> {
    op.require_everywhere(Permission::AccessRead)?;
    let person = store::account(op.session(), query.account).await?;
    let ledger = op.ledger().await?;
    let file =
        ledger.file(query.project.trim()).ok_or_else(|| Error::not_found().with("project", query.project.trim()))?;
    let tree = op.org_tree().await?;
    let roles: HashMap<RoleId, Role> = op.roles().await?.into_iter().map(|role| (role.id, role)).collect();
    let views = grant::views(op, &GrantQuery { account: Some(query.account), ended: false }).await?;
    let grants: Vec<WhyGrant> = views
        .into_iter()
        .map(|view| {
            let permissions = roles.get(&view.role).into_iter().flat_map(|role| &role.permissions);
            let business = permissions.filter(|permission| permission.duty() == Duty::Business);
            let permissions: Vec<String> = business.map(|permission| permission.as_str().into()).collect();
            let reaches = view.holds && !permissions.is_empty() && tree.scope(view.org).shows(file.keeper);
            WhyGrant { grant: view, permissions, reaches }
        })
        .collect();
    let read = Permission::ProjectRead.as_str();
    let reached = grants.iter().any(|grant| grant.reaches && grant.permissions.iter().any(|code| code == read));
    Ok(WhyView {
        login: person.login,
        person: person.name,
        project: file.code.clone(),
        unit: file.keeper.map(|unit| ledger.org_name(unit).into()),
        sees: reached && person.state == "active",
        state: person.state,
        grants,
    })
}
