//! Roles and grants in the database.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::access::{BuiltIn, Grant, OrgTree, Permission, Rights, Role};
use guatu_kernel::{AccountId, Bilingual, Error, ErrorCode, GrantId, OrgId, Result, RoleId, Timestamp};
use uuid::Uuid;

use super::view::GrantView;
use crate::Op;

/// Every role that can be granted: the built-in ones first, then those made here.
pub(crate) async fn roles(session: &Session) -> Result<Vec<Role>> {
    read_roles(session, "WHERE ended_at IS NULL").await
}

/// Those that were removed too, for the names in old grants.
pub(crate) async fn all_roles(session: &Session) -> Result<Vec<Role>> {
    read_roles(session, "").await
}

async fn read_roles(session: &Session, which: &str) -> Result<Vec<Role>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        code: String,
        name_zh: String,
        name_en: String,
        permissions: String,
        second_factor: bool,
    }
    let sql =
        format!("SELECT id, code, name_zh, name_en, permissions, second_factor FROM role {which} ORDER BY name_zh, id");
    let mut roles: Vec<Role> = BuiltIn::ALL.iter().map(BuiltIn::role).collect();
    for row in session.all::<Row>(&sql, []).await? {
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

/// A grant that nobody ended.
///
/// # Errors
/// `not_found` when there is no such grant.
pub(crate) async fn grant(session: &Session, id: GrantId) -> Result<Grant> {
    let row: Option<GrantRow> = session.one(&format!("{GRANT} AND id = $1"), [cell(id.0)]).await?;
    row.map(Into::into).ok_or_else(Error::not_found)
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
    let grants = grants_of(session, account).await?;
    Ok(sum(&roles, &tree, grants.iter().filter(|grant| grant.holds_on(day))))
}

/// What grants add up to: each permission of each role over the subtree it was granted for.
pub(crate) fn sum<'a>(
    roles: &HashMap<RoleId, Role>,
    tree: &OrgTree,
    grants: impl IntoIterator<Item = &'a Grant>,
) -> Rights {
    let mut rights = Rights::default();
    for grant in grants {
        if let Some(role) = roles.get(&grant.role) {
            rights.add(role.permissions.iter().copied(), &tree.scope(grant.org));
        }
    }
    rights
}

/// A role as its row keeps it.
fn permissions_text(role: &Role) -> Result<String> {
    serde_json::to_string(&role.permissions).map_err(Error::internal)
}

pub(crate) async fn insert_role(session: &Session, role: &Role, now: Timestamp) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "code", "name_zh", "name_en", "permissions", "second_factor", "recorded_at"];
    let row = vec![
        cell(role.id.0),
        cell(role.code.as_str()),
        cell(role.name.zh.as_str()),
        cell(role.name.en.as_str()),
        cell(permissions_text(role)?),
        cell(role.second_factor),
        cell(now.micros()),
    ];
    session.insert("role", &COLUMNS, vec![row]).await
}

pub(crate) async fn update_role(session: &Session, role: &Role) -> Result<()> {
    let sql = "UPDATE role SET name_zh = $1, name_en = $2, permissions = $3, second_factor = $4 WHERE id = $5";
    let (zh, en) = (role.name.zh.as_str(), role.name.en.as_str());
    let values = [cell(zh), cell(en), cell(permissions_text(role)?), cell(role.second_factor), cell(role.id.0)];
    session.run(sql, values).await.map(drop)
}

pub(crate) async fn insert_grant(op: &Op, grant: &Grant, reason: &str) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "account_id", "role_id", "org_id", "from_on", "to_on", "reason", "granted_by", "granted_at"];
    let row = vec![
        cell(grant.id.0),
        cell(grant.account.0),
        cell(grant.role.0),
        cell(grant.org.map(|org| org.0)),
        cell(grant.from),
        cell(grant.to),
        cell(reason),
        cell(op.actor().name.as_str()),
        cell(op.now().micros()),
    ];
    op.session().insert("role_grant", &COLUMNS, vec![row]).await
}

pub(crate) async fn end_grant(op: &Op, id: GrantId) -> Result<()> {
    let sql = "UPDATE role_grant SET ended_at = $1, ended_by = $2 WHERE id = $3";
    op.session().run(sql, [cell(op.now().micros()), cell(op.actor().name.as_str()), cell(id.0)]).await.map(drop)
}

/// Gives a grant an earlier last day.
pub(crate) async fn shorten_grant(session: &Session, id: GrantId, last: NaiveDate) -> Result<()> {
    session.run("UPDATE role_grant SET to_on = $1 WHERE id = $2", [cell(last), cell(id.0)]).await.map(drop)
}

/// A grant with the names that a page shows.
#[derive(FromQueryResult)]
pub(crate) struct GrantLine {
    id: Uuid,
    account_id: Uuid,
    login: String,
    name: String,
    role_id: Uuid,
    org_id: Option<Uuid>,
    org_name: Option<String>,
    from_on: NaiveDate,
    to_on: Option<NaiveDate>,
    reason: String,
    granted_by: String,
    granted_at: i64,
    ended_by: Option<String>,
    ended_at: Option<i64>,
}

impl GrantLine {
    pub fn view(self, roles: &HashMap<RoleId, Role>, today: NaiveDate) -> Result<GrantView> {
        let role = roles.get(&RoleId(self.role_id)).ok_or_else(|| inconsistent("role_grant", "role_id", self.id))?;
        let granted_at =
            Timestamp::from_micros(self.granted_at).ok_or_else(|| inconsistent("role_grant", "granted_at", self.id))?;
        let grant = Grant {
            id: GrantId(self.id),
            account: AccountId(self.account_id),
            role: role.id,
            org: self.org_id.map(OrgId),
            from: self.from_on,
            to: self.to_on,
        };
        Ok(GrantView {
            id: grant.id,
            account: grant.account,
            login: self.login,
            person: self.name,
            role: role.id,
            role_name: role.name.clone(),
            org: grant.org,
            org_name: self.org_name,
            from: grant.from,
            to: grant.to,
            reason: self.reason,
            granted_by: self.granted_by,
            granted_at,
            holds: grant.holds_on(today) && self.ended_at.is_none(),
            ended_by: self.ended_by,
            ended_at: self.ended_at.and_then(Timestamp::from_micros),
        })
    }
}

/// Grants with their names, the latest first; of one account, or of all.
pub(crate) async fn grant_lines(session: &Session, account: Option<AccountId>, ended: bool) -> Result<Vec<GrantLine>> {
    let whose = if account.is_some() { "g.account_id = $1" } else { "1 = 1" };
    let living = if ended { "1 = 1" } else { "g.ended_at IS NULL" };
    let sql = format!(
        "SELECT g.id, g.account_id, a.login, a.name, g.role_id, g.org_id, o.name AS org_name, g.from_on, g.to_on, g.reason, \
         g.granted_by, g.granted_at, g.ended_by, g.ended_at FROM role_grant g JOIN account a ON a.id = g.account_id \
         LEFT JOIN org o ON o.id = g.org_id WHERE {whose} AND {living} ORDER BY g.granted_at DESC, g.id DESC"
    );
    session.all(&sql, account.map(|account| cell(account.0))).await
}

/// An account as those who give rights see it.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Account {
    pub login: String,
    pub name: String,
    pub state: String,
}

/// # Errors
/// `not_found` when there is no such account.
pub(crate) async fn account(session: &Session, id: AccountId) -> Result<Account> {
    let sql = "SELECT login, name, state FROM account WHERE id = $1";
    session.one(sql, [cell(id.0)]).await?.ok_or_else(|| Error::not_found().with("account", id.to_string()))
}

/// Whether one of an account's roles asks for a second factor, on a day or later.
pub(crate) async fn needs_factor(session: &Session, account: AccountId, day: NaiveDate) -> Result<bool> {
    Ok(held_on(session, account, day).await?.iter().any(Role::needs_factor))
}

/// Whether an account is one of the three administrators, today or later.
pub(crate) async fn is_administrator(session: &Session, account: AccountId, day: NaiveDate) -> Result<bool> {
    Ok(held_on(session, account, day).await?.iter().any(Role::is_administrator))
}

/// The roles that an account has on a day or later.
async fn held_on(session: &Session, account: AccountId, day: NaiveDate) -> Result<Vec<Role>> {
    let grants = grants_of(session, account).await?;
    let mut roles = roles(session).await?;
    roles.retain(|role| grants.iter().any(|it| it.role == role.id && it.is_alive_on(day)));
    Ok(roles)
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
