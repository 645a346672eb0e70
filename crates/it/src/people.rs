//! People for tests, put straight into the database: an account with one role, and a session that is alive.

use guatu_db::{Db, cell};
use guatu_domain::access::BuiltIn;
use guatu_kernel::{AccountId, OrgId, RoleId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::app::the_morning;

/// Sign-in name and session token of the key-project office, whose requests the tests make unless they say otherwise.
pub const OFFICE: &str = "office";

/// The same of the office's head, who answers what it asks for. [`crate::TestApp::with_head`] admits them.
pub const HEAD: &str = "head";

/// The id of an admitted account.
pub fn account(login: &str) -> AccountId {
    AccountId(id("account", login))
}

/// The id of a built-in role.
pub fn role(code: &str) -> RoleId {
    BuiltIn::find(code).expect("a built-in role").role().id
}

fn id(what: &str, login: &str) -> Uuid {
    Uuid::from_slice(&Sha256::digest(format!("{what} {login}"))[..16]).expect("sixteen bytes")
}

/// An account with a built-in role over a unit's subtree, or over the whole district. Its session token is its name.
pub async fn admit(db: &Db, login: &str, role_code: &str, org: Option<OrgId>) {
    admit_without_role(db, login).await;
    give(db, login, role_code, org).await;
}

/// An account that holds no role.
pub async fn admit_without_role(db: &Db, login: &str) {
    const ACCOUNT: [&str; 7] = ["id", "login", "name", "state", "must_change", "created_at", "approved_at"];
    let now = the_morning().timestamp_micros();
    let row = vec![cell(account(login).0), cell(login), cell(login), cell("active"), cell(false), cell(now), cell(now)];
    let session = db.write().await.expect("a transaction");
    session.insert("account", &ACCOUNT, vec![row]).await.expect("an account");
    session.commit().await.expect("committed");
    sign_in(db, login, now).await;
}

/// Gives an account one more role, for four hundred days past and open-ended.
pub async fn give(db: &Db, login: &str, role_code: &str, org: Option<OrgId>) {
    const GRANT: [&str; 8] = ["id", "account_id", "role_id", "org_id", "from_on", "reason", "granted_by", "granted_at"];
    let from = the_morning().date_naive() - chrono::Days::new(400);
    let place = org.map_or_else(String::new, |org| org.to_string());
    let row = vec![
        cell(id(&format!("grant {role_code} {place}"), login)),
        cell(account(login).0),
        cell(role(role_code).0),
        cell(org.map(|org| org.0)),
        cell(from),
        cell(""),
        cell("test"),
        cell(the_morning().timestamp_micros()),
    ];
    let session = db.write().await.expect("a transaction");
    session.insert("role_grant", &GRANT, vec![row]).await.expect("a grant");
    session.run("UPDATE counter SET value = value + 1 WHERE name = 'access'", []).await.expect("the counter");
    session.commit().await.expect("committed");
}

/// Gives an admitted account a session whose token is its name, opened at an instant in microseconds.
pub async fn sign_in(db: &Db, login: &str, now: i64) {
    const SESSION: [&str; 9] =
        ["id", "account_id", "token_hash", "stage", "provider", "address", "agent", "created_at", "seen_at"];
    let account = Sha256::digest(format!("account {login}"));
    let row = vec![
        cell(Uuid::from_slice(&Sha256::digest(format!("session {login} {now}"))[..16]).expect("sixteen bytes")),
        cell(Uuid::from_slice(&account[..16]).expect("sixteen bytes")),
        cell(Sha256::digest(login).to_vec()),
        cell("whole"),
        cell(false),
        cell("127.0.0.1"),
        cell("test"),
        cell(now),
        cell(now),
    ];
    let session = db.write().await.expect("a transaction");
    session
        .run("DELETE FROM session WHERE token_hash = $1", [cell(Sha256::digest(login).to_vec())])
        .await
        .expect("none");
    session.insert("session", &SESSION, vec![row]).await.expect("a session");
    session.run("UPDATE counter SET value = value + 1 WHERE name = 'access'", []).await.expect("the counter");
    session.commit().await.expect("committed");
}
