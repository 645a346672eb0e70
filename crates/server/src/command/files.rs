//! `guatu files`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use guatu_app::file;
use guatu_kernel::Result;

use super::{Format, actor};
use crate::output;
use crate::setup::Common;

/// Things to do with photos and papers.
#[derive(Debug, Subcommand)]
pub enum Files {
    /// Read every content and compare it with what was recorded; exit 1 when one is missing or damaged.
    Check(Check),
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    common: Common,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Files {
    pub async fn run(self) -> Result<ExitCode> {
        let Self::Check(Check { common, format }) = self;
        let app = common.app().await?;
        let checked = file::check(&mut app.read(actor()).await?).await?;
        if format == Format::Json {
            output::json(&checked)?;
        } else {
            for one in &checked.broken {
                let fault = if one.fault == "missing" { "缺失" } else { "损坏" };
                output::say(&format!("{fault}：{}（{}）", one.name, one.hash))?;
            }
            output::say(&format!("共登记 {} 个文件，{} 个缺失或损坏。", checked.files, checked.broken.len()))?;
        }
        Ok(ExitCode::from(u8::from(!checked.broken.is_empty())))
    }
}
