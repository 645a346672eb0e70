//! What follows from the cells of one row together, beyond each cell alone.

use std::collections::BTreeMap;

use guatu_domain::project::Nature;
use guatu_domain::written::{self, Grain, header_key};

use super::code::IssueCode;
use super::field::Field;
use super::model::{PlanRow, ProgressRow};
use super::row::{Columns, RowReader};

/// The reduced texts of the header of the column that names the project.
pub(super) fn name_headers(columns: &Columns<'_>) -> Vec<String> {
    let name = columns.column(Field::Name).or_else(|| columns.column(Field::Code));
    let rows = columns.found.header_row..columns.found.first_data_row;
    let texts = name.into_iter().flat_map(|name| rows.clone().map(|row| columns.sheet.cell(row, name.column).shown()));
    texts.map(|text| header_key(&text)).filter(|key| !key.is_empty()).collect()
}

/// The figures and words of a month's report.
pub(super) fn done(reader: &mut RowReader<'_>) -> ProgressRow {
    let row = ProgressRow {
        done_month: reader.amount(Field::DoneMonth).map(|amount| amount.money),
        done_year: reader.amount(Field::DoneYear).map(|amount| amount.money),
        started: reader.yes(Field::Started),
        visual: reader.text(Field::Visual),
        problem: reader.text(Field::Problem),
        ..ProgressRow::default()
    };
    if let (Some(month), Some(year)) = (row.done_month, row.done_year)
        && month > year
    {
        let remark = reader.remark(Field::DoneMonth, IssueCode::MonthExceedsYear);
        remark.params.extend(BTreeMap::from([
            ("month".to_owned(), month.to_string().into()),
            ("year".to_owned(), year.to_string().into()),
        ]));
    }
    row
}

/// The progress that stands beside a plan in the same row.
pub(super) fn beside(reader: &mut RowReader<'_>, plan: &PlanRow) -> ProgressRow {
    ProgressRow {
        code: plan.code.clone(),
        name: Some(plan.name.clone()).filter(|name| !name.is_empty()),
        owner: plan.owner.clone(),
        plan: plan.plan.as_ref().map(|amount| amount.money),
        ..done(reader)
    }
}

/// A plan of an unknown year counts in the totals of its sheet, but is no plan.
pub(super) fn with_dated_plan(plan: PlanRow) -> PlanRow {
    PlanRow { plan: plan.plan.filter(|_| plan.plan_year.is_some()), ..plan }
}

/// A remark that consists of nothing but a nature: `在建`, `新开工`.
pub(super) fn nature_of_note(note: Option<&str>) -> Option<Nature> {
    note.filter(|note| note.chars().count() <= 4).and_then(Nature::of_words)
}

/// Start and finish from the period, where they are not stated themselves.
pub(super) fn complete_dates(plan: &mut PlanRow) {
    let Some(period) = plan.period.as_deref().and_then(written::period) else { return };
    if plan.planned_start.is_none() && plan.planned_finish.is_none() {
        plan.planned_start = Some(period.start);
        plan.planned_finish = Some(period.finish);
    }
}

pub(super) fn check_dates(reader: &mut RowReader<'_>, plan: &PlanRow) {
    if let (Some(start), Some(finish)) = (&plan.planned_start, &plan.planned_finish)
        && finish.until() < start.from
    {
        let start = if start.grain == Grain::Day { start.from.to_string() } else { start.written.clone() };
        let field = if reader.cells.contains_key(&Field::PlannedFinish) { Field::PlannedFinish } else { Field::Period };
        reader.reject(field, IssueCode::FinishBeforeStart).params.insert("start".into(), start.into());
    }
}
