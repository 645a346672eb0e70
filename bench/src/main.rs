//! `guatu-bench`: measures the real program on districts of several sizes, on SQLite and on PostgreSQL.
//!
//! `cargo xtask bench` builds everything, starts a throw-away PostgreSQL and runs this.

mod client;
mod people;
mod program;
mod report;
mod scene;
mod stats;
mod store;
mod workload;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Parser;

use client::Bounds;
use program::Program;
use report::{Place, Report};
use scene::{Stage, file, light, page, paper, route, rule, start};
use stats::Time;

/// Measures the real program. Progress goes to the standard error, the table to the standard output.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// Numbers of projects, separated by commas.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
    sizes: Vec<usize>,
    /// The most requests of one load.
    #[arg(long, default_value_t = 4_000)]
    requests: usize,
    /// The most seconds of one load.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Leave PostgreSQL out.
    #[arg(long)]
    sqlite_only: bool,
    /// Leave the bulletin out: an unoptimised build sets it for half a minute.
    #[arg(long)]
    no_bulletin: bool,
}

impl Args {
    const fn bounds(&self) -> Bounds {
        Bounds { requests: self.requests, time: Duration::from_secs(self.seconds) }
    }
}

/// A database that may be emptied.
struct Database {
    place: Place,
    url: String,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let program = Program::from_environment()?;
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut report = Report::default();
    route::plans(&mut report)?;
    for size in &args.sizes {
        light::evaluate(*size, &mut report)?;
        rule::five_rules(*size, &mut report)?;
        rule::back_test(*size, &mut report)?;
    }
    for database in databases(&args, folder.path())? {
        let bench = Bench { args: &args, program: &program, database, folder: folder.path(), runtime: &runtime };
        bench.ordinary(&mut report)?;
        bench.import(&mut report)?;
        for size in &args.sizes {
            bench.large(*size, &mut report)?;
        }
    }
    println!("{} · {}\n\n{}", report::machine(), program.version()?, report.markdown());
    Ok(())
}

/// The databases to measure. The one that `GUATU_BENCH_POSTGRES` names is emptied, several times.
fn databases(args: &Args, folder: &Path) -> Result<Vec<Database>> {
    let file = folder.join("district.sqlite");
    let mut databases = vec![Database { place: Place::Sqlite, url: format!("sqlite:{}", file.display()) }];
    if !args.sqlite_only {
        let url = std::env::var("GUATU_BENCH_POSTGRES").context("GUATU_BENCH_POSTGRES names no database")?;
        databases.push(Database { place: Place::Postgres, url });
    }
    Ok(databases)
}

struct Bench<'a> {
    args: &'a Args,
    program: &'a Program,
    database: Database,
    folder: &'a Path,
    runtime: &'a tokio::runtime::Runtime,
}

impl Bench<'_> {
    fn stage(&self, projects: usize) -> Stage<'_> {
        let Database { place, url } = &self.database;
        Stage { program: self.program, place: *place, database: url, projects, bounds: self.args.bounds() }
    }

    /// What is asked of a district of ordinary size.
    fn ordinary(&self, report: &mut Report) -> Result<()> {
        self.fill(paper::PROJECTS)?;
        let stage = self.stage(paper::PROJECTS);
        start::measure(&stage, report)?;
        if self.args.no_bulletin { Ok(()) } else { paper::measure(&stage, report) }
    }

    fn import(&self, report: &mut Report) -> Result<()> {
        self.fill(0)?;
        file::import(&self.stage(file::ROWS), self.folder, report)
    }

    fn large(&self, size: usize, report: &mut Report) -> Result<()> {
        let taken = self.fill(size)?;
        let stage = self.stage(size);
        eprintln!("{size:>7} {:<10} filled in {}", stage.place.name(), Time(taken));
        light::print(&stage, report)?;
        page::measure(&stage, report)?;
        if size == file::ROWS {
            file::export(&stage, report)?;
        }
        Ok(())
    }

    /// Puts a district of this size in place of what the database held.
    fn fill(&self, size: usize) -> Result<Duration> {
        let begun = Instant::now();
        if self.database.place == Place::Sqlite {
            for end in ["", "-wal", "-shm"] {
                let path = self.folder.join(format!("district.sqlite{end}"));
                if path.exists() {
                    std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                }
            }
        }
        self.runtime.block_on(store::fill(&self.database.url, size))?;
        Ok(begun.elapsed())
    }
}
