//! Photos and papers beside projects: added, looked at, taken out, removed with a reason. Nothing is ever executed; contents lie on
//! the shelf under their hash, what is known of them in the database.

mod add;
mod check;
mod content;
mod moving;
mod remove;
mod scan;
pub mod shelf;
mod show;
pub(crate) mod store;
pub mod view;

pub use add::{NewFile, add, may_add};
pub use check::{Broken, Checked, check};
pub use remove::remove;
pub(crate) use show::proof;
pub use show::{list, take, thumbnail};
