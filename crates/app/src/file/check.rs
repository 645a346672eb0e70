//! Whether every content that was ever recorded still lies on the shelf, undamaged.

use std::collections::BTreeMap;

use guatu_domain::access::Permission;
use guatu_kernel::{ErrorCode, FileId, Result};
use serde::Serialize;

use super::shelf::Part;
use super::store;
use crate::Op;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Recorded files, removed ones too.
    pub files: usize,
    pub broken: Vec<Broken>,
}

/// A file whose content is not what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    pub id: FileId,
    pub name: String,
    /// SHA-256 of what it should be.
    pub hash: String,
    /// `missing` or `damaged`
    pub fault: &'static str,
}

/// Reads every content once and compares it with its hash.
///
/// # Errors
/// `storage_unreachable` when the shelf does not answer.
pub async fn check(op: &mut Op) -> Result<Checked> {
    op.require_everywhere(Permission::DataMove)?;
    let files = store::all(op.session()).await?;
    let mut faults: BTreeMap<&str, Option<&'static str>> = BTreeMap::new();
    for file in &files {
        if !faults.contains_key(file.hash.as_str()) {
            faults.insert(&file.hash, fault(op, &file.hash).await?);
        }
    }
    let broken = files.iter().filter_map(|file| {
        let fault = faults.get(file.hash.as_str()).copied().flatten()?;
        Some(Broken { id: file.id, name: file.name.clone(), hash: file.hash.clone(), fault })
    });
    Ok(Checked { files: files.len(), broken: broken.collect() })
}

async fn fault(op: &Op, hash: &str) -> Result<Option<&'static str>> {
    match op.app().settings().files.take(hash, Part::Original).await {
        Ok(_) => Ok(None),
        Err(refused) if refused.code == ErrorCode::NotFound => Ok(Some("missing")),
        Err(refused) if refused.code == ErrorCode::Internal => Ok(Some("damaged")),
        Err(refused) => Err(refused),
    }
}
