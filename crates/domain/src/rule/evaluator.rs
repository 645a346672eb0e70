//! Evaluation of one rule set for many subjects.

use guatu_kernel::{Error, ErrorCode, Result};
use zen_expression::scope::Scope;
use zen_expression::variable::{RcCell, Symbol, Variable, VariableMap};
use zen_expression::vm::VM;

use super::expression::variable;
use super::facts::Facts;
use super::file::Merge;
use super::set::{Dimension, Rule, RuleSet};
use super::verdict::Verdict;

/// The machine for one rule set. It keeps its memory from subject to subject and belongs to one thread.
pub struct Evaluator {
    set: RuleSet,
    machine: VM,
    scope: Scope,
    /// The values that conditions see; only the facts that conditions name are put here.
    visible: RcCell<VariableMap>,
    keys: Vec<(&'static str, Symbol)>,
}

impl Evaluator {
    pub(super) fn new(set: RuleSet) -> Self {
        let visible = RcCell::<VariableMap>::default();
        let keys = set.inner.uses.iter().map(|name| (*name, Variable::key(name))).collect();
        Self { scope: Scope::new(Variable::Object(visible.clone())), machine: VM::new(), visible, keys, set }
    }

    /// The light for these facts.
    ///
    /// # Errors
    /// `RuleInvalid` when a condition cannot be answered with these facts (an unknown fact compared, a fact missing).
    pub fn evaluate(&mut self, facts: &Facts) -> Result<Verdict> {
        self.show(facts)?;
        let set = self.set.clone();
        let mut matched = Vec::with_capacity(set.inner.dimensions.len());
        for dimension in &set.inner.dimensions {
            matched.push(self.first_match(dimension)?);
        }
        let decisive = match set.inner.merge {
            Merge::Worst => worst(&set, &matched),
        };
        Ok(Verdict::new(set, matched, decisive))
    }

    fn show(&mut self, facts: &Facts) -> Result<()> {
        let mut visible = self.visible.borrow_mut();
        for (name, key) in &self.keys {
            let value = facts.get(name).ok_or_else(|| {
                let reason = format!("the fact `{name}` is missing");
                Error::new(ErrorCode::RuleInvalid).with("place", *name).with("reason", reason)
            })?;
            visible.insert(key.clone(), variable(value));
        }
        Ok(())
    }

    /// The place of the first rule that holds.
    fn first_match(&mut self, dimension: &Dimension) -> Result<usize> {
        for (index, rule) in dimension.rules.iter().enumerate() {
            if rule.when.is_always() || self.holds(rule)? {
                return Ok(index);
            }
        }
        Err(Error::new(ErrorCode::RuleInvalid)
            .with("place", dimension.id.as_str())
            .with("reason", format!("dimensions.{}: no rule matches", dimension.id)))
    }

    fn holds(&mut self, rule: &Rule) -> Result<bool> {
        let refuse = |reason: String| {
            let place = format!("dimensions.{}.when", rule.id);
            let reason = format!("{place}: `{}`: {reason}", rule.when.source);
            Error::new(ErrorCode::RuleInvalid).with("place", place).with("reason", reason)
        };
        match self.machine.run(&rule.when.code, &self.scope) {
            Ok(Variable::Bool(answer)) => Ok(answer),
            Ok(_) => Err(refuse("answers neither yes nor no".into())),
            Err(cause) => Err(refuse(cause.to_string())),
        }
    }
}

/// The dimension with the worst light, the first among equals.
fn worst(set: &RuleSet, matched: &[usize]) -> usize {
    let ranks = set.inner.dimensions.iter().zip(matched).map(|(dimension, rule)| dimension.rules[*rule].rank);
    ranks.enumerate().min_by_key(|(_, rank)| *rank).map_or(0, |(index, _)| index)
}
