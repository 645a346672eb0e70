//! Explaining a gap: all its parts at once, in place of those before.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::investment::{Against, Answer, Category, Explanation};
use guatu_domain::written::{self, Written, label};
use guatu_kernel::{Error, ErrorCode, Money, MoneyUnit, Month, OrgId, Result, RevisionId, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::overview::InvestmentQuery;
use super::view::ProjectInvestment;
use super::{show, store};
use crate::Op;
use crate::district::{Ledger, Recorded, within_reach};
use crate::grounds;

/// The parts of a gap that somebody explains. What they leave over is computed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct GapAnswerBody {
    /// That of the answer the form was filled from.
    pub revision: usize,
    pub explanations: Vec<ExplanationBody>,
}

/// A part of a gap.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ExplanationBody {
    pub category: String,
    /// 万元; negative where it makes the reported amount the smaller one.
    pub amount: String,
    pub reason: String,
    pub unit: Option<OrgId>,
    /// A post, never a name.
    pub post: Option<String>,
    pub due_on: Option<NaiveDate>,
}

/// # Errors
/// `not_found` beyond the scope; `conflict` when somebody else explained it since; `invalid` naming the field.
pub async fn explain(
    mut op: Op,
    code: &str,
    month: Month,
    against: &str,
    body: GapAnswerBody,
) -> Result<ProjectInvestment> {
    op.require(Permission::InvestmentExplain)?;
    let ledger = op.ledger().await?;
    let readable = op.scope(Permission::ProjectRead);
    let file = ledger.file(code).filter(|file| readable.shows(file.keeper)).ok_or_else(Error::not_found)?;
    op.require_on(Permission::InvestmentExplain, file.keeper)?;
    let against = Against::parse(against).ok_or_else(|| Error::invalid("against", against, Unfit::NotAChoice))?;
    if body.revision != file.investment.answers_to(month, against) {
        return Err(Error::new(ErrorCode::Conflict));
    }
    let explanations = body.explanations.iter().map(|part| part.read(&ledger, against));
    let answer = Answer { month, against, explanations: explanations.collect::<Result<_>>()? };
    let facts = file.investment.answers.iter();
    let of_gap = facts.filter(|fact| (fact.value.month, fact.value.against) == (month, against));
    let before = of_gap.max_by_key(|fact| fact.recorded_at).map(|fact| &fact.value);
    op.record("gap.explain", "project", file.id.0, before, Some(&answer))?;
    let fact = Recorded { effective_on: month.last_day(), recorded_at: op.now(), value: answer };
    let scope = op.scope(Permission::InvestmentExplain);
    store::insert_answer(op.session(), &scope, RevisionId(op.id()), file.id, &fact).await?;
    committed(op, code, month).await
}

/// The project's investment once what was recorded is durable.
pub(super) async fn committed(op: Op, code: &str, month: Month) -> Result<ProjectInvestment> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    let query = InvestmentQuery { month: Some(month.to_string()), ..InvestmentQuery::default() };
    show(&mut app.read(actor).await?, code, &query).await
}

/// An amount that may be negative.
pub(super) fn signed(field: &str, text: &str) -> Result<Money> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−', '－']) {
        Some(digits) if !digits.trim().is_empty() => (true, digits),
        _ => (false, text),
    };
    let read = written::amount(Written::Text(digits), MoneyUnit::Wan)
        .map_err(|reason| Error::invalid(field, text, reason.into()))?;
    let money = read.ok_or_else(|| Error::invalid(field, text, Unfit::AmountUnreadable))?.money;
    Ok(if negative { -money } else { money })
}

impl ExplanationBody {
    fn read(&self, ledger: &Ledger, against: Against) -> Result<Explanation> {
        const LONGEST: usize = 200;
        let category = Category::parse(&self.category)
            .ok_or_else(|| Error::invalid("category", &self.category, Unfit::NotAChoice))?;
        if !category.fits(against) {
            return Err(Error::invalid("category", &self.category, Unfit::CategoryUnfit));
        }
        if let Some(unit) = self.unit.filter(|unit| !ledger.orgs.contains_key(unit)) {
            return Err(Error::invalid("unit", unit, Unfit::UnitUnknown));
        }
        let post = self.post.as_deref().map(label).filter(|post| !post.is_empty());
        if post.as_ref().is_some_and(|post| post.chars().count() > LONGEST) {
            return Err(Error::invalid("post", "", Unfit::TooLong).with("limit", LONGEST));
        }
        Ok(Explanation {
            category,
            amount: signed("amount", &self.amount)?,
            reason: grounds::reason(&self.reason)?,
            unit: self.unit,
            post,
            due_on: self.due_on.map(|day| within_reach("due_on", day)).transpose()?,
        })
    }
}
