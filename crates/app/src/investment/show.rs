//! One project's investment: its year in three series, and how the gaps of a month are explained.

use guatu_domain::access::Permission;
use guatu_domain::investment::{Against, Category, Explanation};
use guatu_kernel::{Error, Month, Result};

use super::book::Views;
use super::overview::{InvestmentQuery, month_and_district};
use super::view::{
    AnsweredGap, ConfirmationView, ExplanationView, InvestmentLine, ProjectInvestment, SeriesMonth, TripleView,
};
use crate::Op;
use crate::account::People;
use crate::district::{District, Standing};
use crate::project::view::OrgRef;

/// # Errors
/// `not_found` beyond the scope.
pub async fn show(op: &mut Op, code: &str, query: &InvestmentQuery) -> Result<ProjectInvestment> {
    let scope = op.require(Permission::ProjectRead)?;
    let (month, district) = month_and_district(op, query.month.as_deref(), query.as_of, query.known_at).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let views = Views::of(&district);
    let line = views.line(standing, month);
    let people = People::load(op.session()).await?;
    let last = standing.file.investment.confirmation(&views.others, month);
    let held = standing.file.investment.statistics.iter().filter(|fact| fact.value.month <= month);
    let statistics = views.others.holding(held).map(|fact| &fact.value);
    Ok(ProjectInvestment {
        month,
        months: months(&views, standing, month),
        gaps: Against::ALL.map(|against| answered(&district, &views, standing, month, against)).into(),
        confirmation: ConfirmationView {
            state: line.confirmation.as_str().into(),
            confirmed: last.map(|fact| fact.value.confirmed),
            by: last.map(|fact| people.name(&fact.value.by)),
            at: last.map(|fact| fact.recorded_at),
            reason: last.and_then(|fact| fact.value.reason.clone()),
        },
        statistics_code: statistics.and_then(|fact| fact.code.clone()),
        statistics_state: statistics.and_then(|fact| fact.state.clone()),
        listed_on: statistics.and_then(|fact| fact.listed_on),
        line: InvestmentLine::from(&line),
    })
}

fn months(views: &Views, standing: &Standing, last: Month) -> Vec<SeriesMonth> {
    let months = (1..=last.number()).filter_map(|number| Month::new(last.year(), number));
    let of_month = |month| {
        let line = views.line(standing, month);
        SeriesMonth {
            month,
            done: TripleView::month(&line.amounts),
            until: TripleView::year(&line.amounts),
            statistics_gap: line.gap(Against::Statistics).difference,
            payment_gap: line.gap(Against::Payment).difference,
            confirmation: line.confirmation.as_str().into(),
        }
    };
    months.map(of_month).collect()
}

fn answered(district: &District, views: &Views, standing: &Standing, month: Month, against: Against) -> AnsweredGap {
    let book = &standing.file.investment;
    let answer = book.answer(&views.others, month, against);
    let org = |id| OrgRef { id, name: district.ledger().org_name(id).into() };
    let view = |explanation: &Explanation| ExplanationView {
        category: explanation.category.as_str().into(),
        amount: explanation.amount,
        reason: explanation.reason.clone(),
        unit: explanation.unit.map(org),
        post: explanation.post.clone(),
        due_on: explanation.due_on,
    };
    let categories = Category::ALL.into_iter().filter(|category| category.fits(against));
    AnsweredGap {
        against: against.as_str().into(),
        revision: book.answers_to(month, against),
        gap: views.line(standing, month).gap(against).into(),
        explanations: answer.map(|fact| fact.value.explanations.iter().map(view).collect()).unwrap_or_default(),
        categories: categories.map(|category| category.as_str().into()).collect(),
    }
}
