//! Tables to XLSX.

use chrono::{Datelike, NaiveDate};
use guatu_kernel::Error;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::Cell;

/// One sheet to write: a title line, a header that stays in view and can be filtered, and rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The name of the tab; what Excel does not allow in one is replaced.
    pub name: String,
    /// A line above the header; none when empty.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    pub header: String,
    /// In characters.
    pub width: u16,
    pub kind: ColumnKind,
}

/// How the cells of a column are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    /// Grouped in thousands, with this many decimal places.
    Number {
        decimals: u8,
    },
    Date,
    /// The number 12.5 is shown as `12.5%`.
    Percent,
}

/// Writes tables as the sheets of one XLSX workbook. Texts stay texts: one that starts with `=` is no formula.
///
/// # Errors
/// `internal` when the workbook cannot be packed, for instance with more rows than a sheet can have.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let mut names = Vec::new();
    for table in tables {
        let name = sheet_name(&table.name, &mut names);
        write_table(workbook.add_worksheet(), &name, table).map_err(Error::internal)?;
    }
    workbook.save_to_buffer().map_err(Error::internal)
}

fn write_table(worksheet: &mut Worksheet, name: &str, table: &Table) -> Result<(), XlsxError> {
    worksheet.set_name(name)?;
    let last_column = (table.columns.len().max(1) - 1) as u16;
    let header_row = u32::from(!table.title.is_empty());
    if header_row > 0 {
        let look = Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Center);
        if last_column > 0 {
            worksheet.merge_range(0, 0, 0, last_column, &table.title, &look)?;
        } else {
            worksheet.write_string_with_format(0, 0, &table.title, &look)?;
        }
    }
    let header_look = header_format();
    let mut looks = Vec::new();
    for (column, spec) in (0_u16..).zip(&table.columns) {
        worksheet.set_column_width(column, spec.width)?;
        worksheet.write_string_with_format(header_row, column, &spec.header, &header_look)?;
        looks.push(column_format(spec.kind));
    }
    worksheet.set_freeze_panes(header_row + 1, 0)?;
    for (row, cells) in (header_row + 1..).zip(&table.rows) {
        for ((column, cell), look) in (0_u16..).zip(cells).zip(&looks) {
            write_cell(worksheet, row, column, cell, look)?;
        }
    }
    if !table.columns.is_empty() {
        worksheet.autofilter(header_row, 0, header_row + table.rows.len() as u32, last_column)?;
    }
    Ok(())
}

/// Writes one cell. A number goes out as the binary number whose shortest writing it is.
pub(super) fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    look: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Error(text) => {
            worksheet.write_string_with_format(row, column, clipped(text), look)?;
        }
        Cell::Number(number) => {
            worksheet.write_number_with_format(row, column, number.to_f64().unwrap_or_default(), look)?;
        }
        Cell::Date(date) => match excel_date(*date) {
            Some(date) => worksheet.write_datetime_with_format(row, column, date, look).map(drop)?,
            None => worksheet.write_string_with_format(row, column, date.to_string(), look).map(drop)?,
        },
        Cell::Bool(value) => {
            worksheet.write_boolean_with_format(row, column, *value, look)?;
        }
    }
    Ok(())
}

/// A date as Excel counts it; `None` outside its years 1900 to 9999.
fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8).ok()
}

/// The longest text Excel takes in one cell.
const LONGEST_TEXT: usize = 32_767;

fn clipped(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

pub(super) fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0xE8_EE_F7))
        .set_border(FormatBorder::Thin)
}

fn column_format(kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text => Format::new(),
        ColumnKind::Number { decimals: 0 } => Format::new().set_num_format("#,##0"),
        ColumnKind::Number { decimals } => {
            Format::new().set_num_format(format!("#,##0.{}", "0".repeat(usize::from(decimals))))
        }
        ColumnKind::Date => Format::new().set_num_format("yyyy-mm-dd"),
        ColumnKind::Percent => Format::new().set_num_format("0.0#\"%\""),
    }
}

/// A tab name that Excel accepts (31 characters, none of `[]:*?/\`, no quote at an end) and that is not taken yet.
pub(super) fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    const LONGEST: usize = 31;
    let allowed: String = wanted
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { '_' } else { c })
        .collect();
    let base = match allowed.trim().trim_matches('\'') {
        "" => "Sheet",
        name => name,
    };
    let mut name: String = base.chars().take(LONGEST).collect();
    let mut number = 2;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        let suffix = format!("({number})");
        name = base.chars().take(LONGEST - suffix.len()).collect::<String>() + &suffix;
        number += 1;
    }
    taken.push(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use chrono::NaiveDate;

    use super::*;
    use crate::sheet::{Limits, read};

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        let column = |header: &str, kind| Column { header: header.into(), width: 12, kind };
        let columns = vec![
            column("名称", ColumnKind::Text),
            column("总投资", ColumnKind::Number { decimals: 2 }),
            column("时间", ColumnKind::Date),
        ];
        Table { name: "项目/清单".into(), title: "重点项目".into(), columns, rows }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let date = NaiveDate::from_ymd_opt(2023, 3, 31).expect("date");
        let row = vec![Cell::Text("=1+1".into()), Cell::Number("33.06".parse().expect("number")), Cell::Date(date)];
        let bytes = write(&[table(vec![row.clone()]), table(Vec::new())]).expect("written");
        let workbook = read("a.xlsx", &bytes, &Limits::default(), &AtomicBool::new(false)).expect("read");
        assert_eq!(workbook.sheets[0].name, "项目_清单");
        assert_eq!(workbook.sheets[1].name, "项目_清单(2)");
        assert_eq!(workbook.sheets[0].rows[2], row);
        assert_eq!(workbook.sheets[0].cell(1, 0), &Cell::Text("名称".into()));
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_not_refused() {
        let long = "长".repeat(LONGEST_TEXT + 5);
        let bytes = write(&[table(vec![vec![Cell::Text(long)]])]).expect("written");
        assert!(!bytes.is_empty());
    }
}
