//! Every layer of tests, on both databases and in a real browser.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::browser::Browser;
use crate::house::{House, Profile};
use crate::postgres::Postgres;
use crate::tally::Tally;
use crate::{binaries, fonts, npm, run, ui};

#[derive(clap::Args)]
pub struct Args {
    /// Run one layer.
    #[arg(long, value_enum)]
    only: Option<Layer>,
    /// Run only the tests whose name contains this (for the journeys: whose file is named so).
    #[arg(requires = "only")]
    filter: Option<String>,
    /// Use the packaged PostgreSQL and Chromium even where they are installed, as a fresh machine does.
    #[arg(long)]
    bundled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Layer {
    /// Rules, stores, HTTP, papers, contracts: everything that cargo tests, on SQLite and PostgreSQL.
    Rust,
    /// The components of the user interface.
    Ui,
    /// Journeys in a browser against the real binary.
    E2e,
}

const LAYERS: [Layer; 3] = [Layer::Rust, Layer::Ui, Layer::E2e];

/// The database that the journeys on PostgreSQL use.
const DISTRICT: &str = "guatu_district";

/// What one layer came to.
struct Outcome {
    layer: &'static str,
    succeeded: bool,
    tally: Tally,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    let postgres = prepare(house, args)?;
    let mut outcomes = Vec::new();
    for layer in LAYERS.into_iter().filter(|layer| args.only.is_none_or(|only| only == *layer)) {
        let begun = Instant::now();
        outcomes.extend(match (layer, &postgres) {
            (Layer::Rust, Some(postgres)) => rust(house, args, postgres)?,
            (Layer::E2e, Some(postgres)) => journeys(house, args, postgres)?,
            _ => interface(house, args)?,
        });
        run::say(&format!("took {} s", begun.elapsed().as_secs()));
    }
    conclude(&outcomes)
}

/// What the layers stand on. The server carries the user interface and the fonts in it, so they are made first; the
/// components alone need nothing but their packages.
fn prepare(house: &House, args: &Args) -> Result<Option<Postgres>> {
    if args.only == Some(Layer::Ui) {
        ui::install(house)?;
        return Ok(None);
    }
    fonts::ensure(house)?;
    ui::build(house)?;
    Postgres::start(house, &[DISTRICT], args.bundled).map(Some)
}

fn rust(house: &House, args: &Args, postgres: &Postgres) -> Result<Vec<Outcome>> {
    run::say("Rust tests on SQLite and PostgreSQL");
    let nextest = run::find("cargo-nextest").is_some();
    let mut command = house.cargo();
    command.args(if nextest { &["nextest", "run"][..] } else { &["test", "--no-fail-fast"] });
    if nextest {
        command.args(["--no-fail-fast", "--status-level", "fail"]);
    }
    command.arg("--workspace").env("GUATU_TEST_POSTGRES", postgres.url("postgres"));
    command.args(&args.filter);
    let tests = outcome("rust", &mut command)?;
    // Without a sum nothing was run: it did not compile, and the examples would not either.
    let ran = tests.tally.sums > 0;
    let mut outcomes = vec![tests];
    if nextest && ran && args.filter.is_none() {
        // nextest leaves out the examples in the documentation.
        let mut examples = house.cargo();
        examples.args(["test", "--doc", "--workspace", "--no-fail-fast"]);
        outcomes.push(outcome("rust examples", &mut examples)?);
    }
    Ok(outcomes)
}

fn interface(house: &House, args: &Args) -> Result<Vec<Outcome>> {
    run::say("tests of the user interface");
    let folder = ui::folder(house);
    run::step(&mut npm::script(&folder, "typecheck"))?;
    let mut command = npm::script(&folder, "test");
    command.args(args.filter.iter().flat_map(|filter| ["--", filter]));
    Ok(vec![outcome("ui", &mut command)?])
}

/// All journeys on SQLite, then the shell's alone on PostgreSQL: below the pages the stores are tested on both already.
fn journeys(house: &House, args: &Args, postgres: &Postgres) -> Result<Vec<Outcome>> {
    let browser = Browser::ensure(house, args.bundled)?;
    let folder = house.path("e2e");
    npm::ensure(&folder)?;
    binaries::build(house, Profile::Dev, &["guatu-server"])?;
    run::say("journeys in the browser, on SQLite");
    let mut sqlite = journey(house, &folder, &browser);
    sqlite.args(&args.filter);
    let mut outcomes = vec![outcome("e2e on SQLite", &mut sqlite)?];
    if args.filter.is_none() {
        run::say("journeys in the browser, on PostgreSQL");
        let mut smoke = journey(house, &folder, &browser);
        smoke.arg("shell").env("GUATU_E2E_DATABASE", postgres.url(DISTRICT));
        outcomes.push(outcome("e2e on PostgreSQL", &mut smoke)?);
    }
    Ok(outcomes)
}

fn journey(house: &House, folder: &Path, browser: &Browser) -> Command {
    let mut command = npm::script(folder, "journeys");
    command.arg("--").env("GUATU_BIN", house.binary("guatu", Profile::Dev));
    browser.hand_to(&mut command);
    command
}

/// Run one runner to its end, whatever it finds: the layers after it are worth knowing too.
fn outcome(layer: &'static str, command: &mut Command) -> Result<Outcome> {
    let mut tally = Tally::default();
    let succeeded = run::watch(command, |line| tally.look(line))?;
    Ok(Outcome { layer, succeeded, tally })
}

/// Print the sums, if every runner printed its own, and fail if one of them did.
fn conclude(outcomes: &[Outcome]) -> Result<()> {
    let mut sum = Tally::default();
    outcomes.iter().for_each(|outcome| sum += outcome.tally);
    if outcomes.iter().all(|outcome| outcome.tally.sums > 0) {
        println!("{} passed, {} failed", sum.passed, sum.failed);
    }
    let failed: Vec<&str> = outcomes.iter().filter(|outcome| !outcome.succeeded).map(|outcome| outcome.layer).collect();
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}
