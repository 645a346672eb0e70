//! Land and money of the district: what there is to give in a year against what is asked for and met.

use chrono::Datelike;
use guatu_domain::access::Permission;
use guatu_domain::factor::{FactorKind, FactorState, Quantity};
use guatu_kernel::{Error, Month, Result, Scope, Unfit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ask::{kind, quantity};
use super::book::Supply;
use super::view::{BalanceLine, BalanceView, FactorLine};
use super::{Book, Entry, store};
use crate::Op;
use crate::district::{AsOf, District};
use crate::grounds;

/// What there is to give in a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactorQuotaBody {
    /// In 亩 or 万元.
    pub quantity: String,
    /// The paper it rests on.
    pub paper: Option<String>,
}

/// What the audit keeps.
#[derive(Serialize)]
struct Told<'a> {
    year: i32,
    kind: FactorKind,
    quantity: Quantity,
    paper: Option<&'a str>,
}

/// The balance of a year at a date: of the whole district, whose supply is one.
///
/// # Errors
/// `forbidden` for whoever does not see the whole district; `invalid` for a year out of reach.
pub async fn balance(op: &mut Op, year: &str, as_of: AsOf) -> Result<BalanceView> {
    let scope = op.require_everywhere(Permission::ProjectRead)?;
    let year = read_year(year)?;
    let district = op.district(as_of).await?;
    let book = store::load(op.session(), &scope).await?;
    let entries = book.entries(&district, &scope, &op.app().settings().calendar);
    let lines = FactorKind::BALANCED.into_iter().map(|kind| line(&district, &book, &entries, year, kind));
    Ok(BalanceView { year, lines: lines.collect() })
}

fn line(district: &District, book: &Book, entries: &[Entry<'_>], year: i32, kind: FactorKind) -> BalanceLine {
    let counted = |entry: &&Entry<'_>| {
        let request = entry.request;
        let dropped = matches!(request.state, FactorState::Refused | FactorState::Withdrawn);
        request.kind == kind && request.asked_on.year() == year && request.quantity.is_some() && !dropped
    };
    let counted: Vec<&Entry<'_>> = entries.iter().filter(counted).collect();
    let sum = |read: &dyn Fn(&Entry<'_>) -> Option<Quantity>| -> Quantity {
        counted.iter().filter_map(|entry| read(entry)).sum()
    };
    let need = sum(&|entry| entry.request.quantity).decimal();
    let met = sum(&|entry| entry.request.met).decimal();
    let open = sum(&|entry| entry.request.quantity.filter(|_| entry.request.state.is_open())).decimal();
    let supply = book.supply(district.view(), year, kind);
    let given: Option<Decimal> = supply.map(|supply| supply.quantity.decimal());
    BalanceLine {
        kind: kind.as_str().into(),
        measure: kind.measures()[0].as_str().into(),
        supply: given,
        paper: supply.and_then(|supply| supply.paper.clone()),
        need,
        met,
        open,
        left: given.map(|given| (given - met).normalize()),
        after: given.map(|given| (given - met - open).normalize()),
        rows: counted.into_iter().map(|entry| FactorLine::of(district, entry)).collect(),
    }
}

/// Enters what there is to give in a year; does nothing when it is the same.
///
/// # Errors
/// `invalid` naming the field, `kind` for one that is not balanced.
pub async fn set_quota(mut op: Op, year: &str, of: &str, body: FactorQuotaBody) -> Result<BalanceView> {
    op.require_everywhere(Permission::FactorEdit)?;
    let number = read_year(year)?;
    let kind = kind(of)?;
    if !FactorKind::BALANCED.contains(&kind) {
        return Err(Error::invalid("kind", of, Unfit::NotAChoice));
    }
    let quantity = quantity("quantity", Some(&body.quantity))?;
    let quantity = quantity.ok_or_else(|| Error::invalid("quantity", "", Unfit::QuantityForm))?;
    let paper = grounds::paper(body.paper.as_deref())?;
    let book = store::load(op.session(), &Scope::System).await?;
    let district = op.district(AsOf::default()).await?;
    let before = book.supply(district.view(), number, kind);
    if before.is_none_or(|before| (before.quantity, &before.paper) != (quantity, &paper)) {
        let id = op.id();
        let after = Supply { year: number, kind, quantity, paper, recorded_at: op.now() };
        store::insert_supply(op.session(), &Scope::System, id, &after, &op.actor().name).await?;
        let before = before.map(told);
        op.record("factor.quota", "factor_quota", id, before.as_ref(), Some(&told(&after)))?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    balance(&mut app.read(actor).await?, year, AsOf::default()).await
}

fn told(supply: &Supply) -> Told<'_> {
    Told { year: supply.year, kind: supply.kind, quantity: supply.quantity, paper: supply.paper.as_deref() }
}

fn read_year(text: &str) -> Result<i32> {
    let year = text.parse().ok().filter(|year| Month::new(*year, 1).is_some());
    year.ok_or_else(|| Error::invalid("year", text, Unfit::YearOutOfReach))
}
