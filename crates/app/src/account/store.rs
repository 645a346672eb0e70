//! Accounts in the database.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::account::AccountState;
use guatu_kernel::{AccountId, Error, OrgId, PostId, Result, Scope, Timestamp};
use uuid::Uuid;

use crate::Op;
use crate::project::store::instant;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    login: String,
    name: String,
    org_id: Option<Uuid>,
    state: String,
    password_hash: Option<String>,
    password_at: Option<i64>,
    must_change: bool,
    totp_secret: Option<Vec<u8>>,
    totp_pending: Option<Vec<u8>>,
    phone: Option<Vec<u8>>,
    id_number: Option<Vec<u8>>,
    proposed_role: Option<String>,
    created_at: i64,
    approved_at: Option<i64>,
    disabled_at: Option<i64>,
    seen_at: Option<i64>,
}

/// An account with what only the program may see; what is sealed is still sealed.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub org: Option<OrgId>,
    pub state: AccountState,
    pub password_hash: Option<String>,
    pub password_at: Option<Timestamp>,
    pub must_change: bool,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_pending: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    pub id_number: Option<Vec<u8>>,
    pub proposed_role: Option<String>,
    pub created_at: Timestamp,
    pub approved_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
}

impl Account {
    /// An account that needs no approval: of the first run and of a demonstration. It has no password yet.
    pub fn active(op: &Op, login: &str, name: &str) -> Self {
        Self {
            id: AccountId(op.id()),
            login: login.into(),
            name: name.into(),
            org: None,
            state: AccountState::Active,
            password_hash: None,
            password_at: None,
            must_change: false,
            totp_secret: None,
            totp_pending: None,
            phone: None,
            id_number: None,
            proposed_role: None,
            created_at: op.now(),
            approved_at: Some(op.now()),
            disabled_at: None,
            seen_at: None,
        }
    }
}

impl TryFrom<Row> for Account {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("account", column, row.id);
        Ok(Self {
            id: AccountId(row.id),
            state: AccountState::parse(&row.state).ok_or_else(|| broken("state"))?,
            created_at: instant(row.created_at).ok_or_else(|| broken("created_at"))?,
            login: row.login,
            name: row.name,
            org: row.org_id.map(OrgId),
            password_hash: row.password_hash,
            password_at: row.password_at.and_then(instant),
            must_change: row.must_change,
            totp_secret: row.totp_secret,
            totp_pending: row.totp_pending,
            phone: row.phone,
            id_number: row.id_number,
            proposed_role: row.proposed_role,
            approved_at: row.approved_at.and_then(instant),
            disabled_at: row.disabled_at.and_then(instant),
            seen_at: row.seen_at.and_then(instant),
        })
    }
}

const COLUMNS: &str = "id, login, name, org_id, state, password_hash, password_at, must_change, totp_secret, \
                       totp_pending, phone, id_number, proposed_role, created_at, approved_at, disabled_at, seen_at";

/// The account with a sign-in name, of whatever unit: for signing in.
pub(crate) async fn with_login(session: &Session, login: &str) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE login = $1");
    session.one::<Row>(&sql, [cell(login)]).await?.map(TryInto::try_into).transpose()
}

/// An account that the scope shows.
///
/// # Errors
/// `not_found` when there is none, or none that the scope shows.
pub(crate) async fn get(session: &Session, scope: &Scope, id: AccountId) -> Result<Account> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE id = $1");
    let row: Option<Row> = session.one(&sql, [cell(id.0)]).await?;
    let account: Account = row.ok_or_else(Error::not_found)?.try_into()?;
    if scope.shows(account.org) { Ok(account) } else { Err(Error::not_found()) }
}

/// The same for whoever goes on to change it: all changes of accounts and sessions wait for one another, in this one place,
/// so that none of them waits for ever.
pub(crate) async fn hold(op: &Op, scope: &Scope, id: AccountId) -> Result<Account> {
    get(op.session(), scope, id).await
}

/// What a list of accounts is narrowed to.
#[derive(Debug, Default)]
pub(crate) struct Filter<'a> {
    /// Part of a login or name.
    pub words: &'a str,
    pub state: Option<AccountState>,
    pub org: Option<OrgId>,
}

/// Accounts that the scope shows, by login, and how many there are in all.
pub(crate) async fn list(
    session: &Session,
    scope: &Scope,
    filter: &Filter<'_>,
    (offset, limit): (usize, usize),
) -> Result<(Vec<Account>, usize)> {
    let mut values: Vec<Value> = Vec::new();
    let mut place = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let mut conditions = vec![match scope {
        Scope::System | Scope::All => "1 = 1".to_string(),
        Scope::Nothing => "1 = 0".to_string(),
        Scope::Orgs(orgs) => {
            let orgs: Vec<String> = orgs.iter().map(|org| place(cell(org.0))).collect();
            format!("org_id IN ({})", orgs.join(", "))
        }
    }];
    if !filter.words.is_empty() {
        let words = place(cell(format!("%{}%", escaped(&filter.words.to_lowercase()))));
        conditions.push(format!("(login LIKE {words} ESCAPE '!' OR lower(name) LIKE {words} ESCAPE '!')"));
    }
    if let Some(state) = filter.state {
        conditions.push(format!("state = {}", place(cell(state.as_str()))));
    }
    if let Some(org) = filter.org {
        conditions.push(format!("org_id = {}", place(cell(org.0))));
    }
    let conditions = conditions.join(" AND ");
    let count = format!("SELECT count(*) FROM account WHERE {conditions}");
    let total = session.number(&count, values.clone()).await?;
    let sql =
        format!("SELECT {COLUMNS} FROM account WHERE {conditions} ORDER BY login, id LIMIT {limit} OFFSET {offset}");
    let rows: Vec<Row> = session.all(&sql, values).await?;
    let accounts = rows.into_iter().map(TryInto::try_into).collect::<Result<_>>()?;
    Ok((accounts, usize::try_from(total).map_err(Error::internal)?))
}

fn escaped(words: &str) -> String {
    words.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// Whether a sign-in name is taken.
pub(crate) async fn is_taken(session: &Session, login: &str) -> Result<bool> {
    Ok(session.number("SELECT count(*) FROM account WHERE login = $1", [cell(login)]).await? > 0)
}

/// Whether there is any account at all.
pub(crate) async fn is_any(session: &Session) -> Result<bool> {
    Ok(session.number("SELECT count(*) FROM account", []).await? > 0)
}

pub(crate) async fn insert(session: &Session, account: &Account) -> Result<()> {
    const COLUMNS: [&str; 12] = [
        "id",
        "login",
        "name",
        "org_id",
        "state",
        "password_hash",
        "password_at",
        "must_change",
        "proposed_role",
        "created_at",
        "phone",
        "id_number",
    ];
    let row = vec![
        cell(account.id.0),
        cell(account.login.as_str()),
        cell(account.name.as_str()),
        cell(account.org.map(|org| org.0)),
        cell(account.state.as_str()),
        cell(account.password_hash.clone()),
        cell(account.password_at.map(Timestamp::micros)),
        cell(account.must_change),
        cell(account.proposed_role.clone()),
        cell(account.created_at.micros()),
        cell(account.phone.clone()),
        cell(account.id_number.clone()),
    ];
    session.insert("account", &COLUMNS, vec![row]).await
}

/// Writes what an administrator may edit.
pub(crate) async fn save(session: &Session, account: &Account) -> Result<()> {
    let sql = "UPDATE account SET name = $1, org_id = $2, phone = $3, id_number = $4, proposed_role = $5 WHERE id = $6";
    let values = [
        cell(account.name.as_str()),
        cell(account.org.map(|org| org.0)),
        cell(account.phone.clone()),
        cell(account.id_number.clone()),
        cell(account.proposed_role.clone()),
        cell(account.id.0),
    ];
    session.run(sql, values).await.map(drop)
}

/// Writes the state with its instants.
pub(crate) async fn save_state(session: &Session, account: &Account) -> Result<()> {
    let sql = "UPDATE account SET state = $1, approved_at = $2, disabled_at = $3 WHERE id = $4";
    let values = [
        cell(account.state.as_str()),
        cell(account.approved_at.map(Timestamp::micros)),
        cell(account.disabled_at.map(Timestamp::micros)),
        cell(account.id.0),
    ];
    session.run(sql, values).await.map(drop)
}

/// A post that somebody holds in a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Post {
    pub id: PostId,
    pub account: AccountId,
    pub org: Option<OrgId>,
    pub title: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// Sign-in name and name of those of these accounts that the scope shows.
pub(crate) async fn names(
    session: &Session,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, String, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        login: String,
        name: String,
        org_id: Option<Uuid>,
    }
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=accounts.len()).map(|place| format!("${place}")).collect();
    let sql = format!("SELECT id, login, name, org_id FROM account WHERE id IN ({}) ORDER BY id", places.join(", "));
    let rows: Vec<Row> = session.all(&sql, accounts.iter().map(|account| cell(account.0))).await?;
    let shown = rows.into_iter().filter(|row| scope.shows(row.org_id.map(OrgId)));
    Ok(shown.map(|row| (AccountId(row.id), row.login, row.name)).collect())
}

/// The posts of some accounts, at most as many as a page shows; of each by their beginning.
pub(crate) async fn posts(session: &Session, accounts: &[AccountId]) -> Result<Vec<Post>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        account_id: Uuid,
        org_id: Option<Uuid>,
        title: String,
        from_on: NaiveDate,
        to_on: Option<NaiveDate>,
    }
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=accounts.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT id, account_id, org_id, title, from_on, to_on FROM post WHERE account_id IN ({}) ORDER BY from_on, id",
        places.join(", ")
    );
    let rows: Vec<Row> = session.all(&sql, accounts.iter().map(|account| cell(account.0))).await?;
    let post = |row: Row| Post {
        id: PostId(row.id),
        account: AccountId(row.account_id),
        org: row.org_id.map(OrgId),
        title: row.title,
        from: row.from_on,
        to: row.to_on,
    };
    Ok(rows.into_iter().map(post).collect())
}

/// Puts these posts in the place of those an account had.
pub(crate) async fn replace_posts(session: &Session, account: AccountId, posts: &[Post]) -> Result<()> {
    session.run("DELETE FROM post WHERE account_id = $1", [cell(account.0)]).await?;
    let row = |post: &Post| {
        vec![
            cell(post.id.0),
            cell(account.0),
            cell(post.org.map(|org| org.0)),
            cell(post.title.as_str()),
            cell(post.from),
            cell(post.to),
        ]
    };
    const COLUMNS: [&str; 6] = ["id", "account_id", "org_id", "title", "from_on", "to_on"];
    session.insert("post", &COLUMNS, posts.iter().map(row).collect()).await
}
