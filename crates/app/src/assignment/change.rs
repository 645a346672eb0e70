//! Writing changes of assignments: beginnings and ends, each where it is kept.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::account::AccountState;
use guatu_domain::assignment::{Assignment, AssignmentRole, Holder};
use guatu_domain::project::ProjectFacts;
use guatu_domain::written::label;
use guatu_kernel::{AssignmentId, Error, OrgId, Result, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store;
use crate::Op;
use crate::account::store::{Account, with_login};
use crate::district::{District, File, Ledger};
use crate::record::Recorder;

/// What changes for one project.
pub(super) struct Change {
    pub file: Arc<File>,
    pub end: Option<Ending>,
    pub begin: Option<Beginning>,
}

pub(super) struct Ending {
    pub id: AssignmentId,
    /// As it was.
    pub assignment: Assignment,
    pub label: String,
    pub last_on: NaiveDate,
    pub reason: String,
}

pub(super) struct Beginning {
    pub assignment: Assignment,
    pub label: String,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told<'a> {
    project: &'a str,
    role: AssignmentRole,
    level: Option<&'a str>,
    holder: &'a str,
    from: NaiveDate,
    to: Option<NaiveDate>,
    reason: Option<&'a str>,
}

/// Writes all changes, each audited under `action`.
pub(super) async fn write(op: &mut Op, ledger: Arc<Ledger>, action: &'static str, changes: &[Change]) -> Result<()> {
    for change in changes {
        op.require_on(Permission::AssignmentEdit, change.file.keeper)?;
    }
    record_leaders(op, ledger, changes).await?;
    let (mut begun, mut ended) = (Vec::new(), Vec::new());
    let (by, now) = (op.actor().name.clone(), op.now());
    for change in changes {
        if let Some(end) = &change.end {
            ended.push(store::end_row(op.id(), end.id, end.last_on, &end.reason, &by, now));
        }
        let mut id = change.end.as_ref().map_or_else(|| AssignmentId(op.id()), |end| end.id);
        if let Some(begin) = change.begin.as_ref().filter(|begin| !begin.assignment.role.is_of_facts()) {
            id = AssignmentId(op.id());
            begun.push(store::row(id, change.file.id, &begin.assignment, &by, now));
        }
        let before = change.end.as_ref().map(|end| told(&change.file, &end.assignment, &end.label, None));
        let after = match (&change.begin, &change.end) {
            (Some(begin), end) => {
                let reason = end.as_ref().map(|end| end.reason.as_str());
                Some(told(&change.file, &begin.assignment, &begin.label, reason))
            }
            (None, Some(end)) => Some(Told {
                to: Some(end.last_on),
                ..told(&change.file, &end.assignment, &end.label, Some(&end.reason))
            }),
            (None, None) => None,
        };
        op.record(action, "assignment", id.0, before.as_ref(), after.as_ref())?;
    }
    let scope = op.scope(Permission::AssignmentEdit);
    store::insert(op.session(), &scope, begun).await?;
    store::insert_ends(op.session(), &scope, ended).await
}

/// The leader in contact is a fact of the project: it is recorded as one.
async fn record_leaders(op: &mut Op, ledger: Arc<Ledger>, changes: &[Change]) -> Result<()> {
    let mut recorder = Recorder::new(op, Permission::AssignmentEdit, ledger);
    for change in changes {
        let begin = change.begin.as_ref().filter(|begin| begin.assignment.role == AssignmentRole::LeaderLink);
        let end = change.end.as_ref().filter(|end| end.assignment.role == AssignmentRole::LeaderLink);
        let on = match (begin, end) {
            (Some(begin), _) => begin.assignment.from,
            (None, Some(end)) => end.last_on.checked_add_days(Days::new(1)).unwrap_or(end.last_on),
            (None, None) => continue,
        };
        let latest = change.file.latest();
        if on < latest.effective_on {
            let refused = Error::invalid("on", on, Unfit::BeforeLastChange);
            return Err(refused.with("from", latest.effective_on.to_string()).with("code", change.file.code.as_str()));
        }
        let leader = begin.map(|begin| begin.label.clone());
        recorder.revise(&change.file, ProjectFacts { leader, ..latest.value.clone() }, on)?;
    }
    recorder.write().await
}

fn told<'a>(file: &'a File, assignment: &'a Assignment, holder: &'a str, reason: Option<&'a str>) -> Told<'a> {
    Told {
        project: &file.code,
        role: assignment.role,
        level: assignment.level.map(|level| level.as_str()),
        holder,
        from: assignment.from,
        to: assignment.to,
        reason,
    }
}

/// Refuses an assignment that another one to the project leaves no room for.
pub(super) fn has_room(assignment: &Assignment, file: &File, others: &[super::Entry]) -> Result<()> {
    let held = others.iter().map(|entry| &entry.assignment);
    let Some(clash) = assignment.clash(held) else { return Ok(()) };
    let holder = others.iter().find(|entry| entry.assignment == *clash).map_or("", |entry| entry.label.as_str());
    Err(Error::invalid("role", assignment.role.as_str(), Unfit::RoleHeld)
        .with("code", file.code.as_str())
        .with("holder", holder)
        .with("from", clash.from.to_string()))
}

/// A project that the actor sees, by its code.
pub(super) fn file(op: &Op, district: &District, code: &str) -> Result<Arc<File>> {
    let scope = op.scope(Permission::ProjectRead);
    let standing = district.project(&scope, code);
    standing
        .map(|standing| standing.file.clone())
        .ok_or_else(|| Error::invalid("projects", code, Unfit::ProjectUnknown))
}

/// Who is to hold something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct HolderBody {
    /// The sign-in name of whoever holds it; a post, a person, or both.
    pub login: Option<String>,
    pub post: Option<String>,
    /// The unit of the post.
    pub unit: Option<OrgId>,
}

impl HolderBody {
    /// The holder, and what they are called: the post, else the person's name.
    pub(super) async fn read(&self, op: &Op, ledger: &Ledger) -> Result<(Holder, String)> {
        const LONGEST: usize = 100;
        let post = self.post.as_deref().map(label).filter(|post| !post.is_empty());
        if post.as_ref().is_some_and(|post| post.chars().count() > LONGEST) {
            return Err(Error::invalid("post", "", Unfit::NameLength).with("limit", LONGEST));
        }
        if let Some(unit) = self.unit.filter(|unit| !ledger.orgs.contains_key(unit)) {
            return Err(Error::invalid("unit", unit, Unfit::UnitUnknown));
        }
        let login = self.login.as_deref().map(label).filter(|login| !login.is_empty());
        let account = match login {
            Some(login) => Some(in_use(op, &login).await?),
            None => None,
        };
        let name = account.as_ref().map(|account| account.name.clone());
        let called = post.clone().or(name).ok_or_else(|| Error::invalid("post", "", Unfit::HolderMissing))?;
        Ok((Holder { account: account.map(|account| account.id), post, unit: self.unit }, called))
    }
}

/// The account of a sign-in name, which may wait for its approval or its grants but is not disabled.
async fn in_use(op: &Op, login: &str) -> Result<Account> {
    let known = with_login(op.session(), login).await?;
    let known = known.filter(|account| account.state != AccountState::Disabled);
    known.ok_or_else(|| Error::invalid("login", login, Unfit::AccountUnknown))
}
