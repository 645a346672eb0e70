//! Schedule curves of a year and class, in place of months ÷ 12.

use chrono::{Datelike, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::project::Nature;
use guatu_domain::schedule::{Curve, FirstMonth, Quarters, Tranche, Tranches};
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
    pub shape: CurveShape,
    /// The percentages that were set: twelve for `months`, four for `quarters`, else none.
    pub percents: Vec<Decimal>,
    pub tranches: Vec<TrancheBody>,
    /// Cumulative percent of the annual plan due by the end of January … December, of a project that begins in January; with
    /// at most four places.
    pub due: Vec<Decimal>,
}

/// How a curve is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CurveShape {
    /// Twelve cumulative percentages at the ends of the months.
    #[default]
    Months,
    /// Four at the ends of the quarters, even over the months of each.
    Quarters,
    /// Evenly over the days.
    Days,
    /// Cumulative percentages from each day on.
    Tranches,
}

/// A part of the plan that is due from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrancheBody {
    pub on: NaiveDate,
    /// Cumulative.
    pub percent: Decimal,
}

/// A curve to set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct CurveBody {
    pub year: i32,
    pub nature: Option<String>,
    #[serde(default)]
    pub shape: CurveShape,
    /// None less than the one before, the last 100: twelve for `months`, four for `quarters`, else none.
    #[serde(default)]
    pub percents: Vec<Decimal>,
    /// For `tranches`: in the order of their days, all of the year, the last one at 100.
    #[serde(default)]
    pub tranches: Vec<TrancheBody>,
}

impl CurveBody {
    fn curve(&self) -> Result<Curve> {
        Ok(match self.shape {
            CurveShape::Months => Curve::Table(self.percents.clone().try_into()?),
            CurveShape::Quarters => Curve::Quarters(Quarters::new(self.percents.clone())?),
            CurveShape::Days => Curve::Days(self.year),
            CurveShape::Tranches => {
                let tranches = self.tranches.iter().map(|one| Tranche { on: one.on, percent: one.percent });
                let stray = self.tranches.iter().find(|one| one.on.year() != self.year);
                if let Some(stray) = stray {
                    return Err(Error::invalid("tranches", stray.on, Unfit::TrancheOrder));
                }
                Curve::Tranches(Tranches::new(tranches.collect())?)
            }
        })
    }
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
/// `invalid` unless the percentages rise to 100 and are as many as the shape wants.
pub async fn set_curve(mut op: Op, body: CurveBody) -> Result<Vec<CurveLine>> {
    let scope = op.require_everywhere(Permission::RuleEdit)?;
    let nature = class(body.nature.as_deref())?;
    let curve = body.curve()?;
    let before = find(&op, &scope, body.year, nature).await?;
    let id = RevisionId(op.id());
    let after = line(body.year, nature, &curve);
    let revision = CurveRevision { year: body.year, nature, curve: Some(curve), recorded_at: op.now() };
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
    let revision = CurveRevision { year, nature, curve: None, recorded_at: op.now() };
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
    Ok(curves.into_iter().map(|((year, nature), curve)| line(year, nature, curve)).collect())
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

fn line(year: i32, nature: Option<Nature>, curve: &Curve) -> CurveLine {
    let (shape, percents, tranches) = match curve {
        Curve::Table(table) => (CurveShape::Months, table.percent().to_vec(), Vec::new()),
        Curve::Quarters(quarters) => (CurveShape::Quarters, quarters.percent().to_vec(), Vec::new()),
        Curve::Linear | Curve::Days(_) => (CurveShape::Days, Vec::new(), Vec::new()),
        Curve::Tranches(tranches) => (CurveShape::Tranches, Vec::new(), tranches.entries().to_vec()),
    };
    let due = (1..=12).filter_map(|month| curve.share(month, FirstMonth::JANUARY).percent().decimal());
    CurveLine {
        year,
        nature: nature.map(|nature| nature.as_str().into()),
        shape,
        percents,
        tranches: tranches.into_iter().map(|one| TrancheBody { on: one.on, percent: one.percent }).collect(),
        due: due.map(|percent| percent.round_dp(4).normalize()).collect(),
    }
}
