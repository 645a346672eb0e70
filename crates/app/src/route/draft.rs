//! Drafting a route: every date before anything is recorded.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::route::{Adjustment, Anchor, Fault, LONGEST_LIMIT, LONGEST_POST, Route, Schedule};
use guatu_domain::written::label;
use guatu_kernel::{Error, Result, Unfit};

use super::node::{self, Standing};
use super::template;
use super::view::{AdjustmentBody, DraftBody, DraftView};
use crate::Op;
use crate::district::{AsOf, File, Ledger, within_reach};

/// A draft with what it takes to record it.
pub(super) struct Drafted {
    pub route: Route,
    pub schedule: Schedule,
    /// In the order of the nodes: what would be promised, and what is achieved.
    pub standings: Vec<Standing>,
    /// Milestones that are promised and not achieved, of nodes of the template that the draft leaves out: they are promised no
    /// longer.
    pub dropped: Vec<String>,
}

impl Drafted {
    /// Whether it would change a plan that is frozen.
    pub fn breaks(&self, file: &File, today: NaiveDate) -> bool {
        let changed = |name: &str, standing: &Standing| {
            standing.achieved_on.is_none() && file.milestone_broken_by(today.year(), name, standing.planned_on)
        };
        let dropped = |name: &String| file.milestone_broken_by(today.year(), name, None);
        self.route.nodes.iter().zip(&self.standings).any(|(node, standing)| changed(&node.name, standing))
            || self.dropped.iter().any(dropped)
    }
}

/// All dates of a project's route as it would be, and its critical path. Nothing is recorded.
///
/// # Errors
/// `invalid` naming what cannot be taken.
pub async fn draft(op: &mut Op, code: &str, body: DraftBody) -> Result<DraftView> {
    op.require(Permission::ProjectEdit)?;
    let (ledger, file) = editable(op, code).await?;
    let drafted = make(op, &ledger, &file, &body).await?;
    let today = op.now().date();
    let nodes = node::views(&ledger, &file, &drafted.route, &drafted.schedule.times, &drafted.standings);
    let backward = matches!(drafted.route.anchor, Anchor::Finish(_));
    let open = nodes.iter().filter(|node| node.achieved_on.is_none());
    let begins = open.map(|node| node.latest_start).min().filter(|_| backward);
    Ok(DraftView {
        template: drafted.route.template.clone(),
        start_on: drafted.schedule.start,
        finish_on: nodes.iter().filter_map(|node| node.planned_on).max().unwrap_or(drafted.schedule.finish),
        late_by: begins.map(|begins| (today - begins).num_days()).filter(|late| *late > 0),
        holidays_until: op.app().settings().calendar.known_until(),
        frozen: drafted.breaks(&file, today),
        critical: node::critical(&nodes),
        nodes,
    })
}

/// A project that the actor sees and may change.
pub(super) async fn editable(op: &Op, code: &str) -> Result<(Arc<Ledger>, Arc<File>)> {
    let district = op.district(AsOf::default()).await?;
    let visible = op.scope(Permission::ProjectRead);
    let file = district.project(&visible, code).ok_or_else(Error::not_found)?.file.clone();
    op.require_on(Permission::ProjectEdit, file.keeper)?;
    Ok((district.ledger().clone(), file))
}

/// The draft that a form describes.
pub(super) async fn make(op: &Op, ledger: &Ledger, file: &File, body: &DraftBody) -> Result<Drafted> {
    let anchor = body.anchor()?;
    let adjustments = body.nodes.iter().map(|node| node.adjustment(ledger)).collect::<Result<Vec<_>>>()?;
    let template = template::find(op, &body.template).await?;
    let route = Route::draft(&template, anchor, &adjustments).map_err(refused)?;
    let known = |name: &str| file.latest_milestone(name).map(|fact| &fact.value);
    let achieved: Vec<_> = route.nodes.iter().map(|node| known(&node.name).and_then(|it| it.achieved_on)).collect();
    let schedule = node::network(&route, &achieved)?.schedule(&op.app().settings().calendar, anchor);
    let mut standings = Vec::new();
    for (place, node) in route.nodes.iter().enumerate() {
        let planned_on = within_reach("planned_on", schedule.times[place].planned(anchor))?;
        let promised = known(&node.name).and_then(|milestone| milestone.planned_on);
        // What is achieved keeps the day that was promised, or that none was.
        let planned_on = if achieved[place].is_some() { promised } else { Some(planned_on) };
        standings.push(Standing { planned_on, achieved_on: achieved[place], expected_on: None });
    }
    let open = |name: &str| known(name).is_some_and(|it| it.planned_on.is_some() && it.achieved_on.is_none());
    let left_out = template.nodes.iter().filter(|node| !route.nodes.iter().any(|kept| kept.id == node.id));
    let dropped = left_out.map(|node| node.name.zh.clone()).filter(|name| open(name)).collect();
    Ok(Drafted { route, schedule, standings, dropped })
}

impl DraftBody {
    fn anchor(&self) -> Result<Anchor> {
        match (self.start, self.finish) {
            (Some(start), None) => Ok(Anchor::Start(within_reach("start", start)?)),
            (None, Some(finish)) => Ok(Anchor::Finish(within_reach("finish", finish)?)),
            _ => Err(Error::invalid("start", "", Unfit::StartOrFinish)),
        }
    }
}

impl AdjustmentBody {
    fn adjustment(&self, ledger: &Ledger) -> Result<Adjustment> {
        if let Some(unit) = self.unit.filter(|unit| !ledger.orgs.contains_key(unit)) {
            return Err(Error::invalid("unit", unit, Unfit::UnitUnknown));
        }
        Ok(Adjustment {
            node: self.node.clone(),
            limit: self.limit,
            unit: self.unit,
            post: self.post.as_deref().map(label),
            fixed_on: self.fixed_on.map(|on| within_reach("fixed_on", on)).transpose()?,
            left_out: self.left_out,
        })
    }
}

fn refused(fault: Fault) -> Error {
    match fault {
        Fault::UnknownNode(node) => Error::invalid("node", node, Unfit::NodeUnknown),
        Fault::LimitTooLong(count) => Error::invalid("limit", count, Unfit::LimitTooLong).with("limit", LONGEST_LIMIT),
        Fault::PostLength(post) => Error::invalid("post", post, Unfit::NameLength).with("limit", LONGEST_POST),
        Fault::NothingLeft => Error::invalid("nodes", "", Unfit::NodesMissing),
    }
}
