//! All integration tests, in one binary: it is linked once.

mod bulletin;
mod concurrency;
mod contract;
mod import;
mod job;
mod lights;
mod main_job;
mod moving;
mod project;
mod real_lists;
mod reporting;
mod saved_view;
mod shell;
mod time;
mod wall;
