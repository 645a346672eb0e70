//! Within how many working days each kind is answered.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::factor::{FactorKind, LONGEST_LIMIT};
use guatu_kernel::{Error, Result, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ask::kind;
use super::store;
use super::view::FactorLimitView;
use crate::Op;
use crate::district::{AsOf, Recorded, within_reach};

/// The limit of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactorLimitBody {
    pub workdays: u32,
    /// For what is asked from this day on; today when absent.
    pub effective_on: Option<NaiveDate>,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told {
    kind: FactorKind,
    workdays: u32,
}

/// The limits that hold today, of every kind.
pub async fn limits(op: &mut Op) -> Result<Vec<FactorLimitView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf::default()).await?;
    let book = store::load(op.session(), &scope).await?;
    let as_of = district.view().as_of;
    let line = |kind: FactorKind| FactorLimitView {
        kind: kind.as_str().into(),
        workdays: book.limit(district.view(), kind),
        usual: !book.limits.iter().any(|(of, limit)| *of == kind && limit.effective_on <= as_of),
        measures: kind.measures().iter().map(|measure| measure.as_str().into()).collect(),
    };
    Ok(FactorKind::ALL.into_iter().map(line).collect())
}

/// Sets the limit of a kind for what is asked from a day on; does nothing when it is the same.
///
/// # Errors
/// `invalid` naming the field.
pub async fn set_limit(mut op: Op, of: &str, body: FactorLimitBody) -> Result<Vec<FactorLimitView>> {
    let scope = op.require_everywhere(Permission::FactorEdit)?;
    let kind = kind(of)?;
    if body.workdays == 0 || body.workdays > LONGEST_LIMIT {
        return Err(Error::invalid("workdays", body.workdays, Unfit::LimitTooLong).with("limit", LONGEST_LIMIT));
    }
    let effective_on = within_reach("effective_on", body.effective_on.unwrap_or_else(|| op.now().date()))?;
    let district = op.district(AsOf::on(effective_on)).await?;
    let before = store::load(op.session(), &scope).await?.limit(district.view(), kind);
    if before != body.workdays {
        let id = op.id();
        let fact = Recorded { effective_on, recorded_at: op.now(), value: body.workdays };
        store::insert_limit(op.session(), &scope, id, kind, &fact, &op.actor().name).await?;
        let told = |workdays| Told { kind, workdays };
        op.record("factor.limit", "factor_limit", id, Some(&told(before)), Some(&told(body.workdays)))?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    limits(&mut app.read(actor).await?).await
}
