//! Versions of rule sets, and from when on they are in force.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::light::known;
use guatu_domain::rule::RuleSet;
use guatu_kernel::{ApprovalId, Result, RevisionId, RuleSetId, Timestamp};
use uuid::Uuid;

use super::book::RuleBook;
use crate::district::Recorded;
use crate::project::store::instant;

/// A stored version.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub id: RuleSetId,
    pub text: String,
    pub set: RuleSet,
    pub note: Option<String>,
    pub saved_by: String,
    pub saved_at: Timestamp,
    /// Somebody asked to put it into force: from here on its text does not change.
    pub fixed: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    text: String,
    note: Option<String>,
    saved_by: String,
    saved_at: i64,
    fixed_at: Option<i64>,
}

const SELECT: &str = "SELECT id, text, note, saved_by, saved_at, fixed_at FROM rule_set";

impl Row {
    fn stored(self) -> Result<Stored> {
        let broken = |column| inconsistent("rule_set", column, self.id);
        Ok(Stored {
            id: RuleSetId(self.id),
            set: RuleSet::parse(&self.text, known).map_err(|cause| broken("text").because(cause))?,
            saved_at: instant(self.saved_at).ok_or_else(|| broken("saved_at"))?,
            fixed: self.fixed_at.is_some(),
            text: self.text,
            note: self.note,
            saved_by: self.saved_by,
        })
    }
}

/// All versions, the newest first.
pub(crate) async fn all(session: &Session) -> Result<Vec<Stored>> {
    let rows: Vec<Row> = session.all(&format!("{SELECT} ORDER BY saved_at DESC, id DESC"), []).await?;
    rows.into_iter().map(Row::stored).collect()
}

pub(crate) async fn find(session: &Session, id: RuleSetId) -> Result<Option<Stored>> {
    let row: Option<Row> = session.one(&format!("{SELECT} WHERE id = $1"), [cell(id.0)]).await?;
    row.map(Row::stored).transpose()
}

/// The version with this id and number in its file.
pub(crate) async fn version(session: &Session, code: &str, version: u32) -> Result<Option<Stored>> {
    let sql = format!("{SELECT} WHERE code = $1 AND version = $2");
    let row: Option<Row> = session.one(&sql, [cell(code), cell(i64::from(version))]).await?;
    row.map(Row::stored).transpose()
}

/// Saves a version, in place of a draft of the same id and number.
pub(crate) async fn save(session: &Session, stored: &Stored) -> Result<()> {
    let sql = "INSERT INTO rule_set (id, code, version, text, note, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
               ON CONFLICT (code, version) DO UPDATE SET text = excluded.text, note = excluded.note, saved_by = excluded.saved_by, \
               saved_at = excluded.saved_at";
    let values = [
        cell(stored.id.0),
        cell(stored.set.id()),
        cell(i64::from(stored.set.version())),
        cell(stored.text.as_str()),
        cell(stored.note.clone()),
        cell(stored.saved_by.as_str()),
        cell(stored.saved_at.micros()),
    ];
    session.run(sql, values).await.map(drop)
}

/// From here on the text of a version does not change.
pub(crate) async fn fix(session: &Session, id: RuleSetId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE rule_set SET fixed_at = $1 WHERE id = $2 AND fixed_at IS NULL";
    session.run(sql, [cell(now.micros()), cell(id.0)]).await.map(drop)
}

pub(crate) async fn remove(session: &Session, id: RuleSetId) -> Result<()> {
    session.run("DELETE FROM rule_set WHERE id = $1", [cell(id.0)]).await.map(drop)
}

/// A version put into force.
#[derive(Debug, Clone)]
pub(crate) struct Activation {
    pub set: RuleSetId,
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
    pub reason: String,
    pub paper: Option<String>,
    pub asked_by: String,
    pub approved_by: String,
}

/// Every activation, the newest first.
pub(crate) async fn activations(session: &Session) -> Result<Vec<Activation>> {
    #[derive(FromQueryResult)]
    struct Row {
        rule_set_id: Uuid,
        effective_on: NaiveDate,
        recorded_at: i64,
        reason: String,
        paper: Option<String>,
        asked_by: String,
        answered_by: Option<String>,
    }
    let sql = "SELECT r.rule_set_id, r.effective_on, r.recorded_at, a.reason, a.paper, a.asked_by, a.answered_by \
               FROM rule_activation r JOIN approval a ON a.id = r.approval_id ORDER BY r.recorded_at DESC, r.id DESC";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let broken = || inconsistent("rule_activation", "recorded_at", row.rule_set_id);
        Ok(Activation {
            set: RuleSetId(row.rule_set_id),
            effective_on: row.effective_on,
            recorded_at: instant(row.recorded_at).ok_or_else(broken)?,
            reason: row.reason,
            paper: row.paper,
            asked_by: row.asked_by,
            approved_by: row.answered_by.unwrap_or_default(),
        })
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn activate(
    session: &Session,
    id: RevisionId,
    set: RuleSetId,
    approval: ApprovalId,
    effective_on: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    const COLUMNS: [&str; 5] = ["id", "rule_set_id", "approval_id", "effective_on", "recorded_at"];
    let row = vec![cell(id.0), cell(set.0), cell(approval.0), cell(effective_on), cell(now.micros())];
    session.insert("rule_activation", &COLUMNS, vec![row]).await
}

/// The sets that were ever put into force.
pub(crate) async fn book(session: &Session) -> Result<RuleBook> {
    let mut facts = Vec::new();
    for activation in activations(session).await? {
        let stored = find(session, activation.set).await?;
        let stored = stored.ok_or_else(|| inconsistent("rule_activation", "rule_set_id", activation.set))?;
        facts.push(Recorded {
            effective_on: activation.effective_on,
            recorded_at: activation.recorded_at,
            value: stored.set,
        });
    }
    // The earlier ones first: of two that were recorded at one instant the later row holds.
    facts.reverse();
    Ok(RuleBook::new(facts))
}
