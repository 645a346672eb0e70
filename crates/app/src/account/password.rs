//! Taking a new password: whether it is good enough, and what ends with the old one.

use guatu_db::{FromQueryResult, cell};
use guatu_domain::password::Fault;
use guatu_kernel::{AccountId, Error, ErrorCode, Result};

use super::secret;
use super::store::Account;
use crate::{App, Op};

/// The hash of a password that its owner has chosen.
///
/// # Errors
/// `password_weak` with every rule it breaks.
pub(crate) async fn chosen(app: &App, account: &Account, password: &str) -> Result<String> {
    let policy = &app.settings().security.password;
    let mut faults = policy.faults(password, &account.login, &account.name);
    if faults.is_empty() && was_used(app, account.id, password, policy.history).await? {
        faults.push(Fault::UsedBefore);
    }
    if !faults.is_empty() {
        let rules: Vec<&str> = faults.into_iter().map(Fault::as_str).collect();
        return Err(Error::new(ErrorCode::PasswordWeak).with("rules", rules));
    }
    app.hashing().hash(password, app.salt()).await
}

/// A one-time password that an administrator hands over, and its hash.
pub(crate) async fn one_time(app: &App) -> Result<(String, String)> {
    let secret = secret::one_time(app.secret());
    let hash = app.hashing().hash(&secret, app.salt()).await?;
    Ok((secret, hash))
}

/// Writes a new password. One-time ones have to be changed at the first sign-in.
pub(crate) async fn set(op: &Op, account: AccountId, hash: &str, one_time: bool) -> Result<()> {
    let now = op.now().micros();
    let sql = "UPDATE account SET password_hash = $1, password_at = $2, must_change = $3 WHERE id = $4";
    op.session().run(sql, [cell(hash), cell(now), cell(one_time), cell(account.0)]).await?;
    if one_time {
        return Ok(());
    }
    const COLUMNS: [&str; 4] = ["id", "account_id", "password_hash", "set_at"];
    let row = vec![cell(op.id()), cell(account.0), cell(hash), cell(now)];
    op.session().insert("password_history", &COLUMNS, vec![row]).await?;
    forget_old(op, account).await
}

/// Whether it is one of the last passwords.
async fn was_used(app: &App, account: AccountId, password: &str, history: usize) -> Result<bool> {
    #[derive(FromQueryResult)]
    struct Row {
        password_hash: String,
    }
    let sql = format!(
        "SELECT password_hash FROM password_history WHERE account_id = $1 ORDER BY set_at DESC, id DESC LIMIT {history}"
    );
    let rows: Vec<Row> = app.db().read().all(&sql, [cell(account.0)]).await?;
    for row in rows {
        if app.hashing().verify(password, Some(&row.password_hash)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps no more former passwords than the policy asks for.
async fn forget_old(op: &Op, account: AccountId) -> Result<()> {
    let history = op.app().settings().security.password.history;
    let sql = format!(
        "DELETE FROM password_history WHERE account_id = $1 AND id NOT IN (SELECT id FROM password_history \
         WHERE account_id = $1 ORDER BY set_at DESC, id DESC LIMIT {history})"
    );
    op.session().run(&sql, [cell(account.0)]).await.map(drop)
}
