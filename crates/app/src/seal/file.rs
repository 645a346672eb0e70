//! The file of the keys.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use guatu_kernel::{Error, Result, Timestamp, Unfit};
use serde::{Deserialize, Serialize};

use super::{Cipher, Key};

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
            let secret = bytes(&entry.secret).ok_or_else(|| refused(path, Unfit::KeysUnreadable))?;
            let key = Key { id: entry.id, cipher: entry.cipher, made_at: entry.made_at, secret };
            key.is_whole().then_some(key).ok_or_else(|| refused(path, Unfit::KeysUnreadable))
        })
        .collect::<Result<_>>()?;
    keys.sort_by_key(|key| key.id);
    let twice = keys.windows(2).any(|pair| pair[0].id == pair[1].id);
    if keys.is_empty() || twice { Err(refused(path, Unfit::KeysUnreadable)) } else { Ok(keys) }
}

/// Writes the file anew, whole or not at all, readable for its owner only.
pub(super) fn write(path: &Path, keys: &[Key]) -> Result<()> {
    let entry = |key: &Key| Entry {
        id: key.id,
        cipher: key.cipher,
        made_at: key.made_at,
        secret: key.secret.iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let text = toml::to_string(&Keys { key: keys.iter().map(entry).collect() }).map_err(Error::internal)?;
    let failed = |cause| refused(path, Unfit::NotWritable).because(cause);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let unfinished = path.with_extension("unfinished");
    let _ = fs::remove_file(&unfinished);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished).map_err(failed)?;
    file.write_all(HEAD.as_bytes()).and_then(|()| file.write_all(text.as_bytes())).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&unfinished, path).map_err(failed)
}

const HEAD: &str = "# The keys that seal telephone and identity numbers. Keep a copy apart from the backups of the database:\n\
                    # without this file the numbers cannot be read again; with both, anybody can read them.\n\n";

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn refused(path: &Path, reason: Unfit) -> Error {
    Error::invalid("keys", path.display(), reason)
}
