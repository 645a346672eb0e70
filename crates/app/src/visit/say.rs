//! Planning, recording and cancelling visits.

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::visit::{Said, Visit, VisitFault};
use guatu_domain::written::label;
use guatu_kernel::{AssignmentId, Error, Result, Scope, Unfit, VisitId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::book::{File, Revision};
use super::view::VisitView;
use super::{Reader, store};
use crate::Op;
use crate::assignment::{Board, Entry, Me};
use crate::district::{AsOf, District, Standing, within_reach};
use crate::grounds;

/// A visit that is planned, or was made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct NewVisitBody {
    /// The code of the project.
    pub project: String,
    /// The assignment that the visit is made for.
    pub assignment: AssignmentId,
    #[serde(flatten)]
    pub said: VisitBody,
}

/// What is said about a visit; what is absent stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct VisitBody {
    pub planned_on: Option<NaiveDate>,
    /// Not after today.
    pub visited_on: Option<NaiveDate>,
    /// What was seen and said; with it a visit that was made is recorded.
    pub text: Option<String>,
    pub problems: Option<String>,
}

/// Why a visit is cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct CancelBody {
    pub reason: String,
}

/// Plans or records a visit to a project, made for one of its assignments: one's own, or, for whoever edits assignments,
/// anybody's.
///
/// # Errors
/// `not_found` beyond the scope; `invalid` naming the field, `assignment` where it is somebody else's.
pub async fn record(mut op: Op, body: NewVisitBody) -> Result<VisitView> {
    let scope = op.require(Permission::VisitRecord)?;
    let district = op.district(AsOf::default()).await?;
    let standing = visible(&op, &district, &body.project)?;
    op.require_on(Permission::VisitRecord, standing.file.keeper)?;
    let entry = own(&op, &district, &standing, body.assignment).await?;
    let visit = Visit::new(body.said.said()?, op.now().date()).map_err(|fault| refused(fault, &body.said))?;
    let holder = &entry.assignment.holder;
    let file = File {
        id: VisitId(op.id()),
        project: standing.file.id,
        role: entry.assignment.role,
        level: entry.assignment.level,
        holder: entry.label,
        account: holder.account,
        revisions: Vec::new(),
    };
    store::insert(op.session(), &scope, &file, op.now()).await?;
    op.record("visit.record", "visit", file.id.0, None, Some(&visit))?;
    keep(op, &scope, file, visit).await
}

/// Says more about a visit: that it was made, and what was found.
///
/// # Errors
/// `not_found` beyond the scope; `invalid` naming the field, also for a visit that is over.
pub async fn say(mut op: Op, id: VisitId, body: VisitBody) -> Result<VisitView> {
    let scope = op.require(Permission::VisitRecord)?;
    let file = changeable(&op, id).await?;
    let before = file.latest().visit.clone();
    let after = before.clone().said(body.said()?, op.now().date()).map_err(|fault| refused(fault, &body))?;
    op.record("visit.record", "visit", id.0, Some(&before), Some(&after))?;
    keep(op, &scope, file, after).await
}

/// Cancels a planned visit.
///
/// # Errors
/// `not_found` beyond the scope; `invalid` for a visit that was made.
pub async fn cancel(mut op: Op, id: VisitId, body: CancelBody) -> Result<VisitView> {
    let scope = op.require(Permission::VisitRecord)?;
    let file = changeable(&op, id).await?;
    let reason = grounds::reason(&body.reason)?;
    let before = file.latest().visit.clone();
    let after = before.clone().cancel(reason).map_err(|fault| refused(fault, &VisitBody::default()))?;
    op.record("visit.cancel", "visit", id.0, Some(&before), Some(&after))?;
    keep(op, &scope, file, after).await
}

async fn keep(op: Op, scope: &Scope, mut file: File, visit: Visit) -> Result<VisitView> {
    let revision = Revision { recorded_at: op.now(), recorded_by: op.actor().name.clone(), visit };
    let number = file.revisions.len() + 1;
    store::insert_revision(op.session(), scope, op.id(), file.id, number, &revision).await?;
    file.revisions.push(revision);
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    let op = app.read(actor).await?;
    let district = op.district(AsOf::default()).await?;
    let board = Board::load(&op, &op.scope(Permission::ProjectRead), Some(file.project)).await?;
    file.view(&district, &board, &Reader::of(&op).await?).ok_or_else(Error::not_found)
}

fn visible(op: &Op, district: &District, code: &str) -> Result<Arc<Standing>> {
    district.project(&op.scope(Permission::ProjectRead), code).cloned().ok_or_else(Error::not_found)
}

/// The assignment a visit is made for: one that holds today, and is one's own unless one edits assignments.
async fn own(op: &Op, district: &District, standing: &Standing, id: AssignmentId) -> Result<Entry> {
    let board = Board::load(op, &op.scope(Permission::ProjectRead), Some(standing.file.id)).await?;
    let held = board.entries(district, standing).into_iter().find(|entry| entry.id == id);
    let held = held.filter(|entry| entry.assignment.holds_on(op.now().date()));
    let edits = op.scope(Permission::AssignmentEdit).shows(standing.file.keeper);
    let me = Me::of(op).await?;
    held.filter(|entry| edits || me.holds(entry)).ok_or_else(|| Error::invalid("assignment", id, Unfit::NotAssigned))
}

/// A visit to a project that the actor sees, if it is theirs to change: whoever recorded it, holds its assignment, or edits
/// assignments.
async fn changeable(op: &Op, id: VisitId) -> Result<File> {
    let read = op.scope(Permission::ProjectRead);
    let visits = store::load(op.session(), &read, None).await?;
    let file = visits.0.into_iter().find(|file| file.id == id).ok_or_else(Error::not_found)?;
    let district = op.district(AsOf::default()).await?;
    let standing = district.of(file.project).ok_or_else(Error::not_found)?;
    op.require_on(Permission::VisitRecord, standing.file.keeper)?;
    let board = Board::load(op, &read, Some(file.project)).await?;
    let owns = Reader::of(op).await?.owns(&board, &district, standing, &file);
    if owns { Ok(file) } else { Err(Error::invalid("visit", id, Unfit::NotAssigned)) }
}

fn refused(fault: VisitFault, body: &VisitBody) -> Error {
    let shown = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    match fault {
        VisitFault::Undated => Error::invalid("visited_on", "", Unfit::DayMissing),
        VisitFault::VisitedLater => Error::invalid("visited_on", shown(body.visited_on), Unfit::InFuture),
        VisitFault::PlannedEarlier => Error::invalid("planned_on", shown(body.planned_on), Unfit::InPast),
        VisitFault::Over => Error::invalid("visit", "", Unfit::VisitOver),
        VisitFault::Made => Error::invalid("visit", "", Unfit::VisitMade),
    }
}

impl VisitBody {
    fn said(&self) -> Result<Said> {
        let day = |field, day: Option<NaiveDate>| day.map(|day| within_reach(field, day)).transpose();
        Ok(Said {
            planned_on: day("planned_on", self.planned_on)?,
            visited_on: day("visited_on", self.visited_on)?,
            text: words("text", self.text.as_deref())?,
            problems: words("problems", self.problems.as_deref())?,
        })
    }
}

fn words(field: &str, written: Option<&str>) -> Result<Option<String>> {
    const LONGEST: usize = 4_000;
    let text = written.map(label).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST) {
        return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", LONGEST));
    }
    Ok(text)
}
