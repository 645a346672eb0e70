//! Entering what was paid for a project in a month.

use guatu_domain::access::Permission;
use guatu_domain::investment::Payment;
use guatu_domain::written::label;
use guatu_kernel::{Error, ErrorCode, Money, Month, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::explain::{committed, signed};
use super::view::ProjectInvestment;
use crate::Op;
use crate::record::Recorder;

/// A month's payment.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PaymentBody {
    /// 万元; negative where money came back.
    pub done_month: String,
    /// 万元 from January on; what was paid before and this month's when absent or empty.
    pub done_year: Option<String>,
    pub note: Option<String>,
}

/// # Errors
/// `not_found` beyond the scope; `month_open` for a month that has not begun; `invalid` naming the field.
pub async fn pay(mut op: Op, code: &str, month: Month, body: PaymentBody) -> Result<ProjectInvestment> {
    const LONGEST: usize = 8_000;
    op.require(Permission::PaymentEnter)?;
    let ledger = op.ledger().await?;
    let readable = op.scope(Permission::ProjectRead);
    let file = ledger.file(code).filter(|file| readable.shows(file.keeper)).ok_or_else(Error::not_found)?.clone();
    if month.first_day() > op.now().date() {
        return Err(Error::new(ErrorCode::MonthOpen).with("month", month.to_string()));
    }
    let done_month = signed("done_month", &body.done_month)?;
    let before = (1..month.number()).rev().filter_map(|number| Month::new(month.year(), number));
    let before = before.filter_map(|month| file.investment.latest_payment(month)).next();
    let before = before.map_or(Money::ZERO, |fact| fact.value.done_year);
    let done_year = match body.done_year.as_deref().filter(|text| !text.trim().is_empty()) {
        Some(text) => signed("done_year", text)?,
        None => before + done_month,
    };
    let note = body.note.as_deref().map(label).filter(|note| !note.is_empty());
    if note.as_ref().is_some_and(|note| note.chars().count() > LONGEST) {
        return Err(Error::invalid("note", "", Unfit::TooLong).with("limit", LONGEST));
    }
    let mut recorder = Recorder::new(&mut op, Permission::PaymentEnter, ledger);
    recorder.payment(file.id, Payment { month, done_month, done_year, note })?;
    recorder.write().await?;
    committed(op, code, month).await
}
