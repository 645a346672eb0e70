//! Measurements of the release build, and of the longest chart in a browser.

use std::process::Command;

use anyhow::Result;

use crate::browser::Browser;
use crate::house::{House, Profile};
use crate::postgres::Postgres;
use crate::{binaries, npm, run};

#[derive(clap::Args)]
pub struct Args {
    /// Use the packaged PostgreSQL and Chromium even where they are installed.
    #[arg(long)]
    bundled: bool,
    /// Handed to `guatu-bench`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    binaries::build(house, Profile::Release, &["guatu-server", "guatu-bench"])?;
    let postgres = Postgres::start(house, &["guatu_bench"], args.bundled)?;
    run::say("measuring");
    let mut bench = Command::new(house.binary("guatu-bench", Profile::Release));
    bench
        .args(&args.rest)
        .env("GUATU_BIN", house.binary("guatu", Profile::Release))
        .env("GUATU_BENCH_POSTGRES", postgres.url("guatu_bench"));
    run::step(&mut bench)?;
    in_browser(house, args)
}

fn in_browser(house: &House, args: &Args) -> Result<()> {
    let browser = Browser::ensure(house, args.bundled)?;
    let folder = house.path("e2e");
    npm::ensure(&folder)?;
    run::say("measuring in the browser");
    let mut command = npm::script(&folder, "measure");
    browser.hand_to(&mut command);
    run::step(command.env("GUATU_BIN", house.binary("guatu", Profile::Release)))
}
