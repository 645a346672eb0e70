//! Who acts for whom while they are away (委托代签): somebody's places among signers pass on, never a right of theirs.

use std::collections::{BTreeMap, HashSet};

use chrono::{Days, NaiveDate};
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::access::{Permission, Role};
use guatu_domain::written::label;
use guatu_kernel::{AccountId, DelegationId, Error, ErrorCode, Result, RoleId, Timestamp, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::access::store as access;
use crate::account::People;
use crate::project::store::instant;
use crate::{Op, grounds};

/// The longest absence, in days.
const LONGEST: u64 = 366;

/// Somebody who acts for somebody else, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Delegation {
    pub id: DelegationId,
    /// The sign-in name of who is away.
    pub principal: String,
    /// The sign-in name of who acts for them.
    pub delegate: String,
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    pub reason: String,
    pub recorded_at: Timestamp,
    /// When it was ended before its last day.
    pub ended_at: Option<Timestamp>,
}

/// Who is to act for me, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct DelegationBody {
    /// The sign-in name of who is to act.
    pub delegate: String,
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    pub reason: String,
}

/// A delegation as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DelegationView {
    pub id: DelegationId,
    /// The name of who is away.
    pub principal: String,
    /// The name of who acts for them.
    pub delegate: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub reason: String,
    /// Whether whoever reads this gave it, and may end it.
    pub mine: bool,
    /// `to_come`, `running`, `over` or `ended`
    pub state: String,
}

/// Whom to look for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ColleagueQuery {
    /// A part of a name or sign-in name.
    pub q: String,
}

/// Somebody who can be named as a signer or a delegate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Colleague {
    pub login: String,
    pub name: String,
    pub unit: Option<String>,
}

/// The delegations that the actor gave or was given, the latest first.
pub async fn list(op: &mut Op) -> Result<Vec<DelegationView>> {
    op.require(Permission::ProjectRead)?;
    let people = People::load(op.session()).await?;
    let all = of(op.session(), &op.actor().name).await?;
    Ok(all.iter().map(|one| view(op, one, &people)).collect())
}

/// Has somebody act in the actor's own places for some days.
///
/// # Errors
/// `invalid` for oneself, for somebody who may not see projects, for days past, in the wrong order or too many.
pub async fn give(mut op: Op, body: DelegationBody) -> Result<DelegationView> {
    op.require(Permission::ProjectRead)?;
    let today = op.now().date();
    let delegate = colleague(&op, "delegate", &body.delegate).await?;
    if delegate == op.actor().name {
        return Err(Error::invalid("delegate", delegate, Unfit::OwnAccount));
    }
    if body.until < body.from.max(today) {
        return Err(Error::invalid("until", body.until, Unfit::LastBeforeFirst));
    }
    if body.from.checked_add_days(Days::new(LONGEST)).is_none_or(|last| body.until > last) {
        return Err(Error::invalid("until", body.until, Unfit::LimitTooLong).with("limit", LONGEST));
    }
    let given = Delegation {
        id: DelegationId(op.id()),
        principal: op.actor().name.clone(),
        delegate,
        from: body.from,
        until: body.until,
        reason: grounds::reason(&body.reason)?,
        recorded_at: op.now(),
        ended_at: None,
    };
    insert(op.session(), &given).await?;
    op.record("delegation.give", "delegation", given.id.0, None, Some(&given))?;
    answer(op, &given).await
}

/// Ends a delegation that the actor gave, from now on.
///
/// # Errors
/// `not_found` for anybody else's; `conflict` when it is over.
pub async fn end(mut op: Op, id: DelegationId) -> Result<DelegationView> {
    op.require(Permission::ProjectRead)?;
    let given = of(op.session(), &op.actor().name).await?;
    let before = given.into_iter().find(|one| one.id == id && one.principal == op.actor().name);
    let before = before.ok_or_else(Error::not_found)?;
    if before.ended_at.is_some() || before.until < op.now().date() {
        return Err(Error::new(ErrorCode::Conflict));
    }
    let after = Delegation { ended_at: Some(op.now()), ..before.clone() };
    let sql = "UPDATE delegation SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL";
    op.session().run(sql, [cell(op.now().micros()), cell(id.0)]).await?;
    op.record("delegation.end", "delegation", id.0, Some(&before), Some(&after))?;
    answer(op, &after).await
}

/// People who may see projects, by a part of their names: whoever can be named as a signer or a delegate.
pub async fn colleagues(op: &mut Op, query: &ColleagueQuery) -> Result<Vec<Colleague>> {
    op.require(Permission::ProjectRead)?;
    const MOST: usize = 20;
    let words = label(&query.q).to_lowercase();
    let fits = |one: &Colleague| [&one.login, &one.name].iter().any(|name| name.to_lowercase().contains(&words));
    Ok(readers(op).await?.into_values().filter(fits).take(MOST).collect())
}

/// The sign-in name of somebody who may be named.
///
/// # Errors
/// `invalid` for the field when there is no such account, it is not in use, or it may not see projects.
pub(super) async fn colleague(op: &Op, field: &str, login: &str) -> Result<String> {
    let login = label(login);
    let known = readers(op).await?.contains_key(&login);
    if known { Ok(login) } else { Err(Error::invalid(field, login, Unfit::NoColleague)) }
}

/// Those who are away today and have named the actor.
pub(super) async fn absent(op: &Op) -> Result<Vec<String>> {
    let today = op.now().date();
    let mut given = of(op.session(), &op.actor().name).await?;
    given.retain(|one| one.delegate == op.actor().name && one.holds_on(today));
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let readers = readers(op).await?;
    Ok(given.into_iter().map(|one| one.principal).filter(|login| readers.contains_key(login)).collect())
}

/// Everybody whose account is in use and who may see projects today, by sign-in name.
async fn readers(op: &Op) -> Result<BTreeMap<String, Colleague>> {
    let today = op.now().date();
    let seeing: HashSet<RoleId> =
        op.roles().await?.iter().filter(|role| sees_projects(role)).map(|role| role.id).collect();
    let grants = access::grants(op.session()).await?;
    let held = grants.iter().filter(|grant| grant.holds_on(today) && seeing.contains(&grant.role));
    let readers: HashSet<AccountId> = held.map(|grant| grant.account).collect();
    let people = active(op.session()).await?.into_iter().filter(|(id, _)| readers.contains(id));
    Ok(people.map(|(_, one)| (one.login.clone(), one)).collect())
}

/// Whoever signs has to see what they sign.
pub(super) fn sees_projects(role: &Role) -> bool {
    role.permissions.contains(&Permission::ProjectRead)
}

impl Delegation {
    fn holds_on(&self, day: NaiveDate) -> bool {
        self.ended_at.is_none() && (self.from..=self.until).contains(&day)
    }

    fn state(&self, today: NaiveDate) -> &'static str {
        match () {
            () if self.ended_at.is_some() => "ended",
            () if today < self.from => "to_come",
            () if today > self.until => "over",
            () => "running",
        }
    }
}

fn view(op: &Op, one: &Delegation, people: &People) -> DelegationView {
    DelegationView {
        id: one.id,
        principal: people.name(&one.principal),
        delegate: people.name(&one.delegate),
        from: one.from,
        until: one.until,
        reason: one.reason.clone(),
        mine: one.principal == op.actor().name,
        state: one.state(op.now().date()).into(),
    }
}

async fn answer(op: Op, one: &Delegation) -> Result<DelegationView> {
    let view = view(&op, one, &People::load(op.session()).await?);
    op.commit().await?;
    Ok(view)
}

async fn active(session: &Session) -> Result<Vec<(AccountId, Colleague)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        login: String,
        name: String,
        unit: Option<String>,
    }
    let sql = "SELECT a.id, a.login, a.name, o.name AS unit FROM account a LEFT JOIN org o ON o.id = a.org_id \
               WHERE a.state = 'active' ORDER BY a.login";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| (AccountId(row.id), Colleague { login: row.login, name: row.name, unit: row.unit });
    Ok(rows.into_iter().map(read).collect())
}

async fn of(session: &Session, login: &str) -> Result<Vec<Delegation>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        principal: String,
        delegate: String,
        from_on: NaiveDate,
        until_on: NaiveDate,
        reason: String,
        recorded_at: i64,
        ended_at: Option<i64>,
    }
    let sql = "SELECT id, principal, delegate, from_on, until_on, reason, recorded_at, ended_at FROM delegation \
               WHERE principal = $1 OR delegate = $1 ORDER BY recorded_at DESC, id DESC";
    let rows: Vec<Row> = session.all(sql, [cell(login)]).await?;
    let read = |row: Row| {
        Ok(Delegation {
            id: DelegationId(row.id),
            principal: row.principal,
            delegate: row.delegate,
            from: row.from_on,
            until: row.until_on,
            reason: row.reason,
            recorded_at: instant(row.recorded_at).ok_or_else(|| inconsistent("delegation", "recorded_at", row.id))?,
            ended_at: row.ended_at.and_then(instant),
        })
    };
    rows.into_iter().map(read).collect()
}

async fn insert(session: &Session, one: &Delegation) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "principal", "delegate", "from_on", "until_on", "reason", "recorded_at"];
    let row = vec![
        cell(one.id.0),
        cell(one.principal.as_str()),
        cell(one.delegate.as_str()),
        cell(one.from),
        cell(one.until),
        cell(one.reason.as_str()),
        cell(one.recorded_at.micros()),
    ];
    session.insert("delegation", &COLUMNS, vec![row]).await
}
