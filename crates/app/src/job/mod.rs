//! Jobs: small things done later, queued in the transaction that wants them and claimed by lease.

mod runner;

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
    /// Disable the accounts that nobody has used for a long time.
    DisableUnused,
    /// Propose what the exit rules of the pools propose.
    ProposeExits,
}

impl Job {
    const fn kind(&self) -> &'static str {
        match self {
            Self::ForgetPreviews => "forget_previews",
            Self::AnchorAudit => "anchor_audit",
            Self::RemoveOldAudit => "remove_old_audit",
            Self::Reseal { .. } => "reseal",
            Self::DisableUnused => "disable_unused",
            Self::ProposeExits => "propose_exits",
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
