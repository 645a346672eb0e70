pub mod fonts;
pub mod numerals;
pub mod official;
