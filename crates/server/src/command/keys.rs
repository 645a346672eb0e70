//! `guatu keys`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use guatu_app::seal;
use guatu_kernel::Result;

use super::actor;
use crate::output;
use crate::setup::Common;

/// Things to do with the keys that seal fields.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Add a key; running servers take it up, and a job seals every row by it.
    Rotate(Rotate),
}

#[derive(Debug, Args)]
pub struct Rotate {
    #[command(flatten)]
    common: Common,
}

impl Keys {
    pub async fn run(self) -> Result<ExitCode> {
        let Self::Rotate(Rotate { common }) = self;
        let cipher = common.settings()?.cipher;
        let app = common.app().await?;
        let key = seal::rotate(app.write(actor()).await?, cipher).await?;
        output::say(&format!("已启用第 {key} 号密钥；服务运行时会在后台用它重新加密。旧密钥须保留，备份密钥文件。"))?;
        Ok(ExitCode::SUCCESS)
    }
}
