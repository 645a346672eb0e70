//! The binary workbooks of Excel 97–2003.
//!
//! The library beneath lays every sheet out as a full rectangle while opening the file. Two cells in opposite corners of many
//! sheets would cost gigabytes, so the records are looked through first.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, SheetVisible, Xls, XlsError};
use guatu_kernel::Error;

use super::{Filler, Reading, date, iso_date, number};
use crate::sheet::{Address, Cell, Merge, Sheet, Workbook};

pub(super) fn read(file: &Reading<'_>, bytes: &[u8]) -> Result<Workbook, Error> {
    let outline = outline(file, bytes)?;
    let mut xls = Xls::new(Cursor::new(bytes)).map_err(|cause| match cause {
        XlsError::Password => file.encrypted(),
        cause => file.unreadable(cause),
    })?;
    let metadata = xls.sheets_metadata().to_vec();
    let mut filler = Filler::new(file);
    let mut workbook = Workbook::default();
    for (index, tab) in metadata.iter().enumerate() {
        let Ok(range) = xls.worksheet_range(&tab.name) else { continue };
        let merges = xls.merge_cells_by_sheet_name(&tab.name).unwrap_or_default();
        let mut sheet = Sheet {
            name: tab.name.clone(),
            hidden: tab.visible != SheetVisible::Visible,
            merges: merges.iter().map(merge).collect(),
            hidden_rows: outline.get(index).map(|sheet| sheet.hidden_rows.clone()).unwrap_or_default(),
            ..Sheet::default()
        };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            filler.saw_cell()?;
            filler.put(&mut sheet, top + row as u32, left + column as u32, cell(data))?;
        }
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

pub(super) fn merge(area: &calamine::Dimensions) -> Merge {
    Merge { from: Address::new(area.start.0, area.start.1), to: Address::new(area.end.0, area.end.1) }
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(value) => Cell::Number((*value).into()),
        Data::Float(value) => number(*value),
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(value) => date(*value),
        Data::DateTimeIso(text) => iso_date(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// What one substream of the workbook stream covers.
#[derive(Default)]
struct Outline {
    first: Option<(u16, u16)>,
    last: (u16, u16),
    hidden_rows: BTreeSet<u32>,
}

impl Outline {
    fn cover(&mut self, row: u16, column: u16) {
        let (top, left) = self.first.unwrap_or((row, column));
        self.first = Some((top.min(row), left.min(column)));
        self.last = (self.last.0.max(row), self.last.1.max(column));
    }

    fn area(&self) -> usize {
        let Some((top, left)) = self.first else { return 0 };
        (usize::from(self.last.0 - top) + 1) * (usize::from(self.last.1 - left) + 1)
    }
}

/// The extents of the sheets, in the order of their records; refuses what is encrypted or too large.
fn outline(file: &Reading<'_>, bytes: &[u8]) -> Result<Vec<Outline>, Error> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|cause| file.unreadable(cause))?;
    if container.exists("/EncryptedPackage") {
        return Err(file.encrypted());
    }
    let path = ["/Workbook", "/Book"].into_iter().find(|path| container.is_stream(path));
    let path = path.ok_or_else(|| file.unreadable("no workbook in the container"))?;
    let mut stream = Vec::new();
    let source = container.open_stream(path).map_err(|cause| file.unreadable(cause))?;
    source.take(file.limits.file_bytes as u64).read_to_end(&mut stream).map_err(|cause| file.unreadable(cause))?;
    let sheets = scan(file, &stream)?;
    if sheets.iter().map(Outline::area).sum::<usize>() > file.limits.cells {
        return Err(file.too_large("cells", file.limits.cells));
    }
    if sheets.len() > file.limits.sheets {
        return Err(file.too_large("sheets", file.limits.sheets));
    }
    Ok(sheets)
}

/// Walks the records (type, length, body) of the stream. The first substream holds the workbook's globals.
fn scan(file: &Reading<'_>, stream: &[u8]) -> Result<Vec<Outline>, Error> {
    const FILE_PASS: u16 = 0x002f;
    const BEGIN: u16 = 0x0809;
    const ROW: u16 = 0x0208;
    const CELLS: [u16; 12] =
        [0x0006, 0x0203, 0x027e, 0x00fd, 0x0204, 0x0205, 0x0201, 0x00bd, 0x00be, 0x00d6, 0x0003, 0x0004];
    let mut substreams: Vec<Outline> = Vec::new();
    let mut rest = stream;
    while let [kind_low, kind_high, length_low, length_high, after @ ..] = rest {
        let kind = u16::from_le_bytes([*kind_low, *kind_high]);
        let length = usize::from(u16::from_le_bytes([*length_low, *length_high]));
        let Some((body, after)) = after.split_at_checked(length) else { break };
        let at = |offset: usize| Some(u16::from_le_bytes([*body.get(offset)?, *body.get(offset + 1)?]));
        match (kind, substreams.last_mut()) {
            (FILE_PASS, _) => return Err(file.encrypted()),
            (BEGIN, _) => substreams.push(Outline::default()),
            (ROW, Some(sheet)) if at(12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.hidden_rows.extend(at(0).map(u32::from));
            }
            (kind, Some(sheet)) if CELLS.contains(&kind) => {
                if let (Some(row), Some(column)) = (at(0), at(2)) {
                    sheet.cover(row, column);
                    sheet.cover(row, last_column(kind, body).unwrap_or(column));
                }
            }
            _ => {}
        }
        rest = after;
    }
    Ok(substreams.split_off(substreams.len().min(1)))
}

/// The last column of a record that holds several cells (MULRK, MULBLANK): its last two bytes.
fn last_column(kind: u16, body: &[u8]) -> Option<u16> {
    let [low, high] = *body.last_chunk::<2>()?;
    matches!(kind, 0x00bd | 0x00be).then(|| u16::from_le_bytes([low, high]).min(255))
}
