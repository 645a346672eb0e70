//! Moving projects from pool to pool: one asks, another consents. The conditions are looked at both times.

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::life::Place;
use guatu_domain::pool::{Applicant, Move, admit, applying};
use guatu_domain::project::ProjectFacts;
use guatu_domain::written::label;
use guatu_kernel::{ApprovalId, Bilingual, Error, ErrorCode, ProjectId, Result, RevisionId, Scope, Unfit};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::store;
use crate::Op;
use crate::approval::{self, Approval, ApprovalView, Ask, Grounds};
use crate::district::{AsOf, District, File, Recorded, View, present};
use crate::life;

/// At most so many projects are moved by one request.
const MOST_PROJECTS: usize = 500;
/// At most so many documents are named.
const MOST_SHOWN: usize = 20;

/// Which projects are to be moved where, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct MoveBody {
    /// The code of the pool.
    pub pool: String,
    /// Codes of projects.
    pub projects: Vec<String>,
    /// The day of the move; today when absent, never a day to come.
    pub from: Option<NaiveDate>,
    /// The documents that are shown, as the conditions name them.
    #[serde(default)]
    pub evidence: Vec<String>,
    pub reason: String,
    pub paper: Option<String>,
}

/// Asks for projects to be moved into a pool, forward or back.
///
/// # Errors
/// `invalid` on `projects` (`admission_unmet`) saying for every project which condition fails and what would meet it.
pub async fn ask_move(op: Op, body: MoveBody) -> Result<ApprovalView> {
    op.require(Permission::PoolEdit)?;
    if body.projects.is_empty() || body.projects.len() > MOST_PROJECTS {
        return Err(Error::invalid("projects", body.projects.len(), Unfit::ProjectCount).with("limit", MOST_PROJECTS));
    }
    let mut projects = Vec::new();
    for code in &body.projects {
        let id = editable(&op, code).await?.id;
        if !projects.contains(&id) {
            projects.push(id);
        }
    }
    let from = life::past(&op, "from", body.from)?;
    let shown = body.evidence.iter().take(MOST_SHOWN).map(|one| label(one)).collect();
    let ask = Ask::PoolMove { pool: body.pool, projects, from, shown };
    fits(&op, &ask).await?;
    let about = match &ask {
        Ask::PoolMove { projects, .. } if projects.len() == 1 => projects.first().copied(),
        _ => None,
    };
    approval::ask(op, ask, about, Grounds { reason: &body.reason, paper: body.paper.as_deref() }).await
}

/// A project whose life the actor may change; one that was merged into another has none of its own.
pub(crate) async fn editable(op: &Op, code: &str) -> Result<Arc<File>> {
    let district = op.district(AsOf::default()).await?;
    let scope = op.scope(Permission::ProjectRead);
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    op.require_on(Permission::PoolEdit, standing.file.keeper)?;
    if standing.survivor.is_some() {
        return Err(Error::invalid("project", code, Unfit::ProjectMerged));
    }
    Ok(standing.file.clone())
}

/// What the conditions of a pool look at.
pub(crate) fn applicant<'a>(facts: &'a ProjectFacts, place: &Place, shown: &'a [String]) -> Applicant<'a> {
    Applicant {
        sector: facts.sector.as_deref(),
        total: facts.total.as_ref().map(|total| total.money),
        stage: place.main,
        inert: place.stage.filter(|stage| !stage.is_main()),
        shown,
    }
}

/// Moves projects as it was asked for and approved.
///
/// # Errors
/// `invalid` where a condition is not met any more; `conflict` when a project was moved meanwhile.
pub(crate) async fn moved(op: &mut Op, approval: &Approval) -> Result<()> {
    fits(op, &approval.ask).await.map_err(|refusal| {
        match refusal.params.get("reason").and_then(|one| one.as_str()) {
            Some("pool_same" | "move_earlier") => Error::new(ErrorCode::Conflict),
            _ => refusal,
        }
    })?;
    let Ask::PoolMove { pool, projects, from, .. } = &approval.ask else { return Err(Error::not_found()) };
    let ledger = op.ledger().await?;
    for id in projects {
        let file = ledger.files.get(id).ok_or_else(Error::not_found)?;
        record(op, file, Some(pool.clone()), approval, *from).await?;
    }
    Ok(())
}

/// Takes a project out of the pools, by an approved exit.
pub(crate) async fn leave(op: &mut Op, file: &File, approval: &Approval, on: NaiveDate) -> Result<()> {
    let Some(last) = last(file) else { return Ok(()) };
    let from = on.max(last.effective_on);
    if last.value.pool.is_none() { Ok(()) } else { record(op, file, None, approval, from).await }
}

async fn record(op: &mut Op, file: &File, pool: Option<String>, approval: &Approval, from: NaiveDate) -> Result<()> {
    let value = Move {
        pool,
        reason: approval.reason.clone(),
        paper: approval.paper.clone(),
        by: approval.asked_by.clone(),
        approved_by: Some(op.actor().name.clone()),
    };
    put(op, file.id, Some(approval.id), last(file).map(|fact| &fact.value), value, from).await
}

pub(super) async fn put(
    op: &mut Op,
    project: ProjectId,
    approval: Option<ApprovalId>,
    before: Option<&Move>,
    after: Move,
    from: NaiveDate,
) -> Result<()> {
    op.record("pool.move", "project", project.0, before, Some(&after))?;
    let fact = Recorded { effective_on: from, recorded_at: op.now(), value: after };
    store::insert_move(op.session(), &Scope::System, RevisionId(op.id()), project, approval, &fact).await
}

fn last(file: &File) -> Option<&Recorded<Move>> {
    file.moves.iter().max_by_key(|fact| (fact.effective_on, fact.recorded_at))
}

/// Whether every project may be moved so, by what is known now.
async fn fits(op: &Op, ask: &Ask) -> Result<()> {
    let Ask::PoolMove { pool, projects, from, shown } = ask else { return Ok(()) };
    let district = op.district(AsOf::default()).await?;
    let ledger = district.ledger();
    let now = View { as_of: op.now().date(), known_at: present() };
    let open = ledger.pools.pool(&now, pool).filter(|pool| pool.open);
    let target = open.ok_or_else(|| Error::invalid("pool", pool, Unfit::PoolUnknown))?;
    let mut unmet = Vec::new();
    for id in projects {
        let file = ledger.files.get(id).ok_or_else(Error::not_found)?;
        follows(file, pool, *from)?;
        unmet.extend(lacks(&district, file, pool, shown));
    }
    if unmet.is_empty() {
        return Ok(());
    }
    let say = |one: fn(&Bilingual) -> &str, between: &str| unmet.iter().map(one).collect::<Vec<_>>().join(between);
    let why = Bilingual { zh: say(|one| &one.zh, "；"), en: say(|one| &one.en, "; ") };
    let refusal = Error::invalid("projects", &target.name.zh, Unfit::AdmissionUnmet);
    Err(refusal.with("projects", unmet.len()).with("why", json!(why)))
}

fn follows(file: &File, pool: &str, from: NaiveDate) -> Result<()> {
    let Some(last) = last(file) else { return Ok(()) };
    if last.value.pool.as_deref() == Some(pool) {
        return Err(Error::invalid("projects", &file.code, Unfit::PoolSame));
    }
    if from < last.effective_on {
        let since = last.effective_on.to_string();
        return Err(Error::invalid("from", from, Unfit::MoveEarlier).with("since", since));
    }
    Ok(())
}

/// What a project lacks for a pool, in one sentence with its name.
fn lacks(district: &District, file: &Arc<File>, pool: &str, shown: &[String]) -> Option<Bilingual> {
    let view = district.view();
    let facts = &file.latest().value;
    let admissions = district.ledger().pools.admissions(view);
    let admission = applying(admissions, pool, facts.sector.as_deref());
    let unmet = admit(admission, &applicant(facts, &file.place(view), shown));
    let say = |one: fn(&Bilingual) -> &str, between: &str| {
        unmet.iter().map(|unmet| one(&unmet.needs)).collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (say(|one| &one.zh, "，"), say(|one| &one.en, ", "));
    let name = &facts.name;
    (!unmet.is_empty()).then(|| Bilingual { zh: format!("“{name}”{zh}"), en: format!("“{name}”: {en}") })
}
