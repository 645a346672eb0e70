//! Requests in the database.

use std::collections::HashMap;

use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::approval::{Acted, Procedure};
use guatu_kernel::{ApprovalId, Error, ProjectId, Result, RevisionId, RuleSetId};
use uuid::Uuid;

use super::{Answer, Approval, Ask};
use crate::Op;
use crate::project::store::instant;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    project_id: Option<Uuid>,
    body: String,
    reason: String,
    paper: Option<String>,
    asked_by: String,
    asked_at: i64,
    steps: Option<String>,
    answer: Option<String>,
    answered_by: Option<String>,
    answered_at: Option<i64>,
    comment: Option<String>,
}

impl TryFrom<Row> for Approval {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| inconsistent("approval", column, row.id);
        let answer = match (row.answer, row.answered_by, row.answered_at) {
            (Some(kind), Some(by), Some(at)) => Some(Answer {
                kind: kind.parse().map_err(|()| broken("answer"))?,
                by,
                at: instant(at).ok_or_else(|| broken("answered_at"))?,
                comment: row.comment,
            }),
            _ => None,
        };
        Ok(Self {
            id: ApprovalId(row.id),
            project: row.project_id.map(ProjectId),
            ask: serde_json::from_str(&row.body).map_err(|cause| broken("body").because(cause))?,
            asked_at: instant(row.asked_at).ok_or_else(|| broken("asked_at"))?,
            reason: row.reason,
            paper: row.paper,
            asked_by: row.asked_by,
            procedure: match row.steps {
                Some(steps) => serde_json::from_str(&steps).map_err(|cause| broken("steps").because(cause))?,
                None => Procedure::plain(),
            },
            acts: Vec::new(),
            answer,
        })
    }
}

const SELECT: &str = "SELECT id, project_id, body, reason, paper, asked_by, asked_at, steps, answer, answered_by, answered_at, comment \
                      FROM approval";

/// The open requests, or all of them, the newest first.
pub(super) async fn list(session: &Session, all: bool) -> Result<Vec<Approval>> {
    const MOST: i64 = 500;
    let open = if all { "" } else { "WHERE answered_at IS NULL" };
    let order = "ORDER BY asked_at DESC, id DESC LIMIT $1";
    let rows: Vec<Row> = session.all(&format!("{SELECT} {open} {order}"), [cell(MOST)]).await?;
    let of = format!("IN (SELECT id FROM approval {open} {order})");
    let mut acts = acts(session, &of, cell(MOST)).await?;
    let read = |row: Row| {
        let mut approval = Approval::try_from(row)?;
        approval.acts = acts.remove(&approval.id).unwrap_or_default();
        Ok(approval)
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn find(session: &Session, id: ApprovalId) -> Result<Option<Approval>> {
    let row: Option<Row> = session.one(&format!("{SELECT} WHERE id = $1"), [cell(id.0)]).await?;
    let Some(row) = row else { return Ok(None) };
    let mut approval = Approval::try_from(row)?;
    approval.acts = acts(session, "= $1", cell(id.0)).await?.remove(&id).unwrap_or_default();
    Ok(Some(approval))
}

/// What was done with some requests, in order.
async fn acts(session: &Session, which: &str, value: Value) -> Result<HashMap<ApprovalId, Vec<Acted>>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        approval_id: Uuid,
        body: String,
        done_by: String,
        on_behalf_of: Option<String>,
        done_at: i64,
        comment: Option<String>,
    }
    let sql = format!(
        "SELECT id, approval_id, body, done_by, on_behalf_of, done_at, comment FROM approval_act \
         WHERE approval_id {which} ORDER BY approval_id, place"
    );
    let mut acts: HashMap<ApprovalId, Vec<Acted>> = HashMap::new();
    for row in session.all::<Row>(&sql, [value]).await? {
        let broken = |column| inconsistent("approval_act", column, row.id);
        acts.entry(ApprovalId(row.approval_id)).or_default().push(Acted {
            act: serde_json::from_str(&row.body).map_err(|cause| broken("body").because(cause))?,
            by: row.done_by,
            on_behalf_of: row.on_behalf_of,
            at: instant(row.done_at).ok_or_else(|| broken("done_at"))?,
            comment: row.comment,
        });
    }
    Ok(acts)
}

/// Adds the last act of a request to those before.
pub(super) async fn insert_act(op: &Op, approval: &Approval) -> Result<()> {
    const COLUMNS: [&str; 8] = ["id", "approval_id", "place", "body", "done_by", "on_behalf_of", "done_at", "comment"];
    let Some((acted, before)) = approval.acts.split_last() else { return Ok(()) };
    let row = vec![
        cell(RevisionId(op.id()).0),
        cell(approval.id.0),
        cell(i64::try_from(before.len()).map_err(Error::internal)?),
        cell(serde_json::to_string(&acted.act).map_err(Error::internal)?),
        cell(acted.by.as_str()),
        cell(acted.on_behalf_of.clone()),
        cell(acted.at.micros()),
        cell(acted.comment.clone()),
    ];
    op.session().insert("approval_act", &COLUMNS, vec![row]).await
}

pub(super) async fn insert(session: &Session, approval: &Approval) -> Result<()> {
    const COLUMNS: [&str; 10] =
        ["id", "kind", "project_id", "rule_set_id", "body", "reason", "paper", "asked_by", "asked_at", "steps"];
    let set = match &approval.ask {
        Ask::RuleActivation { set, .. } => Some(set.0),
        _ => None,
    };
    let row = vec![
        cell(approval.id.0),
        cell(approval.ask.kind().as_str()),
        cell(approval.project.map(|project| project.0)),
        cell(set),
        cell(serde_json::to_string(&approval.ask).map_err(Error::internal)?),
        cell(approval.reason.as_str()),
        cell(approval.paper.clone()),
        cell(approval.asked_by.as_str()),
        cell(approval.asked_at.micros()),
        cell(serde_json::to_string(&approval.procedure).map_err(Error::internal)?),
    ];
    session.insert("approval", &COLUMNS, vec![row]).await
}

/// Writes the answer, unless there is one already.
pub(super) async fn answer(session: &Session, id: ApprovalId, answer: &Answer) -> Result<bool> {
    let sql = "UPDATE approval SET answer = $1, answered_by = $2, answered_at = $3, comment = $4 \
               WHERE id = $5 AND answered_at IS NULL";
    let values = [
        cell(answer.kind.as_str()),
        cell(answer.by.as_str()),
        cell(answer.at.micros()),
        cell(answer.comment.clone()),
        cell(id.0),
    ];
    Ok(session.run(sql, values).await? == 1)
}

/// The requests about a rule set that wait for an answer.
pub(crate) async fn open_for_rule_set(session: &Session, set: RuleSetId) -> Result<Option<ApprovalId>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT id FROM approval WHERE rule_set_id = $1 AND answered_at IS NULL ORDER BY asked_at, id";
    let row: Option<Row> = session.one(sql, [cell(set.0)]).await?;
    Ok(row.map(|row| ApprovalId(row.id)))
}
