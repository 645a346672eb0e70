//! Schedule curves of a year and class: twelve cumulative percentages in place of months ÷ 12.

use guatu_domain::access::Permission;
use guatu_domain::project::Nature;
use guatu_domain::schedule::Table;
use guatu_kernel::{Error, Result, RevisionId, Scope, Unfit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::store::{self, CurveRevision};
use crate::Op;

/// A curve as set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CurveLine {
    pub year: i32,
    /// `new_start`, `carry_over`, `completing` or `preparing`; absent for all classes without a curve of their own.
    pub nature: Option<String>,
    /// Cumulative percent of the annual plan due by the end of January … December.
    pub percents: Vec<Decimal>,
}

/// A curve to set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct CurveBody {
    pub year: i32,
    pub nature: Option<String>,
    /// Twelve percentages, none less than the one before, the last 100.
    pub percents: Vec<Decimal>,
}

/// Which curve.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CurveQuery {
    pub year: i32,
    /// The class; absent for the curve of all classes without one of their own.
    pub nature: Option<String>,
}

/// The curves that replace the linear one.
pub async fn curves(op: &mut Op) -> Result<Vec<CurveLine>> {
    let scope = op.require(Permission::ProjectRead)?;
    lines(op, &scope).await
}

/// Sets the curve of a year and class. Lights of closed months keep what they were.
///
/// # Errors
/// `invalid` unless there are twelve percentages that rise to 100.
pub async fn set_curve(mut op: Op, body: CurveBody) -> Result<Vec<CurveLine>> {
    let scope = op.require_everywhere(Permission::RuleEdit)?;
    let nature = class(body.nature.as_deref())?;
    let count = body.percents.len();
    let percents: [Decimal; 12] =
        body.percents.try_into().map_err(|_| Error::invalid("percents", count, Unfit::CurveMonths))?;
    let table = Table::new(percents)?;
    let before = find(&op, &scope, body.year, nature).await?;
    let id = RevisionId(op.id());
    let after = line(body.year, nature, table.percent());
    let revision = CurveRevision { year: body.year, nature, table: Some(table), recorded_at: op.now() };
    store::insert_curve(op.session(), &scope, id, &revision).await?;
    op.record("curve.set", "curve", id.0, before.as_ref(), Some(&after))?;
    finish(op).await
}

/// Goes back to the curve that holds without this one.
pub async fn reset_curve(mut op: Op, year: i32, nature: Option<&str>) -> Result<Vec<CurveLine>> {
    let scope = op.require_everywhere(Permission::RuleEdit)?;
    let nature = class(nature)?;
    let before = find(&op, &scope, year, nature).await?.ok_or_else(Error::not_found)?;
    let id = RevisionId(op.id());
    let revision = CurveRevision { year, nature, table: None, recorded_at: op.now() };
    store::insert_curve(op.session(), &scope, id, &revision).await?;
    op.record("curve.reset", "curve", id.0, Some(&before), None)?;
    finish(op).await
}

async fn finish(op: Op) -> Result<Vec<CurveLine>> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    curves(&mut app.read(actor).await?).await
}

async fn find(op: &Op, scope: &Scope, year: i32, nature: Option<Nature>) -> Result<Option<CurveLine>> {
    let nature = nature.map(Nature::as_str);
    let lines = lines(op, scope).await?;
    Ok(lines.into_iter().find(|line| (line.year, line.nature.as_deref()) == (year, nature)))
}

async fn lines(op: &Op, scope: &Scope) -> Result<Vec<CurveLine>> {
    let revisions = store::curve_revisions(op.session(), scope).await?;
    let curves = store::curves_at(&revisions, op.now());
    Ok(curves.into_iter().map(|((year, nature), table)| line(year, nature, table.percent())).collect())
}

fn class(text: Option<&str>) -> Result<Option<Nature>> {
    let text = text.filter(|text| !text.is_empty());
    text.map(|text| {
        Nature::parse(text)
            .or_else(|| Nature::of_words(text))
            .ok_or_else(|| Error::invalid("nature", text, Unfit::NotAChoice))
    })
    .transpose()
}

fn line(year: i32, nature: Option<Nature>, percents: &[Decimal; 12]) -> CurveLine {
    CurveLine { year, nature: nature.map(|nature| nature.as_str().into()), percents: percents.to_vec() }
}
