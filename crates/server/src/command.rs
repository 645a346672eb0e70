//! The commands. Each opens what it needs and calls one use case.

mod audit;
mod curve;
mod data;
mod doctor;
mod files;
mod init;
mod investment;
mod keys;
mod pool;
mod read;
mod rule;
mod serve;
mod take;

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use guatu_app::{App, access};
use guatu_domain::access::Actor;
use guatu_kernel::Result;

use crate::output;
use crate::setup::Common;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the API.
    Serve(serve::Serve),
    /// Make the first administrators, or let one in again who is locked out.
    Init(init::Init),
    /// The keys that seal telephone and identity numbers.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Photos and papers: whether all of them are there.
    #[command(subcommand)]
    Files(files::Files),
    /// Bring the database to the version of this program.
    Migrate(Common),
    /// Import workbooks, all of them or nothing.
    Import(take::Import),
    /// The figures of the district at a date.
    Figures(read::Read),
    /// Investment of a month in three series, its gaps and its target.
    Investment(investment::Investment),
    /// Set the district's target of investment for a year.
    Target(investment::Target),
    /// Every project's light at a date, explained.
    Lights(read::Lights),
    /// Schedule curves: how much of a plan is due by the end of each month.
    #[command(subcommand)]
    Curve(curve::Curve),
    /// The project library: take over its register, set its targets.
    #[command(subcommand)]
    Pool(pool::Pool),
    /// Rule sets: list, check, try on a table, load.
    #[command(subcommand)]
    Rule(rule::Rule),
    /// The audit record: anchor it, verify it.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Make papers.
    #[command(subcommand)]
    Bulletin(Bulletin),
    /// Look at the surroundings: database, fonts, address.
    Doctor(Common),
    /// Print the contract of the API.
    Openapi,
    /// Print the schema of the database, which is migrated first.
    Schema(Common),
    /// Move a district.
    #[command(subcommand)]
    Db(DbCommand),
    /// Write the whole district into a file while others go on working.
    Backup(data::Backup),
    /// Read a backup into an empty database.
    Restore(data::Restore),
}

/// Papers to make.
#[derive(Debug, Subcommand)]
pub enum Bulletin {
    /// The weekly bulletin as PDF and DOCX.
    Weekly(read::Weekly),
}

/// Things to do with whole databases.
#[derive(Debug, Subcommand)]
pub enum DbCommand {
    /// Copy everything into an empty database of either kind.
    Copy(data::Copy),
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// A date, today when absent.
#[derive(Debug, Clone, Copy, Args)]
pub struct Date {
    /// The date the answer is for, as 2023-03-31; today when absent.
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
}

/// On whose behalf.
#[derive(Debug, Clone, Args)]
pub struct As {
    /// An account: what it may not see is not shown. Whoever sits at this machine sees everything when absent.
    #[arg(long = "as", value_name = "LOGIN")]
    login: Option<String>,
}

impl As {
    /// # Errors
    /// `not_found` when there is no such account; `account_inert` when it may not be used.
    pub async fn actor(&self, app: &App) -> Result<Actor> {
        match &self.login {
            Some(login) => access::actor_named(app, login).await,
            None => Ok(actor()),
        }
    }
}

pub async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(serve) => serve.run().await,
        Command::Init(init) => init.run().await,
        Command::Files(command) => command.run().await,
        Command::Keys(keys) => keys.run().await,
        Command::Migrate(common) => data::migrate(&common).await,
        Command::Import(import) => import.run().await,
        Command::Figures(read) => read.figures().await,
        Command::Investment(investment) => investment.run().await,
        Command::Target(target) => target.run().await,
        Command::Lights(lights) => lights.run().await,
        Command::Curve(curve) => curve.run().await,
        Command::Pool(pool) => pool.run().await,
        Command::Rule(rule) => rule.run().await,
        Command::Audit(audit) => audit.run().await,
        Command::Bulletin(Bulletin::Weekly(weekly)) => weekly.run().await,
        Command::Doctor(common) => doctor::run(&common).await,
        Command::Openapi => {
            output::say(&guatu_web::openapi().to_pretty_json().map_err(guatu_kernel::Error::internal)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Schema(common) => data::schema(&common).await,
        Command::Db(DbCommand::Copy(copy)) => copy.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
    }
}

/// Whoever sits at this machine.
fn actor() -> Actor {
    Actor::console("command line")
}

/// Where a path is named in a refusal.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
