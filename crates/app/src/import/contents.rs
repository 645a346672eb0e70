//! What a new row says, field by field, as the preview shows it.

use guatu_domain::project::Amount;

use super::form::{BatchRow, Field, MilestoneRow, PlanRow, ProgressRow, RowValue, SeriesRow};
use crate::project::page::degrees;
use crate::project::view::FieldChange;

/// The stated fields of a row beside its code and name, in the order in which lists show them. Amounts are 万元.
pub(super) fn contents(row: &RowValue) -> Vec<FieldChange> {
    match row {
        RowValue::ProjectPlan(plan) => of_plan(plan),
        RowValue::Milestone(milestone) => of_milestone(milestone),
        RowValue::Progress(report) => of_report(report),
        RowValue::Batch(item) => of_item(item),
        RowValue::Series(row) => of_series(row),
    }
}

fn of_plan(row: &PlanRow) -> Vec<FieldChange> {
    let place = row.coordinates.as_ref();
    stated([
        (Field::Total, row.total.as_ref().map(|amount| amount.money.to_string())),
        (Field::Plan, row.plan.as_ref().map(|amount| amount.money.to_string())),
        (Field::Owner, row.owner.clone()),
        (Field::Nature, row.nature.map(|nature| nature.as_str().into())),
        (Field::Sector, row.sector.clone()),
        (Field::Level, row.level.map(|level| level.as_str().into())),
        (Field::PlannedStart, row.planned_start.as_ref().map(|when| when.written.clone())),
        (Field::PlannedFinish, row.planned_finish.as_ref().map(|when| when.written.clone())),
        (Field::Period, row.period.clone()),
        (Field::Leader, row.leader.clone()),
        (Field::Place, row.place.clone()),
        (Field::Lng, place.map(|place| degrees(place.lng))),
        (Field::Lat, place.map(|place| degrees(place.lat))),
        (Field::Content, row.content.clone()),
        (Field::Note, row.note.clone()),
    ])
}

fn of_milestone(row: &MilestoneRow) -> Vec<FieldChange> {
    stated([
        (Field::PlannedOn, row.planned_on.map(|date| date.to_string())),
        (Field::AchievedOn, row.achieved_on.map(|date| date.to_string())),
        (Field::Owner, row.owner.clone()),
    ])
}

fn of_item(row: &BatchRow) -> Vec<FieldChange> {
    stated([
        (Field::BatchStage, row.stage.map(|stage| stage.name().into())),
        (Field::BatchPeriod, row.period.map(|period| period.to_string())),
        (Field::Total, row.total.as_ref().map(|amount| amount.money.to_string())),
        (Field::Owner, row.owner.clone()),
        (Field::Industry, row.industry.clone()),
        (Field::BatchDay, row.day.map(|day| day.to_string())),
        (Field::FulfilledOn, row.fulfilled_on.map(|day| day.to_string())),
        (Field::YieldingOn, row.yielding_on.map(|day| day.to_string())),
        (Field::Note, row.note.clone()),
    ])
}

fn of_series(row: &SeriesRow) -> Vec<FieldChange> {
    stated([
        (Field::DoneMonth, row.done_month.map(|money| money.to_string())),
        (Field::DoneYear, row.done_year.map(|money| money.to_string())),
        (Field::StatisticsCode, row.statistics_code.clone()),
        (Field::ListedState, row.state.clone()),
        (Field::ListedOn, row.listed_on.map(|day| day.to_string())),
        (Field::Note, row.note.clone()),
    ])
}

/// The stated fields of a month's report, also of one that stands beside a plan.
pub(super) fn of_report(row: &ProgressRow) -> Vec<FieldChange> {
    stated([
        (Field::DoneMonth, row.done_month.map(|money| money.to_string())),
        (Field::DoneYear, row.done_year.map(|money| money.to_string())),
        (Field::Started, row.started.map(|started| started.to_string())),
        (Field::Visual, row.visual.clone()),
        (Field::Problem, row.problem.clone()),
    ])
}

fn stated<const N: usize>(fields: [(Field, Option<String>); N]) -> Vec<FieldChange> {
    let change = |(field, after): (Field, Option<String>)| {
        after.is_some().then(|| FieldChange { field: field.as_str().into(), before: None, after })
    };
    fields.into_iter().filter_map(change).collect()
}

/// The amounts of a row that the office did not commit to (`约`, `逾` …).
pub(super) fn approximate(row: &RowValue) -> Vec<String> {
    let amounts = match row {
        RowValue::ProjectPlan(plan) => vec![(Field::Total, &plan.total), (Field::Plan, &plan.plan)],
        RowValue::Batch(item) => vec![(Field::Total, &item.total)],
        RowValue::Milestone(_) | RowValue::Progress(_) | RowValue::Series(_) => Vec::new(),
    };
    let approximate = |amount: &Option<Amount>| amount.as_ref().is_some_and(|amount| amount.approximate);
    amounts.into_iter().filter(|(_, amount)| approximate(amount)).map(|(field, _)| field.as_str().into()).collect()
}
