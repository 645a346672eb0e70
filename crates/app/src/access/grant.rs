//! Giving roles, ending them, and passing somebody's duties on.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_domain::access::{Grant, Permission, Role, clash};
use guatu_domain::written::label;
use guatu_kernel::{AccountId, Error, ErrorCode, GrantId, Result, RoleId, Unfit};

use super::role::apart;
use super::store;
use super::view::{GrantBody, GrantEndBody, GrantQuery, GrantView, HandOverBody};
use crate::Op;
use crate::district::within_reach;
use crate::grounds;
use crate::sign_in::session;

/// Grants, the latest first.
pub async fn grants(op: &mut Op, query: &GrantQuery) -> Result<Vec<GrantView>> {
    op.require_everywhere(Permission::AccessRead)?;
    views(op, query).await
}

pub(super) async fn views(op: &Op, query: &GrantQuery) -> Result<Vec<GrantView>> {
    let roles: HashMap<RoleId, Role> =
        store::all_roles(op.session()).await?.into_iter().map(|role| (role.id, role)).collect();
    let rows = store::grant_lines(op.session(), query.account, query.ended).await?;
    rows.into_iter().map(|row| row.view(&roles, op.now().date())).collect()
}

/// Gives a role to an account over a part of the district. The account has to sign in again.
///
/// # Errors
/// `duties_separate` when the account would join duties that are kept apart; `forbidden` for one's own account.
pub async fn grant(mut op: Op, body: GrantBody) -> Result<GrantView> {
    op.require_everywhere(Permission::GrantEdit)?;
    let grant = checked(&op, &body).await?;
    keeps_apart(&op, &grant).await?;
    add(&mut op, &grant, &label(&body.reason)).await?;
    finish(op, &grant).await
}

/// The grant that a body describes, if it may be given.
pub(super) async fn checked(op: &Op, body: &GrantBody) -> Result<Grant> {
    not_oneself(op, body.account)?;
    store::account(op.session(), body.account).await?;
    if !op.roles().await?.iter().any(|role| role.id == body.role) {
        return Err(Error::invalid("role", body.role, Unfit::RoleUnknown));
    }
    if let Some(org) = body.org
        && !op.ledger().await?.orgs.contains_key(&org)
    {
        return Err(Error::invalid("org", org, Unfit::UnitUnknown));
    }
    let from = within_reach("from", body.from.unwrap_or_else(|| op.now().date()))?;
    if let Some(to) = body.to {
        within_reach("to", to)?;
        if to < from {
            return Err(Error::invalid("to", to, Unfit::LastBeforeFirst));
        }
    }
    grounds::reason(&body.reason)?;
    Ok(Grant { id: GrantId(op.id()), account: body.account, role: body.role, org: body.org, from, to: body.to })
}

/// Nobody gives rights to themselves.
fn not_oneself(op: &Op, account: AccountId) -> Result<()> {
    if op.actor().account == Some(account) {
        return Err(Error::new(ErrorCode::Forbidden)
            .with("permission", Permission::GrantEdit.as_str())
            .with("own", true));
    }
    Ok(())
}

/// Refuses a grant that would join duties in one hand, now or on any later day.
async fn keeps_apart(op: &Op, wanted: &Grant) -> Result<()> {
    if !op.app().settings().security.separate_administrators {
        return Ok(());
    }
    let today = op.now().date();
    let roles: HashMap<RoleId, Role> = op.roles().await?.into_iter().map(|role| (role.id, role)).collect();
    let mut held = store::grants_of(op.session(), wanted.account).await?;
    held.retain(|grant| grant.is_alive_on(today));
    let all = held.iter().chain([wanted]).filter_map(|grant| roles.get(&grant.role)).flat_map(|role| &role.permissions);
    clash(all.copied()).map_or(Ok(()), |found| Err(apart(found)))
}

async fn add(op: &mut Op, grant: &Grant, reason: &str) -> Result<()> {
    store::insert_grant(op, grant, reason).await?;
    op.record("grant.give", "account", grant.account.0, None, Some(grant))?;
    session::end_all(op, grant.account, "grant_changed").await
}

/// Ends a grant today. It stays in the record.
pub async fn end(mut op: Op, id: GrantId, body: GrantEndBody) -> Result<GrantView> {
    op.require_everywhere(Permission::GrantEdit)?;
    grounds::reason(&body.reason)?;
    let grant = store::grant(op.session(), id).await?;
    not_oneself(&op, grant.account)?;
    stop(&mut op, &grant, &label(&body.reason)).await?;
    finish(op, &grant).await
}

async fn stop(op: &mut Op, grant: &Grant, reason: &str) -> Result<()> {
    store::end_grant(op, grant.id).await?;
    #[derive(serde::Serialize)]
    struct Ended<'a> {
        grant: GrantId,
        reason: &'a str,
    }
    op.record("grant.end", "account", grant.account.0, None, Some(&Ended { grant: grant.id, reason }))?;
    session::end_all(op, grant.account, "grant_changed").await
}

async fn finish(op: Op, grant: &Grant) -> Result<GrantView> {
    let query = GrantQuery { account: Some(grant.account), ended: true };
    let view = views(&op, &query).await?.into_iter().find(|view| view.id == grant.id).ok_or_else(Error::not_found)?;
    op.commit().await?;
    Ok(view)
}

/// Passes every living grant of a leaving account on to another from a day on: the old ones end the day before, and stay in
/// the record.
///
/// # Errors
/// `duties_separate` when the receiver would join duties that are kept apart; `invalid` when there is nothing to pass on.
pub async fn hand_over(mut op: Op, body: HandOverBody) -> Result<Vec<GrantView>> {
    op.require_everywhere(Permission::GrantEdit)?;
    grounds::reason(&body.reason)?;
    let today = op.now().date();
    let on = within_reach("on", body.on.unwrap_or(today))?;
    if body.from == body.to || on < today {
        return Err(Error::invalid("on", on, Unfit::PassToOther));
    }
    for account in [body.from, body.to] {
        not_oneself(&op, account)?;
        store::account(op.session(), account).await?;
    }
    let mut leaving = store::grants_of(op.session(), body.from).await?;
    leaving.retain(|grant| grant.is_alive_on(on));
    if leaving.is_empty() {
        return Err(Error::invalid("from", body.from, Unfit::NothingToPass));
    }
    let reason = label(&body.reason);
    for grant in &leaving {
        let passed = Grant { id: GrantId(op.id()), account: body.to, from: grant.from.max(on), ..grant.clone() };
        keeps_apart(&op, &passed).await?;
        shorten(&mut op, grant, on, &reason).await?;
        add(&mut op, &passed, &reason).await?;
    }
    let views = views(&op, &GrantQuery { account: Some(body.to), ended: false }).await?;
    op.commit().await?;
    Ok(views)
}

/// Lets a grant end the day before another takes over.
async fn shorten(op: &mut Op, grant: &Grant, on: NaiveDate, reason: &str) -> Result<()> {
    match on.pred_opt().filter(|last| *last >= grant.from && *last >= op.now().date()) {
        Some(last) => {
            let shortened = Grant { to: Some(last), ..grant.clone() };
            store::shorten_grant(op.session(), grant.id, last).await?;
            op.record("grant.shorten", "account", grant.account.0, Some(grant), Some(&shortened))?;
            session::end_all(op, grant.account, "grant_changed").await
        }
        None => stop(op, grant, reason).await,
    }
}
