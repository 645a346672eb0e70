//! Tokens for programs that act for somebody.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use guatu_db::{FromQueryResult, cell, inconsistent};
use guatu_domain::access::{Duty, Permission};
use guatu_domain::written::label;
use guatu_kernel::{Error, ErrorCode, Result, Timestamp, TokenId, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::at;
use crate::Op;
use crate::access::store::permissions;
use crate::access::token_hash;
use crate::project::store::instant;
use crate::sign_in::session::{Signed, new_token};

/// A token to issue.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewTokenBody {
    /// What it is for.
    pub name: String,
    /// Codes of permissions, of those one has oneself.
    pub permissions: Vec<String>,
    /// Its last day, at most a year away.
    pub expires_on: NaiveDate,
}

/// A token, without itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenView {
    pub id: TokenId,
    pub name: String,
    #[schema(value_type = Vec<String>)]
    pub permissions: BTreeSet<Permission>,
    pub created_at: Timestamp,
    pub expires_on: NaiveDate,
    pub seen_at: Option<Timestamp>,
}

/// A token, shown this once.
#[derive(Serialize, ToSchema)]
pub struct IssuedToken {
    /// What the program sends: `Authorization: Bearer …`.
    pub token: String,
    pub line: TokenView,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    permissions: String,
    created_at: i64,
    expires_on: NaiveDate,
    seen_at: Option<i64>,
}

impl TryFrom<Row> for TokenView {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("token", column, row.id);
        Ok(Self {
            id: TokenId(row.id),
            permissions: permissions(&row.permissions).ok_or_else(|| broken("permissions"))?,
            created_at: instant(row.created_at).ok_or_else(|| broken("created_at"))?,
            name: row.name,
            expires_on: row.expires_on,
            seen_at: row.seen_at.and_then(instant),
        })
    }
}

const COLUMNS: &str = "id, name, permissions, created_at, expires_on, seen_at";

/// One's own tokens that nobody revoked, the newest first.
pub async fn tokens(op: &mut Op, signed: &Signed) -> Result<Vec<TokenView>> {
    at(signed, &[])?;
    let sql = format!(
        "SELECT {COLUMNS} FROM token WHERE account_id = $1 AND ended_at IS NULL ORDER BY created_at DESC, id DESC"
    );
    let rows: Vec<Row> = op.session().all(&sql, [cell(signed.account.0)]).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The longest a token lives, in days.
const LONGEST: u64 = 366;

/// Issues a token.
///
/// # Errors
/// `forbidden` for a permission that one does not have, and for those by which a token could make itself mightier: looking
/// after accounts and rights takes a person.
pub async fn issue_token(mut op: Op, signed: &Signed, body: NewTokenBody) -> Result<IssuedToken> {
    at(signed, &[])?;
    let name = label(&body.name);
    if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
        return Err(Error::invalid("name", "", Unfit::NameLength).with("limit", 60));
    }
    let today = op.now().date();
    let last = today.checked_add_days(Days::new(LONGEST)).unwrap_or(today);
    if body.expires_on < today || body.expires_on > last {
        return Err(Error::invalid("expires_on", body.expires_on, Unfit::TokenDays));
    }
    let permissions = allowed(&op, &body.permissions)?;
    let token = format!("guatu_{}", new_token(&op));
    let line = TokenView {
        id: TokenId(op.id()),
        name,
        permissions,
        created_at: op.now(),
        expires_on: body.expires_on,
        seen_at: None,
    };
    const COLUMNS: [&str; 7] = ["id", "account_id", "name", "token_hash", "permissions", "created_at", "expires_on"];
    let row = vec![
        cell(line.id.0),
        cell(signed.account.0),
        cell(line.name.as_str()),
        cell(token_hash(&token).to_vec()),
        cell(serde_json::to_string(&line.permissions).map_err(Error::internal)?),
        cell(line.created_at.micros()),
        cell(line.expires_on),
    ];
    op.session().insert("token", &COLUMNS, vec![row]).await?;
    op.record("token.issue", "token", line.id.0, None, Some(&line))?;
    op.commit().await?;
    Ok(IssuedToken { token, line })
}

fn allowed(op: &Op, codes: &[String]) -> Result<BTreeSet<Permission>> {
    let mut permissions = BTreeSet::new();
    for code in codes {
        let permission = Permission::parse(code)
            .ok_or_else(|| Error::invalid("permissions", label(code), Unfit::PermissionUnknown))?;
        let mighty = matches!(permission.duty(), Duty::System | Duty::Security);
        if mighty || !op.actor().rights.allows(permission) {
            return Err(Error::new(ErrorCode::Forbidden).with("permission", permission.as_str()));
        }
        permissions.insert(permission);
    }
    if permissions.is_empty() {
        return Err(Error::invalid("permissions", "", Unfit::RoleEmpty));
    }
    Ok(permissions)
}

/// Revokes one of one's own tokens.
pub async fn revoke_token(mut op: Op, signed: &Signed, id: TokenId) -> Result<()> {
    at(signed, &[])?;
    let sql = format!(
        "UPDATE token SET ended_at = $1 WHERE id = $2 AND account_id = $3 AND ended_at IS NULL RETURNING {COLUMNS}"
    );
    let values = [cell(op.now().micros()), cell(id.0), cell(signed.account.0)];
    let row: Option<Row> = op.session().one(&sql, values).await?;
    let line: TokenView = row.ok_or_else(Error::not_found)?.try_into()?;
    op.access_changed();
    op.record("token.revoke", "token", id.0, Some(&line), None)?;
    op.commit().await
}
