//! From bytes to typed rows: what each sheet of a file says, whatever the database holds.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use guatu_kernel::{Error, ErrorCode, Result};
use guatu_paper::sheet::{self, Limits, Workbook};
use serde::{Deserialize, Serialize};

use super::form::{self, Mapping, Parsed, Recognised};

/// Corrections by hand, by the name of the sheet; an absent mapping takes the sheet out.
pub(super) type Corrections = HashMap<String, Correction>;

/// What a person decided about a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Correction {
    Leave,
    Read(Mapping),
}

/// A file as understood.
#[derive(Debug)]
pub(super) struct Understood {
    pub workbook: Workbook,
    pub sheets: Vec<Reading>,
}

/// A sheet as understood.
#[derive(Debug)]
pub(super) struct Reading {
    pub sheet: String,
    /// The most likely header, also of sheets that match no form.
    pub header: Option<Recognised>,
    /// The rows, when the sheet is of a known form.
    pub parsed: Option<Parsed>,
}

/// Reads a file off the threads that answer requests. Dropping the future ends the reading.
///
/// # Errors
/// `file_unreadable`, `file_encrypted`, `file_too_large`; `form_unknown` when no sheet is of a known form and nobody
/// corrected one.
pub(super) async fn understand(
    name: &str,
    bytes: Arc<Vec<u8>>,
    remembered: HashMap<String, Mapping>,
    corrections: Corrections,
) -> Result<Understood> {
    let cancel = Cancel::default();
    let (flag, name) = (cancel.0.clone(), name.to_string());
    let reading = tokio::task::spawn_blocking(move || read(&name, &bytes, &remembered, &corrections, &flag));
    reading.await.map_err(Error::internal)?
}

/// Raises its flag when the one who waits goes away.
#[derive(Default)]
struct Cancel(Arc<AtomicBool>);

impl Drop for Cancel {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn read(
    name: &str,
    bytes: &[u8],
    remembered: &HashMap<String, Mapping>,
    corrections: &Corrections,
    cancel: &AtomicBool,
) -> Result<Understood> {
    let workbook = sheet::read(name, bytes, &Limits::default(), cancel)?;
    let recall = |signature: &str| remembered.get(signature).cloned();
    let sheets: Vec<Reading> = workbook
        .sheets
        .iter()
        .map(|sheet| {
            let header = form::outline(sheet);
            let recognised = match corrections.get(&sheet.name) {
                Some(Correction::Leave) => None,
                Some(Correction::Read(mapping)) => header.clone().map(|header| header.corrected(mapping)),
                None => form::recognise(sheet, &recall),
            };
            let parsed = recognised.as_ref().map(|recognised| form::parse(sheet, recognised));
            Reading { sheet: sheet.name.clone(), header: recognised.or(header), parsed }
        })
        .collect();
    if sheets.iter().all(|sheet| sheet.parsed.is_none()) && corrections.is_empty() {
        return Err(Error::new(ErrorCode::FormUnknown).with("file", name));
    }
    Ok(Understood { workbook, sheets })
}
