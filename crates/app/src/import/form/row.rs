//! Reading the cells of one row into typed values.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use guatu_domain::project::{Amount, Level, Nature};
use guatu_domain::written::{self, Reason, When, Written, label};
use guatu_kernel::{Coordinates, MoneyUnit};
use guatu_paper::sheet::{Address, Cell, Sheet};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::code::IssueCode;
use super::field::Field;
use super::model::{ColumnRead, Issue, Recognised};

/// Amounts of government sheets that name no unit are in 万元.
pub(super) const DEFAULT_UNIT: MoneyUnit = MoneyUnit::Wan;
const LONGEST_NAME: usize = 200;
const LONGEST_TEXT: usize = 8_000;

/// A sheet with its columns by field, and the cells that are joined downwards.
pub(super) struct Columns<'a> {
    pub sheet: &'a Sheet,
    pub found: &'a Recognised,
    by_field: HashMap<Field, &'a ColumnRead>,
    /// (column, first row) → last row, of merges within one column below the header.
    tall: BTreeMap<(u32, u32), u32>,
    /// Rows below the header whose first cell is joined over at least three columns.
    wide: HashSet<u32>,
}

impl<'a> Columns<'a> {
    pub fn new(sheet: &'a Sheet, found: &'a Recognised) -> Self {
        let by_field = found.columns.iter().filter_map(|column| Some((column.field?, column))).collect();
        let tall =
            sheet.merges.iter().filter(|merge| merge.to.row > merge.from.row && merge.from.row >= found.first_data_row);
        let tall = tall.map(|merge| ((merge.from.column, merge.from.row), merge.to.row)).collect();
        let wide = sheet
            .merges
            .iter()
            .filter(|merge| merge.from.row == merge.to.row && merge.from.column == 0 && merge.to.column >= 2);
        let wide = wide.map(|merge| merge.from.row).collect();
        Self { sheet, found, by_field, tall, wide }
    }

    /// Whether the row's first cell is joined over at least three columns, as headings are.
    pub fn is_wide(&self, row: u32) -> bool {
        self.wide.contains(&row)
    }

    pub fn column(&self, field: Field) -> Option<&'a ColumnRead> {
        self.by_field.get(&field).copied()
    }

    pub fn has(&self, field: Field) -> bool {
        self.by_field.contains_key(&field)
    }

    /// The unit of a column's bare numbers, as far as the sheet says it.
    pub fn unit(&self, field: Field) -> Option<MoneyUnit> {
        self.column(field).and_then(|column| column.unit).or(self.found.unit)
    }

    /// Where a field's value stands for a row: its own cell, or the top of the tall cell it belongs to.
    pub fn address(&self, field: Field, row: u32) -> Option<Address> {
        let column = self.column(field)?.column;
        if self.tall.is_empty() || !self.sheet.cell(row, column).is_blank() {
            return Some(Address::new(row, column));
        }
        let above = self.tall.range((column, 0)..=(column, row)).next_back();
        let top = above.filter(|(_, last)| **last >= row).map_or(row, |((_, first), _)| *first);
        Some(Address::new(top, column))
    }

    pub fn cell(&self, field: Field, row: u32) -> &'a Cell {
        self.column(field).map_or(&Cell::Empty, |column| self.sheet.cell(row, column.column))
    }

    /// Whether the cell is the top of a tall one.
    fn is_tall(&self, address: Address) -> bool {
        self.tall.contains_key(&(address.column, address.row))
    }
}

/// A cell as the readers of written values take it.
pub(super) fn written(cell: &Cell) -> Written<'_> {
    match cell {
        Cell::Text(text) => Written::Text(text),
        Cell::Number(number) => Written::Number(*number),
        Cell::Date(date) => Written::Date(*date),
        Cell::Bool(true) => Written::Text("是"),
        Cell::Bool(false) => Written::Text("否"),
        Cell::Empty | Cell::Error(_) => Written::Empty,
    }
}

/// Reads one row and collects what is wrong with it.
pub(super) struct RowReader<'a> {
    pub columns: &'a Columns<'a>,
    pub row: u32,
    pub cells: BTreeMap<Field, Address>,
    pub errors: Vec<Issue>,
    pub warnings: Vec<Issue>,
    /// Columns of which a bare number was read although nobody states their unit.
    pub unit_missing: Vec<Field>,
}

impl<'a> RowReader<'a> {
    pub const fn new(columns: &'a Columns<'a>, row: u32) -> Self {
        Self {
            columns,
            row,
            cells: BTreeMap::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
            unit_missing: Vec::new(),
        }
    }

    /// Notes an error at a field's cell.
    pub fn reject(&mut self, field: Field, code: impl Into<IssueCode>) -> &mut Issue {
        let issue = self.issue(field, code.into());
        self.errors.push(issue);
        self.errors.last_mut().expect("an error was just added")
    }

    /// Notes a remark at a field's cell.
    pub fn remark(&mut self, field: Field, code: IssueCode) -> &mut Issue {
        let issue = self.issue(field, code);
        self.warnings.push(issue);
        self.warnings.last_mut().expect("a warning was just added")
    }

    fn issue(&self, field: Field, code: IssueCode) -> Issue {
        let at = self.cells.get(&field).copied().or_else(|| self.columns.address(field, self.row));
        let at = at.unwrap_or(Address::new(self.row, 0));
        Issue::new(&self.columns.sheet.name, at, self.columns.sheet.cell(at.row, at.column).shown(), code)
    }

    /// The filled cell of a field; an Excel error value is an error of the row.
    fn filled(&mut self, field: Field) -> Option<(Address, &'a Cell)> {
        let address = self.columns.address(field, self.row)?;
        let cell = self.columns.sheet.cell(address.row, address.column);
        if cell.is_blank() {
            return None;
        }
        self.cells.insert(field, address);
        if matches!(cell, Cell::Error(_)) {
            self.reject(field, IssueCode::CellError);
            return None;
        }
        Some((address, cell))
    }

    pub fn text(&mut self, field: Field) -> Option<String> {
        self.text_up_to(field, LONGEST_TEXT)
    }

    /// A code, a person's post, a unit or a project's name.
    pub fn name(&mut self, field: Field) -> Option<String> {
        self.text_up_to(field, LONGEST_NAME)
    }

    fn text_up_to(&mut self, field: Field, longest: usize) -> Option<String> {
        let (_, cell) = self.filled(field)?;
        let text = label(&cell.shown());
        if text.chars().count() > longest {
            self.reject(field, IssueCode::TextTooLong).params.insert("limit".into(), longest.into());
            return None;
        }
        (!matches!(text.as_str(), "" | "-" | "—" | "——" | "/")).then_some(text)
    }

    pub fn amount(&mut self, field: Field) -> Option<Amount> {
        let address = self.columns.column(field).map(|column| Address::new(self.row, column.column))?;
        let (_, cell) = self.filled(field)?;
        let belongs_to_rows = self.columns.is_tall(address) || self.cells.get(&field) != Some(&address);
        if belongs_to_rows {
            self.reject(field, IssueCode::AmountMerged);
            return None;
        }
        let unit = self.columns.unit(field);
        match written::amount(written(cell), unit.unwrap_or(DEFAULT_UNIT)) {
            Ok(amount) => {
                let amount = amount?;
                if unit.is_none() && is_bare(cell) && !amount.money.is_zero() {
                    self.unit_missing.push(field);
                }
                if amount.approximate {
                    self.remark(field, IssueCode::AmountApproximate);
                }
                Some(amount)
            }
            Err(reason) => {
                self.reject(field, reason);
                None
            }
        }
    }

    pub fn when(&mut self, field: Field) -> Option<When> {
        let (_, cell) = self.filled(field)?;
        written::when(written(cell)).unwrap_or_else(|reason| {
            self.reject(field, reason);
            None
        })
    }

    pub fn day(&mut self, field: Field) -> Option<NaiveDate> {
        self.when(field).map(|when| when.until())
    }

    /// A place in a series, from 1.
    pub fn ordinal(&mut self, field: Field) -> Option<u32> {
        let (_, cell) = self.filled(field)?;
        written::ordinal(written(cell)).unwrap_or_else(|reason| {
            self.reject(field, reason);
            None
        })
    }

    pub fn yes(&mut self, field: Field) -> Option<bool> {
        let text = self.text(field)?;
        let answer = written::is_yes(&text);
        if answer.is_none() {
            self.remark(field, IssueCode::AnswerUnknown);
        }
        answer
    }

    pub fn level(&mut self) -> Option<Level> {
        let level = Level::of_words(&self.text(Field::Level)?);
        if level.is_none() {
            self.remark(Field::Level, IssueCode::LevelUnknown);
        }
        level
    }

    pub fn nature(&mut self) -> Option<Nature> {
        let nature = Nature::of_words(&self.text(Field::Nature)?);
        if nature.is_none() {
            self.remark(Field::Nature, IssueCode::NatureUnknown);
        }
        nature
    }

    pub fn coordinates(&mut self) -> Option<Coordinates> {
        let (lng, lat) = (self.degrees(Field::Lng), self.degrees(Field::Lat));
        let (Some(lng), Some(lat)) = (lng, lat) else {
            if let Some(alone) = [Field::Lng, Field::Lat].into_iter().find(|field| self.cells.contains_key(field))
                && self.errors.is_empty()
            {
                self.remark(alone, IssueCode::CoordinateIncomplete);
            }
            return None;
        };
        for (field, value, china) in
            [(Field::Lng, lng, 73_000_000..=136_000_000), (Field::Lat, lat, 3_000_000..=54_000_000)]
        {
            if !china.contains(&value) {
                self.reject(field, IssueCode::OutsideChina);
                return None;
            }
        }
        let named = [Field::Lng, Field::Lat].into_iter().find_map(|field| self.columns.column(field)?.datum);
        Some(Coordinates { lng, lat, datum: named.unwrap_or(self.columns.found.datum) })
    }

    /// Millionths of a degree.
    fn degrees(&mut self, field: Field) -> Option<i32> {
        let (_, cell) = self.filled(field)?;
        let number = match cell {
            Cell::Number(number) => Some(*number),
            cell => {
                let text = written::fold(&cell.shown());
                let text = text.trim().trim_end_matches(['°', '度', 'E', 'N']);
                if matches!(text, "-" | "—" | "/" | "无") {
                    return None;
                }
                text.parse().ok()
            }
        };
        let micro = number.and_then(|number: Decimal| number.checked_mul(1_000_000.into())?.round().to_i32());
        if micro.is_none() {
            self.reject(field, Reason::CoordinateUnreadable);
        }
        micro
    }
}

/// A number without a unit of its own.
fn is_bare(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => !text.contains(['亿', '万', '元', '千', '百']),
        _ => false,
    }
}
