//! Reading a list of the three batches.

use guatu_domain::batch::Stage;

use super::code::IssueCode;
use super::field::Field;
use super::model::BatchRow;
use super::row::{Columns, RowReader};

/// Which of the three lists a sheet is, by its name, else by its title.
pub(super) fn stage(columns: &Columns<'_>) -> Option<Stage> {
    let title = columns.found.title.as_deref().and_then(Stage::of_words);
    Stage::of_words(&columns.sheet.name).or(title)
}

/// An item. Its list is that of its own cell, else that of the sheet; its unit may stand in a heading above.
pub(super) fn row(reader: &mut RowReader<'_>, of_sheet: Option<Stage>, of_group: Option<&str>) -> BatchRow {
    let stated = reader.text(Field::BatchStage);
    let row = BatchRow {
        code: reader.name(Field::Code),
        name: reader.name(Field::Name).unwrap_or_default(),
        stage: stated.as_deref().map_or(of_sheet, Stage::of_words),
        period: reader.ordinal(Field::BatchPeriod),
        owner: reader.name(Field::Owner).or_else(|| of_group.map(str::to_owned)),
        total: reader.amount(Field::Total),
        industry: reader.name(Field::Industry),
        day: reader.day(Field::BatchDay),
        fulfilled_on: reader.day(Field::FulfilledOn),
        yielding_on: reader.day(Field::YieldingOn),
        note: reader.text(Field::Note),
    };
    if row.name.is_empty() && !reader.errors.iter().any(|error| error.code == IssueCode::TextTooLong) {
        reader.reject(Field::Name, IssueCode::NameMissing);
    }
    if row.stage.is_none() && reader.columns.has(Field::BatchStage) {
        reader.reject(Field::BatchStage, IssueCode::StageMissing);
    }
    if row.period.is_none() && !reader.cells.contains_key(&Field::BatchPeriod) {
        reader.reject(Field::BatchPeriod, IssueCode::PeriodMissing);
    }
    row
}
