//! The kinds of requests, and who decides each.

use guatu_domain::access::Permission;

guatu_kernel::closed_codes! {
    /// A kind of request. Its words live in `ui/src/i18n/*/approval.json`.
    pub enum Kind {
        /// A version of a rule set is put into force.
        RuleActivation = "rule_activation",
        /// A project shows another light than the rules give.
        LightOverride = "light_override",
        /// The plans of a year are frozen.
        PlanFreeze = "plan_freeze",
        /// A frozen plan is revised.
        PlanRevision = "plan_revision",
        /// An item of the three batches leaves a denominator, or comes back.
        BatchObjection = "batch_objection",
        /// Projects move into a pool.
        PoolMove = "pool_move",
        /// A project exits from the library, or is terminated.
        LifeEnd = "life_end",
        /// The steps of a kind of request change.
        Procedure = "procedure",
    }
}

impl Kind {
    /// What whoever decides must be allowed to do.
    pub const fn permission(self) -> Permission {
        match self {
            Self::RuleActivation => Permission::RuleApprove,
            Self::LightOverride => Permission::LightApprove,
            Self::PlanFreeze | Self::PlanRevision => Permission::PlanApprove,
            Self::BatchObjection => Permission::BatchApprove,
            Self::PoolMove | Self::LifeEnd => Permission::PoolApprove,
            Self::Procedure => Permission::ProcedureApprove,
        }
    }

    /// The kinds whose steps a district writes: all but the writing of steps itself, which always has one.
    pub fn written() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::Procedure)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_kind_has_words_in_both_languages_and_no_words_are_left_over() {
        for words in [
            include_str!("../../../../ui/src/i18n/zh-CN/approval.json"),
            include_str!("../../../../ui/src/i18n/en/approval.json"),
        ] {
            let words: Value = serde_json::from_str(words).expect("words");
            let mut told: Vec<&str> = words["kind"].as_object().expect("kinds").keys().map(String::as_str).collect();
            let mut kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            told.sort_unstable();
            kinds.sort_unstable();
            assert_eq!(told, kinds);
        }
    }
}
