//! Reading the sheets of the statistics office and of the finance bureau.

use super::code::IssueCode;
use super::field::{Field, Form};
use super::model::SeriesRow;
use super::row::RowReader;

/// The columns of the month's amount, and of the year's so far.
pub(in crate::import) const fn amounts(form: Form) -> (Field, Field) {
    if matches!(form, Form::Payment) {
        (Field::PaidMonth, Field::PaidYear)
    } else {
        (Field::DoneMonth, Field::DoneYear)
    }
}

pub(super) fn row(reader: &mut RowReader<'_>, form: Form) -> SeriesRow {
    let (month, year) = amounts(form);
    let row = SeriesRow {
        code: reader.name(Field::Code),
        name: reader.name(Field::Name),
        owner: reader.name(Field::Owner),
        done_month: reader.amount(month).map(|amount| amount.money),
        done_year: reader.amount(year).map(|amount| amount.money),
        statistics_code: reader.name(Field::StatisticsCode),
        state: reader.name(Field::ListedState),
        listed_on: reader.day(Field::ListedOn),
        note: reader.text(Field::Note),
    };
    if row.code.is_none() && row.name.is_none() && row.statistics_code.is_none() {
        reader.reject(Field::Name, IssueCode::NameMissing);
    }
    row
}
