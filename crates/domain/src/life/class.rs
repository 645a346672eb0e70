//! 年度类别: whether a project starts, goes on, finishes or prepares in a year; computed, never typed.

use chrono::{Datelike, NaiveDate};

use crate::project::Nature;
use crate::written::When;

/// When the works of a project began and end, as far as that is known at a date.
#[derive(Debug, Clone, Copy, Default)]
pub struct Works<'a> {
    pub started_on: Option<NaiveDate>,
    pub finished_on: Option<NaiveDate>,
    /// It is known that works have not begun.
    pub waiting: bool,
    pub planned_start: Option<&'a When>,
    pub planned_finish: Option<&'a When>,
}

/// The class of a project in a year, by the definitions of Hainan (海南省重点项目管理): 竣工 started earlier and finishes this year;
/// 续建 started earlier and does not; 新开工 starts this year, whenever it finishes; 预备 may start later. What happened goes before
/// what was planned. `None` where no date tells, and for a project that was finished in an earlier year.
pub fn year_class(year: i32, works: &Works<'_>) -> Option<Nature> {
    let planned = |when: Option<&When>| when.map(|when| when.until().year());
    let start = works.started_on.map(|on| on.year()).or_else(|| planned(works.planned_start));
    let finish = works.finished_on.map(|on| on.year()).or_else(|| planned(works.planned_finish));
    let late = works.waiting && start.is_none_or(|start| start < year);
    match start {
        _ if late => Some(Nature::Preparing),
        None => None,
        Some(start) if start > year => Some(Nature::Preparing),
        Some(start) if start == year => Some(Nature::NewStart),
        Some(_) if works.finished_on.is_some_and(|on| on.year() < year) => None,
        Some(_) if finish == Some(year) => Some(Nature::Completing),
        Some(_) => Some(Nature::CarryOver),
    }
}
