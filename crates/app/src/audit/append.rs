//! Entries on their way into the record.

use guatu_db::{FromQueryResult, Session, cell};
use guatu_domain::access::Actor;
use guatu_kernel::{Error, ImportId, Result, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::entry::{Digest, Entry, Hash};

/// A change on its way into the record, or anything else that is to be remembered.
#[derive(Debug)]
pub struct Change {
    action: &'static str,
    subject: String,
    id: Uuid,
    import: Option<ImportId>,
    before: Option<String>,
    after: Option<String>,
}

impl Change {
    pub(crate) fn new<T: Serialize>(
        action: &'static str,
        subject: &str,
        id: Uuid,
        import: Option<ImportId>,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<Self> {
        let json = |value: Option<&T>| value.map(serde_json::to_string).transpose().map_err(Error::internal);
        Ok(Self { action, subject: subject.into(), id, import, before: json(before)?, after: json(after)? })
    }

    fn entry(self, seq: i64, actor: &Actor, now: Timestamp) -> Entry {
        Entry {
            seq,
            at: now.micros(),
            actor: actor.name.clone(),
            account_id: actor.account.map(|account| account.0),
            address: actor.address.clone(),
            request: actor.request.clone(),
            action: self.action.into(),
            subject: self.subject,
            subject_id: Some(self.id),
            import_id: self.import.map(|import| import.0),
            before: self.before,
            after: self.after,
            digest: None,
            hash: None,
        }
    }
}

/// An anchor is due whenever this many entries are complete.
const ANCHOR_EVERY: i64 = 10_000;

/// Appends changes, each tied to the one before. The counter's row lock orders the entries of all writers by their commit,
/// so the entry before is committed and final when it is read. Tells whether an anchor is due.
pub(crate) async fn append(
    session: &Session,
    actor: &Actor,
    now: Timestamp,
    digest: Digest,
    changes: Vec<Change>,
) -> Result<bool> {
    if changes.is_empty() {
        return Ok(false);
    }
    let count = i64::try_from(changes.len()).map_err(Error::internal)?;
    let sql = "UPDATE counter SET value = value + $1 WHERE name = 'audit' RETURNING value";
    let last = session.number(sql, [cell(count)]).await?;
    let mut previous = link_of(session, last - count).await?;
    let rows = changes.into_iter().zip(last - count + 1..).map(|(change, seq)| {
        let mut entry = change.entry(seq, actor, now);
        let link = entry.link(digest, previous.as_ref());
        entry.digest = Some(digest.as_str().into());
        entry.hash = Some(link.to_vec());
        previous = Some(link);
        entry.into_values()
    });
    let rows = rows.collect();
    session.insert("audit", &Entry::COLUMNS, rows).await?;
    Ok(last / ANCHOR_EVERY > (last - count) / ANCHOR_EVERY)
}

/// The hash that the next entry continues from. Where it is missing a new chain begins: work goes on, and the verification
/// names the gap.
async fn link_of(session: &Session, seq: i64) -> Result<Option<Hash>> {
    #[derive(FromQueryResult)]
    struct Row {
        hash: Option<Vec<u8>>,
    }
    let row: Option<Row> = session.one("SELECT hash FROM audit WHERE seq = $1", [cell(seq)]).await?;
    let Some(hash) = row.and_then(|row| row.hash) else { return Ok(None) };
    Hash::try_from(hash).map(Some).or_else(|hash| {
        tracing::error!(seq, hash = hex::encode(&hash), "an audit entry carries a hash of the wrong length");
        Ok(None)
    })
}
