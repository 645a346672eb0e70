//! Nodes with their dates, as drafts, routes and papers tell them.

use chrono::NaiveDate;
use guatu_domain::route::{Network, Node, Route, Times, UnitKind};
use guatu_kernel::{Error, OrgId, Result};

use super::view::RouteNodeView;
use crate::district::{File, Ledger};
use crate::project::view::OrgRef;

/// What is known about the milestone of a node.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
    /// When it will be over; absent for a draft.
    pub expected_on: Option<NaiveDate>,
}

/// What waits for what in a route, with what is achieved fixed to its day.
pub(super) fn network(route: &Route, achieved: &[Option<NaiveDate>]) -> Result<Network> {
    let told = |cycle| Error::internal(format!("a stored route has a cycle: {cycle:?}"));
    route.network(achieved).map_err(told)
}

pub(super) fn views(
    ledger: &Ledger,
    file: &File,
    route: &Route,
    times: &[Times],
    standings: &[Standing],
) -> Vec<RouteNodeView> {
    let rows = route.nodes.iter().zip(times).zip(standings);
    rows.map(|((node, times), standing)| view(ledger, file, route, node, times, *standing)).collect()
}

fn view(ledger: &Ledger, file: &File, route: &Route, node: &Node, times: &Times, standing: Standing) -> RouteNodeView {
    let ends_on = standing.achieved_on.or(standing.expected_on);
    RouteNodeView {
        id: node.id.clone(),
        name: node.name.clone(),
        after: node.after.iter().map(|place| route.nodes[*place].id.clone()).collect(),
        limit: node.limit,
        unit_kind: node.unit_kind.into(),
        unit: unit(ledger, file, node),
        post: node.post.clone(),
        evidence: node.evidence.clone(),
        fixed_on: node.fixed_on,
        planned_on: standing.planned_on,
        achieved_on: standing.achieved_on,
        earliest_start: times.earliest_start,
        earliest_finish: times.earliest_finish,
        latest_start: times.latest_start,
        latest_finish: times.latest_finish,
        float_days: times.float(),
        critical: times.critical,
        // What is achieved is no plan any more, whatever order it came in.
        clash: times.contradiction.filter(|_| standing.achieved_on.is_none()).map(Into::into),
        expected_on: standing.expected_on.filter(|_| standing.achieved_on.is_none()),
        slip_days: ends_on.zip(standing.planned_on).map(|(ends, planned)| (ends - planned).num_days()),
    }
}

/// The unit a node falls to: the one that was named, or the project's own.
fn unit(ledger: &Ledger, file: &File, node: &Node) -> Option<OrgRef> {
    let own = file.keeper.filter(|_| node.unit_kind == UnitKind::Responsible);
    let named = |id: OrgId| ledger.orgs.get(&id).map(|org| OrgRef { id, name: org.name.clone() });
    node.unit.or(own).and_then(named)
}

/// The ids of the critical path, in their order.
pub(super) fn critical(nodes: &[RouteNodeView]) -> Vec<String> {
    nodes.iter().filter(|node| node.critical).map(|node| node.id.clone()).collect()
}
