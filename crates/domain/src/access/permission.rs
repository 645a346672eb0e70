//! The right to one operation.

use serde::{Deserialize, Serialize};

use super::Duty;

macro_rules! permissions {
    ($($duty:ident { $($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)? })+) => {
        /// The right to one operation, checked in the first line of its use case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Permission { $($($(#[$doc])* #[serde(rename = $code)] $name),+),+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$($(Self::$name),+),+];

            /// The code that the UI and the authorization snapshot know.
            pub const fn as_str(self) -> &'static str {
                match self { $($(Self::$name => $code),+),+ }
            }

            /// The duty it belongs to.
            pub const fn duty(self) -> Duty {
                match self { $($(Self::$name)|+ => Duty::$duty),+ }
            }
        }
    };
}

permissions! {
    Business {
        /// See projects, lists, the wall.
        ProjectRead = "project.read",
        /// Register a project or change its facts, plan or milestones.
        ProjectEdit = "project.edit",
        /// Take lists out as files.
        ProjectExport = "project.export",
        /// Show a file to the system and look at its preview.
        ImportPreview = "import.preview",
        /// Write an import.
        ImportConfirm = "import.confirm",
        /// Fill in and submit the month.
        ProgressReport = "progress.report",
        /// Freeze the lights of a month.
        MonthClose = "month.close",
        /// Read bulletins.
        BulletinRead = "bulletin.read",
        /// Make a bulletin.
        BulletinMake = "bulletin.make",
        /// Change rule sets and schedule curves; ask for a rule set to be put into force.
        RuleEdit = "rule.edit",
        /// Put a rule set into force that somebody else asked for.
        RuleApprove = "rule.approve",
        /// Enter facts that rules look at and the program does not find.
        FactEnter = "fact.enter",
        /// Ask for another light than the rules give.
        LightOverride = "light.override",
        /// Approve another light than the rules give.
        LightApprove = "light.approve",
        /// Freeze the plans of a year, and approve their revisions.
        PlanApprove = "plan.approve",
        /// Change items of the three batches, link them, ask for objections.
        BatchEdit = "batch.edit",
        /// Approve that an item is taken out of a denominator.
        BatchApprove = "batch.approve",
        /// Add photos and papers to projects, and remove them.
        FileAdd = "file.add",
        /// Ask for other steps of approvals.
        ProcedureEdit = "procedure.edit",
        /// Approve other steps of approvals.
        ProcedureApprove = "procedure.approve",
        /// Ask for projects to be moved between pools, record their stages, change the pools' rules, merge projects.
        PoolEdit = "pool.edit",
        /// Approve that projects are moved between pools, exit or are terminated.
        PoolApprove = "pool.approve",
        /// Confirm what was reported of a month, and take that back.
        InvestmentConfirm = "investment.confirm",
        /// Explain why reported, counted and paid amounts differ.
        InvestmentExplain = "investment.explain",
        /// Enter what was paid.
        PaymentEnter = "payment.enter",
        /// Set targets of investment and their monthly tasks.
        TargetEdit = "target.edit",
        /// Assign leaders, pairings and task forces to projects, hand over, set how often they visit.
        AssignmentEdit = "assignment.edit",
        /// Plan and record one's own visits.
        VisitRecord = "visit.record",
        /// Issue reminder letters, look at them and take them out.
        ReminderIssue = "reminder.issue",
        /// Ask for factors, withdraw what was asked; over the whole district set limits and quotas.
        FactorEdit = "factor.edit",
        /// Answer what is asked of one's own unit.
        FactorAnswer = "factor.answer",
    }
    System {
        /// Register accounts, their posts and contact data; disable them.
        AccountEdit = "account.edit",
        /// Register and move units.
        OrgEdit = "org.edit",
        /// Copy, back up and restore the whole database.
        DataMove = "data.move",
    }
    Security {
        /// Approve accounts, unlock them, end their sessions.
        AccountApprove = "account.approve",
        /// Make and change roles.
        RoleEdit = "role.edit",
        /// Give and end grants, hand duties over.
        GrantEdit = "grant.edit",
        /// See who may see what and why; take the permission matrix out.
        AccessRead = "access.read",
    }
    Audit {
        /// Search the audit record.
        AuditRead = "audit.read",
        /// Take the audit record out as a file.
        AuditExport = "audit.export",
        /// Verify the chain of the audit record.
        AuditVerify = "audit.verify",
    }
    Contact {
        /// See telephone and identity numbers unmasked.
        ContactReveal = "contact.reveal",
    }
}

impl Permission {
    /// The permission with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.as_str() == code)
    }
}
