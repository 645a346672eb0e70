//! Rule sets: their versions, which is in force, and what another would change.

mod activate;
mod board;
pub(crate) mod book;
mod save;
pub(crate) mod store;
mod trial;
pub mod view;

pub(crate) use activate::activate;
pub use activate::ask_activation;
pub use board::{board, named, show};
pub(crate) use book::RuleBook;
pub use save::{check, discard, save};
pub use trial::{back_test, dry_run};
