//! Verifying the record: the chain, its numbers, its anchors, in the state of one moment and in bounded memory.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use guatu_db::{FromQueryResult, QueryResult, Session, cell};
use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};

use super::anchor::{self, Anchor};
use super::checker::{Against, Checker, Witness};
use super::entry::{Digest, Entry, Hash};
use super::report::{Fault, Finding, Verification};
use crate::{App, Op};

/// Entries held in memory at a time.
const CHUNK: usize = 1_000;

/// How far a verification has come, and whether somebody wants it to stop.
#[derive(Debug, Default)]
pub struct Progress {
    checked: AtomicI64,
    total: AtomicI64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Entries looked at so far.
    pub fn checked(&self) -> i64 {
        self.checked.load(Ordering::Relaxed)
    }

    /// Entries in all.
    pub fn total(&self) -> i64 {
        self.total.load(Ordering::Relaxed)
    }

    /// Stops the verification at the next opportunity.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    fn go_on(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Error::new(ErrorCode::Cancelled)) } else { Ok(()) }
    }
}

/// What the record keeps about its own verification.
#[derive(Serialize)]
struct Verified<'a> {
    entries: i64,
    last: i64,
    finding: &'a Option<Finding>,
}

/// Verifies the whole record, also against anchors that were kept elsewhere, and notes that it was done.
///
/// # Errors
/// `cancelled`; `invalid` when the key cannot be read. That something is wrong with the record is no error but an outcome.
pub async fn verify(app: &App, actor: Actor, kept: Vec<Anchor>, progress: &Progress) -> Result<Verification> {
    let op = app.read(actor).await?;
    op.require_everywhere(Permission::AuditVerify)?;
    let report = check(&op, kept, progress).await?;
    let verified = Verified { entries: report.entries, last: report.last, finding: &report.finding };
    match op.note_now("audit.verify", "audit", op.id(), &verified).await {
        // A record that cannot even be written to any more is told all the same.
        Err(failure) if report.finding.is_some() => tracing::error!(error = %failure, "a verification was not noted"),
        noted => noted?,
    }
    Ok(report)
}

async fn check(op: &Op, kept: Vec<Anchor>, progress: &Progress) -> Result<Verification> {
    let session = op.app().db().snapshot().await?;
    let numbered = super::last(&session).await?;
    progress.total.store(session.number("SELECT count(*) FROM audit", []).await?, Ordering::Relaxed);
    let mut checker = match Checker::new(against(op, &session, kept).await?) {
        Ok(checker) => checker,
        Err(finding) => return Ok(Verification { finding: Some(finding), ..Verification::default() }),
    };
    let mut finding = through(&session, &mut checker, i64::MAX, progress).await?;
    if finding.is_none() {
        finding = checker.end(numbered, op.now().micros()).err();
    }
    Ok(Verification { finding, ..checker.report })
}

/// Everything that entries are held against.
pub(super) async fn against(op: &Op, session: &Session, kept: Vec<Anchor>) -> Result<Against> {
    let rows = anchor::rows(session).await?.into_iter().map(|row| match row.anchor() {
        Ok(anchor) => Witness { seq: anchor.seq, anchor: Some(anchor), outside: false },
        Err(seq) => Witness { seq, anchor: None, outside: false },
    });
    let kept = kept.into_iter().map(|anchor| Witness { seq: anchor.seq, anchor: Some(anchor), outside: true });
    let mut witnesses: Vec<Witness> = rows.chain(kept).collect();
    witnesses.sort_by_key(|witness| witness.seq);
    let before_chain = "SELECT value FROM counter WHERE name = 'audit_before_chain'";
    Ok(Against {
        known: op.app().settings().audit.keys.known()?,
        witnesses,
        before_chain: session.number(before_chain, []).await?,
        removed_up_to: removed_up_to(session).await?,
    })
}

/// The number of the last entry that was removed when its years were over, as the record itself tells.
async fn removed_up_to(session: &Session) -> Result<i64> {
    #[derive(FromQueryResult)]
    struct Row {
        after: Option<String>,
    }
    #[derive(Deserialize)]
    struct Removed {
        up_to: i64,
    }
    let rows: Vec<Row> = session.all("SELECT after FROM audit WHERE action = 'audit.remove' ORDER BY seq", []).await?;
    let told = rows.iter().filter_map(|row| serde_json::from_str::<Removed>(row.after.as_deref()?).ok());
    Ok(told.map(|removed| removed.up_to).max().unwrap_or_default())
}

/// Takes the checker through the entries up to a number; the first thing that is wrong.
pub(super) async fn through(
    session: &Session,
    checker: &mut Checker,
    up_to: i64,
    progress: &Progress,
) -> Result<Option<Finding>> {
    let mut after = 0;
    loop {
        progress.go_on()?;
        let rows = chunk(session, after, up_to).await?;
        for row in &rows {
            after = row.try_get("", "seq").map_err(guatu_db::failure)?;
            let Ok(entry) = Entry::from_query_result(row, "") else {
                return Ok(Some(Finding::new(after, Fault::Unreadable)));
            };
            if let Err(finding) = checker.entry(&entry) {
                return moved(session, checker, finding, entry, progress).await.map(Some);
            }
        }
        progress.checked.fetch_add(rows.len() as i64, Ordering::Relaxed);
        if rows.len() < CHUNK {
            return Ok(None);
        }
    }
}

async fn chunk(session: &Session, after: i64, up_to: i64) -> Result<Vec<QueryResult>> {
    let sql = format!(
        "SELECT {} FROM audit WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT {CHUNK}",
        Entry::COLUMNS.join(", ")
    );
    session.rows(&sql, [cell(after), cell(up_to)]).await
}

/// Looks whether the entry that belongs in a place stands somewhere else. Only a broken record is gone through twice.
async fn moved(
    session: &Session,
    checker: &Checker,
    finding: Finding,
    at: Entry,
    progress: &Progress,
) -> Result<Finding> {
    if !matches!(finding.fault, Fault::Missing | Fault::Altered) {
        return Ok(finding);
    }
    let place = checker.next();
    let mut after = if finding.fault == Fault::Missing { at.seq - 1 } else { at.seq };
    loop {
        progress.go_on()?;
        let rows = chunk(session, after, i64::MAX).await?;
        for row in &rows {
            after = row.try_get("", "seq").map_err(guatu_db::failure)?;
            let Ok(candidate) = Entry::from_query_result(row, "") else { continue };
            if belongs(candidate, place, checker.previous(), &at) {
                return Ok(Finding { fault: Fault::Reordered, expected: None, ..finding }.found(after));
            }
        }
        if rows.len() < CHUNK {
            return Ok(finding);
        }
    }
}

/// Whether an entry would be right in a place: with the hash it carries, or with the one that was left behind there.
fn belongs(candidate: Entry, place: i64, previous: Option<&Hash>, at: &Entry) -> bool {
    let Some(digest) = candidate.digest.as_deref().and_then(Digest::parse) else { return false };
    let carried = candidate.hash.clone();
    let link = Some(Entry { seq: place, ..candidate }.link(digest, previous).to_vec());
    link == carried || (at.seq == place && link == at.hash)
}
