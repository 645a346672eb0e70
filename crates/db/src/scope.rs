//! A scope as SQL: which rows of a query belong to projects that an operation may touch.

use guatu_kernel::Scope;
use sea_orm::Value;

/// A condition that holds for rows whose project the scope shows, with its values from placeholder `$next` on.
///
/// `column` names the project's id in the query. A project belongs to the unit that is responsible by its last recorded
/// revision.
pub fn visible_projects(scope: &Scope, column: &str, next: usize) -> (String, Vec<Value>) {
    match scope {
        Scope::System | Scope::All => ("1 = 1".into(), Vec::new()),
        Scope::Nothing => ("1 = 0".into(), Vec::new()),
        Scope::Orgs(orgs) => {
            let places: Vec<String> = (next..next + orgs.len()).map(|place| format!("${place}")).collect();
            let sql = format!(
                "(SELECT r.owner_id FROM project_revision r WHERE r.project_id = {column} \
                 ORDER BY r.effective_on DESC, r.recorded_at DESC, r.revision DESC LIMIT 1) IN ({})",
                places.join(", ")
            );
            (sql, orgs.iter().map(|org| org.0.into()).collect())
        }
    }
}
