//! Reminder letters (提醒函) to a linked leader and the heads of the units: numbered, frozen when issued, audited when taken out.

mod paper;
mod store;
pub mod view;

use std::sync::Arc;

use chrono::Datelike;
use guatu_domain::access::Permission;
use guatu_domain::assignment::AssignmentRole;
use guatu_kernel::{Error, ReminderId, Result, Scope, Unfit};
use serde::Serialize;

use crate::account::People;
use crate::assignment::{Board, Line};
use crate::district::{AsOf, District, Standing};
use crate::op::next_number;
use crate::print::{Rendering, draw};
use crate::{Export, Op};
use view::{ReminderBody, ReminderLine};

/// The letters issued so far, newest first.
pub async fn list(op: &mut Op) -> Result<Vec<ReminderLine>> {
    let scope = op.require(Permission::ReminderIssue)?;
    let people = People::load(op.session()).await?;
    let lines = store::list(op.session(), &scope).await?;
    Ok(lines.into_iter().map(|line| named(line, &people)).collect())
}

/// A letter is issued by a person, whom the database and the audit record know by the sign-in name.
fn named(line: ReminderLine, people: &People) -> ReminderLine {
    ReminderLine { issued_by: people.name(&line.issued_by), ..line }
}

/// Issues a letter to a linked leader and the heads of the responsible units, about what is overdue today: visits that the
/// leader owes, and projects with the worst light.
///
/// # Errors
/// `invalid` for a leader of whom nothing is overdue.
pub async fn issue(mut op: Op, body: ReminderBody) -> Result<ReminderLine> {
    let scope = op.require(Permission::ReminderIssue)?;
    let district = op.district(AsOf::default()).await?;
    let today = op.now().date();
    let lines = overdue(&op, &district, &scope, &body.leader).await?;
    if lines.is_empty() {
        return Err(Error::invalid("leader", &body.leader, Unfit::NothingToRemind));
    }
    let about: Scope = Scope::of(lines.iter().filter_map(|line| line.standing.file.keeper).collect());
    let year = today.year();
    let number = next_number(op.session(), &format!("reminder.{year}")).await?;
    let paper = paper::paper(op.app(), &district, &body.leader, &lines, (year, number), today);
    let id = ReminderId(op.id());
    let unowned = lines.iter().any(|line| line.standing.file.keeper.is_none());
    let about = if unowned { Scope::All } else { about };
    store::insert(&op, &about, id, (year, number), &paper, lines.len()).await?;
    let line = store::get(op.session(), &scope, id).await?;
    op.record("reminder.issue", "reminder", id.0, None, Some(&line))?;
    let line = named(line, &People::load(op.session()).await?);
    op.commit().await?;
    Ok(line)
}

/// The projects linked to a leader about which something is overdue.
async fn overdue(op: &Op, district: &District, scope: &Scope, leader: &str) -> Result<Vec<Line>> {
    let board = Board::load(op, scope, None).await?;
    let standings: Vec<&Arc<Standing>> = district.projects(scope).collect();
    let mut lines = board.lines(district, standings);
    lines.retain(|line| {
        let linked = line.entry.assignment.role == AssignmentRole::LeaderLink && line.entry.label == leader;
        linked && (line.is_overdue() || is_worst(district, &line.standing))
    });
    Ok(lines)
}

/// Whether a project has the worst light of the rules in force.
fn is_worst(district: &District, standing: &Standing) -> bool {
    district.rules().colours().first().is_some_and(|worst| worst.id == standing.light())
}

/// What the audit keeps about a letter that left the house.
#[derive(Serialize)]
struct Printed<'a> {
    file: &'a str,
}

/// A letter as `letter.pdf` or `letter.docx`, which is audited. It says what was so when it was issued.
///
/// # Errors
/// `not_found` where there is no such letter or file.
pub async fn print(op: &mut Op, id: ReminderId, file: &str) -> Result<(Export, Rendering)> {
    let scope = op.require(Permission::ReminderIssue)?;
    let rendering = [Rendering::Pdf, Rendering::Docx].into_iter();
    let rendering = rendering.into_iter().find(|known| file == format!("letter.{}", known.ending()));
    let rendering = rendering.ok_or_else(Error::not_found)?;
    let line = store::get(op.session(), &scope, id).await?;
    let paper = store::paper(op.session(), id).await?;
    let bytes = draw(paper, rendering).await?;
    let name = format!("{}{}.{}", line.title, line.number, rendering.ending());
    op.note_now("reminder.print", "reminder", id.0, &Printed { file: &name }).await?;
    Ok((Export { name, bytes }, rendering))
}
