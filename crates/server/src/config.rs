//! Settings: the defaults of `config/default.toml`, a file of one's own, the environment, and flags, later ones winning.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_app::access::Security;
use guatu_app::audit::{self, Digest, Keys};
use guatu_app::file::shelf::{self, BucketKey, Shelf};
use guatu_app::provider::{self, Provider};
use guatu_app::seal::Cipher;
use guatu_app::{batch, life};
use guatu_kernel::{Calendar, Error, Result, Unfit};
use guatu_web::{Door, Tls};
use serde::Deserialize;

const DEFAULT: &str = include_str!("../../../config/default.toml");

/// The environment variable that may hold the secret by which the provider knows this server.
const PROVIDER_SECRET: &str = "GUATU_PROVIDER_CLIENT_SECRET";

/// The environment variables that hold what opens a bucket of files.
const BUCKET_KEY: [&str; 2] = ["GUATU_FILES_KEY_ID", "GUATU_FILES_KEY_SECRET"];

/// What a deployment decides.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub listen: SocketAddr,
    /// Reverse proxies whose word about the client is taken.
    pub behind_proxy: Vec<IpAddr>,
    pub tls: Option<TlsFiles>,
    /// 0 for no limit.
    pub requests_per_second: u32,
    pub database: String,
    pub district: String,
    pub issuer: String,
    /// Path of a GeoJSON file; empty for none.
    pub outline: PathBuf,
    /// The file of the keys that seal fields.
    pub keys: PathBuf,
    /// How new keys seal.
    pub cipher: Cipher,
    #[serde(default)]
    pub security: Security,
    #[serde(default)]
    pub audit: Audit,
    #[serde(default)]
    pub calendar: WorkingDays,
    #[serde(default)]
    pub batch: batch::Settings,
    #[serde(default)]
    pub life: life::Settings,
    /// The folder of photos and papers.
    pub files: PathBuf,
    #[serde(default)]
    pub storage: shelf::Settings,
    /// Where people may sign in besides.
    pub provider: Option<provider::Settings>,
}

/// What a district says about its own days, over the official calendar: local holidays, and years that are published after this
/// version of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkingDays {
    pub holidays: Vec<NaiveDate>,
    /// Weekend days that are worked instead (调休).
    pub workdays: Vec<NaiveDate>,
}

impl WorkingDays {
    /// The official calendar with the district's days in it.
    pub fn read(&self) -> Calendar {
        let days = |days: &[NaiveDate], worked| days.iter().map(move |day| (*day, worked)).collect::<Vec<_>>();
        Calendar::official().with(days(&self.holidays, false).into_iter().chain(days(&self.workdays, true)))
    }
}

/// How the audit record is kept. There is no setting that turns it off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audit {
    /// `sha256` or `sm3`.
    pub digest: Digest,
    pub keep_years: u32,
    /// The file of the key that signs anchors.
    pub key: PathBuf,
    /// Public keys of former times, whose anchors are believed too.
    pub trusted_keys: Vec<String>,
}

impl Default for Audit {
    fn default() -> Self {
        let key = PathBuf::from("data/keys/audit.key");
        Self { digest: Digest::default(), keep_years: 3, key, trusted_keys: Vec::new() }
    }
}

impl Audit {
    /// # Errors
    /// `invalid` when entries would be kept for less than a year, or a key is none.
    pub fn settings(&self) -> Result<audit::Settings> {
        if self.keep_years < 1 {
            return Err(Error::invalid("audit.keep_years", self.keep_years, Unfit::KeptTooShort));
        }
        let keys = self.trusted_keys.iter().try_fold(Keys::in_file(self.key.clone()), |keys, key| keys.trust(key))?;
        Ok(audit::Settings { digest: self.digest, keep_years: self.keep_years, keys })
    }
}

/// Where the certificate and its key lie.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    pub cert: PathBuf,
    pub key: PathBuf,
}

impl Config {
    /// The defaults, overlaid by `file` and then by the environment.
    ///
    /// # Errors
    /// `invalid` naming the file or setting that cannot be read.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let mut table: toml::Table = DEFAULT.parse().map_err(Error::internal)?;
        if let Some(path) = file {
            let text = std::fs::read_to_string(path).map_err(|cause| unreadable(path).because(cause))?;
            let own: toml::Table = text.parse().map_err(|cause: toml::de::Error| settings(path, cause.message()))?;
            // A path in a file is meant from where the file lies.
            let folder = path.parent().unwrap_or_else(|| Path::new("."));
            for (name, value) in own {
                let value = match name.as_str() {
                    "outline" | "keys" | "files" => from_folder(folder, value),
                    "audit" => paths_beside(folder, value, &["key"]),
                    "provider" => paths_beside(folder, value, &["client_secret_file", "ca_file"]),
                    "tls" => match value {
                        toml::Value::Table(files) => {
                            let files = files.into_iter().map(|(name, file)| (name, from_folder(folder, file)));
                            toml::Value::Table(files.collect())
                        }
                        other => other,
                    },
                    _ => value,
                };
                table.insert(name, value);
            }
        }
        for name in table.keys().cloned().collect::<Vec<_>>() {
            if let Ok(value) = std::env::var(format!("GUATU_{}", name.to_uppercase())) {
                table.insert(name, value.into());
            }
        }
        Self::deserialize(table).map_err(|cause| settings(file.unwrap_or(Path::new("")), cause.message()))
    }

    /// The door that the settings describe.
    pub fn door(&self) -> Door {
        let rate = Some(self.requests_per_second).filter(|rate| *rate > 0);
        Door { tls: false, proxies: self.behind_proxy.clone(), requests_per_second: rate }
    }

    /// The provider of identities, if one is named. Its secret may come by the environment instead of a file.
    ///
    /// # Errors
    /// `invalid` naming the setting that cannot be used.
    pub fn provider(&self) -> Result<Option<Arc<Provider>>> {
        let Some(settings) = self.provider.clone() else { return Ok(None) };
        Provider::open(settings, std::env::var(PROVIDER_SECRET).ok()).map(|provider| Some(Arc::new(provider)))
    }

    /// Where files lie. What opens a bucket comes by the environment.
    ///
    /// # Errors
    /// `invalid` naming the setting that cannot be used.
    pub fn shelf(&self) -> Result<Arc<Shelf>> {
        let [id, secret] = BUCKET_KEY.map(|name| std::env::var(name).ok());
        let key = id.zip(secret).map(|(id, secret)| BucketKey { id, secret });
        Shelf::open(&self.files, &self.storage, key).map(Arc::new)
    }

    pub fn tls(&self) -> Option<Tls> {
        self.tls.clone().map(|files| Tls { certificate: files.cert, key: files.key })
    }

    /// The outline as GeoJSON.
    pub fn read_outline(&self) -> Result<Option<serde_json::Value>> {
        if self.outline.as_os_str().is_empty() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(&self.outline).map_err(|cause| unreadable(&self.outline).because(cause))?;
        serde_json::from_str(&text).map(Some).map_err(|cause| unreadable(&self.outline).because(cause))
    }
}

/// A section with its paths as they are meant in a file of that folder.
fn paths_beside(folder: &Path, mut section: toml::Value, names: &[&str]) -> toml::Value {
    for name in names {
        if let Some(path) = section.get_mut(*name) {
            *path = from_folder(folder, path.clone());
        }
    }
    section
}

/// A path as it is meant in a file of that folder.
fn from_folder(folder: &Path, value: toml::Value) -> toml::Value {
    match value.as_str() {
        Some(relative) if !relative.is_empty() => folder.join(relative).display().to_string().into(),
        _ => value,
    }
}

fn unreadable(path: &Path) -> Error {
    settings(path, "")
}

/// Settings that cannot be read, and where the reader of the file stopped.
fn settings(path: &Path, detail: &str) -> Error {
    Error::invalid("config", path.display(), Unfit::SettingsUnreadable).with("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_defaults_are_complete_and_local() {
        let config = Config::load(None).expect("defaults");
        assert!(config.listen.ip().is_loopback());
        assert_eq!(config.district, "二七区");
        assert_eq!(config.security, Security::default());
        assert!(config.security.separate_administrators);
        assert_eq!(config.read_outline().expect("no outline"), None);
        assert_eq!(config.audit, Audit::default());
        assert_eq!((config.storage, config.life), (shelf::Settings::default(), life::Settings::default()));
        assert_eq!((config.batch, config.calendar), (batch::Settings::default(), WorkingDays::default()));
        assert_eq!(config.provider, None, "nobody else is asked unless a deployment says whom");
    }

    #[test]
    fn the_provider_is_as_a_file_names_it_and_its_paths_lie_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("guatu.toml");
        let sample: String = DEFAULT
            .lines()
            .skip_while(|line| !line.starts_with("# [provider]"))
            .map(|line| format!("{}\n", line.trim_start_matches('#').trim_start()))
            .filter(|line| line.starts_with('[') || line.contains(" = "))
            .collect();
        std::fs::write(&file, sample).unwrap();
        let settings = Config::load(Some(&file)).unwrap().provider.expect("the sample of the documentation");
        assert_eq!(settings.client_secret_file, folder.path().join("keys/provider.secret"));
        assert_eq!(settings.issuer, "https://id.example.gov.cn");
        let defaults = provider::Settings::default();
        assert_eq!((settings.account_claim, settings.link_by), (defaults.account_claim, defaults.link_by));
        assert_eq!((settings.label, settings.administrators), (defaults.label, defaults.administrators));
        std::fs::write(&file, "[provider]\nclient_secret = 'in the settings'").unwrap();
        assert!(Config::load(Some(&file)).is_err(), "a secret does not stand in the settings");
    }

    #[test]
    fn denominators_terms_and_working_days_are_as_a_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("guatu.toml");
        let read = |text: &str| {
            std::fs::write(&file, text).unwrap();
            Config::load(Some(&file)).unwrap()
        };
        let config = read(
            "[batch.clock]\nstart_workdays = 60\n[batch.denominators]\nstart_rate = 'signed'\n\
             [calendar]\nholidays = ['2023-11-16']\nworkdays = ['2023-04-05']",
        );
        assert_eq!((config.batch.clock.start_workdays, config.batch.clock.near_workdays), (60, 10));
        let day = |text: &str| text.parse().unwrap();
        let calendar = config.calendar.read();
        assert!(
            !calendar.is_workday(day("2023-11-16")) && calendar.is_workday(day("2023-04-05")),
            "the district's word goes first"
        );
        assert!(!calendar.is_workday(day("2023-05-01")), "the official days hold without it");
        assert!(config.batch.checked().is_ok());
        let config = read("[batch.denominators]\nstart_rate = 'produced'");
        assert!(config.batch.checked().is_err(), "what is started is not counted of what is in production");
        assert_eq!(read("[life]\nmid_year = [5]").life.checked().map(|life| life.mid_year).ok(), Some(vec![5]));
        assert!(read("[life]\nmid_year = [6, 13]").life.checked().is_err(), "there is no thirteenth month");
    }

    #[test]
    fn the_audit_record_is_kept_for_a_year_at_least() {
        for (years, kept) in [(0, false), (1, true), (3, true)] {
            assert_eq!(Audit { keep_years: years, ..Audit::default() }.settings().is_ok(), kept, "{years}");
        }
        let unknown = Audit { trusted_keys: vec!["no key".into()], ..Audit::default() };
        assert!(unknown.settings().is_err());
    }
}
