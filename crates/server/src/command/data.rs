//! `guatu migrate`, `schema`, `db copy`, `backup`, `restore`.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use guatu_db::backup::{self, Manifest, NoContents};
use guatu_db::{Db, migrate as migrate_db, schema as dump};
use guatu_kernel::time::SystemClock;
use guatu_kernel::{Clock, Error, ErrorCode, Result, Unfit};

use super::shown;
use crate::output;
use crate::setup::Common;

pub async fn migrate(common: &Common) -> Result<ExitCode> {
    let db = Db::connect(&common.settings()?.database).await?;
    let applied = migrate_db(&db, SystemClock.now().micros()).await?;
    output::say(&applied.to_string())?;
    db.close().await?;
    Ok(ExitCode::SUCCESS)
}

pub async fn schema(common: &Common) -> Result<ExitCode> {
    output::say(dump::dump(&common.open().await?).await?.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Args)]
pub struct Copy {
    #[command(flatten)]
    common: Common,
    /// The empty database that takes the district.
    #[arg(long)]
    to: String,
}

impl Copy {
    pub async fn run(self) -> Result<ExitCode> {
        let from = self.common.open_as_is().await?;
        let to = Db::connect(&self.to).await?;
        migrate_db(&to, SystemClock.now().micros()).await?;
        tell(&backup::copy(&from, &to).await?)?;
        to.close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    common: Common,
    /// The file to write; an existing one is not touched.
    file: PathBuf,
    /// Leave out photos and papers, where their storage is kept safe by itself.
    #[arg(long)]
    without_files: bool,
}

impl Backup {
    pub async fn run(self) -> Result<ExitCode> {
        let db = self.common.open_as_is().await?;
        // Written beside its place and moved there only when verified: a broken backup never bears the name of a good one.
        let unfinished = self.file.with_extension("unfinished");
        if self.file.exists() {
            return Err(Error::invalid("file", shown(&self.file), Unfit::FileExists));
        }
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&unfinished);
        let file =
            file.map_err(|cause| Error::invalid("file", shown(&self.file), Unfit::NotWritable).because(cause))?;
        let now = SystemClock.now().micros();
        let (manifest, file) = if self.without_files {
            backup::backup(&db, &NoContents, file, now).await?
        } else {
            backup::backup(&db, &*self.common.settings()?.shelf()?, file, now).await?
        };
        file.sync_all().map_err(Error::internal)?;
        std::fs::rename(&unfinished, &self.file).map_err(Error::internal)?;
        tell(&manifest)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    common: Common,
    /// The backup to read.
    file: PathBuf,
}

impl Restore {
    pub async fn run(self) -> Result<ExitCode> {
        let file = File::open(&self.file)
            .map_err(|cause| Error::new(ErrorCode::BackupDamaged).with("reason", shown(&self.file)).because(cause))?;
        let db = self.common.open().await?;
        tell(&backup::restore(file, &db, &*self.common.settings()?.shelf()?).await?)?;
        db.close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(manifest: &Manifest) -> Result<()> {
    for table in &manifest.tables {
        output::say(&format!("{}\t{}\t{}", table.name, table.rows, &table.sha256[..16]))?;
    }
    if !manifest.contents.is_empty() {
        output::say(&format!("共{}个附件，逐个核对一致。", manifest.contents.len()))?;
    }
    output::say(&format!("共{}行，逐表核对一致。", manifest.rows()))
}
