//! What the statistics office counted, and what was paid, held against what is recorded.

use guatu_domain::investment::{Payment, Statistics};
use guatu_kernel::{Money, Month};

use super::{Comparer, Outcome, Step, changes_of, issue};
use crate::import::form::{Field, Form, IssueCode, Parsed, ParsedRow, SeriesRow, amounts};
use crate::import::index::Target;

impl Comparer<'_> {
    pub(super) fn series(&mut self, parsed: &Parsed, row: &ParsedRow, stated: &SeriesRow) -> Outcome {
        let Some(month) = parsed.year.zip(parsed.month).and_then(|(year, month)| Month::new(year, month)) else {
            return Outcome::Rejected(vec![issue(parsed, row, Field::Name, "", IssueCode::MonthMissing)]);
        };
        let Some(target) = self.counted_project(stated) else {
            let label = stated.code.as_deref().or(stated.name.as_deref()).or(stated.statistics_code.as_deref());
            return super::unknown_project(parsed, row, label);
        };
        if stated.done_month.is_none() && stated.done_year.is_none() {
            return Outcome::Unchanged;
        }
        let earlier = self.counted_before(target, month, parsed.form);
        let before = earlier.unwrap_or_default();
        let done_year = stated.done_year.unwrap_or_else(|| before + stated.done_month.unwrap_or_default());
        let done_month = stated.done_month.unwrap_or_else(|| done_year - before);
        if let Some(earlier) = earlier.filter(|earlier| *earlier + done_month != done_year) {
            let field = amounts(parsed.form).1;
            let remark = issue(parsed, row, field, &done_year.to_string(), IssueCode::YearNotSum);
            self.sheet.warnings.push(remark.with("sum", (earlier + done_month).to_string()));
        }
        let note = stated.note.clone();
        if parsed.form == Form::Payment {
            return self.payment(target, Payment { month, done_month, done_year, note });
        }
        let (code, state, listed_on) = (stated.statistics_code.clone(), stated.state.clone(), stated.listed_on);
        self.statistics(target, Statistics { month, done_month, done_year, code, state, listed_on, note })
    }

    /// By the project's own code, else by that of the statistics office, else by name and unit.
    fn counted_project(&self, stated: &SeriesRow) -> Option<Target> {
        let known_as = |code: &str| {
            let mut files = self.ledger.files.values();
            files.find(|file| file.investment.statistics_code() == Some(code)).map(|file| Target::Known(file.id))
        };
        if stated.code.is_some() {
            return self.target(stated.code.as_deref(), None, None);
        }
        let by_code = stated.statistics_code.as_deref().and_then(known_as);
        by_code.or_else(|| self.target(None, stated.name.as_deref(), stated.owner.as_deref()))
    }

    fn statistics(&mut self, target: Target, fact: Statistics) -> Outcome {
        let file = self.file(target);
        let before = file.and_then(|file| file.investment.latest_statistics(fact.month)).map(|fact| fact.value.clone());
        if before.as_ref() == Some(&fact) {
            return Outcome::Unchanged;
        }
        let changes = before.as_ref().map(|before| changes_of(before, &fact));
        self.result.steps.push(Step::Statistics { target, fact });
        changes.map_or_else(|| Outcome::Created(Vec::new()), Outcome::Updated)
    }

    fn payment(&mut self, target: Target, fact: Payment) -> Outcome {
        let file = self.file(target);
        let before = file.and_then(|file| file.investment.latest_payment(fact.month)).map(|fact| fact.value.clone());
        if before.as_ref() == Some(&fact) {
            return Outcome::Unchanged;
        }
        let changes = before.as_ref().map(|before| changes_of(before, &fact));
        self.result.steps.push(Step::Payment { target, fact });
        changes.map_or_else(|| Outcome::Created(Vec::new()), Outcome::Updated)
    }

    /// From January to the month before, as recorded or as an earlier sheet of this file says.
    fn counted_before(&self, target: Target, month: Month, form: Form) -> Option<Money> {
        let before = month.previous();
        if before.year() != month.year() {
            return Some(Money::ZERO);
        }
        let in_file = self.result.steps.iter().rev().find_map(|step| match step {
            Step::Statistics { target: other, fact }
                if form == Form::Statistics && *other == target && fact.month == before =>
            {
                Some(fact.done_year)
            }
            Step::Payment { target: other, fact }
                if form == Form::Payment && *other == target && fact.month == before =>
            {
                Some(fact.done_year)
            }
            _ => None,
        });
        let book = self.file(target).map(|file| &file.investment);
        in_file.or_else(|| match form {
            Form::Payment => book?.latest_payment(before).map(|fact| fact.value.done_year),
            _ => book?.latest_statistics(before).map(|fact| fact.value.done_year),
        })
    }
}
