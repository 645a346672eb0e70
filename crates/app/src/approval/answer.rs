//! What signers and authors do with a request: open it, sign it, refuse it, send it back, take it up again, take it back.

use guatu_domain::access::Permission;
use guatu_domain::approval::{Act, Acted, Fault, Place, Procedure};
use guatu_kernel::{ApprovalId, Error, ErrorCode, Result, Unfit};

use super::desk::{Desk, Turn};
use super::view::{AnswerBody, ApprovalView, ResumeBody, ReturnBody, SignerBody};
use super::{Answer, Approval, Ending, asked_by_actor, carry_out, delegation, finish, store};
use crate::{Op, grounds};

/// Consents to a request in the present step, or refuses it. The last signature records what was asked for in the same
/// transaction; a refusal, which is for those who decide, ends it.
///
/// # Errors
/// `own_request` for whoever asked; `forbidden` when it is not the actor's turn; `signed_before`; `request_returned` while its author
/// has it; `request_answered` when it has ended; `not_found` beyond the scope.
pub async fn answer(mut op: Op, id: ApprovalId, body: AnswerBody) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let (before, turn) = taken_turn(&op, id).await?;
    let comment = grounds::optional("comment", body.comment.as_deref())?;
    if !body.approve {
        op.require(before.ask.permission())?;
        end(&mut op, &before, Ending::Refused, comment).await?;
        return finish(op, id).await;
    }
    let act = Act::Sign { step: turn.step, signer: turn.signer };
    let signed = done(&op, &before, act, turn.on_behalf_of, comment.clone());
    store::insert_act(&op, &signed).await?;
    if signed.course().place() == Place::Over {
        let after = end(&mut op, &signed, Ending::Approved, comment).await?;
        carry_out(&mut op, &after).await?;
    } else {
        op.record("approval.sign", "approval", id.0, Some(&before), Some(&signed))?;
    }
    finish(op, id).await
}

/// Sends a request back, to whoever asked or to a step before the present one. What others signed stands.
///
/// # Errors
/// As [`answer`]; `invalid` without a reason, or for a step that does not lie before the present one.
pub async fn send_back(op: Op, id: ApprovalId, body: ReturnBody) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let (before, turn) = taken_turn(&op, id).await?;
    let reason = grounds::reason(&body.reason)?;
    let act = Act::Return { to: body.to };
    before.course().may(&act, &op.actor().name).map_err(|fault| refusal(fault, &body.to.unwrap_or_default()))?;
    let after = done(&op, &before, act, turn.on_behalf_of, Some(reason));
    write(op, "approval.return", &before, &after).await
}

/// Sends a request on that was sent back to its author, who adds what was missing. It goes on where it was.
///
/// # Errors
/// `not_found` for anybody else; `conflict` when it was not sent back; `invalid` without a word on what was added.
pub async fn resume(op: Op, id: ApprovalId, body: ResumeBody) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let before = own(&op, id).await?;
    let reason = grounds::reason(&body.reason)?;
    if before.place() != Place::Asker {
        return Err(ended(&before).unwrap_or_else(|| Error::new(ErrorCode::Conflict)));
    }
    let after = done(&op, &before, Act::Resume, None, Some(reason));
    write(op, "approval.resume", &before, &after).await
}

/// Notes that a signer whose turn it is has opened a request. Opening it again changes nothing.
///
/// # Errors
/// As [`answer`].
pub async fn open(op: Op, id: ApprovalId) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let (before, turn) = taken_turn(&op, id).await?;
    if before.course().is_read_by(&op.actor().name) {
        return finish(op, id).await;
    }
    let after = done(&op, &before, Act::Read, turn.on_behalf_of, None);
    write(op, "approval.read", &before, &after).await
}

/// Has one more person sign in the present step (加签), besides those who have to anyway.
///
/// # Errors
/// As [`answer`]; `invalid` when the person may not see projects, asked for it, or is among the signers already.
pub async fn add_signer(op: Op, id: ApprovalId, body: SignerBody) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let (before, turn) = taken_turn(&op, id).await?;
    let reason = grounds::reason(&body.reason)?;
    let login = delegation::colleague(&op, "login", &body.login).await?;
    if login == before.asked_by {
        return Err(Error::invalid("login", login, Unfit::AskedForIt));
    }
    let act = Act::AddSigner { step: turn.step, login: login.clone() };
    before.course().may(&act, &op.actor().name).map_err(|fault| refusal(fault, &login))?;
    let after = done(&op, &before, act, turn.on_behalf_of, Some(reason));
    write(op, "approval.add_signer", &before, &after).await
}

/// Takes a request back, which only its author does: while no signer of the present step has opened it, or when it was sent back.
///
/// # Errors
/// `request_read` once somebody has opened it: they can send it back.
pub async fn withdraw(mut op: Op, id: ApprovalId) -> Result<ApprovalView> {
    op.require(Permission::ProjectRead)?;
    let before = own(&op, id).await?;
    if before.course().is_read() {
        return Err(ended(&before).unwrap_or_else(|| Error::new(ErrorCode::RequestRead)));
    }
    end(&mut op, &before, Ending::Withdrawn, None).await?;
    finish(op, id).await
}

/// A request with the place in it that the actor may take now.
async fn taken_turn(op: &Op, id: ApprovalId) -> Result<(Approval, Turn)> {
    let approval = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    let desk = Desk::of(op).await?;
    if !desk.may_see(op, &approval).await? {
        return Err(Error::not_found());
    }
    if asked_by_actor(op, &approval) {
        return Err(Error::new(ErrorCode::OwnRequest));
    }
    if let Some(turn) = desk.turn(op, &approval).await? {
        return Ok((approval, turn));
    }
    Err(ended(&approval).unwrap_or_else(|| waits_for_others(op, &approval)))
}

fn waits_for_others(op: &Op, approval: &Approval) -> Error {
    match (approval.place(), Desk::fault(op, approval)) {
        (Place::Asker, _) => Error::new(ErrorCode::RequestReturned),
        (_, Some(Fault::SignedBefore)) => Error::new(ErrorCode::SignedBefore),
        _ => Error::new(ErrorCode::Forbidden).with("permission", approval.ask.permission().as_str()),
    }
}

/// A request of the actor's own.
async fn own(op: &Op, id: ApprovalId) -> Result<Approval> {
    let approval = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
    if asked_by_actor(op, &approval) { Ok(approval) } else { Err(Error::not_found()) }
}

fn ended(approval: &Approval) -> Option<Error> {
    approval.answer.is_some().then(|| Error::new(ErrorCode::RequestAnswered))
}

/// A fault of what somebody sent, in the words of a field.
fn refusal(fault: Fault, value: &dyn std::fmt::Display) -> Error {
    match fault {
        Fault::NotYourTurn => Error::new(ErrorCode::Conflict),
        Fault::SignedBefore => Error::new(ErrorCode::SignedBefore),
        Fault::NoSuchStep => Error::invalid("to", value, Unfit::StepNotBefore),
        Fault::SignerBefore => Error::invalid("login", value, Unfit::SignerBefore),
        Fault::TooManySigners => {
            Error::invalid("login", value, Unfit::SignersTooMany).with("limit", Procedure::MOST_SIGNERS)
        }
    }
}

/// A request with one more act.
fn done(op: &Op, before: &Approval, act: Act, on_behalf_of: Option<String>, comment: Option<String>) -> Approval {
    let mut after = before.clone();
    after.acts.push(Acted { act, by: op.actor().name.clone(), on_behalf_of, at: op.now(), comment });
    after
}

async fn write(mut op: Op, action: &'static str, before: &Approval, after: &Approval) -> Result<ApprovalView> {
    store::insert_act(&op, after).await?;
    op.record(action, "approval", after.id.0, Some(before), Some(after))?;
    finish(op, after.id).await
}

/// Ends a request.
async fn end(op: &mut Op, before: &Approval, kind: Ending, comment: Option<String>) -> Result<Approval> {
    let answer = Answer { kind, by: op.actor().name.clone(), at: op.now(), comment };
    if before.answer.is_some() || !store::answer(op.session(), before.id, &answer).await? {
        return Err(Error::new(ErrorCode::RequestAnswered));
    }
    let after = Approval { answer: Some(answer), ..before.clone() };
    let action = match kind {
        Ending::Approved => "approval.approve",
        Ending::Refused => "approval.refuse",
        Ending::Withdrawn => "approval.withdraw",
    };
    op.record(action, "approval", before.id.0, Some(before), Some(&after))?;
    Ok(after)
}
