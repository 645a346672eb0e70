//! Annual plans, and the schedule curves that say how much of a plan is due by the end of each month.

pub(crate) mod baseline;
mod curve;
mod freeze;
pub(crate) mod store;

pub use curve::{CurveBody, CurveLine, CurveQuery, CurveShape, TrancheBody, curves, reset_curve, set_curve};
pub use freeze::{BaselineBoard, FreezeBody, PlannedBody, RevisedLine, RevisionBody, ask_freeze, ask_revision, board};
pub(crate) use freeze::{freeze, put_revision, revise};
