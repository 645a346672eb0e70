//! The single door to Guatu's source: whatever a developer or a build machine does goes through `cargo xtask …`.
//!
//! Only Rust and Node are taken for granted. Everything else is found on the machine or obtained from the package
//! registries; what cannot be had is an error that says what to do, never a silent skip.

mod bench;
mod binaries;
mod browser;
mod check;
mod demo;
mod directions;
mod dist;
mod doctor;
mod fonts;
mod r#gen;
mod house;
mod npm;
mod postgres;
mod run;
mod schemas;
mod shots;
mod stamp;
mod tally;
mod test;
mod ui;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use house::House;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The single door to Guatu's source", disable_help_subcommand = true)]
struct Door {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything, import the demonstration district and serve it.
    Demo(demo::Args),
    /// Run every layer of tests: Rust on both databases, the user interface, and the journeys in a real browser.
    Test(test::Args),
    /// Formatting, lints and freshness of the generated files.
    Check(check::Args),
    /// Write the generated files anew: contract, client types, schema dumps.
    Gen(r#gen::Args),
    /// Measure the release binary; arguments go to `guatu-bench`.
    Bench(bench::Args),
    /// Build the one binary that is handed out, with the user interface and the fonts inside.
    Dist,
    /// Say which tools are here, which are not, and what to do about it.
    Doctor,
    /// Obtain the open fonts that papers fall back to.
    Fonts,
    /// Install the user interface's packages and build it.
    Ui,
    /// Run a command while a throw-away PostgreSQL is up, its address in `GUATU_TEST_POSTGRES`.
    Postgres(postgres::Args),
    /// Build the binary and take pictures of its pages into `e2e/output/`.
    Shots(shots::Args),
}

fn main() -> ExitCode {
    let command = Door::parse().command;
    match House::find().and_then(|house| enter(&house, &command)) {
        Ok(()) => ExitCode::SUCCESS,
        // What went wrong, with its causes, in words; a trace through this program would tell a reader nothing.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn enter(house: &House, command: &Command) -> Result<()> {
    match command {
        Command::Demo(args) => demo::run(house, args),
        Command::Test(args) => test::run(house, args),
        Command::Check(args) => check::run(house, args),
        Command::Gen(args) => r#gen::run(house, args),
        Command::Bench(args) => bench::run(house, args),
        Command::Dist => dist::run(house),
        Command::Doctor => doctor::run(house),
        Command::Fonts => fonts::ensure(house),
        Command::Ui => ui::build(house),
        Command::Postgres(args) => postgres::run(house, args),
        Command::Shots(args) => shots::run(house, args),
    }
}
