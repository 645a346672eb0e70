//! Which rows an operation may touch.

/// The rows that are visible to an operation; every store function over business rows takes one.
///
/// Sign-in brings subtrees of the organisation; until then a scope is all or the system's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The system itself, for jobs and migrations.
    System,
    /// Every row of the district.
    All,
}
