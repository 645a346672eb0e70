//! The grid a spreadsheet is: sheets, rows, cells and their addresses.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One file's sheets, in the order of its tabs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// One sheet. Rows and columns count from 0; trailing empty cells and rows are cut off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Vec<Cell>>,
    pub merges: Vec<Merge>,
    /// Rows that the sheet's author hid; their cells are read like all others.
    pub hidden_rows: BTreeSet<u32>,
    /// Widths of columns in characters, where the file states them: `(column, width)`.
    pub widths: Vec<(u32, u16)>,
}

impl Sheet {
    /// The cell at a row and column; empty beyond the used range.
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        self.rows.get(row as usize).and_then(|cells| cells.get(column as usize)).unwrap_or(&Cell::Empty)
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> u32 {
        self.rows.iter().map(Vec::len).max().unwrap_or_default() as u32
    }
}

/// What a cell holds. Formulas appear as the value that was last computed for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// The exact decimal that the shortest writing of the stored number stands for.
    Number(Decimal),
    Date(NaiveDate),
    Bool(bool),
    /// An error value such as `#REF!`.
    Error(String),
}

impl Cell {
    /// Nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as a person reads it: `33.06`, `2023-03-31`, `是`.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.normalize().to_string()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
        }
    }
}

/// A rectangle of cells joined into one; both corners belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Merge {
    pub from: Address,
    pub to: Address,
}

impl Merge {
    pub const fn contains(&self, row: u32, column: u32) -> bool {
        self.from.row <= row && row <= self.to.row && self.from.column <= column && column <= self.to.column
    }
}

/// Where a cell is; written the way Excel names it: row 8, column 8 is `I9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u32,
}

impl Address {
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_name(self.column), u64::from(self.row) + 1)
    }
}

impl FromStr for Address {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let split = text.find(|c: char| c.is_ascii_digit()).ok_or(())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(());
        }
        let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
        let row: u32 = digits.parse().map_err(|_| ())?;
        Ok(Self { row: row.checked_sub(1).ok_or(())?, column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_named_as_excel_names_them() {
        for (address, name) in [
            (Address::new(8, 8), "I9"),
            (Address::new(0, 0), "A1"),
            (Address::new(0, 25), "Z1"),
            (Address::new(0, 26), "AA1"),
            (Address::new(1_048_575, 16_383), "XFD1048576"),
        ] {
            assert_eq!(address.to_string(), name);
            assert_eq!(name.parse(), Ok(address));
        }
        for wrong in ["", "9", "A", "A0", "a1", "ABCD1", "A1B"] {
            assert_eq!(wrong.parse::<Address>(), Err(()), "{wrong}");
        }
    }
}
