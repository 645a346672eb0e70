//! The steps that requests of a kind go through. A district writes them; changing them needs consent itself.

use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::access::{Permission, Role};
use guatu_domain::approval::{Procedure, ProcedureFault, Signer, Step};
use guatu_domain::written::label;
use guatu_kernel::{Bilingual, Error, Result, RevisionId, Timestamp, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::names::Names;
use super::view::{ApprovalView, SignerView};
use super::{Approval, Ask, Grounds, Kind, ask, delegation};
use crate::Op;
use crate::access::store as access;
use crate::project::store::instant;

/// The steps of every kind of request, and the posts that can be named in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProcedureBoard {
    pub procedures: Vec<ProcedureView>,
    pub posts: Vec<PostTerm>,
}

/// A role that can be named as a signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostTerm {
    pub code: String,
    pub name: Bilingual,
}

/// The steps of a kind of request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProcedureView {
    /// `rule_activation`, `plan_freeze` …
    pub kind: String,
    /// What whoever decides must be allowed to do.
    pub permission: String,
    pub steps: Vec<ProcedureStep>,
    /// Since when; absent while nobody has written anything and any one who may decide does.
    pub since: Option<Timestamp>,
}

/// A step of a procedure, for reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProcedureStep {
    pub name: String,
    /// Whether all have to sign (会签); else any one.
    pub together: bool,
    /// Within how many working days.
    pub workdays: Option<u32>,
    pub signers: Vec<SignerView>,
}

/// A step of a procedure, as a form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct StepBody {
    pub name: String,
    #[serde(default)]
    pub together: bool,
    /// Within how many working days; without a limit when absent.
    pub workdays: Option<u32>,
    pub signers: Vec<NewSigner>,
}

/// Who is to sign.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct NewSigner {
    /// `holder`, `post` or `person`
    pub kind: String,
    /// The code of the role, or the person's sign-in name.
    pub key: Option<String>,
}

/// Other steps for a kind of request, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ProcedureBody {
    pub steps: Vec<StepBody>,
    pub reason: String,
    pub paper: Option<String>,
}

/// The steps of every kind, as they are now.
pub async fn list(op: &mut Op) -> Result<ProcedureBoard> {
    op.require(Permission::ProjectRead)?;
    let names = Names::load(op).await?;
    let mut views = Vec::new();
    for kind in Kind::written() {
        let permission = kind.permission();
        let stored = latest(op.session(), kind).await?;
        let since = stored.as_ref().map(|(_, since)| *since);
        let procedure = stored.map_or_else(Procedure::plain, |(procedure, _)| procedure);
        let steps = procedure.steps().iter().map(|step| ProcedureStep {
            name: step.name.clone(),
            together: step.together,
            workdays: step.workdays,
            signers: step.signers.iter().map(|one| names.signer(one, permission)).collect(),
        });
        let steps = steps.collect();
        views.push(ProcedureView { kind: kind.as_str().into(), permission: permission.as_str().into(), steps, since });
    }
    let posts = op.roles().await?.into_iter().filter(delegation::sees_projects);
    let posts = posts.map(|role| PostTerm { code: role.code, name: role.name }).collect();
    Ok(ProcedureBoard { procedures: views, posts })
}

/// Asks for other steps of a kind of request.
///
/// # Errors
/// `not_found` for an unknown kind; `invalid` for steps without sense, unknown posts or people, a last step that nobody could sign,
/// or steps that are those of today.
pub async fn change(op: Op, kind: &str, body: ProcedureBody) -> Result<ApprovalView> {
    op.require_everywhere(Permission::ProcedureEdit)?;
    let kind = Kind::written().find(|known| known.as_str() == kind).ok_or_else(Error::not_found)?;
    let procedure = checked(&op, &body.steps, kind.permission()).await?;
    if latest(op.session(), kind).await?.is_some_and(|(now, _)| now == procedure) {
        return Err(Error::invalid("steps", "", Unfit::NothingChanged));
    }
    let asked = Ask::Procedure { about: kind.as_str().into(), procedure };
    ask(op, asked, None, Grounds { reason: &body.reason, paper: body.paper.as_deref() }).await
}

async fn checked(op: &Op, bodies: &[StepBody], permission: Permission) -> Result<Procedure> {
    let roles = op.roles().await?;
    let mut steps = Vec::new();
    for body in bodies {
        let mut signers = Vec::new();
        for new in &body.signers {
            signers.push(signer(op, &roles, new).await?);
        }
        let name = label(&body.name);
        if name.chars().count() > LONGEST_NAME {
            return Err(Error::invalid("name", name, Unfit::TooLong).with("limit", LONGEST_NAME));
        }
        steps.push(Step { name, signers, together: body.together, workdays: body.workdays });
    }
    let procedure = Procedure::new(steps).map_err(refusal)?;
    can_decide(op, &roles, &procedure, permission).await?;
    Ok(procedure)
}

const LONGEST_NAME: usize = 40;

async fn signer(op: &Op, roles: &[Role], new: &NewSigner) -> Result<Signer> {
    let key = new.key.as_deref().unwrap_or_default();
    match new.kind.as_str() {
        "holder" => Ok(Signer::Holder),
        "post" => {
            let known = roles.iter().any(|role| role.code == key && delegation::sees_projects(role));
            let unknown = || Error::invalid("signers", key, Unfit::RoleUnknown);
            known.then(|| Signer::Post { role: key.into() }).ok_or_else(unknown)
        }
        "person" => Ok(Signer::Person { login: delegation::colleague(op, "signers", key).await? }),
        other => Err(Error::invalid("kind", other, Unfit::NotAChoice)),
    }
}

/// Every signer of the last step has to be allowed to decide: steps before it never weaken that.
async fn can_decide(op: &Op, roles: &[Role], procedure: &Procedure, permission: Permission) -> Result<()> {
    let Some(last) = procedure.steps().last() else { return Ok(()) };
    for signer in &last.signers {
        let (name, may) = match signer {
            Signer::Holder => continue,
            Signer::Post { role } => {
                (role, roles.iter().any(|one| one.code == *role && one.permissions.contains(&permission)))
            }
            Signer::Person { login } => {
                let account = access::active(op.session(), login).await?;
                let rights = access::rights(op.session(), account, op.now().date()).await?;
                (login, rights.allows(permission))
            }
        };
        if !may {
            return Err(Error::invalid("signers", name, Unfit::MayNotDecide).with("permission", permission.as_str()));
        }
    }
    Ok(())
}

fn refusal(fault: ProcedureFault) -> Error {
    let at = |field: &str, place: usize, reason| Error::invalid(field, "", reason).with("step", place + 1);
    match fault {
        ProcedureFault::Steps => Error::invalid("steps", "", Unfit::StepsTooMany).with("limit", Procedure::MOST_STEPS),
        ProcedureFault::Name(place) => at("name", place, Unfit::NameLength).with("limit", LONGEST_NAME),
        ProcedureFault::Signers(place) => {
            at("signers", place, Unfit::SignersTooMany).with("limit", Procedure::MOST_SIGNERS)
        }
        ProcedureFault::Workdays(place) => at("workdays", place, Unfit::LimitTooLong).with("limit", Procedure::LONGEST),
    }
}

/// The steps that a request of the actor's goes through. Nobody signs what they asked for, so where they are named the place
/// falls away, and with the last place of a step the step; the deciding step then is for any other who may decide.
pub(super) async fn for_asker(op: &Op, kind: Kind) -> Result<Procedure> {
    let stored = latest(op.session(), kind).await?.map(|(procedure, _)| procedure);
    let Some(procedure) = stored else { return Ok(Procedure::plain()) };
    let asker = Signer::Person { login: op.actor().name.clone() };
    let last = procedure.steps().len() - 1;
    let steps = procedure.steps().iter().enumerate().filter_map(|(place, step)| {
        let mut step = step.clone();
        step.signers.retain(|signer| *signer != asker);
        if step.signers.is_empty() && place == last {
            step.signers.push(Signer::Holder);
        }
        (!step.signers.is_empty()).then_some(step)
    });
    Procedure::new(steps.collect()).map_err(|_| inconsistent("approval_procedure", "steps", Uuid::nil()))
}

/// Lets requests of a kind go through other steps from now on; those that wait keep theirs.
pub(super) async fn put_into_force(op: &Op, approval: &Approval, kind: &str, procedure: &Procedure) -> Result<()> {
    const COLUMNS: [&str; 5] = ["id", "kind", "steps", "approval_id", "recorded_at"];
    let row = vec![
        cell(RevisionId(op.id()).0),
        cell(kind),
        cell(serde_json::to_string(procedure).map_err(Error::internal)?),
        cell(approval.id.0),
        cell(op.now().micros()),
    ];
    op.session().insert("approval_procedure", &COLUMNS, vec![row]).await
}

async fn latest(session: &Session, kind: Kind) -> Result<Option<(Procedure, Timestamp)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        steps: String,
        recorded_at: i64,
    }
    let sql = "SELECT id, steps, recorded_at FROM approval_procedure WHERE kind = $1 ORDER BY recorded_at DESC, id DESC LIMIT 1";
    let Some(row) = session.one::<Row>(sql, [cell(kind.as_str())]).await? else { return Ok(None) };
    let broken = |column| inconsistent("approval_procedure", column, row.id);
    let procedure = serde_json::from_str(&row.steps).map_err(|cause| broken("steps").because(cause))?;
    Ok(Some((procedure, instant(row.recorded_at).ok_or_else(|| broken("recorded_at"))?)))
}
