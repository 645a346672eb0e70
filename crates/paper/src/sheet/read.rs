//! Reading a file of unknown origin: recognised by its content, bounded in memory, and cancellable.

mod csv;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use guatu_kernel::{Error, ErrorCode};
use rust_decimal::Decimal;

use super::{Cell, Sheet, Workbook};

/// What a file may at most cost. Beyond a bound it is refused with `file_too_large`.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: usize,
    /// Bytes of everything packed in the file, unpacked; also of all texts in its cells together.
    pub expanded_bytes: usize,
    /// Parts of a packed file.
    pub parts: usize,
    pub sheets: usize,
    /// The last row that may hold something, per sheet.
    pub rows: u32,
    /// The last column that may hold something.
    pub columns: u32,
    /// Cells of all sheets together, counting the empty ones before the last filled cell of each row.
    pub cells: usize,
}

impl Default for Limits {
    /// Room for a list of 100,000 rows × 16 columns, in less than 300 MiB.
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            expanded_bytes: 256 << 20,
            parts: 4_000,
            sheets: 200,
            rows: 200_000,
            columns: 1_000,
            cells: 2_000_000,
        }
    }
}

/// Reads an XLSX, XLS or CSV file (UTF-8, UTF-16 or GB18030; comma, tab or semicolon).
///
/// `name` is only repeated in errors and, without its ending, names the sheet of a CSV. Setting `cancel` from elsewhere ends
/// the reading with `cancelled`.
///
/// # Errors
/// `file_unreadable`, `file_encrypted`, `file_too_large` (parameters `file`, `limit`), `cancelled`.
pub fn read(name: &str, bytes: &[u8], limits: &Limits, cancel: &AtomicBool) -> Result<Workbook, Error> {
    let file = Reading { name, limits, cancel };
    if bytes.len() > limits.file_bytes {
        return Err(file.too_large("file_bytes", limits.file_bytes));
    }
    file.check_cancelled()?;
    // The libraries beneath are not expected to panic; a file that makes them do so is a damaged file, not a crash.
    let workbook = catch_unwind(AssertUnwindSafe(|| match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => xlsx::read(&file, bytes),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => xls::read(&file, bytes),
        _ => csv::read(&file, bytes),
    }));
    let mut workbook = workbook.unwrap_or_else(|_| Err(file.unreadable("the parser gave up")))?;
    workbook.sheets.iter_mut().for_each(trim);
    Ok(workbook)
}

/// The file being read: its name for errors, its bounds, and the wish to stop.
struct Reading<'a> {
    name: &'a str,
    limits: &'a Limits,
    cancel: &'a AtomicBool,
}

impl Reading<'_> {
    fn too_large(&self, limit: &str, value: usize) -> Error {
        Error::new(ErrorCode::FileTooLarge).with("file", self.name).with("limit", format!("{limit} {value}"))
    }

    fn unreadable(&self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::new(ErrorCode::FileUnreadable).with("file", self.name).because(cause)
    }

    fn encrypted(&self) -> Error {
        Error::new(ErrorCode::FileEncrypted).with("file", self.name)
    }

    fn check_cancelled(&self) -> Result<(), Error> {
        if self.cancel.load(Ordering::Relaxed) { Err(Error::new(ErrorCode::Cancelled)) } else { Ok(()) }
    }
}

/// Fills sheets cell by cell and counts what they cost, all sheets of a file together.
struct Filler<'a> {
    file: &'a Reading<'a>,
    cells: usize,
    text_bytes: usize,
    seen: usize,
}

impl<'a> Filler<'a> {
    const fn new(file: &'a Reading<'a>) -> Self {
        Self { file, cells: 0, text_bytes: 0, seen: 0 }
    }

    /// Notes that a cell was met, empty or not, so that a long run of empty ones can be cancelled.
    fn saw_cell(&mut self) -> Result<(), Error> {
        self.seen += 1;
        if self.seen.is_multiple_of(4096) { self.file.check_cancelled() } else { Ok(()) }
    }

    fn put(&mut self, sheet: &mut Sheet, row: u32, column: u32, cell: Cell) -> Result<(), Error> {
        let limits = self.file.limits;
        if cell.is_blank() {
            return Ok(());
        }
        if row >= limits.rows {
            return Err(self.file.too_large("rows", limits.rows as usize));
        }
        if column >= limits.columns {
            return Err(self.file.too_large("columns", limits.columns as usize));
        }
        let (row, column) = (row as usize, column as usize);
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        self.cells += (column + 1).saturating_sub(cells.len());
        if self.cells > limits.cells {
            return Err(self.file.too_large("cells", limits.cells));
        }
        if let Cell::Text(text) = &cell {
            self.text_bytes += text.len();
            if self.text_bytes > limits.expanded_bytes {
                return Err(self.file.too_large("expanded_bytes", limits.expanded_bytes));
            }
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }
}

/// Cuts off what is empty at the ends of rows and of the sheet.
fn trim(sheet: &mut Sheet) {
    for cells in &mut sheet.rows {
        let used = cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        cells.truncate(used);
    }
    let used = sheet.rows.iter().rposition(|cells| !cells.is_empty()).map_or(0, |last| last + 1);
    sheet.rows.truncate(used);
    let rows = used as u32;
    sheet.hidden_rows.retain(|row| *row < rows);
    sheet.merges.retain(|merge| merge.from.row < rows);
}

/// The number a spreadsheet stored, by its shortest writing: `4.266`, not `4.26599999…`.
fn number(stored: f64) -> Cell {
    let shortest = stored.to_string();
    shortest.parse::<Decimal>().map_or(Cell::Text(shortest), |number| Cell::Number(number.normalize()))
}

/// A number that is formatted as a date. Times without a day, and days that Excel itself cannot show, stay numbers.
fn date(stored: calamine::ExcelDateTime) -> Cell {
    let value = stored.as_f64();
    let shown = (1.0..2_958_466.0).contains(&value) && stored.is_datetime();
    match shown.then(|| stored.as_datetime()).flatten() {
        Some(instant) => Cell::Date(instant.date()),
        None => number(value),
    }
}

/// A date written as ISO 8601 in the file.
fn iso_date(text: &str) -> Cell {
    let date = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    date.map_or_else(|| Cell::Text(text.into()), Cell::Date)
}
