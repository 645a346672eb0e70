//! Roles and grants in the database.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::access::{BuiltIn, Grant, OrgTree, Permission, Rights, Role};
use guatu_kernel::{AccountId, Bilingual, Error, ErrorCode, GrantId, OrgId, Result, RoleId};
use uuid::Uuid;

/// Every role that can be granted: the built-in ones first, then those made here, by name.
pub(crate) async fn roles(session: &Session) -> Result<Vec<Role>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        code: String,
        name_zh: String,
        name_en: String,
        permissions: String,
        second_factor: bool,
    }
    let sql = "SELECT id, code, name_zh, name_en, permissions, second_factor FROM role WHERE ended_at IS NULL ORDER BY code, id";
    let mut roles: Vec<Role> = BuiltIn::ALL.iter().map(BuiltIn::role).collect();
    for row in session.all::<Row>(sql, []).await? {
        roles.push(Role {
            id: RoleId(row.id),
            code: row.code,
            name: Bilingual { zh: row.name_zh, en: row.name_en },
            permissions: permissions(&row.permissions).ok_or_else(|| inconsistent("role", "permissions", row.id))?,
            second_factor: row.second_factor,
            built_in: false,
        });
    }
    Ok(roles)
}

/// `["project.read", …]` as a column keeps it. A code that this program does not know makes it unreadable: better no role
/// than one that means something else.
pub(crate) fn permissions(text: &str) -> Option<BTreeSet<Permission>> {
    let codes: Vec<String> = serde_json::from_str(text).ok()?;
    codes.iter().map(|code| Permission::parse(code)).collect()
}

#[derive(FromQueryResult)]
struct GrantRow {
    id: Uuid,
    account_id: Uuid,
    role_id: Uuid,
    org_id: Option<Uuid>,
    from_on: NaiveDate,
    to_on: Option<NaiveDate>,
}

impl From<GrantRow> for Grant {
    fn from(row: GrantRow) -> Self {
        Self {
            id: GrantId(row.id),
            account: AccountId(row.account_id),
            role: RoleId(row.role_id),
            org: row.org_id.map(OrgId),
            from: row.from_on,
            to: row.to_on,
        }
    }
}

const GRANT: &str = "SELECT id, account_id, role_id, org_id, from_on, to_on FROM role_grant WHERE ended_at IS NULL";

/// The grants of an account that nobody ended, past and future ones too.
pub(crate) async fn grants_of(session: &Session, account: AccountId) -> Result<Vec<Grant>> {
    let rows: Vec<GrantRow> =
        session.all(&format!("{GRANT} AND account_id = $1 ORDER BY id"), [cell(account.0)]).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// All grants that nobody ended.
pub(crate) async fn grants(session: &Session) -> Result<Vec<Grant>> {
    let rows: Vec<GrantRow> = session.all(&format!("{GRANT} ORDER BY id"), []).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(crate) async fn org_tree(session: &Session) -> Result<OrgTree> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        parent_id: Option<Uuid>,
    }
    let rows: Vec<Row> = session.all("SELECT id, parent_id FROM org ORDER BY id", []).await?;
    Ok(OrgTree::new(rows.into_iter().map(|row| (OrgId(row.id), row.parent_id.map(OrgId)))))
}

/// What an account's grants add up to on a day.
pub(crate) async fn rights(session: &Session, account: AccountId, day: NaiveDate) -> Result<Rights> {
    let roles: HashMap<RoleId, Role> = roles(session).await?.into_iter().map(|role| (role.id, role)).collect();
    let tree = org_tree(session).await?;
    let mut rights = Rights::default();
    for grant in grants_of(session, account).await?.iter().filter(|grant| grant.holds_on(day)) {
        if let Some(role) = roles.get(&grant.role) {
            rights.add(role.permissions.iter().copied(), &tree.scope(grant.org));
        }
    }
    Ok(rights)
}

/// The account with this sign-in name, if it may be used.
pub(crate) async fn active(session: &Session, login: &str) -> Result<AccountId> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        state: String,
    }
    let row: Option<Row> = session.one("SELECT id, state FROM account WHERE login = $1", [cell(login)]).await?;
    let row = row.ok_or_else(|| Error::not_found().with("account", login))?;
    if row.state == "active" {
        Ok(AccountId(row.id))
    } else {
        Err(Error::new(ErrorCode::AccountInert).with("state", row.state))
    }
}
