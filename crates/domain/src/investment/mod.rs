//! 固定资产投资: three series of what was invested in a project (调度, 统计, 支付), the gaps between them, and the target
//! they are held against. The series come from three sources and never overwrite one another.

mod confirmation;
mod gap;
mod series;
mod target;

pub use confirmation::{Confirmation, ConfirmationState};
pub use gap::{Against, Answer, Category, Explanation, Gap, GapState};
pub use series::{Amounts, Payment, Series, Statistics};
pub use target::{Miss, Outlook, Target, growth, implied_base, spread};

#[cfg(test)]
mod tests;
