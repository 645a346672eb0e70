//! Where the facts of a light come from.

use serde::{Deserialize, Serialize};

/// What somebody recorded, or the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The day that is asked about.
    Day,
    /// The project's own facts.
    Project,
    /// The plan of the year.
    Plan,
    /// The schedule curve of the year and class.
    Curve,
    /// The report of the last full month.
    Report,
    Milestone,
    /// What people entered for rules to look at.
    Entered,
}

/// What a fact is found from; what the program does not find, people enter.
pub fn origins(fact: &str) -> &'static [Origin] {
    use Origin::{Curve, Day, Entered, Milestone, Plan, Project, Report};
    match fact {
        "as_of" | "month" | "deadline" | "period_year" | "period_quarter" | "period_month" | "period_end" => &[Day],
        "nature" | "planned_start_on" | "planned_finish_on" => &[Project],
        "start_due" => &[Project, Day],
        "has_plan" | "plan_wan" => &[Plan],
        "owes_report" => &[Plan, Day],
        "expected_pct" | "expected_wan" | "next_expected_wan" | "month_task_wan" => &[Plan, Curve, Project],
        "reported" | "actual_wan" | "month_done_wan" => &[Report],
        "started" => &[Report, Project],
        "actual_pct" => &[Report, Plan],
        "behind" | "ahead" | "short_wan" => &[Report, Plan, Curve, Project],
        "milestone" | "milestone_planned_on" | "overdue_count" | "overdue_others" => &[Milestone],
        "days_overdue" => &[Milestone, Day],
        _ => &[Entered],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::light::VOCABULARY;

    #[test]
    fn nobody_enters_what_the_program_finds() {
        for term in VOCABULARY {
            assert!(!origins(&term.name).contains(&Origin::Entered), "{}", term.name);
        }
        assert_eq!(origins("named_in_notice"), [Origin::Entered]);
    }
}
