//! Routes and templates in the database, one row for each recording.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent, visible_projects};
use guatu_domain::route::{Anchor, Counting, Limit, Node, Route, UnitKind};
use guatu_kernel::{ApprovalId, Error, OrgId, ProjectId, Result, RevisionId, RouteId, Scope, Timestamp};
use uuid::Uuid;

use crate::Op;
use crate::district::{Recorded, View};
use crate::project::store::instant;

/// A route with who accepted it.
#[derive(Debug)]
pub(super) struct Stored {
    pub id: RouteId,
    pub route: Route,
    pub accepted_by: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    template: String,
    anchor: String,
    anchored_on: NaiveDate,
    accepted_by: String,
    effective_on: NaiveDate,
    recorded_at: i64,
    approval_id: Option<Uuid>,
    answer: Option<String>,
    answered_at: Option<i64>,
}

impl Row {
    /// When it began to hold: when it was recorded, or when it was approved; nothing while it was not.
    fn held_at(&self) -> Result<Option<Timestamp>> {
        let approved = self.answer.as_deref() == Some("approved");
        let micros = match self.approval_id {
            None => Some(self.recorded_at),
            Some(_) => self.answered_at.filter(|_| approved),
        };
        let read = |micros| instant(micros).ok_or_else(|| inconsistent("route", "recorded_at", self.id));
        micros.map(read).transpose()
    }
}

const SELECT: &str = "SELECT route.id, template, anchor, anchored_on, accepted_by, effective_on, recorded_at, approval_id, \
                      answer, answered_at FROM route LEFT JOIN approval ON approval.id = route.approval_id";

/// The route of a project that holds.
pub(super) async fn holding(
    session: &Session,
    scope: &Scope,
    project: ProjectId,
    view: &View,
) -> Result<Option<Recorded<Stored>>> {
    let (visible, orgs) = visible_projects(scope, "route.project_id", 2);
    let sql = format!("{SELECT} WHERE route.project_id = $1 AND {visible} ORDER BY route.id");
    let rows: Vec<Row> = session.all(&sql, std::iter::once(cell(project.0)).chain(orgs)).await?;
    let mut known = Vec::new();
    for row in rows {
        if let Some(recorded_at) = row.held_at()? {
            // One that waited for approval does not stand behind another that was accepted meanwhile.
            let effective_on = row.effective_on.max(recorded_at.date());
            known.push(Recorded { effective_on, recorded_at, value: row });
        }
    }
    let Some(held) = view.holding(&known) else { return Ok(None) };
    let row = &held.value;
    let value = Stored { id: RouteId(row.id), route: route(session, row).await?, accepted_by: row.accepted_by.clone() };
    Ok(Some(Recorded { effective_on: held.effective_on, recorded_at: held.recorded_at, value }))
}

/// The route that waits for, or came with, a request.
pub(super) async fn asked(session: &Session, approval: ApprovalId) -> Result<Option<Route>> {
    let sql = format!("{SELECT} WHERE route.approval_id = $1");
    match session.one::<Row>(&sql, [cell(approval.0)]).await? {
        Some(row) => route(session, &row).await.map(Some),
        None => Ok(None),
    }
}

async fn route(session: &Session, row: &Row) -> Result<Route> {
    let anchor = Anchor::parse(&row.anchor, row.anchored_on).ok_or_else(|| inconsistent("route", "anchor", row.id))?;
    Ok(Route { template: row.template.clone(), anchor, nodes: nodes(session, row.id).await? })
}

#[derive(FromQueryResult)]
struct NodeRow {
    id: Uuid,
    code: String,
    name: String,
    waits_for: String,
    days: i64,
    counting: String,
    unit_kind: String,
    unit_id: Option<Uuid>,
    post: String,
    evidence: String,
    fixed_on: Option<NaiveDate>,
}

impl TryFrom<NodeRow> for Node {
    type Error = Error;

    fn try_from(row: NodeRow) -> Result<Self> {
        let broken = |column| inconsistent("route_node", column, row.id);
        let counting = Counting::parse(&row.counting).ok_or_else(|| broken("counting"))?;
        Ok(Self {
            after: serde_json::from_str(&row.waits_for).map_err(|cause| broken("waits_for").because(cause))?,
            limit: Limit { count: u32::try_from(row.days).map_err(|_| broken("days"))?, counting },
            unit_kind: UnitKind::parse(&row.unit_kind).ok_or_else(|| broken("unit_kind"))?,
            unit: row.unit_id.map(OrgId),
            evidence: serde_json::from_str(&row.evidence).map_err(|cause| broken("evidence").because(cause))?,
            id: row.code,
            name: row.name,
            post: row.post,
            fixed_on: row.fixed_on,
        })
    }
}

async fn nodes(session: &Session, route: Uuid) -> Result<Vec<Node>> {
    let sql = "SELECT id, code, name, waits_for, days, counting, unit_kind, unit_id, post, evidence, fixed_on \
               FROM route_node WHERE route_id = $1 ORDER BY place";
    let rows: Vec<NodeRow> = session.all(sql, [cell(route)]).await?;
    let nodes = rows.into_iter().map(Node::try_from).collect::<Result<Vec<_>>>()?;
    // A place beyond the last would be followed blindly by the computation.
    let whole = nodes.iter().all(|node| node.after.iter().all(|place| *place < nodes.len()));
    if whole { Ok(nodes) } else { Err(inconsistent("route_node", "waits_for", route)) }
}

/// Keeps a route, from today on or from its approval on.
pub(super) async fn insert(
    op: &Op,
    _scope: &Scope,
    project: ProjectId,
    approval: Option<ApprovalId>,
    route: &Route,
) -> Result<RouteId> {
    const COLUMNS: [&str; 9] = [
        "id",
        "project_id",
        "approval_id",
        "template",
        "anchor",
        "anchored_on",
        "accepted_by",
        "effective_on",
        "recorded_at",
    ];
    let id = RouteId(op.id());
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(approval.map(|approval| approval.0)),
        cell(route.template.as_str()),
        cell(route.anchor.as_str()),
        cell(route.anchor.on()),
        cell(op.actor().name.as_str()),
        cell(op.now().date()),
        cell(op.now().micros()),
    ];
    op.session().insert("route", &COLUMNS, vec![row]).await?;
    insert_nodes(op, id, &route.nodes).await?;
    Ok(id)
}

async fn insert_nodes(op: &Op, route: RouteId, nodes: &[Node]) -> Result<()> {
    const COLUMNS: [&str; 13] = [
        "id",
        "route_id",
        "place",
        "code",
        "name",
        "waits_for",
        "days",
        "counting",
        "unit_kind",
        "unit_id",
        "post",
        "evidence",
        "fixed_on",
    ];
    let rows = nodes.iter().zip(1_i64..).map(|(node, place)| {
        Ok(vec![
            cell(RevisionId(op.id()).0),
            cell(route.0),
            cell(place),
            cell(node.id.as_str()),
            cell(node.name.as_str()),
            cell(serde_json::to_string(&node.after).map_err(Error::internal)?),
            cell(i64::from(node.limit.count)),
            cell(node.limit.counting.as_str()),
            cell(node.unit_kind.as_str()),
            cell(node.unit.map(|unit| unit.0)),
            cell(node.post.as_str()),
            cell(serde_json::to_string(&node.evidence).map_err(Error::internal)?),
            cell(node.fixed_on),
        ])
    });
    op.session().insert("route_node", &COLUMNS, rows.collect::<Result<_>>()?).await
}

/// The district's own templates, the last text of each.
pub(super) async fn templates(session: &Session) -> Result<Vec<(String, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        code: String,
        text: String,
    }
    let sql = "SELECT code, text FROM route_template ORDER BY saved_at, id";
    let mut last: Vec<(String, String)> = Vec::new();
    for row in session.all::<Row>(sql, []).await? {
        last.retain(|(code, _)| *code != row.code);
        last.push((row.code, row.text));
    }
    Ok(last)
}

pub(super) async fn insert_template(op: &Op, id: RevisionId, code: &str, text: &str) -> Result<()> {
    let row = vec![cell(id.0), cell(code), cell(text), cell(op.actor().name.as_str()), cell(op.now().micros())];
    op.session().insert("route_template", &["id", "code", "text", "saved_by", "saved_at"], vec![row]).await
}
