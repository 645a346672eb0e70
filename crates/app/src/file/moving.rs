//! The shelf as part of a backup: contents go with the rows that tell of them, damaged ones as they are.

use guatu_db::backup::Contents;
use guatu_kernel::{Error, ErrorCode, Result};
use opendal::EntryMode;

use super::shelf::{Shelf, broken, is_place};

impl Contents for Shelf {
    async fn names(&self) -> Result<Vec<String>> {
        let entries = self.operator.list_with("").recursive(true).await.map_err(broken)?;
        let files = entries.into_iter().filter(|entry| entry.metadata().mode() == EntryMode::FILE);
        let mut names: Vec<String> =
            files.map(|entry| entry.path().to_string()).filter(|name| is_place(name)).collect();
        names.sort();
        Ok(names)
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>> {
        self.operator.read(name).await.map(|bytes| bytes.to_vec()).map_err(broken)
    }

    async fn write(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        if !is_place(name) {
            return Err(Error::new(ErrorCode::BackupDamaged).with("reason", format!("a content called {name}")));
        }
        self.put(name, bytes).await
    }
}
