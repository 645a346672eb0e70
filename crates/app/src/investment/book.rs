//! What is recorded of one project's investment beside its own reports.

use std::collections::BTreeSet;

use guatu_domain::investment::{Against, Amounts, Answer, Confirmation, Payment, Series, Statistics};
use guatu_kernel::Month;

use crate::district::{File, Recorded, View};

/// The series that others keep, and what the office made of them.
#[derive(Debug, Default)]
pub struct Investment {
    pub statistics: Vec<Recorded<Statistics>>,
    pub payments: Vec<Recorded<Payment>>,
    pub confirmations: Vec<Recorded<Confirmation>>,
    pub answers: Vec<Recorded<Answer>>,
}

impl Investment {
    /// A month as the statistics office last had it.
    pub fn latest_statistics(&self, month: Month) -> Option<&Recorded<Statistics>> {
        let of_month = self.statistics.iter().filter(|fact| fact.value.month == month);
        of_month.max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }

    /// What was last recorded as paid in a month.
    pub fn latest_payment(&self, month: Month) -> Option<&Recorded<Payment>> {
        let of_month = self.payments.iter().filter(|fact| fact.value.month == month);
        of_month.max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }

    /// The code under which the statistics office last knew the project.
    pub fn statistics_code(&self) -> Option<&str> {
        let coded = self.statistics.iter().filter(|fact| fact.value.code.is_some());
        coded.max_by_key(|fact| (fact.effective_on, fact.recorded_at))?.value.code.as_deref()
    }

    /// The statistics of a month that hold.
    pub fn statistics(&self, view: &View, month: Month) -> Option<&Recorded<Statistics>> {
        view.holding(self.statistics.iter().filter(|fact| fact.value.month == month))
    }

    /// The payment of a month that holds.
    pub fn payment(&self, view: &View, month: Month) -> Option<&Recorded<Payment>> {
        view.holding(self.payments.iter().filter(|fact| fact.value.month == month))
    }

    /// What the office last did about a month.
    pub fn confirmation(&self, view: &View, month: Month) -> Option<&Recorded<Confirmation>> {
        view.holding(self.confirmations.iter().filter(|fact| fact.value.month == month))
    }

    /// How the gap of a month was last explained.
    pub fn answer(&self, view: &View, month: Month, against: Against) -> Option<&Recorded<Answer>> {
        let asked = |fact: &&Recorded<Answer>| (fact.value.month, fact.value.against) == (month, against);
        view.holding(self.answers.iter().filter(asked))
    }

    /// How often the gap of a month has been explained so far.
    pub fn answers_to(&self, month: Month, against: Against) -> usize {
        self.answers.iter().filter(|fact| (fact.value.month, fact.value.against) == (month, against)).count()
    }
}

/// From which points of view the series are read. Reports of a closed month are those of its closing; the statistics office and
/// the finance bureau speak of a month only after it has ended, so their figures are read as they are known to whoever asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Views {
    pub reported: View,
    pub others: View,
}

impl Views {
    /// What a series says of a project's month.
    pub fn amounts(&self, file: &File, series: Series, month: Month) -> Amounts {
        let book = &file.investment;
        match series {
            Series::Progress => {
                let months: BTreeSet<Month> = file.reports.iter().map(|fact| fact.value.month).collect();
                let held = months.into_iter().filter_map(|of| file.report(&self.reported, of));
                Amounts::at(month, held.map(|fact| (fact.value.month, fact.value.done_month, fact.value.done_year)))
            }
            Series::Statistics => {
                let months: BTreeSet<Month> = book.statistics.iter().map(|fact| fact.value.month).collect();
                let held = months.into_iter().filter_map(|of| book.statistics(&self.others, of));
                Amounts::at(month, held.map(|fact| (fact.value.month, fact.value.done_month, fact.value.done_year)))
            }
            Series::Payment => {
                let months: BTreeSet<Month> = book.payments.iter().map(|fact| fact.value.month).collect();
                let held = months.into_iter().filter_map(|of| book.payment(&self.others, of));
                Amounts::at(month, held.map(|fact| (fact.value.month, fact.value.done_month, fact.value.done_year)))
            }
        }
    }
}
