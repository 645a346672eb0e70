//! Answering a request, and withdrawing it.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::factor::{Answer, FactorFault, FactorRequest};
use guatu_kernel::{Error, FactorRequestId, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::ask::{quantity, words};
use super::book::{Revision, shows};
use super::list::show;
use super::store;
use super::view::FactorRequestView;
use crate::Op;
use crate::district::{AsOf, Recorded, within_reach};

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactorAnswerBody {
    /// `promise`, `meet`, `refuse`, or `withdraw` by whoever asked
    pub answer: String,
    /// The day promised, or on which it was settled; today when absent.
    pub on: Option<NaiveDate>,
    /// How much was met, in the measure of the request.
    pub met: Option<String>,
    /// What came of it, or why.
    pub result: Option<String>,
}

/// Answers a request: the unit that owes it promises, meets or refuses; the project's unit or the office withdraws.
///
/// # Errors
/// `not_found` beyond the scope; `forbidden` for an answer that is somebody else's to give; `invalid` naming the field.
pub async fn answer(mut op: Op, id: FactorRequestId, body: FactorAnswerBody) -> Result<FactorRequestView> {
    op.require_any(&[Permission::FactorAnswer, Permission::FactorEdit])?;
    let district = op.district(AsOf::default()).await?;
    let read = op.scope(Permission::ProjectRead);
    let mut book = store::load(op.session(), &read).await?;
    let place = book.files.iter().position(|file| file.id == id).ok_or_else(Error::not_found)?;
    let file = book.files.swap_remove(place);
    let before = file.latest().clone();
    let standing = district.of(file.project).ok_or_else(Error::not_found)?;
    if !shows(&read, standing, before.unit) {
        return Err(Error::not_found());
    }
    let (permission, owner) = match body.answer.as_str() {
        "withdraw" => (Permission::FactorEdit, standing.file.keeper),
        _ => (Permission::FactorAnswer, Some(before.unit)),
    };
    op.require_on(permission, owner)?;
    let today = op.now().date();
    let after = before.clone().answered(body.read(today)?, today).map_err(|fault| refused(fault, &body, &before))?;
    let fact = Recorded { effective_on: today.max(before.asked_on), recorded_at: op.now(), value: after.clone() };
    let revision = Revision { fact, recorded_by: op.actor().name.clone() };
    let scope = op.scope(permission);
    store::insert_revision(op.session(), &scope, op.id(), id, file.revisions.len() + 1, &revision).await?;
    op.record("factor.answer", "factor_request", id.0, Some(&before), Some(&after))?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    show(&mut app.read(actor).await?, id, AsOf::default()).await
}

impl FactorAnswerBody {
    fn read(&self, today: NaiveDate) -> Result<Answer> {
        let on = within_reach("on", self.on.unwrap_or(today))?;
        let reason = words("result", self.result.as_deref())?;
        match self.answer.as_str() {
            "promise" if self.on.is_none() => Err(Error::invalid("on", "", Unfit::DayMissing)),
            "promise" => Ok(Answer::Promise { on, reason }),
            "meet" => Ok(Answer::Meet { on, met: quantity("met", self.met.as_deref())?, result: reason }),
            "refuse" => Ok(Answer::Refuse { on, reason }),
            "withdraw" => Ok(Answer::Withdraw { on, reason }),
            other => Err(Error::invalid("answer", other, Unfit::NotAChoice)),
        }
    }
}

fn refused(fault: FactorFault, body: &FactorAnswerBody, before: &FactorRequest) -> Error {
    let on = body.on.map(|on| on.to_string()).unwrap_or_default();
    match fault {
        FactorFault::Settled => Error::invalid("state", before.state.as_str(), Unfit::FactorSettled),
        FactorFault::PromisedEarlier => Error::invalid("on", on, Unfit::InPast),
        FactorFault::SettledLater => Error::invalid("on", on, Unfit::InFuture),
        FactorFault::SettledBeforeAsked => {
            Error::invalid("on", on, Unfit::BeforeAsked).with("from", before.asked_on.to_string())
        }
        FactorFault::ReasonMissing => Error::invalid("result", "", Unfit::ReasonLength).with("limit", 500),
        FactorFault::MetMissing => Error::invalid("met", "", Unfit::MetMissing),
    }
}
