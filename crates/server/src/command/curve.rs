//! `guatu curve`: the schedule curves that replace the linear one.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use guatu_app::plan::{self, CurveBody, CurveLine};
use guatu_kernel::Result;
use rust_decimal::Decimal;

use super::actor;
use crate::output;
use crate::setup::Common;

/// What to do with curves.
#[derive(Debug, Subcommand)]
pub enum Curve {
    /// Show the curves that are set.
    List(Common),
    /// Set twelve cumulative percentages for a year and class.
    Set(Set),
    /// Go back to the curve that holds without this one.
    Reset(Which),
}

#[derive(Debug, Args)]
pub struct Which {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    year: i32,
    /// 新开工, 续建, 竣工 or 前期; absent for all classes without a curve of their own.
    #[arg(long)]
    nature: Option<String>,
}

#[derive(Debug, Args)]
pub struct Set {
    #[command(flatten)]
    which: Which,
    /// January to December, cumulative, the last one 100.
    #[arg(required = true, num_args = 12)]
    percents: Vec<Decimal>,
}

impl Curve {
    pub async fn run(self) -> Result<ExitCode> {
        let curves = match self {
            Self::List(common) => plan::curves(&mut common.app().await?.read(actor()).await?).await?,
            Self::Set(Set { which, percents }) => {
                let body = CurveBody { year: which.year, nature: which.nature, percents };
                plan::set_curve(which.common.app().await?.write(actor()).await?, body).await?
            }
            Self::Reset(which) => {
                let op = which.common.app().await?.write(actor()).await?;
                plan::reset_curve(op, which.year, which.nature.as_deref()).await?
            }
        };
        curves.iter().try_for_each(tell)?;
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(curve: &CurveLine) -> Result<()> {
    let percents: Vec<String> = curve.percents.iter().map(ToString::to_string).collect();
    output::say(&format!("{}\t{}\t{}", curve.year, curve.nature.as_deref().unwrap_or("*"), percents.join(" ")))
}
