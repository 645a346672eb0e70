//! Rosters: a sheet with one header and a row for each thing of one kind, such as accounts or units. One list of columns
//! gives the form with its explanations, the export, and the reading of what comes back.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use guatu_domain::written::{header_key, label, name_key};
use guatu_kernel::{Error, Result, Unfit};
use guatu_paper::sheet::{self, Address, Cell, Column as SheetColumn, ColumnKind, Limits, Sheet, Table};

/// The header stands within the first so many rows.
const HEADER_WITHIN: usize = 10;

/// A column of a roster.
#[derive(Debug)]
pub struct Column<C> {
    pub is: C,
    pub header: &'static str,
    /// In characters.
    pub width: u16,
    /// A sheet without this column is not the roster.
    pub marks: bool,
    /// How it is filled in, for the second sheet of the form.
    pub about: &'static str,
}

/// A kind of roster.
#[derive(Debug)]
pub struct Roster<C: 'static> {
    /// The name of the sheet.
    pub name: &'static str,
    pub columns: &'static [Column<C>],
    pub most_rows: usize,
}

/// Where each column stands.
type Places<C> = Vec<(C, u32)>;

/// A roster that came back: its filled rows.
#[derive(Debug)]
pub struct Filled<C> {
    sheet: Sheet,
    places: Places<C>,
    rows: Vec<u32>,
}

impl<C: Copy + PartialEq + Send + Sync> Roster<C> {
    /// The workbook with these rows, in the order of the columns, and a sheet that explains how it is filled in.
    pub fn write(&self, rows: Vec<Vec<Cell>>) -> Result<Vec<u8>> {
        let text = |header: &str, width| SheetColumn { header: header.into(), width, kind: ColumnKind::Text };
        let columns = self.columns.iter().map(|column| text(column.header, column.width)).collect();
        let form = Table { name: self.name.into(), title: String::new(), columns, rows };
        let explained =
            self.columns.iter().map(|column| vec![Cell::Text(column.header.into()), Cell::Text(column.about.into())]);
        let about = Table {
            name: "填写说明".into(),
            title: String::new(),
            columns: vec![text("列名", 16), text("填写说明", 90)],
            rows: explained.collect(),
        };
        sheet::write(&[form, about])
    }

    /// Reads a workbook of any origin.
    ///
    /// # Errors
    /// Those of [`sheet::read`]; `invalid` (`roster_header`, `roster_rows`) when no sheet has the header, or too few or too
    /// many rows are filled in.
    pub async fn read(&self, name: String, bytes: Vec<u8>) -> Result<Filled<C>> {
        let file = name.clone();
        let reading =
            move || sheet::read(&name, &bytes, &Limits { sheets: 20, ..Limits::default() }, &AtomicBool::new(false));
        let workbook = tokio::task::spawn_blocking(reading).await.map_err(Error::internal)??;
        let Some((sheet, header, places)) = workbook.sheets.into_iter().find_map(|sheet| self.found(sheet)) else {
            let marks: Vec<&str> =
                self.columns.iter().filter(|column| column.marks).map(|column| column.header).collect();
            return Err(Error::invalid("file", file, Unfit::RosterHeader).with("columns", marks.join("、")));
        };
        let filled = |row: &u32| places.iter().any(|(_, column)| !sheet.cell(*row, *column).is_blank());
        let rows: Vec<u32> = (header + 1..sheet.rows.len() as u32).filter(filled).collect();
        if rows.is_empty() || rows.len() > self.most_rows {
            return Err(Error::invalid("file", file, Unfit::RosterRows).with("limit", self.most_rows));
        }
        Ok(Filled { sheet, places, rows })
    }

    /// A sheet with the header, its row, and where each column stands.
    fn found(&self, sheet: Sheet) -> Option<(Sheet, u32, Places<C>)> {
        let places = |cells: &Vec<Cell>| -> Option<Places<C>> {
            let found = self.columns.iter().map(|column| (column, place(cells, column.header)));
            let all = found.clone().all(|(column, place)| place.is_some() || !column.marks);
            all.then(|| found.filter_map(|(column, place)| Some((column.is, place?))).collect())
        };
        let header = sheet.rows.iter().take(HEADER_WITHIN).enumerate();
        let (row, places) = header.filter_map(|(row, cells)| Some((row as u32, places(cells)?))).next()?;
        Some((sheet, row, places))
    }
}

fn place(cells: &[Cell], header: &str) -> Option<u32> {
    cells.iter().position(|cell| header_key(&cell.shown()) == header_key(header)).map(|place| place as u32)
}

impl<C: Copy + PartialEq> Filled<C> {
    /// The filled rows, from above.
    pub fn rows<F>(&self) -> impl Iterator<Item = Cells<'_, C, F>> {
        self.rows.iter().map(|row| Cells { sheet: &self.sheet, row: *row, places: &self.places, faults: Vec::new() })
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone)]
pub struct CellFault<C, F> {
    /// As the workbook names it: `B3`. Empty when the sheet has no such column.
    pub cell: String,
    pub column: C,
    pub fault: F,
}

/// The faults that the cells of every roster may have.
pub trait CommonFault {
    const MISSING: Self;
    const UNREADABLE: Self;
}

/// The cells of one row, and what was found wrong with them.
#[derive(Debug)]
pub struct Cells<'a, C, F> {
    sheet: &'a Sheet,
    row: u32,
    places: &'a [(C, u32)],
    pub faults: Vec<CellFault<C, F>>,
}

impl<C: Copy + PartialEq, F: CommonFault> Cells<'_, C, F> {
    /// As the workbook counts, from 1.
    pub const fn number(&self) -> u32 {
        self.row + 1
    }

    fn place(&self, column: C) -> Option<u32> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// What a cell says, tidied; nothing where the sheet has no such column.
    pub fn text(&self, column: C) -> String {
        self.place(column).map(|place| label(&self.sheet.cell(self.row, place).shown())).unwrap_or_default()
    }

    pub fn fault(&mut self, column: C, fault: F) {
        let cell = self.place(column).map(|place| Address::new(self.row, place).to_string()).unwrap_or_default();
        self.faults.push(CellFault { cell, column, fault });
    }

    /// A name or title of at most so many characters.
    pub fn short(&mut self, column: C, most: usize, needed: bool) -> String {
        let text = self.text(column);
        if text.is_empty() && needed {
            self.fault(column, F::MISSING);
        } else if text.chars().count() > most || text.chars().any(char::is_control) {
            self.fault(column, F::UNREADABLE);
        }
        text
    }

    /// What a cell means to its reader; nothing for an empty one.
    pub fn parsed<T>(&mut self, column: C, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(column);
        let value = Some(&text).filter(|text| !text.is_empty()).and_then(|text| read(text));
        if value.is_none() && !text.is_empty() {
            self.fault(column, F::UNREADABLE);
        }
        value
    }

    /// What the text of a cell stands for; nothing for an empty one.
    pub fn looked_up<T: Clone>(&mut self, column: C, unknown: F, known: &HashMap<String, T>) -> Option<T> {
        let text = self.text(column);
        let found = known.get(&name_key(&text)).cloned();
        if found.is_none() && !text.is_empty() {
            self.fault(column, unknown);
        }
        found
    }
}
