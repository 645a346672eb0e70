//! Use cases: what the people of a district do, one folder per noun.

pub mod access;
pub mod account;
pub mod approval;
pub mod assignment;
pub mod audit;
pub mod batch;
pub mod bulletin;
mod choices;
pub mod district;
pub mod fact;
pub mod factor;
pub mod figures;
pub mod file;
mod geo;
mod grounds;
pub mod import;
pub mod investment;
pub mod job;
pub mod life;
pub mod light;
pub mod milestone;
pub mod op;
pub mod org;
pub mod plan;
pub mod pool;
pub mod print;
mod private_file;
pub mod progress;
pub mod project;
pub mod provider;
mod record;
pub mod reminder;
mod roster;
pub mod route;
pub mod rule;
pub mod saved_view;
pub mod seal;
pub mod session;
pub mod sign_in;
pub mod visit;
pub mod wall;

pub use op::{App, Op};

/// A file made for somebody to take away.
#[derive(Debug)]
pub struct Export {
    pub name: String,
    pub bytes: Vec<u8>,
}
