//! Entering facts for rules.

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::light::VOCABULARY;
use guatu_domain::rule::{Format, Kind, Term, Value};
use guatu_domain::written::label;
use guatu_kernel::{Bilingual, Error, Lang, Result, RevisionId, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Entered, store};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, District, Recorded, Standing, within_reach};
use crate::grounds;
use crate::light::closing::refuse_closed;
use crate::project::page;
use crate::project::view::ProjectView;

/// A fact to enter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FactBody {
    /// As people write it: `是`, `12.5`, `2025-03-31`; empty: not known any more.
    pub value: String,
    /// Required where a person decides the fact.
    pub reason: Option<String>,
    /// From when on it holds; today when absent.
    pub from: Option<NaiveDate>,
    /// The last day it holds; until it is entered anew when absent.
    pub until: Option<NaiveDate>,
}

/// A fact that the rule set in force asks people for, and what was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactView {
    pub name: String,
    pub label: Bilingual,
    pub kind: Kind,
    pub unit: Format,
    /// A person decides it, and has to say why.
    pub judged: bool,
    /// Absent where nothing holds.
    pub value: Option<String>,
    pub reason: Option<String>,
    pub by: Option<String>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// The facts that the rules ask people for about a project.
pub(crate) fn asked(district: &District, standing: &Standing, people: &People) -> Vec<FactView> {
    let judged: Vec<&str> = district.rules().judged().map(|term| term.name.as_ref()).collect();
    let view = |term: &Term| {
        let held = standing.file.entered(district.view(), &term.name);
        let entered = held.map(|held| &held.value);
        FactView {
            name: term.name.clone().into_owned(),
            label: Bilingual { zh: term.label(Lang::Zh).into(), en: term.label(Lang::En).into() },
            kind: term.kind,
            unit: term.format,
            judged: judged.contains(&term.name.as_ref()),
            value: entered.map(|entered| entered.value.clone()),
            reason: entered.and_then(|entered| entered.reason.clone()),
            by: entered.map(|entered| people.name(&entered.by)),
            from: held.map(|held| held.effective_on),
            until: entered.and_then(|entered| entered.until),
        }
    };
    district.rules().entered(VOCABULARY).map(view).collect()
}

/// Enters a fact about a project.
///
/// # Errors
/// `invalid` for a fact that the rules in force do not ask for, a value of another kind, or a missing reason; `month_closed`
/// for a day of a closed month.
pub async fn enter(mut op: Op, code: &str, name: &str, body: FactBody) -> Result<ProjectView> {
    op.require(Permission::FactEnter)?;
    let from = span(&op, body.from, body.until)?;
    let district = op.district(AsOf::on(from)).await?;
    let visible = op.scope(Permission::ProjectRead);
    let file = district.ledger().file(code).filter(|file| visible.shows(file.keeper));
    let file = file.ok_or_else(Error::not_found)?.clone();
    op.require_on(Permission::FactEnter, file.keeper)?;
    let term = district.rules().entered(VOCABULARY).find(|term| term.name == name);
    let term = term.ok_or_else(|| Error::invalid("name", label(name), Unfit::FactUnknown))?;
    let judged = district.rules().judged().any(|judged| judged.name == name);
    refuse_closed(op.session(), from).await?;
    let entered = Entered {
        name: name.into(),
        value: read(term, &body.value)?,
        reason: reason(body.reason.as_deref(), judged)?,
        by: op.actor().name.clone(),
        until: body.until,
    };
    let before = file.entered(district.view(), name).map(|held| held.value.clone());
    op.record("fact.enter", "project", file.id.0, before.as_ref(), Some(&entered))?;
    let fact = Recorded { effective_on: from, recorded_at: op.now(), value: entered };
    let scope = op.scope(Permission::FactEnter);
    store::insert(op.session(), &scope, RevisionId(op.id()), file.id, &fact).await?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    page::show(&mut app.read(actor).await?, code, AsOf::default()).await
}

/// The first day on which facts are to hold, if the days make a span.
pub(super) fn span(op: &Op, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<NaiveDate> {
    let from = within_reach("from", from.unwrap_or_else(|| op.now().date()))?;
    match until.map(|until| within_reach("until", until)).transpose()? {
        Some(until) if until < from => Err(Error::invalid("until", until, Unfit::LastBeforeFirst)),
        _ => Ok(from),
    }
}

/// The value as it is kept, if it is one of the fact's kind.
pub(super) fn read(term: &Term, text: &str) -> Result<String> {
    const LONGEST: usize = 200;
    let text = label(text);
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("value", "", Unfit::TooLong).with("limit", LONGEST));
    }
    match Value::read(&text, term.kind) {
        Some(_) => Ok(text),
        None => Err(Error::invalid("value", text, Unfit::FactKind)),
    }
}

/// The reason, which a fact that a person decides needs.
pub(super) fn reason(text: Option<&str>, judged: bool) -> Result<Option<String>> {
    match text.map(label).filter(|text| !text.is_empty()) {
        Some(text) => grounds::reason(&text).map(Some),
        None if judged => grounds::reason("").map(Some),
        None => Ok(None),
    }
}
