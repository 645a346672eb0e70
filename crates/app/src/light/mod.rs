//! The lights of all projects, and the closing of months.

mod close;
pub(crate) mod store;
mod trial;

use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::rule::{Facts, RuleSet, Verdict};
use guatu_kernel::{Lang, Result};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

pub use close::close;

use crate::Op;
use crate::district::{AsOf, Standing};
use crate::project::line::inputs;

/// A project's light as `guatu lights` prints it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LightLine {
    pub code: String,
    pub name: String,
    pub light: String,
    /// The rule that decided: `investment.red`.
    pub rule: String,
    /// The id of the rule set; people read its name.
    pub rule_set: String,
    pub rule_set_name: String,
    pub rule_set_name_en: String,
    pub version: u32,
    #[schema(value_type = Object)]
    pub inputs: Map<String, Value>,
    /// The sentence, in Chinese.
    pub reason: String,
    pub reason_en: String,
    /// What would turn it green; absent when it is.
    pub to_green: Option<String>,
    pub to_green_en: Option<String>,
}

/// Every project's light at a date, explained, in the order of the codes: by the rules in force, or by others that are tried.
pub async fn list(op: &mut Op, as_of: AsOf, rules: Option<&RuleSet>) -> Result<Vec<LightLine>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let Some(rules) = rules else {
        let in_force = |standing: &Arc<Standing>| {
            let facts = standing.light_facts(&district.ledger, &district.view);
            line(standing, &facts, &standing.verdict)
        };
        return Ok(district.projects(&scope).map(in_force).collect());
    };
    let judged = trial::judge(rules, &district);
    let shown = judged.iter().filter(|judged| scope.shows(judged.standing.file.keeper));
    Ok(shown.map(|judged| line(judged.standing, &judged.facts, &judged.verdict)).collect())
}

fn line(standing: &Standing, facts: &Facts, verdict: &Verdict) -> LightLine {
    LightLine {
        code: standing.file.code.clone(),
        name: standing.facts.name.clone(),
        light: verdict.light().into(),
        rule: verdict.rule().into(),
        rule_set: verdict.rule_set().into(),
        rule_set_name: verdict.rule_set_name().get(Lang::Zh).into(),
        rule_set_name_en: verdict.rule_set_name().get(Lang::En).into(),
        version: verdict.version(),
        reason: verdict.reason(facts, Lang::Zh),
        reason_en: verdict.reason(facts, Lang::En),
        to_green: verdict.to_green(facts, Lang::Zh),
        to_green_en: verdict.to_green(facts, Lang::En),
        inputs: inputs(facts, verdict),
    }
}
