//! From bytes to typed rows: what each sheet of a file says, whatever the database holds.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use guatu_kernel::{Error, ErrorCode, Result};
use guatu_paper::sheet::{self, Limits, Sheet, Workbook};
use serde::{Deserialize, Serialize};

use super::form::{self, Form, Mapping, Parsed, Recognised};

/// Corrections by hand, by the name of the sheet; an absent mapping takes the sheet out.
pub(super) type Corrections = HashMap<String, Correction>;

/// What a person decided about a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Correction {
    Leave,
    Read(Mapping),
    /// As the headers say for this form.
    As {
        form: Form,
        year: Option<i32>,
        month: Option<u32>,
    },
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
    /// A person took the sheet out.
    pub left: bool,
}

impl Reading {
    fn of(sheet: &Sheet, correction: Option<&Correction>, recall: &dyn Fn(&str) -> Option<Mapping>) -> Self {
        let recognised = match correction {
            Some(Correction::Leave) => None,
            Some(Correction::Read(mapping)) => form::outline(sheet).map(|header| header.corrected(mapping)),
            Some(Correction::As { form, year, month }) => form::outline_as(sheet, Some(*form))
                .map(|header| Recognised { year: year.or(header.year), month: month.or(header.month), ..header }),
            None => form::recognise(sheet, recall),
        };
        let parsed = recognised.as_ref().map(|recognised| form::parse(sheet, recognised));
        let header = recognised.or_else(|| form::outline(sheet));
        Self { sheet: sheet.name.clone(), header, parsed, left: correction == Some(&Correction::Leave) }
    }
}

impl Understood {
    /// Whether a sheet is of a known form, recognised or corrected.
    pub fn has_form(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.parsed.is_some())
    }

    /// Whether a sheet is of a known form, or has at least a header with rows below, so that a person can tell its form.
    pub fn has_header(&self) -> bool {
        let has_rows = |(reading, sheet): (&Reading, &Sheet)| {
            let below = reading.header.as_ref().map_or(sheet.rows.len(), |header| header.first_data_row as usize);
            sheet.rows.iter().skip(below).flatten().any(|cell| !cell.is_blank())
        };
        self.has_form() || self.sheets.iter().zip(&self.workbook.sheets).any(has_rows)
    }
}

/// A file in which nothing is of a form we know.
pub(super) fn form_unknown(file: &str) -> Error {
    Error::new(ErrorCode::FormUnknown).with("file", file)
}

/// Reads a file off the threads that answer requests. Dropping the future ends the reading.
///
/// # Errors
/// `file_unreadable`, `file_encrypted`, `file_too_large`.
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
    let reading = |sheet: &Sheet| Reading::of(sheet, corrections.get(&sheet.name), &recall);
    let sheets = workbook.sheets.iter().map(reading).collect();
    Ok(Understood { workbook, sheets })
}
