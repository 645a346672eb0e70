//! Accepting a draft: its days become milestones, the rest of it is kept as the project's route. Where the year's plan is
//! frozen, the same days become a request to revise it.

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::milestone::Milestone;
use guatu_domain::route::Route;
use guatu_kernel::{ApprovalId, ProjectId, Result, Scope};
use serde::Serialize;

use super::draft::{Drafted, editable, make};
use super::view::{AcceptBody, AcceptedView};
use super::{show, store};
use crate::Op;
use crate::approval;
use crate::district::{AsOf, File, Ledger, View, present};
use crate::plan::{self, PlannedBody, RevisionBody};
use crate::record::Recorder;

/// What the audit keeps about a route: enough to tell what was accepted. The days are in the entries of the milestones.
#[derive(Serialize)]
struct Accepted<'a> {
    template: &'a str,
    start: Option<NaiveDate>,
    finish: Option<NaiveDate>,
    nodes: String,
}

impl<'a> Accepted<'a> {
    fn of(route: &'a Route) -> Self {
        let node = |node: &guatu_domain::route::Node| match node.limit.words() {
            Some(limit) => format!("{}（{limit}）", node.name),
            None => node.name.clone(),
        };
        let on = Some(route.anchor.on());
        let forward = route.anchor.as_str() == "start";
        Self {
            template: &route.template,
            start: on.filter(|_| forward),
            finish: on.filter(|_| !forward),
            nodes: route.nodes.iter().map(node).collect::<Vec<_>>().join("、"),
        }
    }
}

/// Accepts the draft that a form describes.
///
/// # Errors
/// `plan_frozen` where it would change a frozen plan and no reason is given; `invalid` naming what cannot be taken.
pub async fn accept(mut op: Op, code: &str, body: AcceptBody) -> Result<AcceptedView> {
    let scope = op.require(Permission::ProjectEdit)?;
    let (ledger, file) = editable(&op, code).await?;
    let drafted = make(&op, &ledger, &file, &body.draft).await?;
    match &body.reason {
        Some(reason) if drafted.breaks(&file, op.now().date()) => {
            let revision = drafted.revision(reason, body.paper.as_deref());
            let asked = plan::put_revision(&mut op, code, revision).await?;
            keep(&mut op, &scope, file.id, Some(asked), &drafted.route).await?;
            Ok(AcceptedView { route: None, approval: Some(approval::finish(op, asked).await?) })
        }
        _ => {
            drafted.record(&mut op, ledger, &file).await?;
            let everything = View { as_of: NaiveDate::MAX, known_at: present() };
            let before = store::holding(op.session(), &scope, file.id, &everything).await?;
            if before.is_none_or(|before| before.value.route != drafted.route) {
                keep(&mut op, &scope, file.id, None, &drafted.route).await?;
            }
            let (app, actor) = (op.app().clone(), op.actor().clone());
            op.commit().await?;
            let page = show(&mut app.read(actor).await?, code, AsOf::default()).await?;
            Ok(AcceptedView { route: page.route, approval: None })
        }
    }
}

async fn keep(
    op: &mut Op,
    scope: &Scope,
    project: ProjectId,
    approval: Option<ApprovalId>,
    route: &Route,
) -> Result<()> {
    store::insert(op, scope, project, approval, route).await?;
    let action = if approval.is_some() { "route.ask" } else { "route.accept" };
    op.record(action, "project", project.0, None, Some(&Accepted::of(route)))
}

/// The route that was asked for with a request to revise the plan.
pub(crate) async fn asked(op: &Op, approval: ApprovalId) -> Result<Option<Route>> {
    store::asked(op.session(), approval).await
}

/// A milestone at the place and with the unit that a route gives it, behind the milestones of the project that the route
/// does not know; nothing for one of those.
pub(crate) fn arranged(route: &Route, file: &File, milestone: &Milestone) -> Option<Milestone> {
    let places = || route.nodes.iter().zip(1..);
    let (node, place) = places().find(|(node, _)| node.name == milestone.name)?;
    let others = file.milestones.iter().map(|fact| &fact.value);
    let others = others.filter(|other| places().all(|(node, _)| node.name != other.name));
    let last = others.map(|other| other.position).max().unwrap_or(0);
    Some(Milestone { position: last + place, owner: node.unit.or(milestone.owner), ..milestone.clone() })
}

impl Drafted {
    /// The days that are not yet achieved, as a revision of what was promised.
    fn revision(&self, reason: &str, paper: Option<&str>) -> RevisionBody {
        let nodes = self.route.nodes.iter().zip(&self.standings);
        let open = nodes.filter(|(_, standing)| standing.achieved_on.is_none());
        RevisionBody {
            year: None,
            effective_on: None,
            plan: None,
            nature: None,
            planned_start: None,
            planned_finish: None,
            milestones: open
                .map(|(node, standing)| PlannedBody { name: node.name.clone(), planned_on: standing.planned_on })
                .chain(self.dropped.iter().map(|name| PlannedBody { name: name.clone(), planned_on: None }))
                .collect(),
            reason: reason.into(),
            paper: paper.map(Into::into),
        }
    }

    /// Records the days as milestones, behind those of the project that the draft does not know. They hold from today: the
    /// lights of days gone by stay what they were.
    async fn record(&self, op: &mut Op, ledger: Arc<Ledger>, file: &File) -> Result<()> {
        let today = op.now().date();
        let mut recorder = Recorder::new(op, Permission::ProjectEdit, ledger);
        for (node, standing) in self.route.nodes.iter().zip(&self.standings) {
            let milestone = Milestone {
                name: node.name.clone(),
                position: 0,
                planned_on: standing.planned_on,
                achieved_on: standing.achieved_on,
                owner: file.latest_milestone(&node.name).and_then(|before| before.value.owner),
            };
            let arranged = arranged(&self.route, file, &milestone).unwrap_or(milestone);
            recorder.milestone(file.id, arranged, today)?;
        }
        for before in self.dropped.iter().filter_map(|name| file.latest_milestone(name)) {
            recorder.milestone(file.id, Milestone { planned_on: None, ..before.value.clone() }, today)?;
        }
        recorder.write().await
    }
}
