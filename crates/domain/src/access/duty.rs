//! The three administrators (三员) and everybody else: duties that no account may join.
//!
//! 系统管理员 registers accounts, 安全管理员 approves them and gives rights, 安全审计员 watches both; none of them sees
//! business data. So each permission belongs to a duty, a role holds permissions of one duty, and an account holds roles of
//! one duty.

use serde::{Deserialize, Serialize};

use super::Permission;

/// What a permission, a role or an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// The district's work itself.
    Business,
    /// 系统管理员
    System,
    /// 安全管理员
    Security,
    /// 安全审计员
    Audit,
    /// May accompany business and system duties, and is none by itself.
    Contact,
}

impl Duty {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::System => "system",
            Self::Security => "security",
            Self::Audit => "audit",
            Self::Contact => "contact",
        }
    }

    /// One of the three administrators.
    pub const fn is_administrator(self) -> bool {
        matches!(self, Self::System | Self::Security | Self::Audit)
    }

    /// Whether one account may hold both.
    pub const fn goes_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Contact, Self::Security | Self::Audit) | (Self::Security | Self::Audit, Self::Contact) => false,
            (Self::Contact, _) | (_, Self::Contact) => true,
            (one, other) => one as u8 == other as u8,
        }
    }
}

/// Two duties that may not meet in one hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    pub held: Duty,
    pub wanted: Duty,
}

/// The first clash among permissions, if there is one.
pub fn clash(permissions: impl IntoIterator<Item = Permission>) -> Option<Clash> {
    let mut duties: Vec<Duty> = Vec::new();
    for wanted in permissions.into_iter().map(Permission::duty) {
        if let Some(held) = duties.iter().copied().find(|held| !held.goes_with(wanted)) {
            return Some(Clash { held, wanted });
        }
        if !duties.contains(&wanted) {
            duties.push(wanted);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_administrators_go_together_and_none_with_business() {
        let duties = [Duty::Business, Duty::System, Duty::Security, Duty::Audit];
        for (one, other) in duties.iter().flat_map(|one| duties.iter().map(move |other| (*one, *other))) {
            assert_eq!(one.goes_with(other), one == other, "{one:?} {other:?}");
        }
        assert!(Duty::Contact.goes_with(Duty::Business) && Duty::System.goes_with(Duty::Contact));
        assert!(!Duty::Contact.goes_with(Duty::Audit) && !Duty::Security.goes_with(Duty::Contact));
    }

    #[test]
    fn a_clash_names_both_duties() {
        let found = clash([Permission::ContactReveal, Permission::AccountEdit, Permission::AuditRead]);
        assert_eq!(found, Some(Clash { held: Duty::Contact, wanted: Duty::Audit }));
        assert_eq!(clash([Permission::ProjectRead, Permission::ProjectEdit, Permission::ContactReveal]), None);
    }
}
