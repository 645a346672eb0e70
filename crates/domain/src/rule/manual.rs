//! The examples of `docs/rules.md`, run as they stand there; `docs/rules.zh-CN.md` has the same.

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

fn manual(name: &str) -> String {
    let path = format!("{}/../../docs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{path}: {cause}"))
}

#[test]
fn both_manuals_have_the_same_examples() {
    let (english, chinese) = (manual("rules.md"), manual("rules.zh-CN.md"));
    for kind in ["toml", "csv"] {
        assert_eq!(blocks(&english, kind), blocks(&chinese, kind));
    }
    let sections = |manual: &str| manual.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(sections(&english), sections(&chinese));
}

#[test]
fn every_example_of_the_manual_does_what_it_says() {
    let manual = manual("rules.md");
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
