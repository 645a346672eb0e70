//! Periods and their days.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::Period;
use guatu_domain::written::{Written, ordinal};
use guatu_kernel::{Error, Result, RevisionId, Scope, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::PeriodView;
use super::{Book, store};
use crate::Op;
use crate::district::{AsOf, View, within_reach};

/// On which day a period was held; unknown when absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct PeriodBody {
    pub held_on: Option<NaiveDate>,
}

/// Every period of which there is an item, or a day.
pub async fn periods(op: &mut Op) -> Result<Vec<PeriodView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf::default()).await?;
    let book = store::load(op.session(), &scope).await?;
    Ok(lines(&book, district.view()))
}

fn lines(book: &Book, view: &View) -> Vec<PeriodView> {
    let of_items = book.items.values().map(|file| file.latest().value.period);
    let numbers: BTreeSet<u32> = of_items.chain(book.periods.iter().map(|period| period.value.number)).collect();
    numbers.into_iter().map(|number| PeriodView { number, held_on: book.held_on(view, number) }).collect()
}

/// Sets the day of a period; does nothing when it is the same.
///
/// # Errors
/// `invalid` for a number that no period has, or a day out of reach.
pub async fn set_period(mut op: Op, number: &str, body: PeriodBody) -> Result<Vec<PeriodView>> {
    let scope = op.require_everywhere(Permission::BatchEdit)?;
    let read = ordinal(Written::Text(number)).ok().flatten();
    let number = read.ok_or_else(|| Error::invalid("number", number, Unfit::OrdinalUnreadable))?;
    let held_on = body.held_on.map(|day| within_reach("held_on", day)).transpose()?;
    let book = store::load(op.session(), &Scope::System).await?;
    let before = Period { number, held_on: book.last_held_on(number) };
    let after = Period { number, held_on };
    if before != after {
        let id = RevisionId(op.id());
        store::insert_period(op.session(), &scope, id, &after, op.now()).await?;
        op.record("batch.period", "batch_period", id.0, Some(&before), Some(&after))?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    periods(&mut app.read(actor).await?).await
}
