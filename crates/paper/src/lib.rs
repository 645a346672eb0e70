//! Engines without nouns: spreadsheets in and out, official papers as PDF and DOCX, numerals, fonts.

pub mod fonts;
pub mod numerals;
pub mod official;
pub mod sheet;
