//! What must hold before anything is handed in: formatting, lints, licences and directions, fresh generated files.

use anyhow::Result;

use crate::house::House;
use crate::{directions, fonts, r#gen, npm, run, schemas, ui};

#[derive(clap::Args)]
pub struct Args {
    /// Use the packaged PostgreSQL even where one is installed.
    #[arg(long)]
    bundled: bool,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    run::say("formatting");
    run::step(house.cargo().args(["fmt", "--all", "--check"]))?;
    fonts::ensure(house)?;
    ui::install(house)?;
    lints(house)?;
    run::say("directions");
    directions::check(house)?;
    schemas::check(house)?;
    packages(house)?;
    user_interface(house)?;
    r#gen::check(house, args.bundled)?;
    run::say("everything holds");
    Ok(())
}

fn lints(house: &House) -> Result<()> {
    run::say("lints");
    run::step(house.cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

/// Licences and sources, by `deny.toml`. The tool is no part of Rust, so a machine may be without it.
fn packages(house: &House) -> Result<()> {
    if run::find("cargo-deny").is_none() {
        run::say("licences are not checked: cargo-deny is not installed (`cargo install cargo-deny`)");
        return Ok(());
    }
    run::say("licences and sources");
    run::step(house.cargo().args(["deny", "--workspace", "check", "licenses", "bans", "sources"]))
}

fn user_interface(house: &House) -> Result<()> {
    run::say("formatting, lints and types of the user interface and of the journeys");
    let (pages, journeys) = (ui::folder(house), house.path("e2e"));
    npm::ensure(&journeys)?;
    let scripts = [
        (&pages, "format:check"),
        (&pages, "lint"),
        (&pages, "typecheck"),
        (&journeys, "format:check"),
        (&journeys, "typecheck"),
    ];
    scripts.into_iter().try_for_each(|(folder, name)| run::step(&mut npm::script(folder, name)))
}
