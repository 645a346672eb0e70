//! HTTP: one file per noun, and `shell` for what they share. Rules live elsewhere.

mod access;
mod audit;
mod bulletin;
mod import;
mod light;
mod org;
mod project;
mod reporting;
mod saved_view;
mod session;
pub mod shell;
mod wall;

pub use shell::{openapi, router, serve};
