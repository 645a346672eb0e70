//! Recording that a project came to another stage. Exit and termination wait for another person's consent.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::life::{Evidence, Life, Stage, Step, Wanted, check};
use guatu_kernel::{ApprovalId, Error, ErrorCode, Result, RevisionId, Scope, Unfit};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::view::LifeView;
use super::{show, store};
use crate::approval::{self, Approval, Ask, Grounds};
use crate::district::{AsOf, File, Recorded, View, present, within_reach};
use crate::{Op, grounds, pool};

/// The stage a project came to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct StageBody {
    /// `lead`, `planning` … `at_yield`, `stalled`, `suspended`, `exited`, `terminated`
    pub stage: String,
    /// The day it came to it; today when absent, never a day to come.
    pub on: Option<NaiveDate>,
    /// The proofs at hand: `building_permit`, `site_photo`, `statistics`, `acceptance`, `production`, `extension`
    #[serde(default)]
    pub evidence: Vec<String>,
    pub reason: String,
    pub paper: Option<String>,
}

/// Records a step, or asks for consent where one is needed.
///
/// # Errors
/// `invalid` on `stage` (`stage_refused`) with the sentence of the guard that refuses, and what would satisfy it.
pub async fn advance(mut op: Op, code: &str, body: StageBody) -> Result<LifeView> {
    op.require(Permission::PoolEdit)?;
    let file = pool::editable(&op, code).await?;
    let to = Stage::parse(&body.stage).ok_or_else(|| Error::invalid("stage", &body.stage, Unfit::StageUnknown))?;
    let on = past(&op, "on", body.on)?;
    let proof =
        |code: &String| Evidence::parse(code).ok_or_else(|| Error::invalid("evidence", code, Unfit::StageUnknown));
    let evidence = body.evidence.iter().map(proof).collect::<Result<Vec<_>>>()?;
    let step = allowed(&op, &file, to, on, &evidence)?;
    let grounds = Grounds { reason: &body.reason, paper: body.paper.as_deref() };
    if step.consent {
        ask_end(&mut op, &file, to, on, grounds).await?;
    } else {
        let life = Life {
            stage: to,
            evidence,
            reason: grounds::reason(grounds.reason)?,
            paper: grounds::paper(grounds.paper)?,
            by: op.actor().name.clone(),
            approved_by: None,
        };
        record(&mut op, &file, life, on, None).await?;
    }
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    show(&mut app.read(actor).await?, code, AsOf::default()).await
}

/// Asks for a project to exit or to be terminated.
pub(crate) async fn ask_end(
    op: &mut Op,
    file: &File,
    stage: Stage,
    on: NaiveDate,
    grounds: Grounds<'_>,
) -> Result<ApprovalId> {
    allowed(op, file, stage, on, &[])?;
    approval::put(op, Ask::LifeEnd { stage, on }, Some(file.id), grounds).await
}

/// Ends a project's life in the library, as it was asked for and approved: it leaves its pool too.
///
/// # Errors
/// `conflict` when the project went on meanwhile, so that the step is not allowed any more.
pub(crate) async fn end(op: &mut Op, approval: &Approval, stage: Stage, on: NaiveDate) -> Result<()> {
    let ledger = op.ledger().await?;
    let file = approval.project.and_then(|id| ledger.files.get(&id)).cloned().ok_or_else(Error::not_found)?;
    allowed(op, &file, stage, on, &[]).map_err(|_| Error::new(ErrorCode::Conflict))?;
    let life = Life {
        stage,
        evidence: Vec::new(),
        reason: approval.reason.clone(),
        paper: approval.paper.clone(),
        by: approval.asked_by.clone(),
        approved_by: Some(op.actor().name.clone()),
    };
    record(op, &file, life, on, Some(approval.id)).await?;
    pool::leave(op, &file, approval, on).await
}

fn allowed(op: &Op, file: &File, to: Stage, on: NaiveDate, evidence: &[Evidence]) -> Result<Step> {
    let place = file.place(&View { as_of: NaiveDate::MAX, known_at: present() });
    let wanted = Wanted { to, on, evidence };
    check(&place, &wanted, &super::terms(op), &op.app().settings().calendar).map_err(|refusal| {
        let why = refusal.explain();
        Error::invalid("stage", to.as_str(), Unfit::StageRefused).with("rule", refusal.as_str()).with("why", json!(why))
    })
}

async fn record(op: &mut Op, file: &File, life: Life, on: NaiveDate, approval: Option<ApprovalId>) -> Result<()> {
    let before = file.stages.iter().max_by_key(|fact| (fact.effective_on, fact.recorded_at)).map(|fact| &fact.value);
    op.record("project.stage", "project", file.id.0, before, Some(&life))?;
    let fact = Recorded { effective_on: on, recorded_at: op.now(), value: life };
    store::insert(op.session(), &Scope::System, RevisionId(op.id()), file.id, approval, &fact).await
}

/// A day that somebody gives, today when absent; what has happened did not happen tomorrow.
pub(crate) fn past(op: &Op, field: &str, on: Option<NaiveDate>) -> Result<NaiveDate> {
    let today = op.now().date();
    let on = within_reach(field, on.unwrap_or(today))?;
    if on > today { Err(Error::invalid(field, on, Unfit::InFuture)) } else { Ok(on) }
}
