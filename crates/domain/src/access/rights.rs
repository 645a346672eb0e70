//! What somebody's grants add up to: for each permission the rows it reaches.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use guatu_kernel::Scope;

use super::Permission;

/// The permissions of an actor, each with the rows it reaches. What is not in here is denied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights(BTreeMap<Permission, Scope>);

static EVERYTHING: LazyLock<Rights> =
    LazyLock::new(|| Rights(Permission::ALL.iter().map(|permission| (*permission, Scope::All)).collect()));

impl Rights {
    /// Every permission over every row: the system itself, and whoever holds the database in their hands.
    pub fn everything() -> Self {
        EVERYTHING.clone()
    }

    /// Adds permissions over a scope to what is there.
    pub fn add(&mut self, permissions: impl IntoIterator<Item = Permission>, scope: &Scope) {
        if *scope == Scope::Nothing {
            return;
        }
        for permission in permissions {
            let own = self.0.remove(&permission).unwrap_or(Scope::Nothing);
            self.0.insert(permission, own.or(scope.clone()));
        }
    }

    /// The same rights without the permissions that `keep` refuses: what a token with a narrower purpose may do.
    pub fn narrowed(&self, keep: impl Fn(Permission) -> bool) -> Self {
        Self(self.0.iter().filter(|(permission, _)| keep(**permission)).map(|(p, scope)| (*p, scope.clone())).collect())
    }

    /// The rows a permission reaches; `Nothing` without it.
    pub fn scope(&self, permission: Permission) -> Scope {
        self.0.get(&permission).cloned().unwrap_or(Scope::Nothing)
    }

    pub fn allows(&self, permission: Permission) -> bool {
        self.0.contains_key(&permission)
    }

    pub fn permissions(&self) -> impl Iterator<Item = Permission> {
        self.0.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use guatu_kernel::OrgId;
    use uuid::Uuid;

    use super::*;

    fn orgs(numbers: &[u128]) -> Scope {
        Scope::of(numbers.iter().map(|number| OrgId(Uuid::from_u128(*number))).collect())
    }

    #[test]
    fn what_nobody_granted_is_denied() {
        let rights = Rights::default();
        for permission in Permission::ALL {
            assert!(!rights.allows(*permission));
            assert_eq!(rights.scope(*permission), Scope::Nothing);
        }
    }

    #[test]
    fn each_permission_reaches_only_what_it_was_granted_over() {
        let mut rights = Rights::default();
        rights.add([Permission::ProjectRead], &Scope::All);
        rights.add([Permission::ProjectRead, Permission::ProgressReport], &orgs(&[1]));
        rights.add([Permission::ProgressReport], &orgs(&[2]));
        assert_eq!(rights.scope(Permission::ProjectRead), Scope::All);
        assert_eq!(rights.scope(Permission::ProgressReport), orgs(&[1, 2]));
        assert!(!rights.allows(Permission::ProjectEdit));
    }

    #[test]
    fn a_permission_over_nothing_is_no_permission() {
        let mut rights = Rights::default();
        rights.add([Permission::ProjectRead], &Scope::Nothing);
        assert!(!rights.allows(Permission::ProjectRead));
    }
}
