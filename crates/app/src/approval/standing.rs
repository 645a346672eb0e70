//! How far a request has come, as pages show it: its steps, what was done, until when the present step has to be over.

use chrono::NaiveDate;
use guatu_domain::approval::{Act, Acted, Course, Place, Signature};

use super::Approval;
use super::names::Names;
use super::view::{ActView, ApprovalStep, SignatureView, SignerView};
use crate::Op;

/// Until when the present step has to be over, by the official calendar.
pub(super) fn due_on(op: &Op, approval: &Approval, course: &Course) -> Option<NaiveDate> {
    let Place::Step(step) = approval.place() else { return None };
    let workdays = course.steps()[step].workdays?;
    Some(op.app().settings().calendar.add_workdays(course.since().date(), workdays))
}

/// The steps of a request with the signatures that stand.
pub(super) fn steps(approval: &Approval, course: &Course, names: &Names) -> Vec<ApprovalStep> {
    let place = approval.place();
    let views = course.steps().iter().enumerate().map(|(number, step)| {
        let state = match () {
            () if place == Place::Step(number) => "now",
            () if course.is_signed(number) => "signed",
            () => "to_come",
        };
        let signers = step.signers.iter().zip(course.signatures(number)).enumerate();
        let signers = signers.map(|(signer, (who, signature))| SignerView {
            added: course.is_added(number, signer),
            signature: signature.as_ref().map(|one| signature_view(one, names)),
            ..names.signer(who, approval.ask.permission())
        });
        ApprovalStep {
            name: step.name.clone(),
            together: step.together,
            state: state.into(),
            signers: signers.collect(),
        }
    });
    views.collect()
}

fn signature_view(signature: &Signature, names: &Names) -> SignatureView {
    SignatureView {
        by: names.person(&signature.by),
        on_behalf_of: signature.on_behalf_of.as_deref().map(|login| names.person(login)),
        at: signature.at,
        comment: signature.comment.clone(),
    }
}

/// Something that was done with a request.
pub(super) fn act(acted: &Acted, course: &Course, names: &Names) -> ActView {
    let name = |step: usize| course.steps().get(step).map(|step| step.name.clone());
    let (act, step, person) = match &acted.act {
        Act::Read => ("read", None, None),
        Act::Sign { step, .. } => ("sign", name(*step), None),
        Act::Return { to } => ("return", to.and_then(name), None),
        Act::Resume => ("resume", None, None),
        Act::AddSigner { step, login } => ("add_signer", name(*step), Some(names.person(login))),
    };
    ActView {
        act: act.into(),
        by: names.person(&acted.by),
        on_behalf_of: acted.on_behalf_of.as_deref().map(|login| names.person(login)),
        at: acted.at,
        comment: acted.comment.clone(),
        step,
        person,
    }
}
