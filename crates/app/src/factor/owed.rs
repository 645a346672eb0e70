//! What is still owed to projects.

use std::collections::HashMap;

use guatu_kernel::{ProjectId, Result, Scope};

use super::{Entry, store};
use crate::Op;
use crate::assignment::view::OwedView;
use crate::district::District;
use crate::project::view::OrgRef;

/// The open requests that the scope shows, by project, each with its last day.
pub(crate) async fn owed(op: &Op, scope: &Scope, district: &District) -> Result<HashMap<ProjectId, Vec<OwedView>>> {
    let book = store::load(op.session(), scope).await?;
    let mut owed: HashMap<ProjectId, Vec<OwedView>> = HashMap::new();
    for entry in book.entries(district, scope, &op.app().settings().calendar) {
        if entry.request.state.is_open() {
            owed.entry(entry.file.project).or_default().push(view(district, &entry));
        }
    }
    Ok(owed)
}

fn view(district: &District, entry: &Entry<'_>) -> OwedView {
    let days = (district.view().as_of - entry.clock.due_on).num_days();
    let unit = entry.request.unit;
    OwedView {
        kind: "factor".into(),
        what: entry.request.need.clone(),
        unit: Some(OrgRef { id: unit, name: district.ledger().org_name(unit).into() }),
        post: None,
        due_on: Some(entry.clock.due_on),
        days_overdue: (days > 0).then_some(days),
    }
}
