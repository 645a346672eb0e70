//! One project in one month, and the sums of many.

use guatu_domain::investment::{Against, Amounts, ConfirmationState, Gap, GapState, Series};
use guatu_kernel::{Money, Month};

use super::book::Views;
use crate::district::{District, Standing};

/// A project's month in all three series.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub standing: &'a Standing,
    /// In the order of [`Series::ALL`].
    pub amounts: [Amounts; 3],
    /// In the order of [`Against::ALL`].
    pub gaps: [Gap; 2],
    pub confirmation: ConfirmationState,
    /// Whether the statistics office has the project.
    pub listed: bool,
}

impl Views {
    pub fn of(district: &District) -> Self {
        let reported = *district.view();
        let others = crate::district::View { known_at: district.lens().asked, ..reported };
        Self { reported, others }
    }

    pub fn line<'a>(&self, standing: &'a Standing, month: Month) -> Line<'a> {
        let file = &standing.file;
        let amounts = Series::ALL.map(|series| self.amounts(file, series, month));
        let year = |series: Series| amounts[series as usize].year.unwrap_or_default();
        let gaps = Against::ALL.map(|against| {
            let answer = file.investment.answer(&self.others, month, against);
            let explanations = answer.map_or(&[][..], |fact| &fact.value.explanations);
            Gap::new(year(Series::Progress), year(against.series()), explanations)
        });
        let reported = file.report(&self.reported, month).map(|fact| (fact.value.done_month, fact.value.done_year));
        let confirmation = file.investment.confirmation(&self.others, month).map(|fact| &fact.value);
        Line {
            standing,
            listed: amounts[Series::Statistics as usize].year.is_some(),
            amounts,
            gaps,
            confirmation: ConfirmationState::of(reported, confirmation),
        }
    }
}

impl Line<'_> {
    pub fn gap(&self, against: Against) -> &Gap {
        &self.gaps[against as usize]
    }
}

/// Sums over projects; each is the sum of its rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub projects: usize,
    pub plan: Money,
    /// Of the month, in the order of [`Series::ALL`].
    pub month: [Money; 3],
    /// From January on.
    pub year: [Money; 3],
    pub gaps: [Gap; 2],
    /// Projects whose remainder is not nothing.
    pub unexplained: [usize; 2],
    pub confirmed: usize,
    pub reported: usize,
    pub listed: usize,
}

impl Sums {
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line<'a>>) -> Self {
        let mut sums = Self::default();
        for line in lines {
            sums.add(line);
        }
        sums
    }

    fn add(&mut self, line: &Line<'_>) {
        self.projects += 1;
        self.plan += line.standing.planned();
        for (place, amounts) in line.amounts.iter().enumerate() {
            self.month[place] += amounts.month.unwrap_or_default();
            self.year[place] += amounts.year.unwrap_or_default();
        }
        for (place, gap) in line.gaps.iter().enumerate() {
            self.gaps[place] = [std::mem::take(&mut self.gaps[place]), gap.clone()].into_iter().sum();
            self.unexplained[place] += usize::from(matches!(gap.state(), GapState::Open | GapState::Over));
        }
        self.confirmed += usize::from(line.confirmation == ConfirmationState::Confirmed);
        self.reported += usize::from(line.confirmation != ConfirmationState::Unreported);
        self.listed += usize::from(line.listed);
    }
}
