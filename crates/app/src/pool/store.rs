//! Pools in the database: what was decided, how projects moved, what was proposed.

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::pool::{Move, Proposal, Setting};
use guatu_kernel::{ApprovalId, Error, ProjectId, ProposalId, Result, RevisionId, Scope, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::PoolBook;
use crate::district::Recorded;
use crate::project::store::{instant, of_projects};

/// Everything that was decided.
pub(crate) async fn book(session: &Session) -> Result<PoolBook> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        body: String,
        effective_on: NaiveDate,
        recorded_at: i64,
    }
    let rows: Vec<Row> =
        session.all("SELECT id, body, effective_on, recorded_at FROM pool_setting ORDER BY id", []).await?;
    let read = |row: Row| {
        let value = serde_json::from_str(&row.body).map_err(|_| inconsistent("pool_setting", "body", row.id))?;
        let recorded_at =
            instant(row.recorded_at).ok_or_else(|| inconsistent("pool_setting", "recorded_at", row.id))?;
        Ok(Recorded { effective_on: row.effective_on, recorded_at, value })
    };
    Ok(PoolBook::of(rows.into_iter().map(read).collect::<Result<_>>()?))
}

pub(super) async fn insert_setting(session: &Session, id: RevisionId, fact: &Recorded<Setting>) -> Result<()> {
    const COLUMNS: [&str; 6] = ["id", "kind", "about", "body", "effective_on", "recorded_at"];
    let row = vec![
        cell(id.0),
        cell(fact.value.kind()),
        cell(fact.value.key()),
        cell(serde_json::to_string(&fact.value).map_err(Error::internal)?),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("pool_setting", &COLUMNS, vec![row]).await
}

#[derive(FromQueryResult)]
struct MoveRow {
    project_id: Uuid,
    pool: Option<String>,
    reason: String,
    paper: Option<String>,
    moved_by: String,
    approved_by: Option<String>,
    effective_on: NaiveDate,
    recorded_at: i64,
}

/// The moves of all projects or of some.
pub(crate) async fn moves(
    session: &Session,
    scope: &Scope,
    only: Option<&[ProjectId]>,
) -> Result<Vec<(ProjectId, Recorded<Move>)>> {
    let select =
        "SELECT project_id, pool, reason, paper, moved_by, approved_by, effective_on, recorded_at FROM pool_move";
    let rows: Vec<MoveRow> = of_projects(session, scope, select, "project_id", only).await?;
    let read = |row: MoveRow| {
        let recorded_at = instant(row.recorded_at);
        let recorded_at = recorded_at.ok_or_else(|| inconsistent("pool_move", "recorded_at", row.project_id))?;
        let (pool, reason, paper) = (row.pool, row.reason, row.paper);
        let value = Move { pool, reason, paper, by: row.moved_by, approved_by: row.approved_by };
        Ok((ProjectId(row.project_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn insert_move(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    project: ProjectId,
    approval: Option<ApprovalId>,
    fact: &Recorded<Move>,
) -> Result<()> {
    const COLUMNS: [&str; 10] = [
        "id",
        "project_id",
        "approval_id",
        "pool",
        "reason",
        "paper",
        "moved_by",
        "approved_by",
        "effective_on",
        "recorded_at",
    ];
    let moved = &fact.value;
    let row = vec![
        cell(id.0),
        cell(project.0),
        cell(approval.map(|approval| approval.0)),
        cell(moved.pool.clone()),
        cell(moved.reason.as_str()),
        cell(moved.paper.clone()),
        cell(moved.by.as_str()),
        cell(moved.approved_by.clone()),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("pool_move", &COLUMNS, vec![row]).await
}

/// What a rule proposed about a project, and what somebody decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Proposed {
    pub id: ProposalId,
    pub project: ProjectId,
    /// The code of the exit rule.
    pub rule: String,
    pub proposal: Proposal,
    /// The day on which the rule's clock began.
    pub since_on: NaiveDate,
    pub due_on: NaiveDate,
    pub made_at: Timestamp,
    pub decision: Option<Decision>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Decision {
    pub accepted: bool,
    pub by: String,
    pub at: Timestamp,
    pub reason: String,
    pub paper: Option<String>,
    /// What was asked for because of it.
    pub approval: Option<ApprovalId>,
}

#[derive(FromQueryResult)]
struct ProposedRow {
    id: Uuid,
    project_id: Uuid,
    rule: String,
    proposal: String,
    since_on: NaiveDate,
    due_on: NaiveDate,
    made_at: i64,
    accepted: Option<bool>,
    answered_by: Option<String>,
    answered_at: Option<i64>,
    reason: Option<String>,
    paper: Option<String>,
    approval_id: Option<Uuid>,
}

impl TryFrom<ProposedRow> for Proposed {
    type Error = Error;

    fn try_from(row: ProposedRow) -> Result<Self> {
        let broken = |column| inconsistent("pool_proposal", column, row.id);
        let decision = match (row.accepted, row.answered_by, row.answered_at.and_then(instant)) {
            (Some(accepted), Some(by), Some(at)) => {
                let (reason, paper) = (row.reason.unwrap_or_default(), row.paper);
                Some(Decision { accepted, by, at, reason, paper, approval: row.approval_id.map(ApprovalId) })
            }
            _ => None,
        };
        Ok(Self {
            id: ProposalId(row.id),
            project: ProjectId(row.project_id),
            rule: row.rule,
            proposal: Proposal::parse(&row.proposal).ok_or_else(|| broken("proposal"))?,
            since_on: row.since_on,
            due_on: row.due_on,
            made_at: instant(row.made_at).ok_or_else(|| broken("made_at"))?,
            decision,
        })
    }
}

/// Everything that was proposed about projects that a scope shows, the newest first.
pub(crate) async fn proposed(session: &Session, scope: &Scope) -> Result<Vec<Proposed>> {
    let select = "SELECT id, project_id, rule, proposal, since_on, due_on, made_at, accepted, answered_by, answered_at, reason, \
                  paper, approval_id FROM pool_proposal";
    let rows: Vec<ProposedRow> = of_projects(session, scope, select, "project_id", None).await?;
    rows.into_iter().rev().map(TryInto::try_into).collect()
}

/// Keeps a proposal; does nothing, and tells so, where the same one was made before.
pub(super) async fn insert_proposed(session: &Session, made: &Proposed) -> Result<bool> {
    let sql = "INSERT INTO pool_proposal (id, project_id, rule, proposal, since_on, due_on, made_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (project_id, rule, proposal, since_on) DO NOTHING";
    let row = [
        cell(made.id.0),
        cell(made.project.0),
        cell(made.rule.as_str()),
        cell(made.proposal.as_str()),
        cell(made.since_on),
        cell(made.due_on),
        cell(made.made_at.micros()),
    ];
    Ok(session.run(sql, row).await? == 1)
}

/// Keeps what somebody decided, once.
pub(super) async fn decide(session: &Session, id: ProposalId, decision: &Decision) -> Result<bool> {
    let sql = "UPDATE pool_proposal SET accepted = $2, answered_by = $3, answered_at = $4, reason = $5, paper = $6, \
               approval_id = $7 WHERE id = $1 AND accepted IS NULL";
    let row = [
        cell(id.0),
        cell(decision.accepted),
        cell(decision.by.as_str()),
        cell(decision.at.micros()),
        cell(decision.reason.as_str()),
        cell(decision.paper.clone()),
        cell(decision.approval.map(|approval| approval.0)),
    ];
    Ok(session.run(sql, row).await? == 1)
}
