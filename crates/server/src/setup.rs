//! From settings to a running application.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use guatu_app::App;
use guatu_app::op::Settings;
use guatu_app::seal::{self, KeyRing};
use guatu_db::{Db, LATEST, applied_version, migrate};
use guatu_kernel::id::SystemIds;
use guatu_kernel::time::SystemClock;
use guatu_kernel::{Clock, Error, ErrorCode, Result, Unfit};

use crate::config::Config;

/// Flags that every command takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    /// `sqlite:PATH` or `postgres://user:password@host/name`; a file in the data folder when absent.
    #[arg(long, env = "GUATU_DATABASE")]
    pub database: Option<String>,
    /// A file with settings of one's own; see config/default.toml.
    #[arg(long, env = "GUATU_CONFIG")]
    pub config: Option<PathBuf>,
}

impl Common {
    pub fn settings(&self) -> Result<Config> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(database) = &self.database {
            config.database.clone_from(database);
        }
        Ok(config)
    }

    /// The database, brought to the version of this program when it is fresh or older.
    pub async fn open(&self) -> Result<Db> {
        let db = Db::connect(&self.settings()?.database).await?;
        migrate(&db, SystemClock.now().micros()).await?;
        Ok(db)
    }

    /// The database as it is.
    ///
    /// # Errors
    /// `schema_mismatch` unless it has exactly the version of this program.
    pub async fn open_as_is(&self) -> Result<Db> {
        let db = Db::connect(&self.settings()?.database).await?;
        match applied_version(&db).await? {
            Some(LATEST) => Ok(db),
            version => Err(Error::new(ErrorCode::SchemaMismatch)
                .with("database", version.unwrap_or(0))
                .with("program", LATEST)),
        }
    }

    /// The application on its database.
    pub async fn app(&self) -> Result<App> {
        self.app_with(None).await
    }

    /// The same; its first page takes this code from whoever makes the first accounts.
    pub async fn app_with(&self, setup_code: Option<String>) -> Result<App> {
        self.app_of(self.settings()?, setup_code).await
    }

    /// The application, believing anchors of the audit record by these public keys too.
    pub async fn app_that_trusts(&self, keys: &[String]) -> Result<App> {
        let mut config = self.settings()?;
        config.audit.trusted_keys.extend_from_slice(keys);
        self.app_of(config, None).await
    }

    async fn app_of(&self, config: Config, setup_code: Option<String>) -> Result<App> {
        let db = self.open().await?;
        let settings = Settings {
            outline: config.read_outline()?,
            keys: Arc::new(keys(&config, &db).await?),
            provider: config.provider()?,
            files: config.shelf()?,
            district: config.district,
            issuer: config.issuer,
            security: config.security,
            audit: config.audit.settings()?,
            batch: config.batch.checked()?,
            life: config.life.checked()?,
            calendar: Arc::new(config.calendar.read()),
            setup_code,
        };
        Ok(App::new(db, Arc::new(SystemClock), Arc::new(SystemIds), settings))
    }
}

/// The keys of sealed fields; a first one where nothing was sealed yet.
///
/// # Errors
/// `invalid` when the file is missing and the database holds what only its keys can open.
async fn keys(config: &Config, db: &Db) -> Result<KeyRing> {
    if !config.keys.exists() && seal::is_used(db).await? {
        return Err(Error::invalid("keys", config.keys.display(), Unfit::KeysLost));
    }
    KeyRing::open_or_make(&config.keys, config.cipher, &SystemIds, SystemClock.now())
}
