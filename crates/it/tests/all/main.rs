//! All integration tests, in one binary: it is linked once.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds something else than it expects fails, and that is its answer"
)]

mod access;
mod account;
mod approval;
mod assignment;
mod audit;
mod audit_tampering;
mod authorization;
mod batch;
mod bulletin;
mod concurrency;
mod contract;
mod decision;
mod door;
mod factor;
mod factor_request;
mod file;
mod first_run;
mod import;
mod investment;
mod job;
mod lights;
mod main_job;
mod moving;
mod org;
mod pool;
mod project;
mod provider;
mod provider_answers;
mod provider_link;
mod real_lists;
mod reminder;
mod replay;
mod reporting;
mod route;
mod rule;
mod saved_view;
mod scope;
mod seal;
mod shell;
mod sign_in;
mod time;
mod visit;
mod wall;
