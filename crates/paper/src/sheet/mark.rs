//! A workbook given back with the cells marked that could not be taken.
//!
//! The workbook is rebuilt from its grid: values, merges, column widths and hidden tabs stay, other looks do not.

use std::collections::{BTreeMap, BTreeSet};

use guatu_kernel::Error;
use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Worksheet, XlsxError};

use super::write::{header_format, sheet_name, write_cell};
use super::{Address, Cell, Sheet, Workbook};

/// A cell to mark and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub sheet: String,
    pub cell: Address,
    pub message: String,
}

/// What of a sheet to give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep {
    pub sheet: String,
    /// How many rows from the top are title and header, kept as they are.
    pub header_rows: u32,
    /// The rows below the header to keep, from 0 in the original sheet.
    pub rows: BTreeSet<u32>,
}

/// The whole workbook as XLSX, the marked cells filled red with their message as a note. Addresses stay as they were.
///
/// # Errors
/// `internal` when the workbook cannot be packed.
pub fn mark(workbook: &Workbook, marks: &[Mark]) -> Result<Vec<u8>, Error> {
    let everything = workbook.sheets.iter().map(|sheet| (sheet, (0..sheet.rows.len() as u32).collect(), u32::MAX));
    rebuild(everything.collect(), marks)
}

/// A workbook as XLSX with the title, the header and the chosen rows of each sheet only, moved together, with their marks.
/// Corrected, it can be imported by itself.
///
/// # Errors
/// `internal` when the workbook cannot be packed.
pub fn keep_rows(workbook: &Workbook, keep: &[Keep], marks: &[Mark]) -> Result<Vec<u8>, Error> {
    let chosen = keep.iter().filter_map(|keep| {
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == keep.sheet)?;
        let rows = (0..keep.header_rows).chain(keep.rows.iter().copied().filter(|row| *row >= keep.header_rows));
        Some((sheet, rows.collect(), keep.header_rows))
    });
    rebuild(chosen.collect(), marks)
}

/// A sheet, the rows of it to write, and the number of header rows (`u32::MAX` when rows stay where they were).
type Chosen<'a> = (&'a Sheet, Vec<u32>, u32);

fn rebuild(sheets: Vec<Chosen<'_>>, marks: &[Mark]) -> Result<Vec<u8>, Error> {
    let mut target = rust_xlsxwriter::Workbook::new();
    let mut names = Vec::new();
    for (index, (sheet, rows, header_rows)) in sheets.iter().enumerate() {
        let worksheet = target.add_worksheet();
        let name = sheet_name(&sheet.name, &mut names);
        let marks = messages(marks, &sheet.name);
        write_sheet(worksheet, &name, sheet, rows, *header_rows, &marks).map_err(Error::internal)?;
        // Excel refuses a workbook whose first tab is hidden.
        worksheet.set_hidden(sheet.hidden && index > 0);
    }
    target.save_to_buffer().map_err(Error::internal)
}

/// The messages of one sheet by cell, several of one cell joined.
fn messages(marks: &[Mark], sheet: &str) -> BTreeMap<Address, String> {
    let mut messages: BTreeMap<Address, String> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.sheet == sheet) {
        let message = messages.entry(mark.cell).or_default();
        if !message.is_empty() {
            message.push('\n');
        }
        message.push_str(&mark.message);
    }
    messages
}

struct Looks {
    plain: Format,
    date: Format,
    header: Format,
    marked: Format,
    marked_date: Format,
}

impl Looks {
    fn new() -> Self {
        let red = || Format::new().set_background_color(Color::RGB(0xFF_C7_CE)).set_font_color(Color::RGB(0x9C_00_06));
        Self {
            plain: Format::new(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            header: header_format(),
            marked: red(),
            marked_date: red().set_num_format("yyyy-mm-dd"),
        }
    }

    const fn of(&self, cell: &Cell, marked: bool) -> &Format {
        match (cell, marked) {
            (Cell::Date(_), false) => &self.date,
            (Cell::Date(_), true) => &self.marked_date,
            (_, false) => &self.plain,
            (_, true) => &self.marked,
        }
    }
}

fn write_sheet(
    worksheet: &mut Worksheet,
    name: &str,
    sheet: &Sheet,
    rows: &[u32],
    header_rows: u32,
    marks: &BTreeMap<Address, String>,
) -> Result<(), XlsxError> {
    let looks = Looks::new();
    worksheet.set_name(name)?;
    for (column, width) in &sheet.widths {
        worksheet.set_column_width(*column as u16, *width)?;
    }
    let target_rows: BTreeMap<u32, u32> = rows.iter().copied().zip(0..).collect();
    for merge in &sheet.merges {
        write_merge(worksheet, sheet, merge, &target_rows, &looks)?;
    }
    for (row, target) in &target_rows {
        for column in 0..sheet.rows.get(*row as usize).map_or(0, Vec::len) as u32 {
            let cell = sheet.cell(*row, column);
            let marked = marks.contains_key(&Address::new(*row, column));
            let is_header = header_rows != u32::MAX && row + 1 == header_rows;
            let look = if is_header && !marked { &looks.header } else { looks.of(cell, marked) };
            write_cell(worksheet, *target, column as u16, cell, look)?;
        }
    }
    for (address, message) in marks {
        let Some(target) = target_rows.get(&address.row) else { continue };
        let column = address.column as u16;
        if sheet.cell(address.row, address.column).is_blank() {
            worksheet.write_blank(*target, column, &looks.marked)?;
        }
        let note = Note::new(message).add_author_prefix(false).set_width(260).set_height(90);
        worksheet.insert_note(*target, column, &note)?;
    }
    Ok(())
}

/// Joins the cells of a merge whose rows all stay together.
fn write_merge(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    merge: &super::Merge,
    target_rows: &BTreeMap<u32, u32>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let (Some(first), Some(last)) = (target_rows.get(&merge.from.row), target_rows.get(&merge.to.row)) else {
        return Ok(());
    };
    let whole = last - first == merge.to.row - merge.from.row;
    if !whole || merge.from == merge.to || merge.to.column >= 16_384 {
        return Ok(());
    }
    let cell = sheet.cell(merge.from.row, merge.from.column);
    let look = looks.of(cell, false).clone().set_align(FormatAlign::VerticalCenter);
    let merged =
        worksheet.merge_range(*first, merge.from.column as u16, *last, merge.to.column as u16, &cell.shown(), &look);
    match merged {
        // A damaged sheet may claim overlapping merges; the values matter more than the look.
        Ok(_) | Err(XlsxError::MergeRangeOverlaps(..)) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::super::{Limits, Merge, read};
    use super::*;

    fn workbook() -> Workbook {
        let text = |text: &str| Cell::Text(text.into());
        let rows = vec![
            vec![text("重点项目")],
            vec![text("名称"), text("总投资")],
            vec![text("甲"), Cell::Number(1.into())],
            vec![text("乙"), text("很多")],
            vec![text("丙"), Cell::Number(3.into())],
        ];
        let merges = vec![Merge { from: Address::new(0, 0), to: Address::new(0, 1) }];
        let sheet = Sheet { name: "计划".into(), rows, merges, widths: vec![(0, 30)], ..Sheet::default() };
        Workbook { sheets: vec![sheet] }
    }

    fn back(bytes: &[u8]) -> Sheet {
        let read = read("a.xlsx", bytes, &Limits::default(), &AtomicBool::new(false)).expect("readable");
        read.sheets.into_iter().next().expect("a sheet")
    }

    fn a_mark() -> Mark {
        Mark { sheet: "计划".into(), cell: "B4".parse().expect("cell"), message: "读不出金额".into() }
    }

    #[test]
    fn a_marked_workbook_holds_the_same_cells() {
        let sheet = back(&mark(&workbook(), &[a_mark()]).expect("marked"));
        let original = &workbook().sheets[0];
        assert_eq!((&sheet.rows, &sheet.merges), (&original.rows, &original.merges));
        assert_eq!(sheet.widths.first().map(|(column, _)| *column), Some(0));
    }

    #[test]
    fn rejected_rows_come_back_under_their_header() {
        let keep = Keep { sheet: "计划".into(), header_rows: 2, rows: BTreeSet::from([3]) };
        let sheet = back(&keep_rows(&workbook(), &[keep], &[a_mark()]).expect("kept"));
        assert_eq!(sheet.rows.len(), 3);
        assert_eq!(sheet.cell(2, 0), &Cell::Text("乙".into()));
    }
}
