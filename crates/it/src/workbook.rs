//! Workbooks: those of the demonstration district, and others made of them.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use guatu_paper::sheet::{self, Address, Cell, Column, ColumnKind, Limits, Sheet, Table, Workbook};

/// A path within the repository.
pub fn house(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

const DEMO: [&str; 6] = [
    "01-重点项目计划表.xlsx",
    "02-节点计划表.xlsx",
    "03-进展月报-2023-01.xlsx",
    "03-进展月报-2023-02.xlsx",
    "03-进展月报-2023-03.xlsx",
    "04-三个一批台账.xlsx",
];

/// A ledger of the same district that is of no form yet.
const LEDGERS: [&str; 1] = ["05-问题台账.xlsx"];

/// The workbooks of the demonstration district that have nouns so far.
pub fn demo_files() -> Vec<(String, Vec<u8>)> {
    DEMO.into_iter().map(example).collect()
}

/// A workbook of the demonstration district, by the beginning of its name.
pub fn example(name: &str) -> (String, Vec<u8>) {
    let name =
        DEMO.into_iter().chain(LEDGERS).find(|known| known.starts_with(name)).expect("a workbook of the district");
    let path = house("examples/erqi-2023").join(name);
    (name.into(), std::fs::read(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display())))
}

/// The grid of a workbook.
pub fn read(bytes: &[u8]) -> Workbook {
    sheet::read("workbook.xlsx", bytes, &Limits::default(), &AtomicBool::new(false)).expect("a readable workbook")
}

/// A workbook of the district with some cells replaced, each named as Excel names it.
pub fn rewritten(name: &str, cells: &[(&str, Cell)]) -> (String, Vec<u8>) {
    let (name, bytes) = example(name);
    let mut workbook = read(&bytes);
    let sheet = workbook.sheets.first_mut().expect("a sheet");
    for (place, cell) in cells {
        let Address { row, column } = place.parse().expect("an address");
        let row = &mut sheet.rows[row as usize];
        row.resize((column as usize + 1).max(row.len()), Cell::Empty);
        row[column as usize] = cell.clone();
    }
    (name, sheet::write(&[table(sheet)]).expect("a workbook"))
}

/// The cells of a sheet where they are: its first row takes the place of the header.
fn table(sheet: &Sheet) -> Table {
    let column = |index: u32| {
        let dated = sheet.rows.iter().any(|row| matches!(row.get(index as usize), Some(Cell::Date(_))));
        let kind = if dated { ColumnKind::Date } else { ColumnKind::Text };
        Column { header: sheet.cell(0, index).shown().into_owned(), width: 12, kind }
    };
    Table {
        name: sheet.name.clone(),
        title: String::new(),
        columns: (0..sheet.width()).map(column).collect(),
        rows: sheet.rows.iter().skip(1).cloned().collect(),
    }
}

/// A workbook of one sheet with these texts; what reads as a number is one.
pub fn text_table(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse() {
        Ok(number) => Cell::Number(number),
        Err(_) => Cell::Text((*text).into()),
    };
    let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let sheet = Sheet { name: name.into(), rows, ..Sheet::default() };
    sheet::write(&[table(&sheet)]).expect("a workbook")
}
