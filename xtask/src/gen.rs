//! The generated files: the contract, the client's types made of it, and the schema of both databases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::house::{House, Profile};
use crate::postgres::Postgres;
use crate::{fonts, npm, run, ui};

const CONTRACT: &str = "api/openapi.json";
const CLIENT: &str = "ui/src/api/schema.gen.ts";
const SCHEMA_SQLITE: &str = "crates/db/schema/sqlite.sql";
const SCHEMA_POSTGRES: &str = "crates/db/schema/postgres.sql";
const FILES: [&str; 4] = [CONTRACT, CLIENT, SCHEMA_SQLITE, SCHEMA_POSTGRES];

#[derive(clap::Args)]
pub struct Args {
    /// Change nothing; fail when a committed file is not what would be generated.
    #[arg(long)]
    check: bool,
    /// Use the packaged PostgreSQL even where one is installed.
    #[arg(long)]
    bundled: bool,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    if args.check { check(house, args.bundled) } else { write(house, args.bundled) }
}

/// Generate every file anew.
fn write(house: &House, bundled: bool) -> Result<()> {
    fonts::ensure(house)?;
    ui::install(house)?;
    run::say("building guatu");
    run::step(house.cargo().args(["build", "--package", "guatu-server"]))?;
    run::say("generating the contract, the client's types and the schema dumps");
    save(house, CONTRACT, &run::read(guatu(house).arg("openapi"))?)?;
    run::step(&mut npm::script(&ui::folder(house), "gen"))?;
    save(house, SCHEMA_SQLITE, &sqlite_schema(house)?)?;
    save(house, SCHEMA_POSTGRES, &postgres_schema(house, bundled)?)
}

/// Generate, compare, and leave the committed files as they were.
pub fn check(house: &House, bundled: bool) -> Result<()> {
    let committed = Kept::read(house);
    write(house, bundled)?;
    let stale = committed.changed();
    committed.restore()?;
    if stale.is_empty() {
        return Ok(());
    }
    bail!("not fresh: {}; run `cargo xtask gen` and commit the result", stale.join(", "));
}

/// The generated files as they were before they were generated anew.
struct Kept(Vec<(&'static str, PathBuf, Option<Vec<u8>>)>);

impl Kept {
    fn read(house: &House) -> Self {
        Self(FILES.iter().map(|name| (*name, house.path(name), fs::read(house.path(name)).ok())).collect())
    }

    fn changed(&self) -> Vec<&'static str> {
        self.0.iter().filter(|(_, path, kept)| fs::read(path).ok() != *kept).map(|(name, _, _)| *name).collect()
    }

    fn restore(&self) -> Result<()> {
        for (name, path, kept) in &self.0 {
            match kept {
                Some(bytes) => fs::write(path, bytes).with_context(|| format!("cannot restore {name}"))?,
                None => fs::remove_file(path).with_context(|| format!("cannot remove {name}"))?,
            }
        }
        Ok(())
    }
}

fn guatu(house: &House) -> Command {
    Command::new(house.binary("guatu", Profile::Dev))
}

fn sqlite_schema(house: &House) -> Result<String> {
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let url = format!("sqlite://{}", folder.path().join("schema.sqlite").display());
    run::read(guatu(house).args(["schema", "--database", &url]))
}

fn postgres_schema(house: &House, bundled: bool) -> Result<String> {
    let postgres = Postgres::start(house, &["guatu_schema"], bundled)?;
    run::read(guatu(house).args(["schema", "--database", &postgres.url("guatu_schema")]))
}

/// Write a generated text, which must not be empty: an empty contract would pass every later comparison with itself.
fn save(house: &House, name: &str, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        bail!("nothing was generated for {name}");
    }
    let path = house.path(name);
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).with_context(|| format!("no folder for {name}"))?;
    fs::write(&path, text).with_context(|| format!("cannot write {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(folder: &Path) -> Kept {
        let path = folder.join("a.json");
        let bytes = fs::read(&path).ok();
        Kept(vec![("a.json", path, bytes)])
    }

    #[test]
    fn a_changed_file_is_named_and_put_back() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), "old").unwrap();
        let kept = kept(folder.path());
        fs::write(folder.path().join("a.json"), "new").unwrap();
        assert_eq!(kept.changed(), ["a.json"]);
        kept.restore().unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), "old");
        assert!(kept.changed().is_empty());
    }

    #[test]
    fn a_file_that_was_never_committed_is_not_fresh() {
        let folder = tempfile::tempdir().unwrap();
        let kept = kept(folder.path());
        fs::write(folder.path().join("a.json"), "new").unwrap();
        assert_eq!(kept.changed(), ["a.json"]);
    }
}
