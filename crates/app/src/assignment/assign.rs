//! Assigning somebody to projects.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::assignment::{Assignment, AssignmentRole};
use guatu_kernel::{Error, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::change::{self, Beginning, Change, HolderBody};
use super::{Board, level, role};
use crate::Op;
use crate::district::{AsOf, within_reach};

/// Who is to look after which projects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AssignBody {
    pub role: String,
    /// Of `charge_pairing` alone.
    pub level: Option<String>,
    /// Codes.
    pub projects: Vec<String>,
    #[serde(flatten)]
    pub holder: HolderBody,
    /// The first day; today when absent.
    pub from: Option<NaiveDate>,
}

/// Assigns somebody to one or many projects, all or none; answers with how many.
///
/// # Errors
/// `invalid` naming the field; `role` where somebody else holds an exclusive role.
pub async fn assign(mut op: Op, body: AssignBody) -> Result<usize> {
    op.require(Permission::AssignmentEdit)?;
    let role = role(&body.role)?;
    if role == AssignmentRole::ResponsibleUnit {
        return Err(Error::invalid("role", &body.role, Unfit::RoleOfProject));
    }
    let level = level(role, body.level.as_deref())?;
    let from = within_reach("from", body.from.unwrap_or_else(|| op.now().date()))?;
    let district = op.district(AsOf::default()).await?;
    let (holder, label) = body.holder.read(&op, district.ledger()).await?;
    if body.projects.is_empty() {
        return Err(Error::invalid("projects", "", Unfit::ProjectUnknown));
    }
    let board = Board::load(&op, &op.scope(Permission::ProjectRead), None).await?;
    let mut changes = Vec::new();
    for code in &body.projects {
        let file = change::file(&op, &district, code)?;
        let assignment = Assignment { role, level, holder: holder.clone(), from, to: None };
        let standing = district.of(file.id).ok_or_else(Error::not_found)?;
        change::has_room(&assignment, &file, &board.entries(&district, standing))?;
        changes.push(Change { file, end: None, begin: Some(Beginning { assignment, label: label.clone() }) });
    }
    change::write(&mut op, district.ledger().clone(), "assignment.assign", &changes).await?;
    op.commit().await?;
    Ok(changes.len())
}
