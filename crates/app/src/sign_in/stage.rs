//! What an account has to pass before its session is whole.

use guatu_kernel::Result;

use super::session::Stage;
use crate::Op;
use crate::access;
use crate::account::store::Account;

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

/// After the right password.
pub(super) async fn after_password(op: &Op, account: &Account) -> Result<Stage> {
    if account.totp_secret.is_some() { Ok(Stage::CodeDue) } else { after_code(op, account, false).await }
}

/// After the provider has said who it is; `factor` when its word stands for the second factor.
pub(super) async fn after_provider(op: &Op, account: &Account, factor: bool) -> Result<Stage> {
    if factor {
        return Ok(Stage::Whole);
    }
    if account.totp_secret.is_some() { Ok(Stage::CodeDue) } else { after_code(op, account, true).await }
}

/// After the right code, a changed password or a new second factor. Whoever came by the provider did not use the password
/// and need not change it.
pub(crate) async fn after_code(op: &Op, account: &Account, provider: bool) -> Result<Stage> {
    if !provider && password_due(op, account) {
        return Ok(Stage::PasswordDue);
    }
    let factor_due = account.totp_secret.is_none()
        && op.app().demonstration().is_none()
        && access::store::needs_factor(op.session(), account.id, op.now().date()).await?;
    Ok(if factor_due { Stage::FactorDue } else { Stage::Whole })
}

fn password_due(op: &Op, account: &Account) -> bool {
    let days = op.app().settings().security.password.days;
    account.must_change || (days > 0 && age(op, account) >= days * DAY)
}

/// Whether a one-time password was left lying too long.
pub(super) fn one_time_expired(op: &Op, account: &Account) -> bool {
    account.must_change && age(op, account) >= op.app().settings().security.password.one_time_hours * HOUR
}

/// How old the password is, in microseconds.
fn age(op: &Op, account: &Account) -> i64 {
    account.password_at.map_or(i64::MAX, |at| op.now().micros() - at.micros())
}
