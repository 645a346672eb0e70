//! Signing in and out.

pub mod session;
