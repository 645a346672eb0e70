//! The lights of all projects, the closing of months, and decisions against the rules.

mod close;
pub(crate) mod closing;
mod decide;
pub(crate) mod decision;
pub(crate) mod explain;
pub mod view;

use std::collections::HashMap;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::rule::RuleSet;
use guatu_kernel::{Error, Lang, ProjectId, Result};

pub use close::{ReopenBody, close, reopen};
pub(crate) use decide::decide;
pub use decide::{OverrideBody, OverrideEndBody, ask_override, end_override};
pub use view::{LightCount, LightLine, LightTerm, LightView, MonthLight};

use crate::account::People;
use crate::audit::Noted;
use crate::district::{AsOf, District, Lens, Standing};
use crate::{Op, audit};

/// Every project's light at a date, explained, in the order of the codes: by the rules in force, or by others that are tried.
pub async fn list(op: &mut Op, as_of: AsOf, rules: Option<&RuleSet>) -> Result<Vec<LightLine>> {
    let scope = op.require(Permission::ProjectRead)?;
    let mut district = op.district(as_of).await?;
    let mut next = explain::upcoming(op, &district).await?;
    if let Some(rules) = rules {
        district = under(&district, rules).await?;
        next = under(&next, rules).await?;
    }
    let mut notes: HashMap<ProjectId, Vec<Noted>> = HashMap::new();
    for note in audit::notes(op.session(), None).await? {
        notes.entry(note.project).or_default().push(note);
    }
    let people = People::load(op.session()).await?;
    let line = |standing: &Arc<Standing>| {
        let notes = notes.get(&standing.file.id).map_or(&[][..], Vec::as_slice);
        line(&district, standing, notes, &people, &next)
    };
    Ok(district.projects(&scope).map(line).collect())
}

/// The same district under other rules.
pub(crate) async fn under(district: &District, rules: &RuleSet) -> Result<Arc<District>> {
    let lens = Lens { rules: rules.clone(), ..district.lens().clone() };
    let made = tokio::task::spawn_blocking(move || District::new(lens)).await;
    made.map_err(Error::internal)?.map(Arc::new)
}

fn line(district: &District, standing: &Standing, notes: &[Noted], people: &People, next: &District) -> LightLine {
    let facts = district.facts(standing);
    let verdict = &standing.verdict;
    let (reason, to_green) = (standing.reason(&facts), standing.to_green(&facts));
    LightLine {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        light: standing.light().into(),
        overridden: standing.decided.as_ref().map(|_| verdict.light().into()),
        rule: verdict.rule().into(),
        rule_set: verdict.rule_set().into(),
        rule_set_name: verdict.rule_set_name().get(Lang::Zh).into(),
        rule_set_name_en: verdict.rule_set_name().get(Lang::En).into(),
        version: verdict.version(),
        inputs: explain::values(&facts, verdict),
        sources: explain::sources(district, standing, notes, people),
        reason: reason.zh,
        reason_en: reason.en,
        to_green: to_green.as_ref().map(|step| step.zh.clone()),
        to_green_en: to_green.map(|step| step.en),
        original: explain::original(standing),
        next: explain::of_next(next, standing),
    }
}
