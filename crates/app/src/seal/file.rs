//! The file of the keys.

use std::fs;
use std::path::Path;

use guatu_kernel::{Error, Result, Timestamp, Unfit};
use serde::{Deserialize, Serialize};

use super::{Cipher, Key};
use crate::private_file;

#[derive(Serialize, Deserialize)]
struct Keys {
    key: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    id: u32,
    cipher: Cipher,
    made_at: Timestamp,
    /// In hexadecimal digits.
    secret: String,
}

/// The keys of a file, oldest first.
pub(super) fn read(path: &Path) -> Result<Vec<Key>> {
    let text = fs::read_to_string(path).map_err(|cause| refused(path, Unfit::KeysUnreadable).because(cause))?;
    let keys: Keys = toml::from_str(&text).map_err(|_| refused(path, Unfit::KeysUnreadable))?;
    let mut keys: Vec<Key> = keys
        .key
        .into_iter()
        .map(|entry| {
            let secret = hex::decode(&entry.secret).map_err(|_| refused(path, Unfit::KeysUnreadable))?;
            let key = Key { id: entry.id, cipher: entry.cipher, made_at: entry.made_at, secret };
            key.is_whole().then_some(key).ok_or_else(|| refused(path, Unfit::KeysUnreadable))
        })
        .collect::<Result<_>>()?;
    keys.sort_by_key(|key| key.id);
    let twice = keys.windows(2).any(|pair| pair[0].id == pair[1].id);
    if keys.is_empty() || twice { Err(refused(path, Unfit::KeysUnreadable)) } else { Ok(keys) }
}

/// Makes the file with its first key; where there is one already, that one stays.
pub(super) fn make(path: &Path, key: Key) -> Result<()> {
    private_file::make(path, &written(&[key])?)
        .map(drop)
        .map_err(|cause| refused(path, Unfit::NotWritable).because(cause))
}

/// Writes the file anew.
pub(super) fn replace(path: &Path, keys: &[Key]) -> Result<()> {
    private_file::replace(path, &written(keys)?).map_err(|cause| refused(path, Unfit::NotWritable).because(cause))
}

fn written(keys: &[Key]) -> Result<String> {
    let entry =
        |key: &Key| Entry { id: key.id, cipher: key.cipher, made_at: key.made_at, secret: hex::encode(&key.secret) };
    let text = toml::to_string(&Keys { key: keys.iter().map(entry).collect() }).map_err(Error::internal)?;
    Ok(format!("{HEAD}{text}"))
}

const HEAD: &str = "# The keys that seal telephone and identity numbers. Keep a copy apart from the backups of the database:\n\
                    # without this file the numbers cannot be read again; with both, anybody can read them.\n\n";

fn refused(path: &Path, reason: Unfit) -> Error {
    Error::invalid("keys", path.display(), reason)
}
