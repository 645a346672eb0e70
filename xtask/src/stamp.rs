//! Stamps: what a finished step was made from, so that it is done again only when that changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A fingerprint of files and folders (names and contents), leaving out folders named in `except`.
///
/// It tells a changed tree from an unchanged one on the same machine; it is no protection against anyone.
pub fn fingerprint(paths: &[PathBuf], except: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(&mut hasher, path, except)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether `stamp` holds just this fingerprint.
pub fn is_fresh(stamp: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|held| held == fingerprint)
}

/// Remember that a step was done from this fingerprint.
pub fn write(stamp: &Path, fingerprint: &str) -> Result<()> {
    fs::write(stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

fn add(hasher: &mut DefaultHasher, path: &Path, except: &[&str]) -> Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let entries = path.read_dir().with_context(|| format!("cannot read {}", path.display()))?;
        let mut inside: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        inside.retain(|entry| !except.iter().any(|name| entry.ends_with(name)));
        inside.sort();
        return inside.iter().try_for_each(|entry| add(hasher, entry, except));
    }
    if path.is_file() {
        fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(name: &str, text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("src")).unwrap();
        fs::write(folder.path().join("src").join(name), text).unwrap();
        folder
    }

    fn of(folder: &tempfile::TempDir) -> String {
        fingerprint(&[folder.path().join("src")], &["dist"]).unwrap()
    }

    #[test]
    fn a_changed_word_changes_the_fingerprint() {
        assert_ne!(of(&folder_with("a.ts", "one")), of(&folder_with("a.ts", "two")));
    }

    #[test]
    fn a_renamed_file_changes_the_fingerprint() {
        assert_ne!(of(&folder_with("a.ts", "one")), of(&folder_with("b.ts", "one")));
    }

    #[test]
    fn what_was_built_does_not_change_the_fingerprint() {
        let folder = folder_with("a.ts", "one");
        let before = of(&folder);
        fs::create_dir(folder.path().join("src/dist")).unwrap();
        fs::write(folder.path().join("src/dist/a.js"), "one").unwrap();
        assert_eq!(of(&folder), before);
    }
}
