//! What may be done: permissions, and the kinds of rows a scope speaks about.

use serde::Serialize;

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// The right to one operation, checked in the first line of its use case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Permission { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl Permission {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code that the UI and the authorization snapshot know.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

permissions! {
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
    /// Make and read bulletins.
    BulletinRead = "bulletin.read",
    /// Make a bulletin.
    BulletinMake = "bulletin.make",
    /// Change rule sets and schedule curves.
    RuleEdit = "rule.edit",
    /// Copy, back up and restore the whole database.
    DataMove = "data.move",
}

/// The kinds of business rows a scope is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resource {
    Project,
    Org,
    Import,
    Bulletin,
}
