//! What is still owed to a project.

use guatu_kernel::{Result, Scope};

use super::store;
use crate::Op;
use crate::assignment::view::OwedView;
use crate::district::{District, Standing};
use crate::project::view::OrgRef;

/// The open requests of a project, each with its last day.
pub(crate) async fn owed(op: &Op, scope: &Scope, district: &District, standing: &Standing) -> Result<Vec<OwedView>> {
    let book = store::load(op.session(), scope).await?;
    let entries = book.entries(district, scope, &op.app().settings().calendar);
    let open = entries.iter().filter(|entry| entry.file.project == standing.file.id && entry.request.state.is_open());
    let owed = open.map(|entry| {
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
    });
    Ok(owed.collect())
}
