//! `guatu pool`: the register of the project library, and its yearly targets.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use guatu_app::pool::{self, PoolTargetBody};
use guatu_kernel::{Error, ErrorCode, Result, Unfit};

use super::{actor, shown};
use crate::output;
use crate::setup::Common;

/// What to do with the pools.
#[derive(Debug, Subcommand)]
pub enum Pool {
    /// Take over a register of the pools: projects that stand in no pool and at no stage yet are placed.
    Take(Take),
    /// Set how many projects a year is to bring into pools: `pool_planning=218 …`.
    Target(Target),
}

#[derive(Debug, Args)]
pub struct Take {
    #[command(flatten)]
    common: Common,
    /// A workbook (.xlsx, .xls, .csv) with the columns 项目编码, 所在库, 入库日期, and, where known, 阶段, 阶段日期, 依据.
    file: PathBuf,
}

#[derive(Debug, Args)]
pub struct Target {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    year: i32,
    /// `pool_planning=218`
    #[arg(required = true)]
    targets: Vec<String>,
}

impl Pool {
    pub async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Take(take) => take.run().await,
            Self::Target(target) => target.run().await,
        }
    }
}

impl Take {
    async fn run(self) -> Result<ExitCode> {
        let unreadable = || Error::new(ErrorCode::FileUnreadable).with("file", shown(&self.file));
        let bytes = std::fs::read(&self.file).map_err(|cause| unreadable().because(cause))?;
        let name = self.file.file_name().map_or_else(|| shown(&self.file), |name| name.to_string_lossy().into_owned());
        let taken = pool::take(&self.common.app().await?, actor(), name, bytes).await?;
        for fault in &taken.faults {
            output::say(fault)?;
        }
        if taken.faults.is_empty() {
            output::say(&format!("登记{}个项目，未变{}个", taken.placed, taken.unchanged))?;
        } else {
            output::say("有不能登记的单元格，未写入。")?;
        }
        Ok(ExitCode::from(u8::from(!taken.faults.is_empty())))
    }
}

impl Target {
    async fn run(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        for text in &self.targets {
            let unread = || Error::invalid("targets", text, Unfit::NotAChoice);
            let (pool, count) = text.split_once('=').ok_or_else(unread)?;
            let projects = count.parse().map_err(|_| unread())?;
            let body = PoolTargetBody { year: self.year, pool: pool.into(), projects };
            pool::set_target(app.write(actor()).await?, body).await?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
