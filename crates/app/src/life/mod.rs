//! The life of a project: its stages, as dated facts, and how it goes on.

mod advance;
mod show;
pub(crate) mod store;
pub mod view;

pub use advance::{StageBody, advance};
pub(crate) use advance::{ask_end, end, past};
pub use show::show;
