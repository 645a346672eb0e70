//! Which crate may know which: the walls of the house, held on every check.

use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::house::House;
use crate::run;

/// What each of our crates may know of the others. Everything may know the kernel; a crate that is not named here
/// tests, measures or builds the others, and may know them all.
const INSIDE: [(&str, &[&str]); 6] = [
    ("guatu-kernel", &[]),
    ("guatu-domain", &[]),
    ("guatu-paper", &[]),
    ("guatu-db", &[]),
    ("guatu-app", &["guatu-domain", "guatu-db", "guatu-paper"]),
    ("guatu-web", &["guatu-app", "guatu-domain"]),
];

/// Libraries that only some of our crates may know.
const OUTSIDE: [(&str, &[&str]); 5] = [
    ("axum", &["guatu-web", "guatu-it"]),
    ("sea-orm", &["guatu-db", "guatu-app", "guatu-it"]),
    ("sea-orm-migration", &["guatu-db"]),
    ("typst", &["guatu-paper"]),
    ("docx-rs", &["guatu-paper"]),
];

/// Crates that compute and never wait.
const WITHOUT_WAITING: [&str; 3] = ["guatu-kernel", "guatu-domain", "guatu-paper"];

/// Fail when a crate's manifest names what it must not know.
pub fn check(house: &House) -> Result<()> {
    let mut command: Command = house.cargo();
    let text = run::read(command.args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata is not JSON")?;
    let wrong = breaches(&metadata);
    if !wrong.is_empty() {
        bail!("wrong directions:\n  {}", wrong.join("\n  "));
    }
    Ok(())
}

/// One sentence for each dependency that goes the wrong way.
fn breaches(metadata: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let from = package["name"].as_str().unwrap_or_default();
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let to = dependency["name"].as_str().unwrap_or_default();
            let only_for_tests = dependency["kind"].as_str() == Some("dev");
            if !only_for_tests && !may_know(from, to) {
                found.push(format!("{from} must not know {to}"));
            }
        }
    }
    found
}

fn may_know(from: &str, to: &str) -> bool {
    if WITHOUT_WAITING.contains(&from) && to == "tokio" {
        return false;
    }
    if let Some((_, knowers)) = OUTSIDE.iter().find(|(library, _)| *library == to) {
        return knowers.contains(&from);
    }
    match INSIDE.iter().find(|(name, _)| *name == from) {
        Some((_, known)) => !to.starts_with("guatu-") || to == "guatu-kernel" || known.contains(&to),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn house_where(from: &str, to: &str, kind: Option<&str>) -> Value {
        json!({ "packages": [{ "name": from, "dependencies": [{ "name": to, "kind": kind }] }] })
    }

    #[test]
    fn the_web_must_not_know_the_database() {
        assert_eq!(breaches(&house_where("guatu-web", "guatu-db", None)), ["guatu-web must not know guatu-db"]);
        assert_eq!(breaches(&house_where("guatu-web", "sea-orm", None)), ["guatu-web must not know sea-orm"]);
    }

    #[test]
    fn the_rules_must_not_wait() {
        assert_eq!(breaches(&house_where("guatu-domain", "tokio", None)), ["guatu-domain must not know tokio"]);
    }

    #[test]
    fn everything_may_know_the_kernel_and_libraries_in_general() {
        assert!(breaches(&house_where("guatu-paper", "guatu-kernel", None)).is_empty());
        assert!(breaches(&house_where("guatu-domain", "serde", None)).is_empty());
    }

    #[test]
    fn a_test_may_know_more() {
        assert!(breaches(&house_where("guatu-db", "tokio", Some("dev"))).is_empty());
        assert!(breaches(&house_where("guatu-db", "axum", Some("dev"))).is_empty());
    }
}
