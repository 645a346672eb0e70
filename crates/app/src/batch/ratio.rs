//! The conversion ratios, with everything they were found from.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::batch::{Formula, Place, Ratio};
use guatu_kernel::{Result, Scope};
use serde::Deserialize;
use utoipa::IntoParams;

use super::board::{Entry, shares};
use super::list::{at, numbers};
use super::view::{self, ObjectionView, RatioRow, RatioView};
use super::{File, store};
use crate::Op;
use crate::account::People;
use crate::choices::units;
use crate::district::{AsOf, District, View};

/// Of which items. Filters that take several values take them separated by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RatioQuery {
    /// The date the ratios are asked for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Periods by number: those of the items that are counted, whenever what followed them came.
    pub period: Option<String>,
    /// Units by id.
    pub unit: Option<String>,
}

/// The four ratios over the items that the actor sees.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn ratios(op: &mut Op, query: &RatioQuery) -> Result<Vec<RatioView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let people = People::load(op.session()).await?;
    let board = at(op, &book, &district);
    let (periods, units) = (numbers(query.period.as_deref())?, units(query.unit.as_deref())?);
    let wanted = |entry: &&Entry<'_>| {
        periods.as_ref().is_none_or(|periods| periods.contains(&entry.item.period))
            && units.as_ref().is_none_or(|units| entry.item.owner.is_some_and(|owner| units.contains(&owner)))
    };
    let entries: Vec<&Entry<'_>> = board.visible(&scope).filter(wanted).collect();
    let view = |ratio: Ratio| {
        let formula = op.app().settings().batch.denominators.of(ratio);
        let rows = entries.iter().filter_map(|entry| row(&district, &people, &formula, entry)).collect();
        RatioView::of(&formula, &shares(&formula, entries.iter().copied()), rows)
    };
    Ok(Ratio::ALL.into_iter().map(view).collect())
}

/// An item as a row of a ratio; none for one that it does not count.
fn row(district: &District, people: &People, formula: &Formula, entry: &Entry<'_>) -> Option<RatioRow> {
    let place = formula.place(&entry.counted(formula.ratio));
    (place != Place::Beside).then(|| RatioRow {
        item: view::reference(entry),
        unit: view::unit(district, entry),
        amount: entry.item.money(),
        numerator: place == Place::Numerator,
        objection: objection(entry.file, district.view(), people, formula.ratio),
    })
}

/// The objection that takes an item out of a ratio.
pub(super) fn objection(file: &File, view: &View, people: &People, ratio: Ratio) -> Option<ObjectionView> {
    let held = file.objection(view, ratio)?;
    let objection = &held.value;
    Some(ObjectionView {
        ratio: ratio.as_str().into(),
        from: held.effective_on,
        reason: objection.reason.clone(),
        paper: objection.paper.clone(),
        approved_by: objection.approved_by.as_deref().map(|login| people.name(login)),
    })
}
