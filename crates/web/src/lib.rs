//! HTTP: one file per noun, and `shell` for what they share. Rules live elsewhere.

mod access;
mod account;
mod approval;
mod assignment;
mod audit;
mod batch;
mod bulletin;
mod factor;
mod file;
mod import;
mod investment;
mod light;
mod mine;
mod org;
mod plan;
mod pool;
mod project;
mod provider;
mod reminder;
mod reporting;
mod route;
mod rule;
mod saved_view;
mod session;
pub mod shell;
mod sign_in;
mod visit;
mod wall;

pub use shell::{Door, Tls, openapi, router, router_at, serve};
