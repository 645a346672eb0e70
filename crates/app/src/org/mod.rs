//! The organisation tree: province, city, district, zone or township, unit.

mod edit;
pub mod sheet;
pub(crate) mod store;

pub use edit::{OrgBody, OrgNode, change, register, tree};
