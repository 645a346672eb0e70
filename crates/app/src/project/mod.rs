//! Projects: lists, one project's page, changes by hand.

pub mod edit;
mod export;
pub(crate) mod line;
mod list;
pub mod merge;
pub(crate) mod page;
mod query;
pub(crate) mod store;
pub mod view;

pub use edit::{edit, set_milestone};
pub use export::export;
pub use list::list;
pub use page::{history, show};
pub use query::ProjectQuery;
