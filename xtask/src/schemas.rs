//! The types of the contract: two of one name would silently take each other's place in `api/openapi.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::house::House;

/// Fail when two types that the contract shows bear one name.
pub fn check(house: &House) -> Result<()> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for krate in ["app", "web"] {
        collect(&house.path("crates").join(krate).join("src"), &mut found)?;
    }
    let twice: Vec<String> = found
        .into_iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| {
            format!("{name}: {}", places.iter().map(|at| at.display().to_string()).collect::<Vec<_>>().join(", "))
        })
        .collect();
    if !twice.is_empty() {
        bail!("types of the contract that bear one name:\n  {}", twice.join("\n  "));
    }
    Ok(())
}

fn collect(folder: &Path, found: &mut BTreeMap<String, Vec<PathBuf>>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            for name in shown(&fs::read_to_string(&path)?) {
                found.entry(name).or_default().push(path.clone());
            }
        }
    }
    Ok(())
}

/// The names of the types of a source file that derive `ToSchema`.
fn shown(source: &str) -> Vec<String> {
    let mut derives = false;
    let mut names = Vec::new();
    for line in source.lines() {
        if line.starts_with("#[derive(") {
            derives = line.contains("ToSchema");
        }
        let name =
            ["pub struct ", "pub enum ", "pub(crate) struct ", "struct "].iter().find_map(|it| line.strip_prefix(it));
        if let Some(name) = name.filter(|_| derives) {
            names.push(name.chars().take_while(|letter| letter.is_alphanumeric()).collect());
        }
        derives = derives && (line.starts_with('#') || line.starts_with("///"));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_the_contract_are_found_and_others_are_not() {
        let source = "#[derive(Debug, ToSchema)]\n#[serde(default)]\npub struct Shown {\n}\n#[derive(Debug)]\npub struct Hidden;\n\
                      #[derive(Serialize, ToSchema)]\npub enum Also { A }\npub struct Bare;\n";
        assert_eq!(shown(source), ["Shown", "Also"]);
    }
}
