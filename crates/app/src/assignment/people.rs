//! The people of a project: who looks after it now, who did before, and the visits.

use guatu_domain::access::Permission;
use guatu_kernel::{Error, Result};

use super::Board;
use super::view::{AssignmentLine, PastAssignment, PeopleView};
use crate::Op;
use crate::district::AsOf;
use crate::visit::Reader;

/// # Errors
/// `not_found` beyond the scope.
pub async fn people(op: &mut Op, code: &str, as_of: AsOf) -> Result<PeopleView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let board = Board::load(op, &scope, Some(standing.file.id)).await?;
    let reader = Reader::of(op).await?;
    let lines = board.lines(&district, [standing]);
    let mut others = board.entries(&district, standing);
    others.retain(|entry| !entry.assignment.holds_on(district.view().as_of));
    others.sort_by_key(|entry| std::cmp::Reverse(entry.assignment.from));
    Ok(PeopleView {
        now: lines.iter().map(|line| AssignmentLine::of(&district, line)).collect(),
        others: others.iter().map(|entry| PastAssignment::of(&district, entry)).collect(),
        visits: board.visits().views(&district, &board, &reader, |_| true),
        mine: lines.iter().filter(|line| reader.me().holds(&line.entry)).map(|line| line.entry.id).collect(),
    })
}
