//! The wall: the whole district at a glance, every figure of it the sum of rows that a list can open.

mod view;

use std::collections::BTreeMap;

use guatu_domain::access::Permission;
use guatu_domain::project::{Level, Nature};
use guatu_kernel::{Datum, Result};
use rust_decimal::Decimal;

pub use view::{GroupLine, MapView, Marker, RedLine, WallView};

use crate::district::{AsOf, District, Standing};
use crate::project::line;
use crate::project::page::{point_view, summed_curve};
use crate::{App, Op};

/// The district at a date.
pub async fn show(op: &mut Op, as_of: AsOf) -> Result<WallView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    Ok(district.survey(op.app(), &scope)?.as_ref().clone())
}

/// Everything the wall shows about some projects; bulletins are made of it too.
pub(crate) fn survey(app: &App, district: &District, standings: &[&Standing]) -> WallView {
    let month = district.month();
    WallView {
        as_of: district.view.as_of,
        month,
        district: app.settings().district.clone(),
        totals: line::totals(standings.iter().copied()),
        months: summed_curve(district, standings),
        sectors: sectors(app, standings),
        levels: levels(app, standings),
        natures: natures(app, standings),
        units: units(app, standings),
        lights: line::light_counts(app, standings.iter().copied()),
        reds: worst(app, district, standings),
        unreported: standings.iter().filter(|standing| standing.owes_report(month) && standing.due.is_none()).count(),
    }
}

/// Sectors in the order of their first project: the order in which the district lists them.
fn sectors(app: &App, standings: &[&Standing]) -> Vec<GroupLine> {
    let mut names: Vec<Option<&String>> = Vec::new();
    for standing in standings {
        let sector = standing.facts.sector.as_ref();
        if !names.contains(&sector) {
            names.push(sector);
        }
    }
    let groups = names.into_iter().map(|name| {
        let members = members(standings, |standing| standing.facts.sector.as_ref() == name);
        group(app, name.cloned(), name.map_or("未分类", String::as_str), &members)
    });
    ranked(groups.collect(), false)
}

fn levels(app: &App, standings: &[&Standing]) -> Vec<GroupLine> {
    let known = Level::ALL.into_iter().map(Some).chain([None]);
    let groups = known.map(|level| {
        let members = members(standings, |standing| standing.facts.level == level);
        group(app, level.map(|level| level.as_str().into()), level.map_or("未分级", Level::name), &members)
    });
    ranked(groups.filter(|group| group.projects > 0).collect(), false)
}

fn natures(app: &App, standings: &[&Standing]) -> Vec<GroupLine> {
    let known = Nature::ALL.into_iter().map(Some).chain([None]);
    let groups = known.map(|nature| {
        let members = members(standings, |standing| standing.facts.nature == nature);
        group(app, nature.map(|nature| nature.as_str().into()), nature.map_or("未注明", Nature::name), &members)
    });
    ranked(groups.filter(|group| group.projects > 0).collect(), false)
}

/// Responsible units, best against schedule first.
fn units(app: &App, standings: &[&Standing]) -> Vec<GroupLine> {
    let mut by_unit: BTreeMap<Option<(&str, String)>, Vec<&Standing>> = BTreeMap::new();
    for standing in standings {
        let unit = standing.unit.as_deref().zip(standing.facts.owner.map(|owner| owner.to_string()));
        by_unit.entry(unit).or_default().push(standing);
    }
    let groups = by_unit.into_iter().map(|(unit, members)| match unit {
        Some((name, id)) => group(app, Some(id), name, &members),
        None => group(app, None, "未落实责任单位", &members),
    });
    ranked(groups.collect(), true)
}

fn members<'a>(standings: &[&'a Standing], wanted: impl Fn(&Standing) -> bool) -> Vec<&'a Standing> {
    standings.iter().copied().filter(|standing| wanted(standing)).collect()
}

fn group(app: &App, key: Option<String>, name: &str, members: &[&Standing]) -> GroupLine {
    let totals = line::totals(members.iter().copied());
    GroupLine {
        key,
        name: name.into(),
        rank: 0,
        projects: totals.projects,
        total: totals.total,
        plan: totals.plan,
        done: totals.done,
        expected: totals.expected,
        done_pct: totals.done_pct,
        expected_pct: totals.expected_pct,
        gap_pp: totals.gap_pp,
        lights: line::light_counts(app, members.iter().copied()),
    }
}

/// Gives each group its rank by its gap to the schedule, exact and unrounded; those without a plan come last.
fn ranked(mut groups: Vec<GroupLine>, sort: bool) -> Vec<GroupLine> {
    let gap = |group: &GroupLine| -> Option<Decimal> {
        guatu_kernel::money::percent((group.done - group.expected).cents().into(), group.plan.cents().into())
    };
    let gaps: Vec<Option<Decimal>> = groups.iter().map(gap).collect();
    for (group, own) in groups.iter_mut().zip(&gaps) {
        group.rank = 1 + gaps.iter().filter(|other| *other > own).count();
    }
    if sort {
        groups.sort_by(|one, other| one.rank.cmp(&other.rank).then_with(|| one.name.cmp(&other.name)));
    }
    groups
}

/// The projects in the worst light, most behind first.
fn worst(app: &App, district: &District, standings: &[&Standing]) -> Vec<RedLine> {
    let Some(worst) = app.rules().colours().first() else { return Vec::new() };
    let mut reds = members(standings, |standing| standing.verdict.light() == worst.id);
    reds.sort_by(|one, other| {
        (other.behind, other.days_overdue)
            .cmp(&(one.behind, one.days_overdue))
            .then_with(|| one.file.code.cmp(&other.file.code))
    });
    reds.into_iter().map(|standing| red_line(district, standing)).collect()
}

/// A project with its sentence.
pub(crate) fn red_line(district: &District, standing: &Standing) -> RedLine {
    let facts = standing.light_facts(&district.ledger, &district.view);
    RedLine {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        unit: line::unit(standing),
        leader: standing.facts.leader.clone(),
        light: standing.verdict.light().into(),
        reason: line::reason(&standing.verdict, &facts),
        to_green: line::to_green(&standing.verdict, &facts),
    }
}

/// The outline and a marker per project that has coordinates, all in the datum of the outline.
pub async fn map(op: &mut Op, as_of: AsOf) -> Result<MapView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let markers = district.projects(&scope).filter_map(|standing| {
        Some(Marker {
            code: standing.file.code.clone(),
            name: standing.facts.name.clone(),
            light: standing.verdict.light().into(),
            point: point_view(standing.facts.coordinates?, Datum::Gcj02),
        })
    });
    Ok(MapView { outline: op.app().settings().outline.clone(), markers: markers.collect() })
}
