//! The workbooks of Excel 2007 and later: XML parts in a ZIP container.

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use guatu_kernel::Error;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::xls::merge;
use super::{Filler, Reading, date, iso_date, number};
use crate::sheet::{Cell, Sheet, Workbook};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(file: &Reading<'_>, bytes: &[u8]) -> Result<Workbook, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| file.unreadable(cause))?;
    measure(file, &mut archive)?;
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|cause| match cause {
        XlsxError::Password => file.encrypted(),
        cause => file.unreadable(cause),
    })?;
    let tabs = xlsx.sheets_metadata().to_vec();
    if tabs.len() > file.limits.sheets {
        return Err(file.too_large("sheets", file.limits.sheets));
    }
    let parts = sheet_parts(&mut archive).unwrap_or_default();
    let mut filler = Filler::new(file);
    let mut workbook = Workbook::default();
    for tab in tabs.iter().filter(|tab| tab.typ == SheetType::WorkSheet) {
        let mut sheet =
            Sheet { name: tab.name.clone(), hidden: tab.visible != SheetVisible::Visible, ..Sheet::default() };
        // The cells and the look of a sheet are two readings of the same part; side by side they take the time of one.
        let (is_sheet, layout) = std::thread::scope(|scope| {
            let layout = scope.spawn(|| parts.get(&tab.name).map(|part| read_layout(file, &mut archive, part)));
            let is_sheet = fill(&mut filler, &mut xlsx, &mut sheet);
            (is_sheet, layout.join())
        });
        if !is_sheet? {
            continue;
        }
        let merges = xlsx.merge_cells_by_sheet_name(&tab.name).map_err(|cause| file.unreadable(cause))?;
        sheet.merges = merges.iter().map(merge).collect();
        let layout = layout.map_err(|_| file.unreadable("the parser gave up"))?;
        Layout { hidden_rows: sheet.hidden_rows, widths: sheet.widths } = layout.transpose()?.unwrap_or_default();
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// Unpacks every part once, counting, before anything is built from it: what a part claims to hold may be a lie.
fn measure(file: &Reading<'_>, archive: &mut Archive<'_>) -> Result<(), Error> {
    let limits = file.limits;
    if archive.len() > limits.parts {
        return Err(file.too_large("parts", limits.parts));
    }
    let mut total = 0_usize;
    let mut chunk = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|cause| file.unreadable(cause))?;
        // Texts and styles are held in memory as a whole, sheets are read as a stream.
        let is_sheet = part.name().is_ok_and(|name| name.starts_with("xl/worksheets/"));
        let bound = if is_sheet { limits.expanded_bytes } else { limits.expanded_bytes / 4 };
        let mut size = 0;
        loop {
            file.check_cancelled()?;
            let read = part.read(&mut chunk).map_err(|cause| file.unreadable(cause))?;
            if read == 0 {
                break;
            }
            size += read;
            total += read;
            if size > bound || total > limits.expanded_bytes {
                return Err(file.too_large("expanded_bytes", limits.expanded_bytes));
            }
        }
    }
    Ok(())
}

/// Reads the filled cells as they come, whatever extent the sheet claims. `false` when the part is no sheet of cells.
fn fill(filler: &mut Filler<'_>, xlsx: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet) -> Result<bool, Error> {
    let file = filler.file;
    let mut cells = match xlsx.worksheet_cells_reader(&sheet.name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(false),
        Err(cause) => return Err(file.unreadable(cause)),
    };
    while let Some(met) = cells.next_cell().map_err(|cause| file.unreadable(cause))? {
        filler.saw_cell()?;
        let (row, column) = met.get_position();
        filler.put(sheet, row, column, cell(met.get_value()))?;
    }
    Ok(true)
}

fn cell(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(value) => Cell::Number((*value).into()),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).into()),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(value) => date(*value),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Sheet name → its part in the container. `None` when the workbook's own lists cannot be followed; then only the look of
/// the sheets is lost.
fn sheet_parts(archive: &mut Archive<'_>) -> Option<HashMap<String, String>> {
    let mut targets = HashMap::new();
    each_element(archive, "xl/_rels/workbook.xml.rels", |element| {
        if element.local_name().as_ref() == "Relationship" {
            targets.extend(attribute(element, "Id").zip(attribute(element, "Target")));
        }
        true
    })?;
    let mut parts = HashMap::new();
    each_element(archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet" {
            let target = attribute(element, "r:id").and_then(|id| targets.get(&id));
            let part = target.map(|target| match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            });
            parts.extend(attribute(element, "name").zip(part));
        }
        true
    })?;
    Some(parts)
}

/// How a sheet looks.
#[derive(Default)]
struct Layout {
    hidden_rows: BTreeSet<u32>,
    widths: Vec<(u32, u16)>,
}

/// Which rows are hidden and how wide the columns are.
fn read_layout(file: &Reading<'_>, archive: &mut Archive<'_>, part: &str) -> Result<Layout, Error> {
    let mut layout = Layout::default();
    let mut row = 0_u32;
    let mut seen = 0_usize;
    let mut cancelled = Ok(());
    each_element(archive, part, |element| {
        seen += 1;
        if seen.is_multiple_of(4096) {
            cancelled = file.check_cancelled();
        }
        match element.local_name().as_ref() {
            "col" => layout.widths.extend(column_widths(element, file.limits.columns)),
            "row" => {
                row = attribute(element, "r").and_then(|r| r.parse().ok()).unwrap_or(row + 1);
                let hidden = attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true");
                if hidden && row <= file.limits.rows {
                    layout.hidden_rows.insert(row.saturating_sub(1));
                }
            }
            _ => {}
        }
        cancelled.is_ok() && layout.widths.len() <= file.limits.columns as usize
    });
    cancelled.map(|()| layout)
}

fn column_widths(element: &BytesStart<'_>, columns: u32) -> Vec<(u32, u16)> {
    let number = |name: &str| attribute(element, name)?.parse::<f64>().ok();
    let (Some(first), Some(last), Some(width)) = (number("min"), number("max"), number("width")) else {
        return Vec::new();
    };
    let width = width.clamp(1.0, 255.0) as u16;
    (first.max(1.0) as u32..=(last as u32).min(columns)).map(|column| (column - 1, width)).collect()
}

/// Hands every element of a part to `visit` until it answers `false`. `None` when the part is missing or malformed.
fn each_element(archive: &mut Archive<'_>, part: &str, mut visit: impl FnMut(&BytesStart<'_>) -> bool) -> Option<()> {
    let source = std::io::BufReader::new(archive.by_name(part).ok()?);
    let mut reader = quick_xml::Reader::from_reader(source);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) if !visit(&element) => return Some(()),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
