//! Engines without nouns: spreadsheets in and out.

pub mod sheet;
