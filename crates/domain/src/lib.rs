//! The rules of the district, pure: no I/O, no clock, no async. One folder per noun.

pub mod access;
pub mod account;
pub mod approval;
pub mod assignment;
pub mod batch;
pub mod factor;
pub mod file;
pub mod investment;
pub mod life;
pub mod light;
pub mod milestone;
pub mod org;
pub mod password;
pub mod plan;
pub mod pool;
pub mod progress;
pub mod project;
pub mod route;
pub mod rule;
pub mod schedule;
pub mod visit;
pub mod written;
