//! Roles: named sets of permissions. The built-in ones are the people of a district; a unit makes its own from copies.

use std::collections::BTreeSet;

use guatu_kernel::{Bilingual, RoleId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Clash, Permission, clash};

/// A role as it holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    /// A short name that never changes: `unit_reporter`.
    pub code: String,
    pub name: Bilingual,
    pub permissions: BTreeSet<Permission>,
    /// Whether its holders need a second factor.
    pub second_factor: bool,
    /// Built-in roles are not edited; a copy of one is.
    pub built_in: bool,
}

/// Why a role cannot be as somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleFault {
    /// A role without permissions is of no use to anybody.
    Empty,
    /// It joins duties that are kept apart.
    Clash(Clash),
}

impl Role {
    /// # Errors
    /// When the set is empty, or joins duties while `separate` keeps them apart.
    pub fn check(permissions: &BTreeSet<Permission>, separate: bool) -> Result<(), RoleFault> {
        if permissions.is_empty() {
            return Err(RoleFault::Empty);
        }
        match clash(permissions.iter().copied()).filter(|_| separate) {
            Some(clash) => Err(RoleFault::Clash(clash)),
            None => Ok(()),
        }
    }

    /// One of the three administrators: always needs a second factor.
    pub fn is_administrator(&self) -> bool {
        self.permissions.iter().any(|permission| permission.duty().is_administrator())
    }

    /// Whether its holders have to show a second factor.
    pub fn needs_factor(&self) -> bool {
        self.second_factor || self.is_administrator()
    }
}

/// A role that every district has from the start.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn {
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub permissions: &'static [Permission],
}

use Permission as P;

impl BuiltIn {
    /// The people of a district, and the three administrators.
    /// New ones are added at the end: a role's place makes its id.
    pub const ALL: &'static [Self] = &[
        Self {
            code: "project_office",
            zh: "重点项目办",
            en: "Key-project office",
            permissions: &[
                P::ProjectRead,
                P::ProjectEdit,
                P::ProjectExport,
                P::ImportPreview,
                P::ImportConfirm,
                P::ProgressReport,
                P::MonthClose,
                P::BulletinRead,
                P::BulletinMake,
                P::RuleEdit,
                P::FactEnter,
                P::LightOverride,
                P::BatchEdit,
                P::ProcedureEdit,
                P::FileAdd,
                P::PoolEdit,
                P::InvestmentConfirm,
                P::InvestmentExplain,
                P::TargetEdit,
                P::AssignmentEdit,
                P::VisitRecord,
                P::ReminderIssue,
                P::FactorEdit,
                P::ContactReveal,
            ],
        },
        Self {
            code: "unit_reporter",
            zh: "责任单位联络员",
            en: "Reporter of a responsible unit",
            permissions: &[
                P::ProjectRead,
                P::ProjectExport,
                P::ProgressReport,
                P::InvestmentExplain,
                P::FileAdd,
                P::FactorEdit,
                P::FactorAnswer,
            ],
        },
        Self {
            code: "unit_head",
            zh: "责任单位负责人",
            en: "Head of a responsible unit",
            permissions: &[P::ProjectRead, P::ProjectExport, P::BulletinRead, P::FactorAnswer],
        },
        Self {
            code: "leader",
            zh: "区领导",
            en: "District leader",
            permissions: &[P::ProjectRead, P::ProjectExport, P::BulletinRead, P::VisitRecord],
        },
        Self {
            code: "supervision",
            zh: "督查室",
            en: "Supervision office",
            permissions: &[P::ProjectRead, P::ProjectExport, P::BulletinRead, P::BulletinMake, P::ReminderIssue],
        },
        Self {
            code: "task_force",
            zh: "工作专班、包联干部",
            en: "Task force and linked cadre",
            permissions: &[P::ProjectRead, P::FileAdd, P::VisitRecord],
        },
        Self {
            code: "superior",
            zh: "上级单位",
            en: "City and province",
            permissions: &[P::ProjectRead, P::BulletinRead],
        },
        Self {
            code: "system_administrator",
            zh: "系统管理员",
            en: "System administrator",
            permissions: &[P::AccountEdit, P::OrgEdit, P::DataMove, P::ContactReveal],
        },
        Self {
            code: "security_administrator",
            zh: "安全管理员",
            en: "Security administrator",
            permissions: &[P::AccountApprove, P::RoleEdit, P::GrantEdit, P::AccessRead],
        },
        Self {
            code: "audit_administrator",
            zh: "安全审计员",
            en: "Audit administrator",
            permissions: &[P::AuditRead, P::AuditExport, P::AuditVerify],
        },
        Self {
            code: "project_head",
            zh: "重点项目办负责人",
            en: "Head of the key-project office",
            permissions: &[
                P::ProjectRead,
                P::ProjectExport,
                P::BulletinRead,
                P::MonthClose,
                P::RuleApprove,
                P::LightApprove,
                P::PlanApprove,
                P::BatchApprove,
                P::ProcedureApprove,
                P::PoolApprove,
            ],
        },
        Self {
            code: "finance",
            zh: "财政局",
            en: "Finance bureau",
            permissions: &[P::ProjectRead, P::ProjectExport, P::PaymentEnter],
        },
    ];

    /// The role itself. Its id is the same in every district, and no UUIDv7 ever takes it.
    pub fn role(&self) -> Role {
        let place = Self::ALL.iter().position(|other| other.code == self.code).unwrap_or_default();
        Role {
            id: RoleId(Uuid::from_u128((0x6775_6174_7500_8000_8000_u128 << 48) | (place as u128 + 1))),
            code: self.code.into(),
            name: Bilingual { zh: self.zh.into(), en: self.en.into() },
            permissions: self.permissions.iter().copied().collect(),
            second_factor: false,
            built_in: true,
        }
    }

    /// The built-in role with this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|role| role.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_role_keeps_the_duties_apart() {
        for role in BuiltIn::ALL {
            assert_eq!(Role::check(&role.permissions.iter().copied().collect(), true), Ok(()), "{}", role.code);
        }
    }

    #[test]
    fn every_permission_is_in_a_built_in_role() {
        for permission in Permission::ALL {
            assert!(BuiltIn::ALL.iter().any(|role| role.permissions.contains(permission)), "{permission:?}");
        }
    }

    #[test]
    fn a_role_that_joins_two_administrators_is_refused_while_they_are_kept_apart() {
        let both = BTreeSet::from([P::AccountEdit, P::GrantEdit]);
        assert!(matches!(Role::check(&both, true), Err(RoleFault::Clash(_))));
        assert_eq!(Role::check(&both, false), Ok(()));
        assert_eq!(Role::check(&BTreeSet::new(), false), Err(RoleFault::Empty));
    }
}
