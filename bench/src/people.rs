//! Who asks: two people with a session each, put straight into the database.

use anyhow::Result;
use guatu_db::{Session, cell};
use guatu_domain::access::BuiltIn;
use guatu_kernel::time::SystemClock;
use guatu_kernel::{Clock, OrgId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::workload;

/// Session token of the key-project office, which sees the whole district.
pub const OFFICE: &str = "bench-office";
/// Session token of somebody who sees the same rows unit by unit: a grant over a tree of [`UNITS`] units.
pub const SCOPED: &str = "bench-scoped";
/// How many units the tree has.
pub const UNITS: usize = 300;

/// Fills the tree up with units that have no projects, and lets the two sign in.
pub async fn admit(session: &Session) -> Result<()> {
    let now = SystemClock.now().micros();
    let district = workload::district().id;
    let rows = (workload::units().len()..UNITS).map(|number| {
        let name = format!("第{number}科室");
        vec![cell(workload::id(7, number as u128)), cell(name), cell("unit"), cell(district.0), cell(now)]
    });
    session.insert("org", &["id", "name", "kind", "parent_id", "recorded_at"], rows.collect()).await?;
    for (place, (token, org)) in [(OFFICE, None), (SCOPED, Some(district))].into_iter().enumerate() {
        admit_one(session, place as u128, token, org, now).await?;
    }
    Ok(())
}

async fn admit_one(session: &Session, place: u128, token: &str, org: Option<OrgId>, now: i64) -> Result<()> {
    const ACCOUNT: [&str; 7] = ["id", "login", "name", "state", "must_change", "created_at", "approved_at"];
    const GRANT: [&str; 8] = ["id", "account_id", "role_id", "org_id", "from_on", "reason", "granted_by", "granted_at"];
    const SESSION: [&str; 9] =
        ["id", "account_id", "token_hash", "stage", "provider", "address", "agent", "created_at", "seen_at"];
    let account: Uuid = workload::id(8, place);
    let role = BuiltIn::ALL[0].role().id;
    let row = vec![cell(account), cell(token), cell(token), cell("active"), cell(false), cell(now), cell(now)];
    session.insert("account", &ACCOUNT, vec![row]).await?;
    let from = workload::as_of();
    let mut row = vec![cell(workload::id(9, place)), cell(account), cell(role.0), cell(org.map(|org| org.0))];
    row.extend([cell(from), cell(""), cell("bench"), cell(now)]);
    session.insert("role_grant", &GRANT, vec![row]).await?;
    let hash = Sha256::digest(token).to_vec();
    let mut row = vec![cell(workload::id(10, place)), cell(account), cell(hash), cell("whole"), cell(false)];
    row.extend([cell(""), cell("bench"), cell(now), cell(now)]);
    Ok(session.insert("session", &SESSION, vec![row]).await?)
}
