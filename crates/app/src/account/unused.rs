//! Accounts that nobody uses are disabled: a forgotten one is an open door.

use chrono::{Days, NaiveDate, NaiveTime};
use guatu_db::{FromQueryResult, cell};
use guatu_domain::access::Actor;
use guatu_kernel::{AccountId, JobId, Result, Scope, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{state, store};
use crate::job::{self, Job};
use crate::sign_in::attempt;
use crate::{App, Op};

/// Queues the look at today's accounts, unless it is queued already: every server of a database may do so when it starts.
pub async fn schedule(app: &App) -> Result<()> {
    let op = app.write(Actor::system()).await?;
    let today = op.now().date();
    queue(&op, today).await?;
    op.commit().await
}

/// Disables the active accounts that were not used for as long as the settings say, forgets the failures that no longer
/// count, and queues the next day's look.
pub(crate) async fn disable(app: &App, on: NaiveDate) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let mut op = app.write(Actor::system()).await?;
    let next = on.max(op.now().date()).checked_add_days(Days::new(1)).unwrap_or(on);
    queue(&op, next).await?;
    op.exclusive().await?;
    attempt::forget_old(op.session(), op.now()).await?;
    let days = op.app().settings().security.unused_days;
    if days > 0 {
        let before = op.now().micros() - days * 24 * 3_600_000_000;
        let sql = "SELECT id FROM account WHERE state = 'active' AND coalesce(seen_at, approved_at, created_at) < $1 \
                   AND (approved_at IS NULL OR approved_at < $1) ORDER BY id";
        let rows: Vec<Row> = op.session().all(sql, [cell(before)]).await?;
        for row in rows {
            let account = store::hold(&op, &Scope::System, AccountId(row.id)).await?;
            let now = op.now();
            state::disable_unused(&mut op, &account, now).await?;
        }
    }
    op.commit().await
}

/// One job a day, known by its day: a second one is the first.
async fn queue(op: &Op, on: NaiveDate) -> Result<()> {
    let digest = Sha256::digest(format!("disable unused accounts on {on}"));
    let id = Uuid::new_v8(std::array::from_fn(|place| digest[place]));
    job::enqueue_once(op.session(), JobId(id), &Job::DisableUnused { on }, begin_of(on, op.now())).await
}

/// Half past two at night in China, when nobody works.
fn begin_of(day: NaiveDate, otherwise: Timestamp) -> Timestamp {
    let time = NaiveTime::from_hms_opt(2, 30, 0).unwrap_or_default();
    let zone = otherwise.local().timezone();
    let at = day.and_time(time).and_local_timezone(zone).single();
    at.map_or(otherwise, |at| Timestamp::new(at.to_utc()))
}
