//! Rule sets over many projects and months, on one core.

use std::time::{Duration, Instant};

use anyhow::Result;
use guatu_domain::light::{facts_of, known};
use guatu_domain::rule::{Facts, Panel, Period, RuleSet};
use guatu_kernel::Month;

use super::light::standing;
use crate::report::{Place, Report};
use crate::stats::Time;
use crate::workload::{self, Project};

const FIVE_RULES: &str = include_str!("rule/five-rules.toml");
/// A set with ranking and memory.
pub const LADDER: &str = include_str!("rule/ladder.toml");

fn district(projects: usize) -> Vec<Project> {
    let units = workload::units();
    (0..projects).map(|number| workload::project(&units, number)).collect()
}

/// Five rules for every project, on one core, from facts in memory; the best of three.
pub fn five_rules(projects: usize, report: &mut Report) -> Result<()> {
    let set = RuleSet::parse(FIVE_RULES, known)?;
    let facts: Vec<Facts> =
        district(projects).iter().map(|project| facts_of(&standing(project, workload::last_month()))).collect();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        let mut evaluator = set.evaluator();
        for facts in &facts {
            std::hint::black_box(evaluator.evaluate(facts));
        }
        best = best.min(begun.elapsed());
    }
    report.add(Place::Either, projects, "Five rules for all, on one core", Time(best));
    Ok(())
}

/// Twelve months of every project by a set with ranking and memory, facts included, on one core.
pub fn back_test(projects: usize, report: &mut Report) -> Result<()> {
    let set = RuleSet::parse(LADDER, known)?;
    let district = district(projects);
    let begun = Instant::now();
    let mut panel = Panel::new(set);
    let year = workload::last_month().year();
    for month in (1..=12).filter_map(|number| Month::new(year, number)) {
        let facts: Vec<Facts> = district.iter().map(|project| facts_of(&standing(project, month))).collect();
        let cases: Vec<_> = facts.iter().enumerate().collect();
        std::hint::black_box(panel.period(Some(Period::Month(month)), &cases));
    }
    report.add(Place::Either, projects, "Back-test of 12 months, on one core", Time(begun.elapsed()));
    Ok(())
}
