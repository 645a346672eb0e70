//! Jobs: small things done later, queued in the transaction that wants them and claimed by lease.

mod runner;

use chrono::NaiveDate;
use guatu_db::{Session, cell};
use guatu_kernel::{Error, JobId, Result, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use runner::{queue_daily, run_due, run_forever};

/// Everything that can be done later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Forget previews that nobody confirmed within a week.
    ForgetPreviews,
    /// Anchor the last entry of the audit record.
    AnchorAudit,
    /// Remove entries of the audit record whose years are over.
    RemoveOldAudit,
    /// Seal the rows after this account by the newest key.
    Reseal { after: Uuid },
    /// Disable the accounts that nobody has used for a long time, and look again the next day.
    DisableUnused { on: NaiveDate },
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::ForgetPreviews => "forget_previews",
            Self::AnchorAudit => "anchor_audit",
            Self::RemoveOldAudit => "remove_old_audit",
            Self::Reseal { .. } => "reseal",
            Self::DisableUnused { .. } => "disable_unused",
        }
    }
}

pub(crate) async fn enqueue(session: &Session, jobs: Vec<(JobId, Job)>, now: Timestamp) -> Result<()> {
    let rows = jobs.into_iter().map(|(id, job)| {
        let body = serde_json::to_string(&job).map_err(Error::internal)?;
        Ok(vec![cell(id.0), cell(job.kind()), cell(body), cell(now.micros()), cell(0_i64)])
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    session.insert("job", &["id", "kind", "body", "run_at", "attempts"], rows).await
}

/// Queues a job for an instant, unless one with this id was queued before: whatever is done once for a day has an id of that
/// day.
pub(crate) async fn enqueue_once(session: &Session, id: JobId, job: &Job, at: Timestamp) -> Result<()> {
    let sql =
        "INSERT INTO job (id, kind, body, run_at, attempts) VALUES ($1, $2, $3, $4, 0) ON CONFLICT (id) DO NOTHING";
    let body = serde_json::to_string(job).map_err(Error::internal)?;
    session.run(sql, [cell(id.0), cell(job.kind()), cell(body), cell(at.micros())]).await.map(drop)
}
