//! How often each role visits.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::assignment::AssignmentRole;
use guatu_domain::visit::{Every, Quota};
use guatu_kernel::{Error, Result, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store;
use super::view::QuotaView;
use crate::Op;
use crate::assignment::role;
use crate::district::{AsOf, Recorded, within_reach};

/// How often a role is to visit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct QuotaBody {
    /// None are owed when zero.
    pub times: u32,
    /// `month` or `quarter`
    pub every: String,
    /// From when it holds; today when absent.
    pub effective_on: Option<NaiveDate>,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told {
    role: AssignmentRole,
    #[serde(flatten)]
    quota: Quota,
}

/// The quotas that hold today, of every role.
pub async fn quotas(op: &mut Op) -> Result<Vec<QuotaView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf::default()).await?;
    let entered = store::quotas(op.session(), &scope).await?;
    let visited = AssignmentRole::ALL.into_iter().filter(|role| *role != AssignmentRole::ResponsibleUnit);
    let view = |role: AssignmentRole| {
        let quota = entered.of(district.view(), role);
        let known = entered.0.iter().any(|(of, fact)| *of == role && fact.effective_on <= district.view().as_of);
        QuotaView { role: role.as_str().into(), times: quota.times, every: quota.every.as_str().into(), usual: !known }
    };
    Ok(visited.map(view).collect())
}

/// Sets how often a role visits; does nothing when it is the same.
///
/// # Errors
/// `invalid` naming the field.
pub async fn set_quota(mut op: Op, of: &str, body: QuotaBody) -> Result<Vec<QuotaView>> {
    let scope = op.require_everywhere(Permission::AssignmentEdit)?;
    let role = role(of)?;
    if role == AssignmentRole::ResponsibleUnit {
        return Err(Error::invalid("role", of, Unfit::RoleOfProject));
    }
    let every = Every::parse(&body.every).ok_or_else(|| Error::invalid("every", &body.every, Unfit::NotAChoice))?;
    if body.times > Quota::MOST {
        return Err(Error::invalid("times", body.times, Unfit::QuotaTooLarge).with("limit", Quota::MOST));
    }
    let effective_on = within_reach("effective_on", body.effective_on.unwrap_or_else(|| op.now().date()))?;
    let district = op.district(AsOf::on(effective_on)).await?;
    let before = store::quotas(op.session(), &scope).await?.of(district.view(), role);
    let quota = Quota { times: body.times, every };
    if before != quota {
        let id = op.id();
        let fact = Recorded { effective_on, recorded_at: op.now(), value: quota };
        store::insert_quota(op.session(), &scope, id, role, &fact, &op.actor().name).await?;
        let told = |quota| Told { role, quota };
        op.record("visit.quota", "visit_quota", id, Some(&told(before)), Some(&told(quota)))?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    quotas(&mut app.read(actor).await?).await
}
