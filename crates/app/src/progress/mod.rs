pub mod report;
pub mod view;
