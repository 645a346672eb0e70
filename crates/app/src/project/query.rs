//! What a list of projects may be asked for. The wall, the list, the export and the saved views ask in the same words.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Filters, order and page of a list of projects. Filters that take several values take them separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProjectQuery {
    /// The date the list is asked for; today when absent.
    pub as_of: Option<chrono::NaiveDate>,
    /// Part of a name or code, in Chinese, pinyin or pinyin initials.
    pub q: Option<String>,
    /// Sectors by name; `-` for those without one.
    pub sector: Option<String>,
    /// `province`, `city`, `district`; `-` for none.
    pub level: Option<String>,
    /// `new_start`, `carry_over`, `completing`, `preparing`; `-` for none.
    pub nature: Option<String>,
    /// Units by id; `-` for none.
    pub unit: Option<String>,
    /// Lights by id.
    pub light: Option<String>,
    /// `yes` for projects with a leader in contact, `no` for the others, or a leader by name.
    pub leader: Option<String>,
    /// `no` for projects that owe the last full month's report, `yes` for those that have sent it.
    pub reported: Option<String>,
    /// `yes` for projects with a plan in the year.
    pub planned: Option<String>,
    /// `yes` for projects that stand on the map, `no` for those without coordinates.
    pub located: Option<String>,
    /// Pools by code; `-` for those in none.
    pub pool: Option<String>,
    /// Pools by code: projects that entered one of them during the year.
    pub entered: Option<String>,
    /// Stages of a project's life; `-` for those without one.
    pub stage: Option<String>,
    /// `reserve`, `signed`, `stalled`, `approved_not_started`, `started_not_building`, `built_not_producing`
    pub combing: Option<String>,
    /// The class of the year as computed: `new_start`, `carry_over`, `completing`, `preparing`; `-` for none.
    pub class: Option<String>,
    /// `yes` for projects whose computed class differs from the nature that plan lists have.
    pub differs: Option<String>,
    /// A field of the row, with a leading `-` for descending order.
    pub sort: Option<String>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}
