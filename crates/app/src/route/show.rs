//! A project's route as it stands: what waits for what, how much air there is, and when the rest will be over.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::milestone::Milestone;
use guatu_domain::route::Route;
use guatu_kernel::{Error, ProjectId, Result, Scope};

use super::node::{self, Standing};
use super::store::{self, Stored};
use super::view::{ForecastView, RoutePage, RouteView};
use crate::Op;
use crate::account::People;
use crate::district::{self, AsOf, District, Recorded, View, present};
use crate::project::line;

/// The route of a project that holds at a date, planned on from what is achieved by then.
pub async fn show(op: &mut Op, code: &str, as_of: AsOf) -> Result<RoutePage> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let held = held(op, &scope, &district, standing).await?;
    Ok(RoutePage { project: line::reference(standing), route: held.map(|(_, route)| route) })
}

/// What shows that a node was achieved, by the route that holds; nothing for a milestone that no route knows.
pub(crate) async fn evidence_of(op: &Op, scope: &Scope, project: ProjectId, milestone: &str) -> Result<Vec<String>> {
    let view = View { as_of: op.now().date(), known_at: present() };
    let held = store::holding(op.session(), scope, project, &view).await?;
    let mut nodes = held.into_iter().flat_map(|held| held.value.route.nodes);
    Ok(nodes.find(|node| node.name == milestone).map(|node| node.evidence).unwrap_or_default())
}

/// The route that holds, as it is kept and as it stands.
pub(super) async fn held(
    op: &Op,
    scope: &Scope,
    district: &District,
    standing: &district::Standing,
) -> Result<Option<(Recorded<Stored>, RouteView)>> {
    let file = &standing.file;
    let Some(held) = store::holding(op.session(), scope, file.id, district.view()).await? else { return Ok(None) };
    let people = People::load(op.session()).await?;
    let today = district.view().as_of;
    let route = &held.value.route;
    let mut standings = of_milestones(route, &file.milestones(district.view()), today);
    let achieved: Vec<Option<NaiveDate>> = standings.iter().map(|standing| standing.achieved_on).collect();
    let calendar = &op.app().settings().calendar;
    let schedule = node::network(route, &achieved)?.schedule(calendar, route.anchor);
    let expected = node::network(route, &vec![None; achieved.len()])?;
    let expected = expected.forecast(calendar, schedule.start, today, &achieved);
    for (standing, expected) in standings.iter_mut().zip(&expected) {
        standing.expected_on = Some(*expected);
    }
    let nodes = node::views(district.ledger(), file, route, &schedule.times, &standings);
    let planned_on = standings.iter().filter_map(|standing| standing.planned_on).max();
    let expected_on = expected.into_iter().max().unwrap_or(today);
    let view = RouteView {
        template: route.template.clone(),
        anchor: route.anchor.as_str().into(),
        anchored_on: route.anchor.on(),
        effective_on: held.effective_on,
        recorded_at: held.recorded_at,
        accepted_by: people.name(&held.value.accepted_by),
        start_on: schedule.start,
        critical: node::critical(&nodes),
        nodes,
        forecast: ForecastView {
            today,
            planned_on,
            expected_on,
            slip_days: planned_on.map(|planned| (expected_on - planned).num_days()),
        },
    };
    Ok(Some((held, view)))
}

/// The nodes of the route that holds, each with its responsible post.
pub(crate) async fn posts(
    op: &Op,
    scope: &Scope,
    district: &District,
    standing: &district::Standing,
) -> Result<Vec<(String, String)>> {
    let held = store::holding(op.session(), scope, standing.file.id, district.view()).await?;
    let nodes = held.map(|held| held.value.route.nodes).unwrap_or_default();
    Ok(nodes.into_iter().map(|node| (node.name, node.post)).collect())
}

/// What the milestones say about the nodes of their names.
fn of_milestones(route: &Route, milestones: &[Milestone], today: NaiveDate) -> Vec<Standing> {
    let standing = |name: &str| {
        let milestone = milestones.iter().find(|milestone| milestone.name == name);
        milestone.map_or_else(Standing::default, |milestone| Standing {
            planned_on: milestone.planned_on,
            achieved_on: milestone.achieved_on.filter(|on| *on <= today),
            expected_on: None,
        })
    };
    route.nodes.iter().map(|node| standing(&node.name)).collect()
}
