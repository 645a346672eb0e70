//! The key that signs anchors. It lies in a file outside the database: whoever can write the database cannot sign.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ed25519_dalek::{SigningKey, VerifyingKey};
use guatu_kernel::{Error, Result, Unfit};

use super::entry::{hex, unhex};

/// Where the key is, and whose signatures are believed besides its own.
#[derive(Debug, Clone)]
pub struct Keys {
    place: Place,
    trusted: Vec<VerifyingKey>,
}

#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    Memory(SigningKey),
}

impl Keys {
    /// The key of a file, which is made when it is first needed. Only its owner may read it.
    pub const fn in_file(path: PathBuf) -> Self {
        Self { place: Place::File(path), trusted: Vec::new() }
    }

    /// A key that is in no file, for tests.
    pub fn of_seed(seed: [u8; 32]) -> Self {
        Self { place: Place::Memory(SigningKey::from_bytes(&seed)), trusted: Vec::new() }
    }

    /// Believes the signatures of another key too: of the time before a move or a loss.
    ///
    /// # Errors
    /// `invalid` unless it is a public key as `guatu audit key` prints it.
    pub fn trust(mut self, public: &str) -> Result<Self> {
        let wrong = || Error::invalid("key", public, Unfit::KeyUnreadable);
        let bytes = unhex(public.trim()).ok_or_else(wrong)?;
        self.trusted.push(VerifyingKey::from_bytes(&bytes).map_err(|cause| wrong().because(cause))?);
        Ok(self)
    }

    /// The key that signs; made of `seed` when there is none yet.
    pub(super) fn signer(&self, seed: [u8; 32]) -> Result<SigningKey> {
        match &self.place {
            Place::Memory(key) => Ok(key.clone()),
            Place::File(path) => match read(path)? {
                Some(key) => Ok(key),
                None => write(path, &SigningKey::from_bytes(&seed)),
            },
        }
    }

    /// The keys whose signatures are believed.
    pub(super) fn known(&self) -> Result<Vec<VerifyingKey>> {
        let own = match &self.place {
            Place::Memory(key) => Some(key.clone()),
            Place::File(path) => read(path)?,
        };
        Ok(own.iter().map(SigningKey::verifying_key).chain(self.trusted.iter().copied()).collect())
    }
}

/// A public key as it is printed and as anchors name it.
pub(super) fn name(key: &VerifyingKey) -> String {
    hex(key.as_bytes())
}

fn refused(path: &Path, reason: &str) -> Error {
    Error::invalid("audit.key", path.display(), Unfit::KeyUnreadable).with("detail", reason)
}

fn read(path: &Path) -> Result<Option<SigningKey>> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let seed = unhex(text.trim()).ok_or_else(|| refused(path, "密钥文件已损坏"))?;
            Ok(Some(SigningKey::from_bytes(&seed)))
        }
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(refused(path, "密钥文件无法读取").because(cause)),
    }
}

/// Puts a new key in its place, whole or not at all. When another server was faster, it is the other's.
fn write(path: &Path, key: &SigningKey) -> Result<SigningKey> {
    let failed = |cause: std::io::Error| refused(path, "密钥文件无法写入").because(cause);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let unfinished = path.with_extension(format!("{}.unfinished", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished).map_err(failed)?;
    writeln!(file, "{}", hex(key.as_bytes())).and_then(|()| file.sync_all()).map_err(failed)?;
    let placed = fs::hard_link(&unfinished, path);
    fs::remove_file(&unfinished).map_err(failed)?;
    match placed {
        Ok(()) => Ok(key.clone()),
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| refused(path, "密钥文件无法读取"))
        }
        Err(cause) => Err(failed(cause)),
    }
}
