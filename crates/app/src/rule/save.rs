//! Writing rule sets: checking a text, saving a version, throwing a draft away.

use guatu_domain::access::Permission;
use guatu_domain::light::known;
use guatu_domain::rule::{Complaint, RuleSet};
use guatu_domain::written::label;
use guatu_kernel::{Error, ErrorCode, Result, RuleSetId, Unfit};
use serde::Serialize;

use super::board;
use super::store::{self, Stored};
use super::view::{RuleCheck, RuleSetBody, RuleSetView, RuleText};
use crate::Op;
use crate::approval::store::open_for_rule_set;

/// What the audit keeps about a version.
#[derive(Serialize)]
struct Saved<'a> {
    id: &'a str,
    version: u32,
    note: Option<&'a str>,
    text: &'a str,
}

impl<'a> Saved<'a> {
    fn of(stored: &'a Stored) -> Self {
        Self { id: stored.set.id(), version: stored.set.version(), note: stored.note.as_deref(), text: &stored.text }
    }
}

/// Everything that is wrong with a text, or what it says.
pub async fn check(op: &mut Op, body: RuleText) -> Result<RuleCheck> {
    op.require(Permission::RuleEdit)?;
    Ok(match RuleSet::check(&body.text, known) {
        Ok(set) => RuleCheck { complaints: Vec::new(), shape: Some(set.shape(&body.text, known(set.subject()))) },
        Err(complaints) => RuleCheck { complaints, shape: None },
    })
}

/// Saves a version as a draft, in place of a draft of the same id and number.
///
/// # Errors
/// `rule_invalid` naming the first mistake; `rule_fixed` when that version was asked for or is in force: another text needs
/// another number.
pub async fn save(mut op: Op, body: RuleSetBody) -> Result<RuleSetView> {
    op.require_everywhere(Permission::RuleEdit)?;
    let set = RuleSet::check(&body.text, known).map_err(refused)?;
    let note = body.note.as_deref().map(label).filter(|note| !note.is_empty());
    if note.as_ref().is_some_and(|note| note.chars().count() > 200) {
        return Err(Error::invalid("note", "", Unfit::TooLong).with("limit", 200));
    }
    let before = store::version(op.session(), set.id(), set.version()).await?;
    if before.as_ref().is_some_and(|before| before.fixed) || shipped_is(&set, &body.text) {
        return Err(Error::new(ErrorCode::RuleFixed).with("id", set.id()).with("version", set.version()));
    }
    // Two people who write at one draft do not overwrite each other; whoever names no base writes a file, and means it.
    if body.base.is_some() && before.as_ref().map(|before| before.saved_at) != body.base {
        return Err(Error::new(ErrorCode::Conflict).with("code", set.id()));
    }
    let stored = Stored {
        id: before.as_ref().map_or_else(|| RuleSetId(op.id()), |before| before.id),
        text: body.text,
        set,
        note,
        saved_by: op.actor().name.clone(),
        saved_at: op.now(),
        fixed: false,
    };
    store::save(op.session(), &stored).await?;
    let before = before.as_ref().map(Saved::of);
    op.record("rule.save", "rule_set", stored.id.0, before.as_ref(), Some(&Saved::of(&stored)))?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    board::show(&mut app.read(actor).await?, &stored.id.to_string()).await
}

/// Whether a text would take the id and number of a set that comes with the program without being it.
fn shipped_is(set: &RuleSet, text: &str) -> bool {
    use guatu_domain::rule::presets;
    let same = |other: &RuleSet| (other.id(), other.version()) == (set.id(), set.version());
    let shipped = presets::ALL.into_iter().filter(|shipped| *shipped != text);
    shipped.into_iter().any(|shipped| RuleSet::parse(shipped, known).is_ok_and(|other| same(&other)))
}

/// The first mistake of a text, and how many there are.
fn refused(complaints: Vec<Complaint>) -> Error {
    let count = complaints.len();
    let first = complaints.into_iter().next();
    let reason = first.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = first.map(|first| first.place).unwrap_or_default();
    Error::new(ErrorCode::RuleInvalid).with("reason", reason).with("place", place).with("count", count)
}

/// Throws a draft away.
///
/// # Errors
/// `rule_fixed` when it was asked for or is in force.
pub async fn discard(mut op: Op, key: &str) -> Result<()> {
    op.require_everywhere(Permission::RuleEdit)?;
    let id: RuleSetId = key.parse().map_err(|_| Error::not_found())?;
    let stored = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    if stored.fixed || open_for_rule_set(op.session(), id).await?.is_some() {
        let refusal = Error::new(ErrorCode::RuleFixed).with("id", stored.set.id());
        return Err(refusal.with("version", stored.set.version()));
    }
    store::remove(op.session(), id).await?;
    op.record("rule.discard", "rule_set", id.0, Some(&Saved::of(&stored)), None)?;
    op.commit().await
}
