//! Ending an assignment without a successor.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::assignment::AssignmentRole;
use guatu_kernel::{AssignmentId, Error, Result, Scope, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::change::{self, Change, Ending};
use super::hand_over::refused;
use super::{Board, Entry};
use crate::Op;
use crate::district::{AsOf, District, Standing, within_reach};
use crate::grounds;

/// Until when, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AssignmentEndBody {
    /// The last day; today when absent.
    pub last_on: Option<NaiveDate>,
    pub reason: String,
}

/// Ends an assignment.
///
/// # Errors
/// `not_found` for one that the actor does not see; `invalid` naming the field.
pub async fn end(mut op: Op, id: AssignmentId, body: AssignmentEndBody) -> Result<()> {
    op.require(Permission::AssignmentEdit)?;
    let district = op.district(AsOf::default()).await?;
    let read = op.scope(Permission::ProjectRead);
    let board = Board::load(&op, &read, None).await?;
    let (standing, entry, _) = found(&board, &district, &read, id)?;
    let last_on = within_reach("last_on", body.last_on.unwrap_or_else(|| op.now().date()))?;
    let reason = grounds::reason(&body.reason)?;
    let next = last_on.checked_add_days(Days::new(1)).unwrap_or(last_on);
    entry.assignment.hand_over(next).map_err(|fault| refused(fault, next, &entry.assignment))?;
    let ending = Ending { id, assignment: entry.assignment, label: entry.label, last_on, reason };
    let change = Change { file: standing.file.clone(), end: Some(ending), begin: None };
    change::write(&mut op, district.ledger().clone(), "assignment.end", &[change]).await?;
    op.commit().await
}

/// An assignment that the actor sees, its project, and the other assignments to it.
pub(super) fn found(
    board: &Board,
    district: &District,
    scope: &Scope,
    id: AssignmentId,
) -> Result<(Arc<Standing>, Entry, Vec<Entry>)> {
    for standing in district.projects(scope) {
        let mut entries = board.entries(district, standing);
        if let Some(place) = entries.iter().position(|entry| entry.id == id) {
            let entry = entries.remove(place);
            if entry.assignment.role == AssignmentRole::ResponsibleUnit {
                return Err(Error::invalid("role", entry.assignment.role.as_str(), Unfit::RoleOfProject));
            }
            return Ok((standing.clone(), entry, entries));
        }
    }
    Err(Error::not_found())
}
