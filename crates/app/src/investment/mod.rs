//! 固定资产投资: the three series of each project, what the office confirmed, why the series differ, and the targets.

mod book;
mod confirm;
mod explain;
mod export;
mod line;
mod list;
mod overview;
mod pay;
mod show;
pub(crate) mod store;
mod target;
pub mod view;

pub use book::Investment;
pub use confirm::{ConfirmationBody, UnconfirmationBody, confirm, unconfirm};
pub use explain::{ExplanationBody, GapAnswerBody, explain};
pub use export::export;
pub use list::{ListQuery, list};
pub use overview::{InvestmentQuery, overview};
pub use pay::{PaymentBody, pay};
pub use show::show;
pub use target::{TargetBody, set_target, targets};
