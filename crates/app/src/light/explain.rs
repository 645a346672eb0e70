//! What explains a light: its rule in words, the facts it was found from and who recorded them, what it would be against the
//! original baseline, and what it will be if nothing is reported.

use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::light::{Origin, VOCABULARY, origins};
use guatu_domain::rule::{Facts, RuleSet, Verdict};
use guatu_kernel::{Bilingual, Lang, Month, Result, Timestamp};
use serde_json::{Map, Value};

use super::view::{
    DecidedView, DimensionView, InputView, LightTerm, LightView, MoveView, NextView, OriginalView, SourceView, StepView,
};
use crate::Op;
use crate::account::People;
use crate::audit::Noted;
use crate::district::{District, Lens, Recorded, Standing, View, standing_at, within_reach};

/// A light with everything that explains it. `notes` are the entries of the audit record about the project.
pub(crate) async fn explained(
    op: &Op,
    district: &District,
    standing: &Standing,
    notes: &[Noted],
    people: &People,
) -> Result<LightView> {
    let facts = district.facts(standing);
    let (verdict, rules) = (&standing.verdict, district.rules());
    let next = next(op, district, standing).await?;
    Ok(LightView {
        light: standing.light().into(),
        decided: decided(district, standing, &facts),
        original: original(standing),
        next,
        rule_set: verdict.rule_set().into(),
        rule_set_name: verdict.rule_set_name().clone(),
        version: verdict.version(),
        colours: rules.colours().to_vec(),
        rule: verdict.rule().into(),
        reason: standing.reason(&facts),
        to_green: standing.to_green(&facts),
        inputs: inputs(rules, &facts, verdict),
        sources: sources(district, standing, notes, people),
        dimensions: dimensions(rules, verdict, &facts),
        steps: verdict
            .steps(&facts)
            .into_iter()
            .map(|step| StepView {
                action: step.action,
                say: step.say,
                points: step.points.and_then(|points| points.number()).map(|points| points.to_string()),
            })
            .collect(),
        moves: verdict.moves(&facts).into_iter().map(|one| MoveView { to: one.to, say: one.say }).collect(),
    })
}

/// The day of the next closing. In the last month that is counted there is no next one.
fn next_closing(district: &District) -> NaiveDate {
    let as_of = district.view().as_of;
    let month = Month::of(as_of);
    let end = if month.last_day() == as_of { month.next().last_day() } else { month.last_day() };
    within_reach("as_of", end).unwrap_or(as_of)
}

/// The district at the next closing, by what is recorded so far.
pub(crate) async fn upcoming(op: &Op, district: &District) -> Result<Arc<District>> {
    op.district_beside(district, next_closing(district)).await
}

/// One project's light at the next closing. Only rules that compare projects need the others for it.
async fn next(op: &Op, district: &District, standing: &Standing) -> Result<Option<NextView>> {
    let as_of = next_closing(district);
    let view = View { as_of, known_at: district.lens().asked };
    let lens = Lens::new(district.ledger().clone(), view, None);
    if lens.rules.compares() {
        return Ok(of_next(&*upcoming(op, district).await?, standing));
    }
    let then = standing_at(&lens, &standing.file)?;
    let told = |then: Arc<Standing>| {
        let facts = lens.facts_of(&then.file);
        let term = LightTerm::of(&lens.rules, then.light());
        NextView { as_of, light: then.light().into(), term, reason: then.reason(&facts) }
    };
    Ok(then.map(told))
}

/// A project's light at the next closing.
pub(crate) fn of_next(next: &District, standing: &Standing) -> Option<NextView> {
    let then = next.of(standing.file.id)?;
    let facts = next.facts(then);
    let term = LightTerm::of(next.rules(), then.light());
    Some(NextView { as_of: next.view().as_of, light: then.light().into(), term, reason: then.reason(&facts) })
}

pub(crate) fn original(standing: &Standing) -> Option<OriginalView> {
    let original = standing.original.as_ref()?;
    Some(OriginalView { light: original.light.clone(), reason: original.reason.clone() })
}

fn decided(district: &District, standing: &Standing, facts: &Facts) -> Option<DecidedView> {
    let decided = standing.decided.as_ref()?;
    let held = district.view().holding(&standing.file.decisions)?;
    let say = |lang| standing.verdict.reason(facts, lang);
    Some(DecidedView {
        by_rules: standing.verdict.light().into(),
        rules_reason: Bilingual { zh: say(Lang::Zh), en: say(Lang::En) },
        reason: decided.reason.clone(),
        by: decided.by.clone(),
        from: held.effective_on,
        until: decided.until,
    })
}

/// What a light was found from, as JSON, by name: the facts, then what the rule set computed of them.
pub(crate) fn values(facts: &Facts, verdict: &Verdict) -> Map<String, Value> {
    let all = facts.iter().chain(verdict.computed());
    all.filter_map(|(name, value)| Some((name.to_string(), serde_json::to_value(value).ok()?))).collect()
}

fn inputs(rules: &RuleSet, facts: &Facts, verdict: &Verdict) -> Vec<InputView> {
    let input = |(name, value): (&str, &guatu_domain::rule::Value)| {
        let term = rules.terms().iter().chain(VOCABULARY).find(|term| term.name == name)?;
        let computed = verdict.computed().any(|(other, _)| other == name);
        Some(InputView {
            name: name.into(),
            label: Bilingual { zh: term.zh.clone().into_owned(), en: term.en.clone().into_owned() },
            unit: term.format,
            value: serde_json::to_value(value).ok()?,
            origins: if computed { Vec::new() } else { origins(name).to_vec() },
        })
    };
    facts.iter().chain(verdict.computed()).filter(|(_, value)| value.is_known()).filter_map(input).collect()
}

fn dimensions(rules: &RuleSet, verdict: &Verdict, facts: &Facts) -> Vec<DimensionView> {
    let names: Vec<(&str, &Bilingual)> = rules.dimensions().collect();
    let each = verdict.dimensions().enumerate().map(|(index, dimension)| {
        let name = names.iter().find(|(id, _)| *id == dimension.dimension).map(|(_, name)| (*name).clone());
        // Beside the name of the dimension, a sentence that begins with it says it twice.
        let say = |lang| {
            let sentence = verdict.dimension_reason(index, facts, lang);
            let name = name.as_ref().map_or("", |name| name.get(lang));
            let rest = sentence.strip_prefix(name).and_then(|rest| rest.strip_prefix(['：', ':']));
            rest.map_or(sentence.clone(), |rest| rest.trim_start().into())
        };
        DimensionView {
            dimension: dimension.dimension.into(),
            light: dimension.light.into(),
            rule: dimension.rule.into(),
            when: rules.condition_words(dimension.rule),
            reason: Bilingual { zh: say(Lang::Zh), en: say(Lang::En) },
            name: name.clone().unwrap_or_default(),
        }
    });
    each.collect()
}

/// Who recorded what the light was found from.
pub(crate) fn sources(district: &District, standing: &Standing, notes: &[Noted], people: &People) -> Vec<SourceView> {
    let (view, file) = (district.view(), &standing.file);
    let mut sources = Vec::new();
    if let Some(fact) = view.holding(&file.revisions) {
        sources.push(source(Origin::Project, None, fact, notes));
    }
    if let Some(fact) = view.holding(file.plans.iter().filter(|plan| plan.value.year == district.year())) {
        sources.push(source(Origin::Plan, None, fact, notes));
    }
    if let Some(fact) = district.month().and_then(|month| file.report(view, month)) {
        sources.push(source(Origin::Report, Some(fact.value.month.to_string()), fact, notes));
    }
    for milestone in overdue(district, standing) {
        let held = view.holding(file.milestones.iter().filter(|fact| fact.value.name == milestone));
        sources.extend(held.map(|fact| source(Origin::Milestone, Some(milestone.clone()), fact, notes)));
    }
    for term in district.rules().entered(VOCABULARY) {
        if let Some(fact) = file.entered(view, &term.name) {
            let by = Some(fact.value.by.clone());
            sources.push(SourceView { by, ..source(Origin::Entered, Some(term.name.to_string()), fact, notes) });
        }
    }
    for source in &mut sources {
        source.by = source.by.take().map(|login| people.name(&login));
    }
    sources
}

/// The names of the milestones that the light is about.
fn overdue(district: &District, standing: &Standing) -> Vec<String> {
    let view = district.view();
    let milestones = standing.file.milestones(view).into_iter();
    milestones.filter(|one| one.days_overdue(view.as_of).is_some()).map(|one| one.name).collect()
}

fn source<T>(origin: Origin, name: Option<String>, fact: &Recorded<T>, notes: &[Noted]) -> SourceView {
    let note = notes.iter().find(|note| note.records(origin, name.as_deref(), fact.recorded_at));
    SourceView {
        origin,
        name,
        effective_on: Some(fact.effective_on),
        recorded_at: fact.recorded_at,
        by: note.map(|note| note.actor.clone()),
        file: note.and_then(|note| note.file.clone()),
    }
}

impl Noted {
    /// Whether this is the entry of the audit record about a fact that was recorded at an instant.
    fn records(&self, origin: Origin, name: Option<&str>, at: Timestamp) -> bool {
        let action = match origin {
            Origin::Project => self.action == "project.register" || self.action == "project.edit",
            Origin::Plan => self.action == "plan.set",
            Origin::Report => self.action == "progress.report",
            Origin::Milestone => self.action == "milestone.set",
            Origin::Entered => self.action == "fact.enter",
            Origin::Day | Origin::Curve => false,
        };
        action && self.at == at.micros() && name.is_none_or(|name| self.names(name))
    }
}
