//! Handing over in one act: one holder ends, the next begins the day after.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::assignment::{Assignment, HandOverFault};
use guatu_kernel::{AssignmentId, Error, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Board;
use super::change::{self, Beginning, Change, Ending, HolderBody};
use super::end::found;
use crate::Op;
use crate::district::{AsOf, within_reach};
use crate::grounds;

/// Which assignments pass to whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AssignmentHandOverBody {
    pub assignments: Vec<AssignmentId>,
    /// Who takes over.
    #[serde(flatten)]
    pub holder: HolderBody,
    /// The first day of whoever takes over.
    pub on: NaiveDate,
    pub reason: String,
}

/// Hands over one or many assignments, all or none; answers with how many.
///
/// # Errors
/// `not_found` for an assignment that the actor does not see; `invalid` naming the field.
pub async fn hand_over(mut op: Op, body: AssignmentHandOverBody) -> Result<usize> {
    op.require(Permission::AssignmentEdit)?;
    let reason = grounds::reason(&body.reason)?;
    let on = within_reach("on", body.on)?;
    let district = op.district(AsOf::default()).await?;
    let (holder, label) = body.holder.read(&op, district.ledger()).await?;
    let read = op.scope(Permission::ProjectRead);
    let board = Board::load(&op, &read, None).await?;
    let mut changes = Vec::new();
    for id in &body.assignments {
        let (standing, entry, others) = found(&board, &district, &read, *id)?;
        let last_on = entry.assignment.hand_over(on).map_err(|fault| refused(fault, on, &entry.assignment))?;
        let assignment = Assignment { holder: holder.clone(), from: on, to: None, ..entry.assignment.clone() };
        change::has_room(&assignment, &standing.file, &others)?;
        changes.push(Change {
            file: standing.file.clone(),
            end: Some(Ending {
                id: *id,
                assignment: entry.assignment,
                label: entry.label,
                last_on,
                reason: reason.clone(),
            }),
            begin: Some(Beginning { assignment, label: label.clone() }),
        });
    }
    if changes.is_empty() {
        return Err(Error::invalid("assignments", "", Unfit::NothingToPass));
    }
    change::write(&mut op, district.ledger().clone(), "assignment.hand_over", &changes).await?;
    op.commit().await?;
    Ok(changes.len())
}

pub(super) fn refused(fault: HandOverFault, on: NaiveDate, assignment: &Assignment) -> Error {
    match fault {
        HandOverFault::NotBegun => {
            Error::invalid("on", on, Unfit::HandOverDay).with("from", assignment.from.to_string())
        }
        HandOverFault::Ended => {
            let to = assignment.to.map(|to| to.to_string()).unwrap_or_default();
            Error::invalid("on", on, Unfit::AssignmentEnded).with("to", to)
        }
    }
}
