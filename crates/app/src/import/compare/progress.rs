//! Reports of a month held against what is recorded.

use guatu_domain::progress::Progress;
use guatu_kernel::{Money, Month};

use super::{Comparer, Outcome, Step, changes_of, issue};
use crate::district::File;
use crate::import::contents::of_report;
use crate::import::form::{Field, IssueCode, Parsed, ParsedRow, ProgressRow, Recognised, RowValue};
use crate::import::index::Target;

impl Comparer<'_> {
    /// Progress beside the plans of a list: its rows are those of the list and are not counted twice.
    pub(super) fn progress_of_list(&mut self, header: &Recognised, parsed: &Parsed) {
        self.sheet.warnings.extend(parsed.warnings.iter().cloned());
        self.sheet.errors.extend(parsed.errors.iter().cloned());
        for row in &parsed.rows {
            let RowValue::Progress(progress) = &row.value else { continue };
            let Some(target) = self.targets.get(&row.row).copied().filter(|_| !row.rejected) else { continue };
            match self.progress(header, parsed, row, progress, target) {
                Outcome::Updated(changes) => self.mark_updated(parsed, row, changes),
                Outcome::Created(_) => self.mark_updated(parsed, row, of_report(progress)),
                Outcome::Rejected(issues) => self.sheet.errors.extend(issues),
                Outcome::Unchanged => {}
            }
        }
    }

    pub(super) fn progress(
        &mut self,
        header: &Recognised,
        parsed: &Parsed,
        row: &ParsedRow,
        stated: &ProgressRow,
        target: Target,
    ) -> Outcome {
        let Some(month) = parsed.year.zip(parsed.month).and_then(|(year, month)| Month::new(year, month)) else {
            return Outcome::Rejected(vec![issue(parsed, row, Field::Name, "", IssueCode::MonthMissing)]);
        };
        if stated.done_month.is_none() && stated.done_year.is_none() {
            return Outcome::Unchanged;
        }
        let file = self.file(target).cloned();
        let earlier = self.done_before(target, month);
        let recorded = file.as_ref().and_then(|file| file.latest_report(month)).map(|fact| fact.value.clone());
        let report = reported(header, stated, month, recorded.as_ref(), earlier.unwrap_or_default());
        if recorded.as_ref() == Some(&report) {
            return Outcome::Unchanged;
        }
        if self.closed.contains(&month) {
            return Outcome::Rejected(vec![
                issue(parsed, row, Field::DoneYear, &report.done_year.to_string(), IssueCode::MonthClosed)
                    .with("closed", month.to_string()),
            ]);
        }
        self.remark(parsed, row, stated, file.as_deref(), &report, earlier);
        let changes = recorded.as_ref().map(|recorded| changes_of(recorded, &report));
        self.result.steps.push(Step::Report { target, report });
        changes.map_or_else(|| Outcome::Created(Vec::new()), Outcome::Updated)
    }

    /// Done from January to the month before, as recorded or as an earlier sheet of this file says.
    fn done_before(&self, target: Target, month: Month) -> Option<Money> {
        let before = month.previous();
        if before.year() != month.year() {
            return Some(Money::ZERO);
        }
        let in_file = self.result.steps.iter().rev().find_map(|step| match step {
            Step::Report { target: other, report } if *other == target && report.month == before => {
                Some(report.done_year)
            }
            _ => None,
        });
        in_file.or_else(|| self.file(target)?.latest_report(before).map(|fact| fact.value.done_year))
    }

    /// What deserves a look but does no harm.
    fn remark(
        &mut self,
        parsed: &Parsed,
        row: &ParsedRow,
        stated: &ProgressRow,
        file: Option<&File>,
        report: &Progress,
        earlier: Option<Money>,
    ) {
        let recorded = file.and_then(|file| file.latest_plan(report.month.year())).map(|fact| fact.value.amount.money);
        if let Some((stated, recorded)) = stated.plan.zip(recorded).filter(|(stated, recorded)| stated != recorded) {
            let remark = issue(parsed, row, Field::Plan, &stated.to_string(), IssueCode::PlanDiffers);
            self.sheet.warnings.push(remark.with("recorded", recorded.to_string()));
        }
        if let Some(earlier) = earlier.filter(|earlier| *earlier + report.done_month != report.done_year) {
            let sum = earlier + report.done_month;
            let remark = issue(parsed, row, Field::DoneYear, &report.done_year.to_string(), IssueCode::YearNotSum);
            self.sheet.warnings.push(remark.with("sum", sum.to_string()));
        }
    }
}

/// The report that a row states. Of the month's amount and that of the year so far one is enough: the other follows from what
/// was done before. Words of a column that the sheet does not have stay as they were.
fn reported(
    header: &Recognised,
    stated: &ProgressRow,
    month: Month,
    recorded: Option<&Progress>,
    earlier: Money,
) -> Progress {
    let done_year = stated.done_year.unwrap_or_else(|| earlier + stated.done_month.unwrap_or_default());
    let done_month = stated.done_month.unwrap_or_else(|| done_year - earlier);
    let keep = |field: Field, new: &Option<String>, old: Option<&String>| {
        if header.column_of(field).is_some() { new.clone() } else { new.as_ref().or(old).cloned() }
    };
    Progress {
        month,
        done_month,
        done_year,
        started: stated.started.or(recorded.and_then(|report| report.started)),
        visual: keep(Field::Visual, &stated.visual, recorded.and_then(|report| report.visual.as_ref())),
        problem: keep(Field::Problem, &stated.problem, recorded.and_then(|report| report.problem.as_ref())),
    }
}
