//! Factors (要素保障): what projects ask of others, the answers, the limits, and what the district has to give in a year.

mod answer;
mod ask;
mod balance;
mod book;
mod limit;
mod list;
mod owed;
pub(crate) mod store;
pub mod view;

pub use answer::{FactorAnswerBody, answer};
pub use ask::{FactorRequestBody, ask};
pub use balance::{FactorQuotaBody, balance, set_quota};
pub(crate) use book::{Book, Entry};
pub use limit::{FactorLimitBody, limits, set_limit};
pub use list::{FactorQuery, list, of_project, show};
pub(crate) use owed::owed;
