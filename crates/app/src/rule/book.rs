//! Which rule set is in force at which point of view.

use guatu_domain::light::default_rules;
use guatu_domain::rule::RuleSet;

use crate::district::{Recorded, View};

/// The rule sets that were put into force, each from a day on. Where none is, the set that comes with the program holds;
/// its text is never changed: another default would be another set.
#[derive(Debug, Default)]
pub(crate) struct RuleBook {
    activations: Vec<Recorded<RuleSet>>,
}

impl RuleBook {
    pub const fn new(activations: Vec<Recorded<RuleSet>>) -> Self {
        Self { activations }
    }

    /// The set in force at a view. One whose own validity is over no longer counts.
    pub fn in_force(&self, view: &View) -> &RuleSet {
        let valid = |fact: &&Recorded<RuleSet>| {
            fact.value.valid_from() <= view.as_of && fact.value.valid_to().is_none_or(|to| view.as_of <= to)
        };
        view.holding(self.activations.iter().filter(valid)).map_or_else(|| default_rules(), |fact| &fact.value)
    }

    /// A set that was ever in force, by the id and number in its file; the one that comes with the program otherwise.
    pub fn named(&self, id: &str, version: u32) -> &RuleSet {
        let same = |fact: &&Recorded<RuleSet>| (fact.value.id(), fact.value.version()) == (id, version);
        self.activations.iter().find(same).map_or_else(|| default_rules(), |fact| &fact.value)
    }
}
