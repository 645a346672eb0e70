//! Accounts that nobody uses are disabled: a forgotten one is an open door.

use guatu_db::{FromQueryResult, cell};
use guatu_domain::access::Actor;
use guatu_kernel::{AccountId, Result, Scope};
use uuid::Uuid;

use super::{state, store};
use crate::App;
use crate::sign_in::attempt;

const DAY: i64 = 24 * 3_600_000_000;

/// Disables the active accounts that were not used for as long as the settings say, and forgets the failures that no longer
/// count.
pub(crate) async fn disable(app: &App) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let mut op = app.write(Actor::system()).await?;
    attempt::forget_old(op.session(), op.now()).await?;
    let days = op.app().settings().security.unused_days;
    if days > 0 {
        let before = op.now().micros() - days * DAY;
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
