//! From a fresh clone to the demonstration district on the wall, in one command.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::house::{House, Profile};
use crate::{binaries, run};

/// The workbooks that this version has nouns for.
const WORKBOOKS: [&str; 6] = ["01-", "02-", "03-", "04-", "10-", "11-"];

/// How many projects 2023 was to bring into each pool, as published.
const TARGETS: [&str; 4] = ["pool_planning=218", "pool_sourcing=173", "pool_signed=137", "pool_landed=107"];

#[derive(clap::Args)]
pub struct Args {
    /// The address to serve on; only a loopback address is taken.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Build with all optimisations: faster to use, minutes slower to build.
    #[arg(long)]
    release: bool,
    /// Go on with the district as it was left, instead of importing it anew.
    #[arg(long)]
    keep: bool,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    let profile = if args.release { Profile::Release } else { Profile::Dev };
    binaries::build(house, profile, &["guatu-server"])?;
    let guatu = house.binary("guatu", profile);
    let data = house.path("data/demo");
    let database = data.join("guatu.sqlite");
    if !(args.keep && database.is_file()) {
        import(house, &guatu, &data, &database)?;
    }
    serve(house, &guatu, &database, args.listen)
}

fn import(house: &House, guatu: &Path, data: &Path, database: &Path) -> Result<()> {
    run::say("importing the demonstration district");
    if data.exists() {
        fs::remove_dir_all(data).with_context(|| format!("cannot empty {}", data.display()))?;
    }
    fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    run::step(&mut on(guatu, "migrate", database))?;
    run::step(on(guatu, "import", database).args(house.workbooks(&WORKBOOKS)?))?;
    let register = house.path("examples/erqi-2023/12-项目库台账.csv");
    run::step(of(guatu, &["pool", "take"], database).arg(register))?;
    run::step(of(guatu, &["pool", "target"], database).args(["--year", "2023"]).args(TARGETS))?;
    // 二七区 2023: +15 %, 310亿元.
    run::step(on(guatu, "target", database).args(["2023", "--amount", "310亿元", "--growth", "15"]))
}

fn serve(house: &House, guatu: &Path, database: &Path, listen: SocketAddr) -> Result<()> {
    eprintln!();
    eprintln!("    挂图 Guatu: the demonstration district, 二七区, first quarter of 2023");
    eprintln!();
    eprintln!("    the wall        http://{listen}/wall?as_of=2023-03-31");
    eprintln!("    the projects    http://{listen}/projects?as_of=2023-03-31");
    eprintln!("    the pools       http://{listen}/pools?as_of=2023-03-31");
    eprintln!("    reporting       http://{listen}/reporting?as_of=2023-03-31");
    eprintln!("    the bulletin    http://{listen}/bulletins?as_of=2023-03-31");
    eprintln!("    import          http://{listen}/import");
    eprintln!();
    eprintln!("    Sign in as one of these accounts, or choose one on the sign-in page. Ctrl+C ends it.");
    eprintln!();
    let settings = house.path("examples/erqi-2023/guatu.toml");
    run::become_program(
        on(guatu, "serve", database)
            .arg("--demo")
            .arg("--config")
            .arg(settings)
            .arg("--listen")
            .arg(listen.to_string()),
    )
}

/// A command of the binary on the demonstration database.
fn on(guatu: &Path, what: &str, database: &Path) -> Command {
    of(guatu, &[what], database)
}

/// The same of a command with a part of its own.
fn of(guatu: &Path, what: &[&str], database: &Path) -> Command {
    let mut command = Command::new(guatu);
    command.args(what).arg("--database").arg(format!("sqlite://{}", database.display()));
    command
}
