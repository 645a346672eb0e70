//! `guatu rule list`, `show`, `check`, `try`: rule sets as files, without a database; `guatu rule load` takes one into it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::{Args, Subcommand};
use guatu_app::rule::view::{ActivationBody, RuleSetBody};
use guatu_app::{Op, rule};
use guatu_domain::light;
use guatu_domain::rule::{Complaint, Grain, RuleSet, Subject, Term, Trial, presets, try_table};
use guatu_kernel::{Bilingual, Error, ErrorCode, Result, Unfit};
use guatu_paper::sheet;
use serde::Serialize;

use super::{As, Format, shown};
use crate::output;
use crate::setup::Common;

/// Things to do with rule sets.
#[derive(Debug, Subcommand)]
pub enum Rule {
    /// The rule sets that come with the program.
    List(List),
    /// Print one of them, to copy and change.
    Show(Show),
    /// Check a rule file: everything that is wrong, with line and column.
    Check(Check),
    /// Try a rule file on a table: one light per row, with its reason.
    Try(Try),
    /// Save a rule file in the district's database as a draft, and ask for it to be put into force.
    Load(Load),
}

#[derive(Debug, Args)]
pub struct List {
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Args)]
pub struct Show {
    /// The id of the rule set, as `guatu rule list` prints it.
    id: String,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The rule file (TOML).
    file: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Args)]
pub struct Try {
    /// The rule file (TOML), or the id of a rule set that comes with the program.
    file: PathBuf,
    /// The table (CSV or XLSX): facts by column name, `subject` and `period` besides.
    #[arg(long)]
    cases: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Args)]
pub struct Load {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    whom: As,
    /// The rule file (TOML).
    file: PathBuf,
    /// What is new in this version.
    #[arg(long)]
    note: Option<String>,
    /// Ask for it to be in force from this day on; somebody else has to approve.
    #[arg(long, requires = "reason")]
    from: Option<chrono::NaiveDate>,
    /// Why it is to be put into force.
    #[arg(long)]
    reason: Option<String>,
    /// The paper it rests on.
    #[arg(long)]
    paper: Option<String>,
}

/// A rule set as `guatu rule list` prints it.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    id: &'a str,
    name: &'a Bilingual,
    version: u32,
    subject: Subject,
    period: Grain,
    valid_from: chrono::NaiveDate,
    valid_to: Option<chrono::NaiveDate>,
    source: &'a Bilingual,
    settle: &'a [Bilingual],
    /// What a table for it may give.
    facts: &'a [Term],
    /// Those of them that a person decides.
    judged: Vec<&'a str>,
}

/// What a check found.
#[derive(Debug, Serialize)]
struct Checked {
    ok: bool,
    complaints: Vec<Complaint>,
}

impl Rule {
    pub async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Load(load) => load.run().await,
            Self::List(list) => list.run(),
            Self::Show(show) => output::say(preset(&show.id).ok_or_else(Error::not_found)?).map(|()| ExitCode::SUCCESS),
            Self::Check(check) => check.run(),
            Self::Try(trial) => trial.run(),
        }
    }
}

impl List {
    fn run(self) -> Result<ExitCode> {
        let sets =
            presets::ALL.into_iter().map(|text| RuleSet::parse(text, light::known)).collect::<Result<Vec<_>>>()?;
        match self.format {
            Format::Json => output::json(&sets.iter().map(listed).collect::<Vec<_>>())?,
            Format::Text => {
                for set in &sets {
                    output::say(&format!("{}\tv{}\t{}\t{}", set.id(), set.version(), set.name().zh, set.source().zh))?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn listed(set: &RuleSet) -> Listed<'_> {
    Listed {
        id: set.id(),
        name: set.name(),
        version: set.version(),
        subject: set.subject(),
        period: set.period(),
        valid_from: set.valid_from(),
        valid_to: set.valid_to(),
        source: set.source(),
        settle: set.settle(),
        facts: set.given(),
        judged: set.judged().map(|term| term.name.as_ref()).collect(),
    }
}

impl Check {
    fn run(self) -> Result<ExitCode> {
        let complaints = RuleSet::check(&text(&self.file)?, light::known).err().unwrap_or_default();
        let ok = complaints.is_empty();
        match self.format {
            Format::Json => output::json(&Checked { ok, complaints })?,
            Format::Text if ok => output::say("规则文件无误 / the rule file is in order")?,
            Format::Text => complaints.iter().try_for_each(|complaint| output::say(&complaint.to_string()))?,
        }
        Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Try {
    fn run(self) -> Result<ExitCode> {
        let set = match RuleSet::check(&rules(&self.file)?, light::known) {
            Ok(set) => set,
            Err(complaints) => return self.refuse(&self.file, complaints),
        };
        let (header, rows) = table(&self.cases)?;
        match try_table(&set, &header, &rows) {
            Ok(trial) => self.print(&trial),
            Err(complaints) => self.refuse(&self.cases, complaints),
        }
    }

    fn print(&self, trial: &Trial) -> Result<ExitCode> {
        for note in &trial.notes {
            output::warn(&format!("{} / {}", note.zh, note.en));
        }
        match self.format {
            Format::Json => output::json(&trial.lines)?,
            Format::Text => {
                for line in &trial.lines {
                    let period = line.period.map(|period| period.to_string()).unwrap_or_default();
                    output::say(&format!(
                        "{}\t{}\t{period}\t{}\t{}",
                        line.row, line.subject, line.label.zh, line.reason
                    ))?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn refuse(&self, file: &Path, complaints: Vec<Complaint>) -> Result<ExitCode> {
        match self.format {
            Format::Json => output::json(&Checked { ok: false, complaints })?,
            Format::Text => {
                for complaint in &complaints {
                    output::say(&format!("{}:{complaint}", shown(file)))?;
                }
            }
        }
        Ok(ExitCode::FAILURE)
    }
}

impl Load {
    async fn run(self) -> Result<ExitCode> {
        let text = text(&self.file)?;
        let complaints = RuleSet::check(&text, light::known).err().unwrap_or_default();
        if !complaints.is_empty() {
            complaints.iter().try_for_each(|complaint| output::say(&format!("{}:{complaint}", shown(&self.file))))?;
            return Ok(ExitCode::FAILURE);
        }
        let app = self.common.app().await?;
        let actor = self.whom.actor(&app).await?;
        let saved =
            rule::save(app.write(actor.clone()).await?, RuleSetBody { text, note: self.note, base: None }).await?;
        let line = &saved.line;
        output::say(&format!("{}\t{}\tv{}\t{}", line.key, line.id, line.version, line.name.zh))?;
        let Some(effective_on) = self.from else { return Ok(ExitCode::SUCCESS) };
        let body = ActivationBody { effective_on, reason: self.reason.unwrap_or_default(), paper: self.paper };
        let asked = rule::ask_activation(app.write(actor).await?, &line.key, body).await?;
        output::say(&format!("{}\t{}", asked.id, asked.title.zh))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The text of a rule set that comes with the program.
fn preset(id: &str) -> Option<&'static str> {
    let named = |text: &&str| RuleSet::parse(text, light::known).is_ok_and(|set| set.id() == id);
    presets::ALL.into_iter().find(named)
}

/// A rule set by its file; by its id where there is no such file.
///
/// # Errors
/// `rule_invalid` naming the first mistake; `file_unreadable`; `not_found`.
pub(super) async fn named(op: &mut Op, name: &Path) -> Result<RuleSet> {
    if name.exists() {
        return RuleSet::parse(&text(name)?, light::known);
    }
    rule::named(op, &shown(name)).await
}

/// The rules of a file, or those that come with the program where no such file is.
fn rules(file: &Path) -> Result<String> {
    if file.exists() {
        return text(file);
    }
    let shipped = file.to_str().and_then(preset).map(str::to_string);
    shipped.ok_or_else(|| Error::invalid("rules", shown(file), Unfit::NotAChoice))
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(|cause| unreadable(file).because(cause))
}

fn unreadable(file: &Path) -> Error {
    Error::new(ErrorCode::FileUnreadable).with("file", shown(file))
}

fn text(file: &Path) -> Result<String> {
    String::from_utf8(bytes(file)?).map_err(|cause| unreadable(file).because(cause))
}

/// Header and rows of the first sheet.
fn table(file: &Path) -> Result<(Vec<String>, Vec<Vec<String>>)> {
    let book = sheet::read(&shown(file), &bytes(file)?, &sheet::Limits::default(), &AtomicBool::new(false))?;
    let cells = |row: &Vec<sheet::Cell>| row.iter().map(|cell| cell.shown().into_owned()).collect();
    let mut rows: Vec<Vec<String>> =
        book.sheets.first().map(|sheet| sheet.rows.iter().map(cells).collect()).unwrap_or_default();
    let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    Ok((header, rows))
}
