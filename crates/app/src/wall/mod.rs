//! The wall: the whole district at a glance, every figure of it the sum of rows that a list can open.

mod view;

use std::collections::BTreeMap;

use guatu_domain::access::Permission;
use guatu_domain::project::{Level, Nature};
use guatu_domain::rule::{Colour, Meaning};
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
    let lights = line::counted_lights(district.rules(), standings);
    WallView {
        as_of: district.view().as_of,
        month,
        district: app.settings().district.clone(),
        closing: district.closing().map(Into::into),
        rule_set_name: district.rules().name().clone(),
        rule_set_version: district.rules().version(),
        totals: line::totals(standings.iter().copied()),
        months: summed_curve(district, standings),
        sectors: sectors(&lights, standings),
        levels: levels(&lights, standings),
        natures: natures(&lights, standings),
        units: units(&lights, standings),
        lights: line::light_counts(&lights, standings.iter().copied()),
        reds: worst(district, standings),
        unreported: standings.iter().filter(|standing| standing.owes_report(month) && standing.due.is_none()).count(),
    }
}

/// Sectors in the order of their first project: the order in which the district lists them.
fn sectors(lights: &[String], standings: &[&Standing]) -> Vec<GroupLine> {
    let mut names: Vec<Option<&String>> = Vec::new();
    for standing in standings {
        let sector = standing.facts.sector.as_ref();
        if !names.contains(&sector) {
            names.push(sector);
        }
    }
    let groups = names.into_iter().map(|name| {
        let members = members(standings, |standing| standing.facts.sector.as_ref() == name);
        group(lights, name.cloned(), name.map_or("未分类", String::as_str), &members)
    });
    ranked(groups.collect(), false)
}

fn levels(lights: &[String], standings: &[&Standing]) -> Vec<GroupLine> {
    let known = Level::ALL.into_iter().map(Some).chain([None]);
    let groups = known.map(|level| {
        let members = members(standings, |standing| standing.facts.level == level);
        group(lights, level.map(|level| level.as_str().into()), level.map_or("未分级", Level::name), &members)
    });
    ranked(groups.filter(|group| group.projects > 0).collect(), false)
}

fn natures(lights: &[String], standings: &[&Standing]) -> Vec<GroupLine> {
    let known = Nature::ALL.into_iter().map(Some).chain([None]);
    let groups = known.map(|nature| {
        let members = members(standings, |standing| standing.facts.nature == nature);
        group(lights, nature.map(|nature| nature.as_str().into()), nature.map_or("未注明", Nature::name), &members)
    });
    ranked(groups.filter(|group| group.projects > 0).collect(), false)
}

/// Responsible units, best against schedule first.
fn units(lights: &[String], standings: &[&Standing]) -> Vec<GroupLine> {
    let mut by_unit: BTreeMap<Option<(&str, String)>, Vec<&Standing>> = BTreeMap::new();
    for standing in standings {
        let unit = standing.unit.as_deref().zip(standing.facts.owner.map(|owner| owner.to_string()));
        by_unit.entry(unit).or_default().push(standing);
    }
    let groups = by_unit.into_iter().map(|(unit, members)| match unit {
        Some((name, id)) => group(lights, Some(id), name, &members),
        None => group(lights, None, "未落实责任单位", &members),
    });
    ranked(groups.collect(), true)
}

fn members<'a>(standings: &[&'a Standing], wanted: impl Fn(&Standing) -> bool) -> Vec<&'a Standing> {
    standings.iter().copied().filter(|standing| wanted(standing)).collect()
}

fn group(lights: &[String], key: Option<String>, name: &str, members: &[&Standing]) -> GroupLine {
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
        lights: line::light_counts(lights, members.iter().copied()),
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

/// The projects in the worst light, most behind first; none where even that one is an honour.
fn worst(district: &District, standings: &[&Standing]) -> Vec<RedLine> {
    let bad = |colour: &&Colour| colour.meaning == Meaning::Bad;
    let Some(worst) = district.rules().colours().first().filter(bad) else { return Vec::new() };
    let mut reds = members(standings, |standing| standing.light() == worst.id);
    reds.sort_by(|one, other| {
        (other.behind, other.days_overdue)
            .cmp(&(one.behind, one.days_overdue))
            .then_with(|| one.file.code.cmp(&other.file.code))
    });
    reds.into_iter().map(|standing| red_line(district, standing)).collect()
}

/// A project with its sentence.
pub(crate) fn red_line(district: &District, standing: &Standing) -> RedLine {
    let facts = district.facts(standing);
    RedLine {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        unit: line::unit(standing),
        leader: standing.facts.leader.clone(),
        light: standing.light().into(),
        reason: standing.reason(&facts),
        original: standing.original.as_ref().map(|original| original.light.clone()),
        to_green: standing.to_green(&facts),
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
            light: standing.light().into(),
            point: point_view(standing.facts.coordinates?, Datum::Gcj02),
        })
    });
    Ok(MapView { outline: op.app().settings().outline.clone(), markers: markers.collect() })
}
