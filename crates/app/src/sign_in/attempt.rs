//! Attempts to sign in, counted before they are made: whoever tries many at once gets no more of them.

use std::collections::HashSet;

use guatu_db::{FromQueryResult, Session, cell};
use guatu_domain::password::{LockRule, PER_ACCOUNT, PER_ACCOUNT_AND_SOURCE, PER_SOURCE};
use guatu_kernel::{Error, ErrorCode, Result, Timestamp};
use sha2::{Digest, Sha256};

use crate::App;

const SECOND: i64 = 1_000_000;

/// One attempt, as it was counted: against the account from this source, against the source, against the account.
#[derive(Debug)]
pub(crate) struct Attempt([Counter; 3]);

#[derive(Debug, Clone)]
struct Counter {
    login: String,
    source: String,
    rule: LockRule,
}

#[derive(FromQueryResult)]
struct Row {
    failures: i64,
    locked_until: Option<i64>,
}

impl Row {
    fn check(&self, now: Timestamp) -> Result<()> {
        let Some(wait) = self.locked_until.map(|until| until - now.micros()).filter(|wait| *wait > 0) else {
            return Ok(());
        };
        let seconds = wait.div_euclid(SECOND) + i64::from(wait % SECOND > 0);
        Err(Error::new(ErrorCode::TooMany).with("seconds", seconds))
    }
}

/// A login as the counters know it. People type passwords into the wrong box: what they typed is not kept.
pub(crate) fn key(login: &str) -> String {
    hex::encode(&Sha256::digest(login.as_bytes())[..16])
}

impl Attempt {
    /// Counts an attempt.
    ///
    /// # Errors
    /// `too_many` with the seconds to wait while one of the counters is locked; such an attempt is not counted.
    pub async fn take(app: &App, source: &str, login: &str) -> Result<Self> {
        let counter = |login: &str, source: &str, rule| Counter { login: login.into(), source: source.into(), rule };
        let login = key(login);
        let counters = [
            counter(&login, source, PER_ACCOUNT_AND_SOURCE),
            counter("", source, PER_SOURCE),
            counter(&login, "", PER_ACCOUNT),
        ];
        count(app, &counters).await?;
        Ok(Self(counters))
    }

    /// The attempt was right: the account's failures from this source are forgotten, and this one was no failure elsewhere.
    pub async fn was_right(&self, session: &Session) -> Result<()> {
        let [own, rest @ ..] = &self.0;
        let sql = "DELETE FROM sign_in_failure WHERE login = $1 AND source = $2";
        session.run(sql, [cell(own.login.as_str()), cell(own.source.as_str())]).await?;
        for counter in rest {
            let sql = "UPDATE sign_in_failure SET failures = failures - 1, locked_until = NULL \
                       WHERE login = $1 AND source = $2 AND failures > 0";
            session.run(sql, [cell(counter.login.as_str()), cell(counter.source.as_str())]).await?;
        }
        Ok(())
    }
}

/// Counts a failure that concerns no account: somebody whom the provider knows and nobody here, a forged return.
///
/// # Errors
/// `too_many` while the source is locked.
pub(crate) async fn failed(app: &App, source: &str) -> Result<()> {
    count(app, &[Counter { login: String::new(), source: source.into(), rule: PER_SOURCE }]).await
}

/// Whether somebody at this source may try at all; counts nothing.
///
/// # Errors
/// `too_many` while the source is locked.
pub(crate) async fn may_try(app: &App, source: &str) -> Result<()> {
    let sql = "SELECT failures, locked_until FROM sign_in_failure WHERE login = '' AND source = $1";
    let row: Option<Row> = app.db().read().one(sql, [cell(source)]).await?;
    row.map_or(Ok(()), |row| row.check(app.now()))
}

async fn count(app: &App, counters: &[Counter]) -> Result<()> {
    let session = app.db().write().await?;
    for counter in counters {
        counter.count(&session, app.now()).await?;
    }
    session.commit().await
}

impl Counter {
    async fn count(&self, session: &Session, now: Timestamp) -> Result<()> {
        let sql = "INSERT INTO sign_in_failure (login, source, failures, last_at) VALUES ($1, $2, 1, $3) \
                   ON CONFLICT (login, source) DO UPDATE SET last_at = excluded.last_at, \
                   failures = CASE WHEN sign_in_failure.last_at < $4 THEN 1 ELSE sign_in_failure.failures + 1 END \
                   RETURNING failures, locked_until";
        let forgotten = now.micros() - LockRule::FORGOTTEN_AFTER * SECOND;
        let values = [cell(self.login.as_str()), cell(self.source.as_str()), cell(now.micros()), cell(forgotten)];
        let row: Row = session.one(sql, values).await?.ok_or_else(|| Error::internal("a counter that is not there"))?;
        row.check(now)?;
        if let Some(seconds) = self.rule.seconds(row.failures) {
            let sql = "UPDATE sign_in_failure SET locked_until = $1 WHERE login = $2 AND source = $3";
            let until = now.micros() + seconds * SECOND;
            session.run(sql, [cell(until), cell(self.login.as_str()), cell(self.source.as_str())]).await?;
        }
        Ok(())
    }
}

/// The keys of logins that are locked for somebody.
pub(crate) async fn locked(session: &Session, now: Timestamp) -> Result<HashSet<String>> {
    #[derive(FromQueryResult)]
    struct Row {
        login: String,
    }
    let sql = "SELECT DISTINCT login FROM sign_in_failure WHERE locked_until > $1 AND login <> ''";
    let rows: Vec<Row> = session.all(sql, [cell(now.micros())]).await?;
    Ok(rows.into_iter().map(|row| row.login).collect())
}

/// Forgets the failures of a login from everywhere.
pub(crate) async fn forget(session: &Session, login: &str) -> Result<()> {
    session.run("DELETE FROM sign_in_failure WHERE login = $1", [cell(key(login))]).await.map(drop)
}

/// Forgets rows of failures that no longer count.
pub(crate) async fn forget_old(session: &Session, now: Timestamp) -> Result<()> {
    let sql = "DELETE FROM sign_in_failure WHERE last_at < $1 AND (locked_until IS NULL OR locked_until < $2)";
    let forgotten = now.micros() - LockRule::FORGOTTEN_AFTER * SECOND;
    session.run(sql, [cell(forgotten), cell(now.micros())]).await.map(drop)
}
