//! Annual plans, and the schedule curves that say how much of a plan is due by the end of each month.

mod curve;
pub(crate) mod store;

pub use curve::{CurveBody, CurveLine, CurveQuery, curves, reset_curve, set_curve};
