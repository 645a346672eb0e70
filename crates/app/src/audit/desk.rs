//! Verifications asked for on a page: one at a time on each server, with progress, until somebody stops it.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Error, ErrorCode, Result, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::report::Verification;
use super::verify::{Progress, verify};
use crate::{App, Op};

/// The verification under way, or the last one.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<Option<Run>>);

#[derive(Debug, Clone)]
struct Run {
    started_at: Timestamp,
    started_by: String,
    progress: Arc<Progress>,
    outcome: Arc<OnceLock<Result<Verification, ErrorCode>>>,
}

/// How a verification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    Running,
    Done,
    Cancelled,
    Failed,
}

/// A verification asked for on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VerificationRun {
    pub state: RunState,
    pub started_at: Timestamp,
    pub started_by: String,
    /// Entries looked at so far.
    pub checked: i64,
    /// Entries in all; 0 until they are counted.
    pub total: i64,
    /// What was found, when it is done.
    pub report: Option<Verification>,
}

impl Run {
    fn view(&self) -> VerificationRun {
        let state = match self.outcome.get() {
            None => RunState::Running,
            Some(Ok(_)) => RunState::Done,
            Some(Err(ErrorCode::Cancelled)) => RunState::Cancelled,
            Some(Err(_)) => RunState::Failed,
        };
        VerificationRun {
            state,
            started_at: self.started_at,
            started_by: self.started_by.clone(),
            checked: self.progress.checked(),
            total: self.progress.total(),
            report: self.outcome.get().and_then(|outcome| outcome.as_ref().ok().cloned()),
        }
    }
}

impl Desk {
    fn lock(&self) -> Result<MutexGuard<'_, Option<Run>>> {
        self.0.lock().map_err(|_| Error::internal("the desk of verifications is poisoned"))
    }
}

/// Starts a verification; when one is under way, it is that one.
pub fn start(op: &Op) -> Result<VerificationRun> {
    op.require_everywhere(Permission::AuditVerify)?;
    let mut desk = op.app().desk().lock()?;
    if let Some(run) = desk.as_ref().filter(|run| run.outcome.get().is_none()) {
        return Ok(run.view());
    }
    let run = Run {
        started_at: op.now(),
        started_by: op.actor().name.clone(),
        progress: Arc::default(),
        outcome: Arc::default(),
    };
    tokio::spawn(follow(op.app().clone(), op.actor().clone(), run.clone()));
    let view = run.view();
    *desk = Some(run);
    Ok(view)
}

async fn follow(app: App, actor: Actor, run: Run) {
    let progress = run.progress.clone();
    let work = tokio::spawn(async move { verify(&app, actor, Vec::new(), &progress).await });
    let outcome = work.await.map_err(Error::internal).flatten();
    let outcome = outcome.map_err(|failure| {
        if failure.code != ErrorCode::Cancelled {
            tracing::error!(error = %failure, "a verification of the audit record failed");
        }
        failure.code
    });
    // Nobody else sets it.
    let _ = run.outcome.set(outcome);
}

/// The verification under way, or the last one on this server.
///
/// # Errors
/// `not_found` when none was started.
pub fn show(op: &Op) -> Result<VerificationRun> {
    op.require_everywhere(Permission::AuditVerify)?;
    op.app().desk().lock()?.as_ref().map(Run::view).ok_or_else(Error::not_found)
}

/// Stops the verification under way.
///
/// # Errors
/// `not_found` when none was started.
pub fn cancel(op: &Op) -> Result<VerificationRun> {
    op.require_everywhere(Permission::AuditVerify)?;
    let desk = op.app().desk().lock()?;
    let run = desk.as_ref().ok_or_else(Error::not_found)?;
    run.progress.cancel();
    Ok(run.view())
}
