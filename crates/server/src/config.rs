//! Settings: the defaults of `config/default.toml`, a file of one's own, the environment, and flags, later ones winning.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use guatu_app::access::Security;
use guatu_app::seal::Cipher;
use guatu_kernel::{Error, Result, Unfit};
use guatu_web::{Door, Tls};
use serde::Deserialize;

const DEFAULT: &str = include_str!("../../../config/default.toml");

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
                    "outline" | "keys" => from_folder(folder, value),
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
    }
}
