//! Lists of visits.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::visit::Step;
use guatu_kernel::{Error, PageRequest, Result, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::Reader;
use super::view::VisitPage;
use crate::Op;
use crate::assignment::Board;
use crate::district::AsOf;

/// Which visits.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VisitQuery {
    /// What the holder is called, exactly.
    pub holder: Option<String>,
    /// `planned`, `done`, `recorded` or `cancelled`
    pub step: Option<String>,
    /// Made or planned on this day or later.
    pub from: Option<NaiveDate>,
    /// Made or planned on this day or earlier.
    pub until: Option<NaiveDate>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}

/// A page of visits, the latest day first.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn list(op: &mut Op, query: &VisitQuery) -> Result<VisitPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let step = query.step.as_deref().filter(|text| !text.is_empty());
    let step = step.map(|text| Step::parse(text).ok_or_else(|| Error::invalid("step", text, Unfit::NotAChoice)));
    let step = step.transpose()?;
    let district = op.district(AsOf::default()).await?;
    let board = Board::load(op, &scope, None).await?;
    let reader = Reader::of(op).await?;
    let holder = query.holder.as_deref().filter(|holder| !holder.is_empty());
    let mut rows = board.visits().views(&district, &board, &reader, |file| {
        holder.is_none_or(|holder| file.holder == holder) && step.is_none_or(|step| file.latest().visit.step == step)
    });
    rows.retain(|row| {
        let day = row.visited_on.or(row.planned_on);
        query.from.is_none_or(|from| Some(from) <= day) && query.until.is_none_or(|until| day <= Some(until))
    });
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    let total = rows.len();
    Ok(VisitPage { rows: rows.into_iter().skip(page.offset).take(page.limit).collect(), total })
}
