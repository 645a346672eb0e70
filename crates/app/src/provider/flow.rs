//! A flow: the walk of one browser to the provider and back. Its row holds hashes only; what proves the walk is in the
//! browser's cookie, and everything else is derived from that.

use guatu_db::{FromQueryResult, Session, cell};
use guatu_kernel::{AccountId, Error, ErrorCode, Result, SessionId, Timestamp};
use uuid::Uuid;

use super::claims::Proof;
use crate::access::token_hash;
use crate::sign_in::session::new_token;
use crate::{App, Op};

/// How long somebody may take at the provider, in seconds.
pub const LASTS: i64 = 600;
/// So many walks that were begun and not ended may come from one address.
const MOST_FROM_ONE_ADDRESS: i64 = 100;
const SECOND: i64 = 1_000_000;

/// The secrets of a walk that begins.
pub(super) struct Walk {
    /// Goes to the provider and comes back.
    pub state: String,
    /// Stays with the browser.
    pub cookie: String,
}

/// What a walk was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flow {
    /// The page to come back to.
    pub to: String,
    /// The account that an identity is to be linked to, and the session that asked for it; none for signing in.
    pub link: Option<(AccountId, SessionId)>,
}

/// How a returning browser stands to the flows that are open.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Open(Flow),
    /// It was this browser's, and took too long.
    Expired(Flow),
    /// None, or another browser's, or one that was used.
    Unknown,
}

/// What a browser's cookie proves: the verifier of PKCE and the nonce, neither of which is kept.
pub(super) fn proof(cookie: &str) -> Proof {
    let derived = |what: &str| hex::encode(token_hash(&format!("{what} {cookie}")));
    Proof { verifier: derived("verifier"), nonce: derived("nonce") }
}

/// Begins a flow.
///
/// # Errors
/// `too_many` when too many were begun from this address and never ended.
pub(super) async fn begin(op: &Op, flow: &Flow) -> Result<Walk> {
    let now = op.now().micros();
    op.session().run("DELETE FROM provider_flow WHERE created_at < $1", [cell(now - 2 * LASTS * SECOND)]).await?;
    let address = op.actor().address.as_str();
    let sql = "SELECT count(*) FROM provider_flow WHERE address = $1 AND created_at > $2";
    let open = op.session().number(sql, [cell(address), cell(now - LASTS * SECOND)]).await?;
    if open >= MOST_FROM_ONE_ADDRESS {
        return Err(Error::new(ErrorCode::TooMany).with("seconds", LASTS));
    }
    let walk = Walk { state: new_token(op), cookie: new_token(op) };
    const COLUMNS: [&str; 7] =
        ["state_hash", "browser_hash", "return_to", "account_id", "session_id", "address", "created_at"];
    let row = vec![
        cell(token_hash(&walk.state).to_vec()),
        cell(token_hash(&walk.cookie).to_vec()),
        cell(flow.to.as_str()),
        cell(flow.link.map(|(account, _)| account.0)),
        cell(flow.link.map(|(_, session)| session.0)),
        cell(address),
        cell(now),
    ];
    op.session().insert("provider_flow", &COLUMNS, vec![row]).await?;
    Ok(walk)
}

/// Takes the flow that a browser comes back from, once: of two that come at the same moment one finds nothing. Another
/// browser takes nothing away.
pub(super) async fn take(app: &App, state: &str, cookie: &str) -> Result<Found> {
    #[derive(FromQueryResult)]
    struct Row {
        return_to: String,
        account_id: Option<Uuid>,
        session_id: Option<Uuid>,
        created_at: i64,
    }
    let session: Session = app.db().write().await?;
    let sql = "DELETE FROM provider_flow WHERE state_hash = $1 AND browser_hash = $2 \
               RETURNING return_to, account_id, session_id, created_at";
    let values = [cell(token_hash(state).to_vec()), cell(token_hash(cookie).to_vec())];
    let row: Option<Row> = session.one(sql, values).await?;
    session.commit().await?;
    let Some(row) = row else { return Ok(Found::Unknown) };
    let link = row.account_id.map(AccountId).zip(row.session_id.map(SessionId));
    let flow = Flow { to: row.return_to, link };
    Ok(if is_over(row.created_at, app.now()) { Found::Expired(flow) } else { Found::Open(flow) })
}

fn is_over(created_at: i64, now: Timestamp) -> bool {
    now.micros() - created_at >= LASTS * SECOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cookie_proves_is_its_own_and_shows_nothing_of_it() {
        let (one, other) = (proof("cookie"), proof("other cookie"));
        assert_ne!(one.verifier, other.verifier);
        assert_ne!(one.nonce, other.nonce);
        assert_ne!(one.verifier, one.nonce);
        // RFC 7636 asks for 43 to 128 characters.
        assert_eq!(one.verifier.len(), 64);
    }
}
