//! Lights of a whole district: the evaluation alone, and the command that prints them.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use guatu_domain::light::{Standing, default_rules, facts_of};
use guatu_domain::schedule::Curve;
use guatu_kernel::Month;

use super::Stage;
use crate::report::{Place, Report};
use crate::stats::Time;
use crate::workload::{self, Project};

/// From facts in memory to a verdict for every project, on all processors; the best of three.
pub fn evaluate(projects: usize, report: &mut Report) -> Result<()> {
    let units = workload::units();
    let district: Vec<Project> = (0..projects).map(|number| workload::project(&units, number)).collect();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        verdicts(&district)?;
        best = best.min(begun.elapsed());
    }
    report.add(Place::Either, projects, "Lights of all, from facts in memory", Time(best));
    Ok(())
}

fn verdicts(district: &[Project]) -> Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = |projects: &[Project]| {
        let mut evaluator = default_rules().evaluator();
        for project in projects {
            std::hint::black_box(evaluator.evaluate(&facts_of(&standing(project, workload::last_month()))));
        }
    };
    thread::scope(|scope| {
        let parts = district.chunks(district.len().div_ceil(threads).max(1));
        let workers: Vec<_> = parts.map(|projects| scope.spawn(move || part(projects))).collect();
        for worker in workers {
            worker.join().map_err(|_| anyhow::anyhow!("an evaluation panicked"))?;
        }
        Ok(())
    })
}

/// A project at the end of a month.
pub(super) fn standing(project: &Project, month: Month) -> Standing<'_> {
    Standing {
        as_of: month.last_day(),
        nature: project.facts.nature,
        planned_start: project.facts.planned_start.as_ref(),
        planned_finish: project.facts.planned_finish.as_ref(),
        started: None,
        plan: project.plans.iter().find(|plan| plan.year == month.year()).map(|plan| plan.amount.money),
        reported: project.reports.iter().find(|report| report.month == month),
        milestones: &project.milestones,
        curve: &Curve::Linear,
    }
}

/// `guatu lights --format json`, from the start of the process to its end.
pub fn print(stage: &Stage<'_>, report: &mut Report) -> Result<()> {
    let date = workload::as_of().to_string();
    let words = ["lights", "--as-of", &date, "--format", "json", "--database", stage.database];
    let taken = stage.program.run(&words, &[])?;
    stage.tell(report, "`guatu lights`: read, evaluate, explain, print", Time(taken));
    Ok(())
}
