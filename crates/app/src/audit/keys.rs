//! The key that signs anchors. It lies in a file outside the database: whoever can write the database cannot sign.

use std::fs;
use std::path::{Path, PathBuf};

use ed25519_dalek::{SigningKey, VerifyingKey};
use guatu_kernel::{Error, Result, Unfit};
use hex::FromHex as _;

use crate::private_file;

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
        let bytes = <[u8; 32]>::from_hex(public.trim()).map_err(|cause| wrong().because(cause))?;
        self.trusted.push(VerifyingKey::from_bytes(&bytes).map_err(|cause| wrong().because(cause))?);
        Ok(self)
    }

    /// The key that signs; made of `seed` when there is none yet.
    pub(super) fn signer(&self, seed: [u8; 32]) -> Result<SigningKey> {
        match &self.place {
            Place::Memory(key) => Ok(key.clone()),
            Place::File(path) => match read(path)? {
                Some(key) => Ok(key),
                None => make(path, SigningKey::from_bytes(&seed)),
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
    hex::encode(key.as_bytes())
}

fn read(path: &Path) -> Result<Option<SigningKey>> {
    let refused = || Error::invalid("audit.key", path.display(), Unfit::KeysUnreadable);
    match fs::read_to_string(path) {
        Ok(text) => {
            let seed = <[u8; 32]>::from_hex(text.trim()).map_err(|cause| refused().because(cause))?;
            Ok(Some(SigningKey::from_bytes(&seed)))
        }
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(refused().because(cause)),
    }
}

/// Puts a new key in its place. When another server was faster, it is the other's.
fn make(path: &Path, key: SigningKey) -> Result<SigningKey> {
    let text = format!("{}\n", hex::encode(key.as_bytes()));
    let made = private_file::make(path, &text)
        .map_err(|cause| Error::invalid("audit.key", path.display(), Unfit::NotWritable).because(cause))?;
    if made {
        return Ok(key);
    }
    read(path)?.ok_or_else(|| Error::invalid("audit.key", path.display(), Unfit::KeysUnreadable))
}
