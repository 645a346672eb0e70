//! stub
use serde::Deserialize;
use utoipa::IntoParams;
/// The date a page is asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// Business date; today when absent.
    pub as_of: Option<chrono::NaiveDate>,
    /// Only what had been recorded by this instant; now when absent.
    pub known_at: Option<chrono::DateTime<chrono::Utc>>,
}
