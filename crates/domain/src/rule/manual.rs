//! The examples of `docs/rules.md`, run as they stand there.

use std::collections::BTreeMap;

use super::presets::examples;
use super::{RuleSet, try_table};
use crate::light::known;

/// The fenced blocks of a kind, by name.
fn blocks(manual: &str, kind: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = manual;
    while let Some(start) = rest.find("\n```") {
        let (head, body) = rest[start + 4..].split_once('\n').expect("a fence has a line");
        let (body, after) = body.split_once("\n```").expect("a fence is closed");
        if let Some(name) = head.strip_prefix(kind).map(str::trim).filter(|name| !name.is_empty()) {
            found.insert(name.to_string(), format!("{body}\n"));
        }
        rest = after;
    }
    found
}

#[test]
fn every_example_of_the_manual_does_what_it_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md");
    let manual = std::fs::read_to_string(path).expect("docs/rules.md");
    let (sets, tables) = (blocks(&manual, "toml"), blocks(&manual, "csv"));
    assert!(sets.len() >= 9, "{}", sets.len());
    assert_eq!(sets.keys().collect::<Vec<_>>(), tables.keys().collect::<Vec<_>>());
    for (name, text) in &sets {
        let set = RuleSet::check(text, known).unwrap_or_else(|wrong| panic!("{name}: {wrong:#?}"));
        let (header, rows) = examples::table(tables[name].as_bytes());
        let trial = try_table(&set, &header, &rows).unwrap_or_else(|wrong| panic!("{name}: {wrong:#?}"));
        assert_eq!(trial.lines.len(), rows.len(), "{name}");
        examples::hold(name, &trial, &header, &rows);
    }
}
