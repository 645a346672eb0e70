//! Baselines: what a project has promised for a year, frozen when it was approved.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use crate::milestone::Milestone;
use crate::project::{Amount, Nature, ProjectFacts};
use crate::written::When;

/// An approved promise of a year. The original one is never changed; a revision is another one beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    pub year: i32,
    /// 0 is the original, n the n-th revision.
    pub number: u32,
    pub promise: Promise,
}

/// What lights hold a project to: its plan of the year, its dates, its milestones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Promise {
    /// 年度计划投资
    pub plan: Option<Amount>,
    /// 建设性质: a 新开工 project owes nothing before its start.
    pub nature: Option<Nature>,
    pub planned_start: Option<When>,
    pub planned_finish: Option<When>,
    /// In their order.
    pub milestones: Vec<Planned>,
}

/// When a milestone is to be achieved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    pub name: String,
    pub position: i32,
    pub planned_on: Option<NaiveDate>,
}

impl Promise {
    /// What a project promises as it stands.
    pub fn of(facts: &ProjectFacts, plan: Option<&Plan>, milestones: &[Milestone]) -> Self {
        let planned = |milestone: &Milestone| Planned {
            name: milestone.name.clone(),
            position: milestone.position,
            planned_on: milestone.planned_on,
        };
        Self {
            plan: plan.map(|plan| plan.amount.clone()),
            nature: facts.nature,
            planned_start: facts.planned_start.clone(),
            planned_finish: facts.planned_finish.clone(),
            milestones: milestones.iter().map(planned).collect(),
        }
    }

    /// The parts in which two promises differ: `plan`, `nature`, `planned_start`, `planned_finish`, `milestones`. An amount
    /// differs when its money does, a date when its days do, whatever words they are written in.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let money = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.money);
        let days = |when: &Option<When>| when.as_ref().map(|when| (when.from, when.until()));
        let mut fields = Vec::new();
        let mut note = |field, differs| {
            if differs {
                fields.push(field);
            }
        };
        note("plan", money(&self.plan) != money(&other.plan));
        note("nature", self.nature != other.nature);
        note("planned_start", days(&self.planned_start) != days(&other.planned_start));
        note("planned_finish", days(&self.planned_finish) != days(&other.planned_finish));
        note("milestones", !self.same_milestones(other));
        fields
    }

    /// The day a milestone was promised for; nothing where it was not promised.
    pub fn planned_on(&self, milestone: &str) -> Option<NaiveDate> {
        self.milestones.iter().find(|planned| planned.name == milestone)?.planned_on
    }

    fn same_milestones(&self, other: &Self) -> bool {
        let kept = |one: &Self, other: &Self| {
            one.milestones.iter().all(|planned| planned.planned_on == other.planned_on(&planned.name))
        };
        kept(self, other) && kept(other, self)
    }

    /// The promised milestones with what has been achieved of them.
    pub fn milestones(&self, now: &[Milestone]) -> Vec<Milestone> {
        let promised = |planned: &Planned| {
            let found = now.iter().find(|milestone| milestone.name == planned.name);
            Milestone {
                name: planned.name.clone(),
                position: planned.position,
                planned_on: planned.planned_on,
                achieved_on: found.and_then(|milestone| milestone.achieved_on),
                owner: found.and_then(|milestone| milestone.owner),
            }
        };
        self.milestones.iter().map(promised).collect()
    }
}

#[cfg(test)]
mod tests {
    use guatu_kernel::Money;

    use super::*;
    use crate::written::Grain;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn milestone(name: &str, planned: &str, achieved: &str) -> Milestone {
        Milestone { name: name.into(), position: 1, planned_on: day(planned), achieved_on: day(achieved), owner: None }
    }

    fn promise() -> Promise {
        let facts = ProjectFacts {
            nature: Some(Nature::NewStart),
            planned_start: Some(When {
                from: day("2023-03-01").expect("day"),
                grain: Grain::Month,
                written: "2023年3月".into(),
            }),
            ..ProjectFacts::named("甲")
        };
        let plan = Plan { year: 2023, amount: Amount::exact(Money::from_cents(100)) };
        Promise::of(&facts, Some(&plan), &[milestone("封顶", "2023-06-30", "")])
    }

    #[test]
    fn only_what_lights_look_at_makes_a_difference() {
        let original = promise();
        assert!(original.differences(&promise()).is_empty());
        let mut other = promise();
        other.plan = Some(Amount { money: Money::from_cents(100), written: Some("约1元".into()), approximate: true });
        if let Some(start) = &mut other.planned_start {
            start.written = "3月".into();
        }
        assert!(original.differences(&other).is_empty(), "words make none");
        other.plan = Some(Amount::exact(Money::from_cents(99)));
        other.milestones[0].planned_on = day("2023-07-01");
        assert_eq!(original.differences(&other), ["plan", "milestones"]);
    }

    #[test]
    fn a_milestone_without_a_date_is_no_promise() {
        let original = promise();
        let mut other = promise();
        other.milestones.push(Planned { name: "备案".into(), position: 2, planned_on: None });
        assert!(original.differences(&other).is_empty());
        other.milestones[1].planned_on = day("2023-05-01");
        assert_eq!(original.differences(&other), ["milestones"]);
        assert_eq!(other.differences(&original), ["milestones"]);
    }

    #[test]
    fn an_original_date_is_held_against_what_is_achieved_now() {
        let now = [milestone("封顶", "2023-09-30", "2023-08-01"), milestone("竣工", "2023-12-31", "")];
        assert_eq!(promise().milestones(&now), [milestone("封顶", "2023-06-30", "2023-08-01")]);
    }
}
