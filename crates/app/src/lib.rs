//! Use cases, one folder per noun.

pub mod import;
