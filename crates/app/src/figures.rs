//! The figures of the district, in the keys of the published totals.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::project::Level;
use guatu_kernel::{Money, Result};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::Op;
use crate::batch::{self, view::SumView};
use crate::district::{AsOf, Standing};
use crate::project::line::totals;
use crate::project::page::summed_curve;

/// An exact amount in 万元 that JSON carries as a number, digit by digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = f64)]
pub struct Wan(pub Money);

impl Serialize for Wan {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let digits = RawValue::from_string(self.0.wan().to_string()).map_err(serde::ser::Error::custom)?;
        digits.serialize(serializer)
    }
}

/// Totals of the district; amounts are numbers in 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Figures {
    pub as_of: NaiveDate,
    pub projects: usize,
    pub total_investment_wan: Wan,
    pub annual_plan_wan: Wan,
    pub by_category: BTreeMap<String, CategoryFigures>,
    /// 省, 市, 区
    pub by_level: BTreeMap<String, usize>,
    /// Projects with a leader in contact.
    pub leader_contacted: usize,
    /// Units responsible for at least one project.
    pub units: usize,
    /// 签约一批, 开工一批, 投产一批
    pub batches: BTreeMap<String, CategoryFigures>,
    /// `progress_2023_q1_wan`: done since January, for each quarter of the year that has ended.
    /// `batch_projects_in_period_7`: items of the three batches in the latest period.
    #[serde(flatten)]
    #[schema(value_type = BTreeMap<String, f64>)]
    pub numbered: BTreeMap<String, Figure>,
}

/// A figure whose key holds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    Amount(Wan),
    Count(usize),
}

/// A sector's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CategoryFigures {
    pub projects: usize,
    pub total_investment_wan: Wan,
}

/// The figures at a date.
pub async fn show(op: &mut Op, as_of: AsOf) -> Result<Figures> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standings: Vec<&Standing> = district.projects(&scope).map(AsRef::as_ref).collect();
    let sums = totals(standings.iter().copied());
    let last = district.month().map_or(0, guatu_kernel::Month::number);
    let quarters = summed_curve(&district, &standings)
        .into_iter()
        .filter(|point| point.month.number() % 3 == 0 && point.month.number() <= last)
        .filter_map(|point| {
            let key = format!("progress_{}_q{}_wan", point.month.year(), point.month.number() / 3);
            Some((key, Figure::Amount(Wan(point.done?))))
        });
    let batches = batch::overview(op, &district, &scope).await?;
    let latest = batches
        .periods
        .last()
        .map(|last| (format!("batch_projects_in_period_{}", last.period), Figure::Count(last.sum.items)));
    Ok(Figures {
        as_of: district.view().as_of,
        projects: sums.projects,
        total_investment_wan: Wan(sums.total),
        annual_plan_wan: Wan(sums.plan),
        by_category: categories(&standings),
        by_level: by_level(&standings),
        leader_contacted: standings.iter().filter(|standing| standing.facts.leader.is_some()).count(),
        units: standings.iter().filter_map(|standing| standing.facts.owner).collect::<HashSet<_>>().len(),
        batches: batches.stages.into_iter().map(|stage| (stage.name.zh, of_sum(stage.sum))).collect(),
        numbered: quarters.chain(latest).collect(),
    })
}

const fn of_sum(sum: SumView) -> CategoryFigures {
    CategoryFigures { projects: sum.items, total_investment_wan: Wan(sum.amount) }
}

fn categories(standings: &[&Standing]) -> BTreeMap<String, CategoryFigures> {
    let mut members: BTreeMap<String, Vec<&Standing>> = BTreeMap::new();
    for standing in standings {
        let sector = standing.facts.sector.clone().unwrap_or_else(|| "未分类".into());
        members.entry(sector).or_default().push(standing);
    }
    let figures = |members: Vec<&Standing>| {
        let sums = totals(members);
        CategoryFigures { projects: sums.projects, total_investment_wan: Wan(sums.total) }
    };
    members.into_iter().map(|(sector, members)| (sector, figures(members))).collect()
}

fn by_level(standings: &[&Standing]) -> BTreeMap<String, usize> {
    let mut levels: BTreeMap<String, usize> =
        Level::ALL.into_iter().map(|level| (level.name().to_string(), 0)).collect();
    for standing in standings {
        *levels.entry(standing.facts.level.map_or("未分级", Level::name).to_string()).or_default() += 1;
    }
    levels
}
