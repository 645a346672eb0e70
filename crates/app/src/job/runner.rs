//! Claims due jobs and runs them. Several servers may do so on one database: the lease lets each job run once.

use std::time::Duration;

use guatu_db::{FromQueryResult, cell};
use guatu_domain::access::Actor;
use guatu_kernel::{Error, Result};
use uuid::Uuid;

use super::Job;
use crate::{App, account, audit, import, pool, seal};

/// How long a claimed job is left to its claimer.
const LEASE: Duration = Duration::from_secs(300);
/// How often a failing job is tried.
const MOST_ATTEMPTS: i64 = 5;

#[derive(FromQueryResult)]
struct Claimed {
    id: Uuid,
    body: String,
}

/// Runs everything that is due; tells how many jobs were run.
pub async fn run_due(app: &App) -> Result<usize> {
    let mut count = 0;
    while let Some(claimed) = claim(app).await? {
        let outcome = match serde_json::from_str::<Job>(&claimed.body) {
            Ok(job) => run(app, job).await,
            Err(cause) => Err(Error::internal(cause)),
        };
        settle(app, claimed.id, outcome).await?;
        count += 1;
    }
    Ok(count)
}

/// What is done once a day.
const DAILY: [Job; 4] = [Job::AnchorAudit, Job::RemoveOldAudit, Job::DisableUnused, Job::ProposeExits];

/// Queues what is done once a day, on whichever server of the database comes first; tells whether it was this one.
pub async fn queue_daily(app: &App) -> Result<bool> {
    let mut op = app.write(Actor::system()).await?;
    let sql = "INSERT INTO setting (name, value, changed_at) VALUES ('job.daily', $1, $2) ON CONFLICT (name) \
               DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at WHERE setting.value < excluded.value";
    let first = op.session().run(sql, [cell(op.now().date().to_string()), cell(op.now().micros())]).await? == 1;
    if first {
        DAILY.into_iter().for_each(|job| op.queue(job));
    }
    op.commit().await?;
    Ok(first)
}

/// Runs due jobs again and again until the process ends.
pub async fn run_forever(app: App, pause: Duration) {
    let mut day = None;
    loop {
        let today = Some(app.now().date());
        if day != today {
            match queue_daily(&app).await {
                Ok(_) => day = today,
                Err(failure) => tracing::error!(error = %failure, "the day's jobs cannot be queued"),
            }
        }
        if let Err(failure) = run_due(&app).await {
            tracing::error!(error = %failure, "jobs cannot be run");
        }
        tokio::time::sleep(pause).await;
    }
}

async fn claim(app: &App) -> Result<Option<Claimed>> {
    let op = app.write(Actor::system()).await?;
    let now = op.now().micros();
    let lease = now + i64::try_from(LEASE.as_micros()).map_err(Error::internal)?;
    let sql = format!(
        "UPDATE job SET lease_until = $1, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE done_at IS NULL \
         AND run_at <= $2 AND attempts < $3 AND (lease_until IS NULL OR lease_until < $2) ORDER BY run_at, id LIMIT 1{}) RETURNING id, body",
        guatu_db::dialect::skip_locked(op.session().engine())
    );
    let claimed = op.session().one(&sql, [cell(lease), cell(now), cell(MOST_ATTEMPTS)]).await?;
    op.commit().await?;
    Ok(claimed)
}

async fn settle(app: &App, id: Uuid, outcome: Result<()>) -> Result<()> {
    let op = app.write(Actor::system()).await?;
    match outcome {
        Ok(()) => {
            op.session()
                .run("UPDATE job SET done_at = $1, failure = NULL WHERE id = $2", [cell(op.now().micros()), cell(id)])
                .await?
        }
        Err(failure) => {
            tracing::error!(error = %failure, job = %id, "a job failed");
            op.session().run("UPDATE job SET failure = $1 WHERE id = $2", [cell(failure.to_string()), cell(id)]).await?
        }
    };
    op.commit().await
}

async fn run(app: &App, job: Job) -> Result<()> {
    match job {
        Job::ForgetPreviews => import::forget_previews(app).await,
        Job::AnchorAudit => audit::make_due(app).await,
        Job::RemoveOldAudit => audit::remove_old(app).await,
        Job::Reseal { after } => seal::reseal(app, after).await,
        Job::DisableUnused => account::unused::disable(app).await,
        Job::ProposeExits => pool::propose(app).await,
    }
}
