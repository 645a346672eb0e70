//! `guatu import`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use guatu_app::import::{self, FileOutcome};
use guatu_kernel::{Error, ErrorCode, Result};
use serde::Serialize;

use super::{Format, actor, shown};
use crate::output;
use crate::setup::Common;

#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    common: Common,
    /// Workbooks (.xlsx, .xls, .csv), in the order in which they depend on one another.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only show what would be written.
    #[arg(long)]
    dry_run: bool,
    /// Take the good rows of files that have bad ones.
    #[arg(long)]
    skip_rejected: bool,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The answer as a contract.
#[derive(Serialize)]
struct Answer {
    files: Vec<FileOutcome>,
}

impl Import {
    pub async fn run(self) -> Result<ExitCode> {
        let mut files = Vec::with_capacity(self.files.len());
        for path in &self.files {
            let bytes = std::fs::read(path)
                .map_err(|cause| Error::new(ErrorCode::FileUnreadable).with("file", shown(path)).because(cause))?;
            let name = path.file_name().map_or_else(|| shown(path), |name| name.to_string_lossy().into_owned());
            files.push((name, bytes));
        }
        let app = self.common.app().await?;
        let outcomes = import::take(&app, actor(), files, self.dry_run, self.skip_rejected).await?;
        let rejected = outcomes.iter().any(|outcome| outcome.rejected > 0);
        match self.format {
            Format::Json => output::json(&Answer { files: outcomes })?,
            Format::Text => self.tell(&outcomes, rejected)?,
        }
        Ok(ExitCode::from(u8::from(rejected)))
    }

    fn tell(&self, outcomes: &[FileOutcome], rejected: bool) -> Result<()> {
        for outcome in outcomes {
            output::say(&format!(
                "{}：新增{}行，变更{}行，未变{}行，退回{}行",
                outcome.file, outcome.created, outcome.updated, outcome.unchanged, outcome.rejected
            ))?;
            for error in &outcome.errors {
                output::say(&format!("  {}!{}“{}”：{}", error.sheet, error.cell, error.value, error.message))?;
            }
            for warning in &outcome.warnings {
                output::say(&format!(
                    "  提示 {}!{}“{}”：{}",
                    warning.sheet, warning.cell, warning.value, warning.message
                ))?;
            }
        }
        if self.dry_run {
            output::say("试运行，未写入。")?;
        } else if rejected && !self.skip_rejected {
            output::say("有退回的行，未写入。改正后重新导入，或加 --skip-rejected 先导入合格的行。")?;
        }
        Ok(())
    }
}
