//! Requests in the database.

use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{ApprovalId, Error, ProjectId, Result, Timestamp};
use uuid::Uuid;

use super::{Answer, Approval, Ask};
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
            answer,
        })
    }
}

const SELECT: &str = "SELECT id, project_id, body, reason, paper, asked_by, asked_at, answer, answered_by, answered_at, comment \
                      FROM approval";

/// The open requests, or all of them, the newest first.
pub(super) async fn list(session: &Session, all: bool) -> Result<Vec<Approval>> {
    const MOST: i64 = 500;
    let open = if all { "" } else { "WHERE answered_at IS NULL" };
    let sql = format!("{SELECT} {open} ORDER BY asked_at DESC, id DESC LIMIT $1");
    let rows: Vec<Row> = session.all(&sql, [cell(MOST)]).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

pub(super) async fn find(session: &Session, id: ApprovalId) -> Result<Option<Approval>> {
    let row: Option<Row> = session.one(&format!("{SELECT} WHERE id = $1"), [cell(id.0)]).await?;
    row.map(TryInto::try_into).transpose()
}

pub(super) async fn insert(session: &Session, approval: &Approval) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "kind", "project_id", "rule_set_id", "body", "reason", "paper", "asked_by", "asked_at"];
    let set = match &approval.ask {
        Ask::RuleActivation { set, .. } => Some(set.0),
        _ => None,
    };
    let row = vec![
        cell(approval.id.0),
        cell(approval.ask.kind()),
        cell(approval.project.map(|project| project.0)),
        cell(set),
        cell(serde_json::to_string(&approval.ask).map_err(Error::internal)?),
        cell(approval.reason.as_str()),
        cell(approval.paper.clone()),
        cell(approval.asked_by.as_str()),
        cell(approval.asked_at.micros()),
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
pub(crate) async fn open_for_rule_set(session: &Session, set: guatu_kernel::RuleSetId) -> Result<Option<ApprovalId>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT id FROM approval WHERE rule_set_id = $1 AND answered_at IS NULL ORDER BY asked_at, id";
    let row: Option<Row> = session.one(sql, [cell(set.0)]).await?;
    Ok(row.map(|row| ApprovalId(row.id)))
}

impl Answer {
    pub(super) const fn new(kind: super::Verdict, by: String, at: Timestamp, comment: Option<String>) -> Self {
        Self { kind, by, at, comment }
    }
}
