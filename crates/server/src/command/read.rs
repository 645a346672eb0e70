//! `guatu figures`, `guatu lights`, `guatu bulletin weekly`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use guatu_app::bulletin::{self, BulletinBody, Rendering};
use guatu_app::district::AsOf;
use guatu_app::figures::{self, Figure, Figures};
use guatu_app::light;
use guatu_kernel::{Error, Result, Unfit};

use super::{As, Date, Format, rule, shown};
use crate::output;
use crate::setup::Common;

#[derive(Debug, Args)]
pub struct Read {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    date: Date,
    #[command(flatten)]
    whom: As,
    /// Only what had been recorded by this instant, as 2023-04-10T00:00:00Z; now when absent.
    #[arg(long)]
    known_at: Option<chrono::DateTime<chrono::Utc>>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Read {
    fn as_of(&self) -> AsOf {
        AsOf { as_of: self.date.as_of, known_at: self.known_at }
    }

    pub async fn figures(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        let figures = figures::show(&mut app.read(self.whom.actor(&app).await?).await?, self.as_of()).await?;
        match self.format {
            Format::Json => output::json(&figures)?,
            Format::Text => tell(&figures)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(figures: &Figures) -> Result<()> {
    output::say(&format!(
        "截至{}：项目{}个，总投资{}万元，年度计划投资{}万元",
        figures.as_of, figures.projects, figures.total_investment_wan.0, figures.annual_plan_wan.0
    ))?;
    for (name, part) in figures.by_category.iter().chain(&figures.batches) {
        output::say(&format!("  {name}：{}个，{}万元", part.projects, part.total_investment_wan.0))?;
    }
    for (level, count) in &figures.by_level {
        output::say(&format!("  {level}重点：{count}个"))?;
    }
    output::say(&format!("  领导联系项目{}个，责任单位{}个", figures.leader_contacted, figures.units))?;
    for (name, figure) in &figures.numbered {
        match figure {
            Figure::Amount(done) => output::say(&format!("  {name}：{}万元", done.0))?,
            Figure::Count(count) => output::say(&format!("  {name}：{count}个"))?,
        }
    }
    Ok(())
}

/// The command `lights`.
#[derive(Debug, Args)]
pub struct Lights {
    #[command(flatten)]
    read: Read,
    /// Other rules than those in force: a rule file, or the id of a rule set, one of the district's own or one that comes with
    /// the program. Nothing is changed.
    #[arg(long, value_name = "NAME|FILE")]
    rules: Option<PathBuf>,
}

impl Lights {
    pub async fn run(self) -> Result<ExitCode> {
        let app = self.read.common.app().await?;
        let mut op = app.read(self.read.whom.actor(&app).await?).await?;
        let rules = match &self.rules {
            Some(name) => Some(rule::named(&mut op, name).await?),
            None => None,
        };
        let lights = light::list(&mut op, self.read.as_of(), rules.as_ref()).await?;
        match self.read.format {
            Format::Json => output::json(&lights)?,
            Format::Text => {
                for line in &lights {
                    output::say(&format!("{}\t{}\t{}\t{}", line.code, line.light, line.name, line.reason))?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Debug, Args)]
pub struct Weekly {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    date: Date,
    #[command(flatten)]
    whom: As,
    /// The folder that takes the two files.
    #[arg(long)]
    out: PathBuf,
}

impl Weekly {
    pub async fn run(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        let as_of = self.date.as_of.unwrap_or_else(|| app.now().date());
        let actor = self.whom.actor(&app).await?;
        let line = bulletin::make(app.write(actor.clone()).await?, BulletinBody { as_of }).await?;
        std::fs::create_dir_all(&self.out).map_err(|cause| unwritable(&self.out).because(cause))?;
        for rendering in [Rendering::Pdf, Rendering::Docx] {
            let paper = bulletin::render(&mut app.read(actor.clone()).await?, line.id, rendering).await?;
            let path = self.out.join(&paper.name);
            std::fs::write(&path, paper.bytes).map_err(|cause| unwritable(&path).because(cause))?;
            output::say(&format!("{}", path.display()))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn unwritable(path: &Path) -> Error {
    Error::invalid("out", shown(path), Unfit::NotWritable)
}
