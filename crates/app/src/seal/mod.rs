//! Field encryption: telephone numbers, identity numbers and second-factor secrets are sealed before they reach the database.
//!
//! The keys lie in a file beside the database, never in it. The newest key seals, every key opens; so a key is added while
//! servers run, and a job seals the rows anew. What is sealed is bound to its table, column and row: a value copied into
//! another row does not open.

mod cipher;
mod file;
mod reseal;

use std::path::{Path, PathBuf};
use std::sync::RwLock;

use guatu_kernel::{Error, Ids, Result, Timestamp};
use uuid::Uuid;

pub use cipher::{Cipher, Key};
pub use reseal::{is_used, reseal, rotate};

/// Where a sealed value belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

impl Place {
    pub const fn account(column: &'static str, row: Uuid) -> Self {
        Self { table: "account", column, row }
    }

    fn bytes(&self) -> Vec<u8> {
        format!("{}.{}.{}", self.table, self.column, self.row).into_bytes()
    }
}

/// The keys, oldest first. Read anew from their file whenever something is sealed, so that every server takes up a new key.
#[derive(Debug)]
pub struct KeyRing {
    path: Option<PathBuf>,
    keys: RwLock<Vec<Key>>,
}

impl KeyRing {
    /// Keys that are in no file, for tests.
    pub const fn of(keys: Vec<Key>) -> Self {
        Self { path: None, keys: RwLock::new(keys) }
    }

    /// The keys of a file.
    ///
    /// # Errors
    /// `invalid` when the file is missing or holds no keys.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self { path: Some(path.into()), keys: RwLock::new(file::read(path)?) })
    }

    /// The keys of a file, which is made with a first key when it is missing. Only its owner may read it.
    pub fn open_or_make(path: &Path, cipher: Cipher, ids: &dyn Ids, now: Timestamp) -> Result<Self> {
        if !path.exists() {
            file::make(path, Key::new(1, cipher, ids, now))?;
        }
        Self::open(path)
    }

    /// Adds a key, by which everything is sealed from now on; answers with its number.
    pub fn add(&self, cipher: Cipher, ids: &dyn Ids, now: Timestamp) -> Result<u32> {
        self.refresh()?;
        let mut keys = self.keys.write().map_err(poisoned)?;
        let id = keys.last().map_or(1, |key| key.id + 1);
        keys.push(Key::new(id, cipher, ids, now));
        if let Some(path) = &self.path {
            file::replace(path, &keys)?;
        }
        Ok(id)
    }

    /// The number of the key that seals.
    pub fn newest(&self) -> Result<u32> {
        self.refresh()?;
        let keys = self.keys.read().map_err(poisoned)?;
        keys.last().map(|key| key.id).ok_or_else(no_key)
    }

    /// Seals a value for its place.
    pub(crate) fn seal(&self, ids: &dyn Ids, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
        self.refresh()?;
        let keys = self.keys.read().map_err(poisoned)?;
        keys.last().ok_or_else(no_key)?.seal(ids, &place.bytes(), plain)
    }

    /// Opens a sealed value. One whose key is unknown makes the file be read anew: another server may have added it.
    pub(crate) fn unseal(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>> {
        let id = cipher::key_of(sealed).ok_or_else(|| broken(place))?;
        if !self.keys.read().map_err(poisoned)?.iter().any(|key| key.id == id) {
            self.refresh()?;
        }
        let keys = self.keys.read().map_err(poisoned)?;
        let key = keys.iter().find(|key| key.id == id).ok_or_else(|| broken(place))?;
        key.unseal(&place.bytes(), sealed).ok_or_else(|| broken(place))
    }

    fn refresh(&self) -> Result<()> {
        if let Some(path) = &self.path {
            let keys = file::read(path)?;
            *self.keys.write().map_err(poisoned)? = keys;
        }
        Ok(())
    }
}

fn broken(place: Place) -> Error {
    Error::internal(format!("{}.{} of {} does not open: wrong key or altered", place.table, place.column, place.row))
}

fn no_key() -> Error {
    Error::internal("there is no key to seal with")
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> Error {
    Error::internal("the keys are poisoned")
}

#[cfg(test)]
mod tests;
