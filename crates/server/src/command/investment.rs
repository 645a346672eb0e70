//! `guatu investment`, `guatu target`: the same figures as the page, and the target that it is held against.

use std::process::ExitCode;

use clap::Args;
use guatu_app::investment::{self, InvestmentQuery, TargetBody};
use guatu_kernel::Result;

use super::{As, Format};
use crate::output;
use crate::setup::Common;

/// The command `investment`.
#[derive(Debug, Args)]
pub struct Investment {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    whom: As,
    /// The month, as 2023-03; the last full one when absent.
    #[arg(long)]
    month: Option<String>,
    /// The series that counts as done: progress, statistics or payment; that of the target when absent.
    #[arg(long)]
    actual: Option<String>,
    /// Only what had been recorded by this instant, as 2023-04-10T00:00:00Z; now when absent.
    #[arg(long)]
    known_at: Option<chrono::DateTime<chrono::Utc>>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Investment {
    pub async fn run(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        let mut op = app.read(self.whom.actor(&app).await?).await?;
        let query = InvestmentQuery {
            month: self.month,
            actual: self.actual,
            known_at: self.known_at,
            ..InvestmentQuery::default()
        };
        let view = investment::overview(&mut op, &query).await?;
        if self.format == Format::Json {
            output::json(&view)?;
            return Ok(ExitCode::SUCCESS);
        }
        let sum = &view.sum;
        output::say(&format!(
            "{}：完成（{}）{}万元，全年推算{}万元",
            view.month, view.actual.name.zh, view.done, view.forecast
        ))?;
        if let Some(target) = &view.target {
            output::say(&format!(
                "  目标{}万元，应完成{}万元，尚欠{}万元",
                target.amount, target.expected, target.missed
            ))?;
        }
        for (name, gap) in [("调度减统计", &sum.statistics_gap), ("调度减支付", &sum.payment_gap)] {
            output::say(&format!("  {name}{}万元，其中未说明{}万元", gap.difference, gap.unexplained))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The command `target`.
#[derive(Debug, Args)]
pub struct Target {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    whom: As,
    /// The year.
    year: i32,
    /// The district's target, in 万元 unless a unit is written: 310亿元.
    #[arg(long)]
    amount: String,
    /// Growth in percent, from which the base follows.
    #[arg(long)]
    growth: Option<String>,
}

impl Target {
    pub async fn run(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        let op = app.write(self.whom.actor(&app).await?).await?;
        let body = TargetBody {
            unit: None,
            amount: self.amount,
            base: None,
            growth_pct: self.growth,
            series: None,
            tasks: None,
            effective_on: None,
        };
        output::json(&investment::set_target(op, self.year, body).await?)?;
        Ok(ExitCode::SUCCESS)
    }
}
