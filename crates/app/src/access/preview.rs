//! What a change of rights would open or close, before it is made.

use std::collections::{BTreeSet, HashMap};

use guatu_domain::access::{Grant, Permission, Rights, Role};
use guatu_kernel::{AccountId, OrgId, Result, RoleId, Scope};

use super::view::{GrantBody, RightChange, RoleBody};
use super::{grant, role, store};
use crate::Op;
use crate::district::Ledger;

/// What a changed role would open and close for those who hold it today.
pub async fn of_role(op: &mut Op, id: RoleId, body: RoleBody) -> Result<Vec<RightChange>> {
    op.require_everywhere(Permission::AccessRead)?;
    let before = op.roles().await?.into_iter().find(|role| role.id == id).ok_or_else(guatu_kernel::Error::not_found)?;
    let after = role::checked(op, id, before.code.clone(), &body).await?;
    let grants = store::grants(op.session()).await?;
    let holders: BTreeSet<AccountId> =
        grants.iter().filter(|grant| grant.role == id).map(|grant| grant.account).collect();
    changes(op, &holders, &grants, &grants, Some(after)).await
}

/// What a grant would open for its account.
pub async fn of_grant(op: &mut Op, body: GrantBody) -> Result<Vec<RightChange>> {
    op.require_everywhere(Permission::AccessRead)?;
    let wanted = grant::checked(op, &body).await?;
    let before = store::grants(op.session()).await?;
    let mut after = before.clone();
    // A grant of a later day is looked at as if that day had come.
    after.push(Grant { from: wanted.from.min(op.now().date()), ..wanted });
    changes(op, &BTreeSet::from([body.account]), &before, &after, None).await
}

async fn changes(
    op: &Op,
    accounts: &BTreeSet<AccountId>,
    before: &[Grant],
    after: &[Grant],
    changed: Option<Role>,
) -> Result<Vec<RightChange>> {
    let roles: HashMap<RoleId, Role> = op.roles().await?.into_iter().map(|role| (role.id, role)).collect();
    let mut new_roles = roles.clone();
    new_roles.extend(changed.map(|role| (role.id, role)));
    let (tree, ledger, today) = (op.org_tree().await?, op.ledger().await?, op.now().date());
    let rights = |roles: &HashMap<RoleId, Role>, grants: &[Grant], account: AccountId| {
        let held = grants.iter().filter(|grant| grant.account == account && grant.holds_on(today));
        store::sum(roles, &tree, held)
    };
    let mut lines = Vec::new();
    for account in accounts {
        let person = store::account(op.session(), *account).await?;
        let (old, new) = (rights(&roles, before, *account), rights(&new_roles, after, *account));
        for permission in Permission::ALL {
            let difference = Difference::new(&ledger, &old, &new, *permission);
            if difference.is_nothing() {
                continue;
            }
            lines.push(RightChange {
                account: *account,
                login: person.login.clone(),
                person: person.name.clone(),
                permission: permission.as_str().into(),
                opens: difference.opens,
                closes: difference.closes,
                projects_opened: difference.projects_opened,
                projects_closed: difference.projects_closed,
            });
        }
    }
    Ok(lines)
}

#[derive(Default)]
struct Difference {
    opens: Vec<String>,
    closes: Vec<String>,
    projects_opened: usize,
    projects_closed: usize,
}

impl Difference {
    fn new(ledger: &Ledger, old: &Rights, new: &Rights, permission: Permission) -> Self {
        let (old, new) = (old.scope(permission), new.scope(permission));
        if old == new {
            return Self::default();
        }
        let lost = |one: &Scope, other: &Scope, owner: Option<OrgId>| one.shows(owner) && !other.shows(owner);
        let projects =
            |one: &Scope, other: &Scope| ledger.files.values().filter(|file| lost(one, other, file.keeper)).count();
        Self {
            opens: units(ledger, &new, &old),
            closes: units(ledger, &old, &new),
            projects_opened: projects(&new, &old),
            projects_closed: projects(&old, &new),
        }
    }

    fn is_nothing(&self) -> bool {
        self.opens.is_empty() && self.closes.is_empty()
    }
}

/// The units that one scope shows and the other does not, by name.
fn units(ledger: &Ledger, one: &Scope, other: &Scope) -> Vec<String> {
    if one.covers(&Scope::All) && !other.covers(&Scope::All) {
        return vec!["*".into()];
    }
    let shown = ledger.orgs.values().filter(|org| one.shows(Some(org.id)) && !other.shows(Some(org.id)));
    let mut names: Vec<String> = shown.map(|org| org.name.clone()).collect();
    names.sort();
    names
}
