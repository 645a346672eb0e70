//! `guatu curve`: the schedule curves that replace the linear one.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use guatu_app::plan::{self, CurveBody, CurveLine, CurveShape, TrancheBody};
use guatu_kernel::{Error, Result, Unfit};

use super::actor;
use crate::output;
use crate::setup::Common;

/// What to do with curves.
#[derive(Debug, Subcommand)]
pub enum Curve {
    /// Show the curves that are set.
    List(Common),
    /// Set the curve of a year and class: twelve cumulative percentages, or another shape.
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
    /// `months`: twelve percentages; `quarters`: four; `days`: evenly over the days; `tranches`: `2023-06-30=40 …`.
    #[arg(long, value_enum, default_value = "months")]
    shape: Shape,
    /// Cumulative, the last one 100; of tranches with the day before: `2023-06-30=40`.
    percents: Vec<String>,
}

/// How a curve is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    Months,
    Quarters,
    Days,
    Tranches,
}

impl Set {
    fn body(&self) -> Result<CurveBody> {
        let (mut percents, mut tranches) = (Vec::new(), Vec::new());
        for text in &self.percents {
            let unread = || Error::invalid("percents", text, Unfit::NotAChoice);
            match text.split_once('=') {
                Some((on, percent)) => tranches.push(TrancheBody {
                    on: on.parse().map_err(|_| unread())?,
                    percent: percent.parse().map_err(|_| unread())?,
                }),
                None => percents.push(text.parse().map_err(|_| unread())?),
            }
        }
        let shape = match self.shape {
            Shape::Months => CurveShape::Months,
            Shape::Quarters => CurveShape::Quarters,
            Shape::Days => CurveShape::Days,
            Shape::Tranches => CurveShape::Tranches,
        };
        Ok(CurveBody { year: self.which.year, nature: self.which.nature.clone(), shape, percents, tranches })
    }
}

impl Curve {
    pub async fn run(self) -> Result<ExitCode> {
        let curves = match self {
            Self::List(common) => plan::curves(&mut common.app().await?.read(actor()).await?).await?,
            Self::Set(set) => {
                let body = set.body()?;
                plan::set_curve(set.which.common.app().await?.write(actor()).await?, body).await?
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
    let percents: Vec<String> = curve.due.iter().map(ToString::to_string).collect();
    output::say(&format!("{}\t{}\t{}", curve.year, curve.nature.as_deref().unwrap_or("*"), percents.join(" ")))
}
