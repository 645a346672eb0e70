//! Sessions: kept on the server under the hash of a random token, and gone the moment they end.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, cell, inconsistent};
use guatu_domain::access::Permission;
use guatu_kernel::{AccountId, Error, ErrorCode, Result, SessionId, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::access::{self, Credential, Moment, Security, token_hash};
use crate::project::store::instant;
use crate::{App, Op};

/// How far signing in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The password was right; the code of the second factor is still to come.
    CodeDue,
    /// The password has to be changed before anything else.
    PasswordDue,
    /// A second factor has to be set up before anything else.
    FactorDue,
    /// Signed in.
    Whole,
}

impl Stage {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CodeDue => "code_due",
            Self::PasswordDue => "password_due",
            Self::FactorDue => "factor_due",
            Self::Whole => "whole",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::CodeDue, Self::PasswordDue, Self::FactorDue, Self::Whole]
            .into_iter()
            .find(|stage| stage.as_str() == text)
    }
}

/// Somebody whose session or token is alive.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Absent for a token.
    pub session: Option<SessionId>,
    pub account: AccountId,
    pub login: String,
    pub stage: Stage,
    /// Whether the session came by the provider.
    pub provider: bool,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    /// The only permissions a token has, of those its account has.
    pub narrowed: Option<BTreeSet<Permission>>,
    /// The last day of a token.
    pub until: Option<NaiveDate>,
}

impl Signed {
    fn alive(&self, security: &Security, now: Timestamp) -> bool {
        if let Some(until) = self.until {
            return now.date() <= until;
        }
        let age = now.micros() - self.created_at.micros();
        let given_up = self.stage != Stage::Whole && age >= UNFINISHED * MINUTE;
        !given_up && is_alive(security, self.created_at.micros(), self.seen_at.micros(), now)
    }
}

const MINUTE: i64 = 60_000_000;

/// Whether a session that was opened and last used at these instants goes on.
fn is_alive(security: &Security, created_at: i64, seen_at: i64, now: Timestamp) -> bool {
    now.micros() - seen_at < security.idle_minutes * MINUTE
        && now.micros() - created_at < security.longest_hours * 60 * MINUTE
}

/// An unfinished sign-in is given up after so many minutes.
const UNFINISHED: i64 = 30;

/// A use is written down at most once in this time, in microseconds: half a minute.
const NOTED_EVERY: i64 = 30_000_000;

/// Whoever stands behind a cookie or token.
///
/// # Errors
/// `unauthenticated` when there is none, it has ended, or its account may not be used.
pub(crate) async fn signed(app: &App, moment: Moment, credential: Credential<'_>) -> Result<Signed> {
    let (Credential::Session(token) | Credential::Token(token)) = credential;
    let hash = token_hash(token);
    let now = app.now();
    let security = &app.settings().security;
    let reading = app.db().read();
    // What was looked up as one kind of credential does not open as the other.
    let is_session = matches!(credential, Credential::Session(_));
    let kept = app.access().session(moment, &hash)?.filter(|signed| signed.session.is_some() == is_session);
    let kept = kept.filter(|signed| signed.alive(security, now));
    let signed = match kept {
        Some(signed) => signed,
        None => {
            let found = match credential {
                Credential::Session(_) => find(&reading, &hash).await?,
                Credential::Token(_) => find_token(&reading, &hash).await?,
            };
            let alive = found.filter(|signed| signed.alive(security, now));
            let signed = alive.ok_or_else(|| Error::new(ErrorCode::Unauthenticated))?;
            app.access().keep_session(moment, hash, signed.clone())?;
            signed
        }
    };
    if now.micros() - signed.seen_at.micros() >= NOTED_EVERY {
        note_use(app, &signed, &hash, now).await?;
    }
    Ok(signed)
}

async fn note_use(app: &App, signed: &Signed, hash: &[u8; 32], now: Timestamp) -> Result<()> {
    let session = app.db().write().await?;
    // The account before the session, as everywhere: writers in different orders would wait for each other for ever.
    session.run("UPDATE account SET seen_at = $1 WHERE id = $2", [cell(now.micros()), cell(signed.account.0)]).await?;
    let table = if signed.session.is_some() { "session" } else { "token" };
    let sql = format!("UPDATE {table} SET seen_at = $1 WHERE token_hash = $2");
    session.run(&sql, [cell(now.micros()), cell(hash.to_vec())]).await?;
    session.commit().await?;
    app.access().touch(hash, now)
}

async fn find(session: &guatu_db::Session, hash: &[u8; 32]) -> Result<Option<Signed>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        account_id: Uuid,
        login: String,
        stage: String,
        provider: bool,
        created_at: i64,
        seen_at: i64,
    }
    let sql = "SELECT s.id, s.account_id, a.login, s.stage, s.provider, s.created_at, s.seen_at FROM session s \
               JOIN account a ON a.id = s.account_id WHERE s.token_hash = $1 AND s.ended_at IS NULL AND a.state = 'active'";
    let Some(row) = session.one::<Row>(sql, [cell(hash.to_vec())]).await? else { return Ok(None) };
    let broken = |column| inconsistent("session", column, row.id);
    Ok(Some(Signed {
        session: Some(SessionId(row.id)),
        account: AccountId(row.account_id),
        stage: Stage::parse(&row.stage).ok_or_else(|| broken("stage"))?,
        created_at: instant(row.created_at).ok_or_else(|| broken("created_at"))?,
        seen_at: instant(row.seen_at).ok_or_else(|| broken("seen_at"))?,
        login: row.login,
        provider: row.provider,
        narrowed: None,
        until: None,
    }))
}

async fn find_token(session: &guatu_db::Session, hash: &[u8; 32]) -> Result<Option<Signed>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        account_id: Uuid,
        login: String,
        permissions: String,
        created_at: i64,
        seen_at: Option<i64>,
        expires_on: NaiveDate,
    }
    let sql = "SELECT t.id, t.account_id, a.login, t.permissions, t.created_at, t.seen_at, t.expires_on FROM token t \
               JOIN account a ON a.id = t.account_id WHERE t.token_hash = $1 AND t.ended_at IS NULL AND a.state = 'active'";
    let Some(row) = session.one::<Row>(sql, [cell(hash.to_vec())]).await? else { return Ok(None) };
    let broken = |column| inconsistent("token", column, row.id);
    let created_at = instant(row.created_at).ok_or_else(|| broken("created_at"))?;
    Ok(Some(Signed {
        session: None,
        account: AccountId(row.account_id),
        login: row.login,
        stage: Stage::Whole,
        provider: false,
        created_at,
        seen_at: row.seen_at.and_then(instant).unwrap_or(created_at),
        narrowed: Some(access::store::permissions(&row.permissions).ok_or_else(|| broken("permissions"))?),
        until: Some(row.expires_on),
    }))
}

/// Opens a session for an account and answers with its token, which is told this once and kept nowhere.
pub(crate) async fn open(op: &Op, account: AccountId, stage: Stage, provider: bool, agent: &str) -> Result<String> {
    const COLUMNS: [&str; 9] =
        ["id", "account_id", "token_hash", "stage", "provider", "address", "agent", "created_at", "seen_at"];
    let token = new_token(op);
    let now = op.now().micros();
    let agent: String = agent.chars().filter(|c| !c.is_control()).take(LONGEST_AGENT).collect();
    let row = vec![
        cell(op.id()),
        cell(account.0),
        cell(token_hash(&token).to_vec()),
        cell(stage.as_str()),
        cell(provider),
        cell(op.actor().address.as_str()),
        cell(agent),
        cell(now),
        cell(now),
    ];
    op.session().insert("session", &COLUMNS, vec![row]).await?;
    Ok(token)
}

/// What a browser calls itself is kept up to so many characters.
const LONGEST_AGENT: usize = 300;

/// Two hundred and fifty-six bits as sixty-four hexadecimal digits.
pub(crate) fn new_token(op: &Op) -> String {
    hex::encode(op.secret())
}

/// Takes a session to its next stage under a new token: one that somebody else may have planted or seen is worth nothing
/// afterwards.
///
/// # Errors
/// `unauthenticated` when the session has ended or moved on in between.
pub(crate) async fn renew(op: &mut Op, id: SessionId, from: Stage, to: Stage) -> Result<String> {
    let token = new_token(op);
    let sql = "UPDATE session SET token_hash = $1, stage = $2, seen_at = $3 WHERE id = $4 AND stage = $5 AND ended_at IS NULL";
    let values = [
        cell(token_hash(&token).to_vec()),
        cell(to.as_str()),
        cell(op.now().micros()),
        cell(id.0),
        cell(from.as_str()),
    ];
    if op.session().run(sql, values).await? != 1 {
        return Err(Error::new(ErrorCode::Unauthenticated));
    }
    op.access_changed();
    Ok(token)
}

/// Ends one session of an account.
///
/// # Errors
/// `not_found` when the account has no such live session.
pub(crate) async fn end(op: &mut Op, account: AccountId, id: SessionId, reason: &str) -> Result<()> {
    let sql =
        "UPDATE session SET ended_at = $1, end_reason = $2 WHERE id = $3 AND account_id = $4 AND ended_at IS NULL";
    let values = [cell(op.now().micros()), cell(reason), cell(id.0), cell(account.0)];
    if op.session().run(sql, values).await? != 1 {
        return Err(Error::not_found());
    }
    op.access_changed();
    Ok(())
}

/// Ends every session of an account but one.
pub(crate) async fn end_others(op: &mut Op, account: AccountId, kept: SessionId, reason: &str) -> Result<()> {
    let sql =
        "UPDATE session SET ended_at = $1, end_reason = $2 WHERE account_id = $3 AND id <> $4 AND ended_at IS NULL";
    let values = [cell(op.now().micros()), cell(reason), cell(account.0), cell(kept.0)];
    op.session().run(sql, values).await?;
    op.access_changed();
    Ok(())
}

/// Ends the sessions of an account that came by the provider, but one.
pub(crate) async fn end_of_provider(op: &mut Op, account: AccountId, kept: SessionId, reason: &str) -> Result<()> {
    let sql = "UPDATE session SET ended_at = $1, end_reason = $2 WHERE account_id = $3 AND id <> $4 AND provider \
               AND ended_at IS NULL";
    op.session().run(sql, [cell(op.now().micros()), cell(reason), cell(account.0), cell(kept.0)]).await?;
    op.access_changed();
    Ok(())
}

/// Whether a session of an account is whole and alive.
pub(crate) async fn is_whole(op: &Op, account: AccountId, id: SessionId) -> Result<bool> {
    Ok(devices(op, account).await?.iter().any(|device| device.id == id.0))
}

/// Ends every session of an account: its roles have changed, or it may not be used any more.
pub(crate) async fn end_all(op: &mut Op, account: AccountId, reason: &str) -> Result<()> {
    let sql = "UPDATE session SET ended_at = $1, end_reason = $2 WHERE account_id = $3 AND ended_at IS NULL";
    op.session().run(sql, [cell(op.now().micros()), cell(reason), cell(account.0)]).await?;
    op.access_changed();
    Ok(())
}

/// Ends every session and revokes every token of an account.
pub(crate) async fn end_everything(op: &mut Op, account: AccountId, reason: &str) -> Result<()> {
    end_all(op, account, reason).await?;
    end_tokens(op, account).await
}

/// Revokes every token of an account.
pub(crate) async fn end_tokens(op: &Op, account: AccountId) -> Result<()> {
    let sql = "UPDATE token SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL";
    op.session().run(sql, [cell(op.now().micros()), cell(account.0)]).await.map(drop)
}

/// A live session, as its owner sees it.
#[derive(FromQueryResult)]
pub(crate) struct Device {
    pub id: Uuid,
    pub address: String,
    pub agent: String,
    pub provider: bool,
    pub created_at: i64,
    pub seen_at: i64,
}

/// The sessions of an account that are still alive, the last used first.
pub(crate) async fn devices(op: &Op, account: AccountId) -> Result<Vec<Device>> {
    let sql = "SELECT id, address, agent, provider, created_at, seen_at FROM session WHERE account_id = $1 AND ended_at IS NULL \
               AND stage = 'whole' ORDER BY seen_at DESC, id";
    let mut devices: Vec<Device> = op.session().all(sql, [cell(account.0)]).await?;
    let security = &op.app().settings().security;
    devices.retain(|device| is_alive(security, device.created_at, device.seen_at, op.now()));
    Ok(devices)
}
