//! Asking for a factor.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::factor::{FactorKind, FactorRequest, FactorState, Measure, Quantity};
use guatu_domain::written::label;
use guatu_kernel::{Error, FactorRequestId, OrgId, Result, Unfit};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::ToSchema;

use super::book::{File, Revision};
use super::list::show;
use super::store;
use super::view::FactorRequestView;
use crate::Op;
use crate::district::{AsOf, Ledger, Recorded, within_reach};

/// What a project needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactorRequestBody {
    /// The code of the project.
    pub project: String,
    pub kind: String,
    pub need: String,
    /// A decimal number with at most six places.
    pub quantity: Option<String>,
    /// The kind's usual one when absent.
    pub measure: Option<String>,
    pub stage: Option<String>,
    pub permit: Option<String>,
    /// The unit that owes it.
    pub unit: OrgId,
    /// Today when absent.
    pub asked_on: Option<NaiveDate>,
}

/// Asks for a factor.
///
/// # Errors
/// `not_found` for a project beyond the scope; `invalid` naming the field.
pub async fn ask(mut op: Op, body: FactorRequestBody) -> Result<FactorRequestView> {
    let scope = op.require(Permission::FactorEdit)?;
    let district = op.district(AsOf::default()).await?;
    let read = op.scope(Permission::ProjectRead);
    let standing = district.project(&read, &body.project).ok_or_else(Error::not_found)?;
    op.require_on(Permission::FactorEdit, standing.file.keeper)?;
    let request = body.request(op.now().date(), district.ledger())?;
    let fact = Recorded { effective_on: request.asked_on, recorded_at: op.now(), value: request.clone() };
    let revision = Revision { fact, recorded_by: op.actor().name.clone() };
    let file = File { id: FactorRequestId(op.id()), project: standing.file.id, revisions: vec![revision] };
    store::insert(op.session(), &scope, &file, request.kind).await?;
    store::insert_revision(op.session(), &scope, op.id(), file.id, 1, &file.revisions[0]).await?;
    op.record("factor.ask", "factor_request", file.id.0, None, Some(&request))?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    show(&mut app.read(actor).await?, file.id, AsOf::default()).await
}

impl FactorRequestBody {
    fn request(&self, today: NaiveDate, ledger: &Ledger) -> Result<FactorRequest> {
        let kind = kind(&self.kind)?;
        let quantity = quantity("quantity", self.quantity.as_deref())?;
        let asked_on = within_reach("asked_on", self.asked_on.unwrap_or(today))?;
        if today < asked_on {
            return Err(Error::invalid("asked_on", asked_on, Unfit::InFuture));
        }
        if !ledger.orgs.contains_key(&self.unit) {
            return Err(Error::invalid("unit", self.unit, Unfit::UnitUnknown));
        }
        let need = words("need", Some(&self.need))?;
        Ok(FactorRequest {
            kind,
            need: need.ok_or_else(|| Error::invalid("need", "", Unfit::NameLength).with("limit", LONGEST))?,
            measure: quantity.map(|_| self.measure(kind)).transpose()?,
            quantity,
            stage: words("stage", self.stage.as_deref())?,
            permit: words("permit", self.permit.as_deref())?,
            unit: self.unit,
            asked_on,
            state: FactorState::Open,
            promised_on: None,
            settled_on: None,
            met: None,
            result: None,
        })
    }

    fn measure(&self, kind: FactorKind) -> Result<Measure> {
        let Some(text) = self.measure.as_deref().filter(|text| !text.is_empty()) else { return Ok(kind.measures()[0]) };
        let known = kind.measures().iter().copied().find(|measure| measure.as_str() == text);
        let measures: Vec<&str> = kind.measures().iter().map(|measure| measure.as_str()).collect();
        known.ok_or_else(|| Error::invalid("measure", text, Unfit::MeasureUnfit).with("measures", measures.join(",")))
    }
}

const LONGEST: usize = 500;

pub(super) fn kind(text: &str) -> Result<FactorKind> {
    FactorKind::parse(text).ok_or_else(|| Error::invalid("kind", text, Unfit::NotAChoice))
}

/// An exact quantity; nothing where nothing is written.
pub(super) fn quantity(field: &str, text: Option<&str>) -> Result<Option<Quantity>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let number = text.parse::<Decimal>().ok().and_then(Quantity::from_decimal);
    number.map(Some).ok_or_else(|| Error::invalid(field, text, Unfit::QuantityForm))
}

pub(super) fn words(field: &str, written: Option<&str>) -> Result<Option<String>> {
    let text = written.map(label).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST) {
        return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", LONGEST));
    }
    Ok(text)
}
