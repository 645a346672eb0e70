//! Which form a sheet is, told by its headers.

use std::collections::HashSet;

use guatu_domain::written::{header_key, label};
use guatu_kernel::Datum;
use guatu_paper::sheet::{Address, Cell, Sheet};
use sha2::{Digest, Sha256};

use super::field::{Field, Form};
use super::header::{self, Words};
use super::model::{ColumnRead, Mapping, Recognised};

/// A header stands somewhere in the first rows.
const SEARCHED_ROWS: u32 = 30;
const MOST_HEADER_ROWS: u32 = 4;

/// Recognises a sheet by its headers, or by the mapping that `remembered` holds for their signature.
/// `None` when it has the headers of no form.
pub fn recognise(sheet: &Sheet, remembered: &dyn Fn(&str) -> Option<Mapping>) -> Option<Recognised> {
    let found = outline(sheet)?;
    match remembered(&found.signature) {
        Some(mapping) => Some(found.corrected(&mapping)),
        None => is_usable(&found).then_some(found),
    }
}

/// The most likely header of a sheet, whatever its form, so that a person can map the columns by hand.
/// `None` when no row looks like a header.
pub fn outline(sheet: &Sheet) -> Option<Recognised> {
    outline_as(sheet, None)
}

/// The same, with the columns taken for those of a given form.
pub fn outline_as(sheet: &Sheet, form: Option<Form>) -> Option<Recognised> {
    let anchor = anchor_row(sheet)?;
    let (first, last) = header_span(sheet, anchor);
    let headers: Vec<Header> = (0..sheet.width()).map(|column| Header::read(sheet, first, last, column)).collect();
    let titles = titles(sheet, first);
    let form = form.unwrap_or_else(|| form_of(&headers, &titles));
    let year_of_title = titles.iter().chain([&sheet.name]).find_map(|title| header::take_year(title).1);
    let columns = columns(&headers, form, year_of_title);
    let month_of_title = titles.iter().chain([&sheet.name]).find_map(|title| month_of(title));
    Some(Recognised {
        form,
        header_row: first,
        header_rows: last - first + 1,
        first_data_row: last + 1,
        year: year_of_title.or_else(|| year_of_columns(&columns)),
        month: month_of_title.or_else(|| columns.iter().filter(|c| c.field.is_some()).find_map(|column| column.month)),
        unit: titles.iter().filter(|title| title.contains('元')).find_map(|title| header::unit_of(title)),
        datum: titles.iter().find_map(|title| header::datum_of(title)).unwrap_or(Datum::Gcj02),
        title: titles.first().map(|title| label(title)),
        signature: signature(&headers),
        columns,
    })
}

/// Headers of ledgers that also name projects but list something else: problems. Read as a list of projects they
/// would register every entry as a project.
const OTHER_LEDGERS: &[&str] = &["问题类型", "问题类别", "破解路径", "是否解决", "提出时间", "解决时间"];

/// Whether the fields are there without which the form means nothing.
fn is_usable(found: &Recognised) -> bool {
    let has = |field| found.column_of(field).is_some();
    let other = |header: &str| header.split('/').any(|words| OTHER_LEDGERS.contains(&header_key(words).as_str()));
    if found.columns.iter().any(|column| other(&column.header)) {
        return false;
    }
    let names_project = has(Field::Name) || has(Field::Code);
    match found.form {
        Form::ProjectPlan => has(Field::Name),
        Form::Milestones => names_project && has(Field::Milestone),
        Form::Progress => names_project && (has(Field::DoneMonth) || has(Field::DoneYear)),
        Form::Batch => has(Field::Name) && has(Field::BatchPeriod),
        Form::Statistics => {
            (names_project || has(Field::StatisticsCode)) && (has(Field::DoneMonth) || has(Field::DoneYear))
        }
        Form::Payment => names_project && (has(Field::PaidMonth) || has(Field::PaidYear)),
    }
}

/// The row with the most known headers, among them one that names the project; else the row that looks most like a header.
fn anchor_row(sheet: &Sheet) -> Option<u32> {
    let rows = 0..SEARCHED_ROWS.min(sheet.rows.len() as u32);
    let score = |row: u32| {
        let keys: Vec<String> = texts(sheet, row).map(|(_, text)| header::words(text).key).collect();
        let names = keys.iter().any(|key| {
            [Field::Name, Field::Code, Field::Milestone]
                .contains(&header::field_of(key, Form::Milestones).unwrap_or(Field::Note))
                && (keys.len() > 1 || key.contains("名称"))
        });
        let known = keys.iter().filter(|key| header::is_known(key)).collect::<HashSet<_>>().len();
        if names { known } else { 0 }
    };
    let best = rows.clone().map(|row| (score(row), row)).filter(|(score, _)| *score > 0);
    let best = best.max_by_key(|(score, row)| (*score, std::cmp::Reverse(*row)));
    best.map(|(_, row)| row).or_else(|| {
        let widest = rows.filter(|row| looks_like_header(sheet, *row)).map(|row| (texts(sheet, row).count(), row));
        widest.max_by_key(|(count, row)| (*count, std::cmp::Reverse(*row))).map(|(_, row)| row)
    })
}

/// Several short words, no two of them the same, and few cells of another kind among them.
fn looks_like_header(sheet: &Sheet, row: u32) -> bool {
    const LONGEST: usize = 60;
    let words: Vec<&str> = texts(sheet, row).map(|(_, text)| text).collect();
    let filled = filled(sheet, row);
    let distinct: HashSet<String> = words.iter().map(|text| header_key(text)).filter(|key| !key.is_empty()).collect();
    let all_short = words.iter().all(|text| text.chars().count() <= LONGEST);
    words.len() > 1 && distinct.len() == words.len() && words.len() * 2 >= filled && all_short
}

/// How many cells of a row are filled.
fn filled(sheet: &Sheet, row: u32) -> usize {
    sheet.rows.get(row as usize).map_or(0, |cells| cells.iter().filter(|cell| !cell.is_blank()).count())
}

/// The filled text cells of a row.
fn texts(sheet: &Sheet, row: u32) -> impl Iterator<Item = (u32, &str)> {
    let cells = sheet.rows.get(row as usize).map(Vec::as_slice).unwrap_or_default();
    (0..).zip(cells).filter_map(|(column, cell)| match cell {
        Cell::Text(text) if !text.trim().is_empty() => Some((column, text.as_str())),
        _ => None,
    })
}

/// The first and last row of the header around its anchor row.
fn header_span(sheet: &Sheet, anchor: u32) -> (u32, u32) {
    let mut last = anchor;
    while last + 1 < anchor + MOST_HEADER_ROWS && continues_header(sheet, anchor, last + 1) {
        last += 1;
    }
    let first = if anchor > 0 && is_parent_row(sheet, anchor - 1) { anchor - 1 } else { anchor };
    (first, last)
}

/// Whether a row below the anchor is part of the header: short words that stand only under headings that span columns.
fn continues_header(sheet: &Sheet, anchor: u32, row: u32) -> bool {
    let filled = filled(sheet, row);
    let words: Vec<(u32, &str)> = texts(sheet, row).collect();
    let is_open = |column: u32| {
        let here = sheet.cell(anchor, column).is_blank();
        let spans = column + 1 < sheet.width() && sheet.cell(anchor, column + 1).is_blank();
        (here && column > 0) || spans
    };
    let is_word = |text: &str| text.chars().count() <= 30 && !text.chars().all(|c| c.is_numeric() || ".,-".contains(c));
    filled > 0 && filled == words.len() && words.iter().all(|(column, text)| is_open(*column) && is_word(text))
}

/// Whether the row above the anchor heads groups of columns, and is not a title or a unit line.
fn is_parent_row(sheet: &Sheet, row: u32) -> bool {
    let words: Vec<(u32, &str)> = texts(sheet, row).collect();
    let filled = filled(sheet, row);
    let is_heading = |text: &str| text.chars().count() <= 20 && !text.contains([':', '：']) && !text.contains("截至");
    words.len() >= 2 && filled == words.len() && words.iter().all(|(_, text)| is_heading(text))
}

/// One column's header: its texts from the top, parents first.
struct Header {
    texts: Vec<String>,
    words: Vec<Words>,
}

impl Header {
    fn read(sheet: &Sheet, first: u32, last: u32, column: u32) -> Self {
        let mut texts: Vec<String> = Vec::new();
        for row in first..=last {
            let below = (row + 1..=last).any(|row| !sheet.cell(row, column).is_blank());
            let text = label(&text_above(sheet, row, column, below));
            if !text.is_empty() && texts.last() != Some(&text) {
                texts.push(text);
            }
        }
        let words = texts.iter().map(|text| header::words(text)).collect();
        Self { texts, words }
    }

    fn field(&self, form: Form) -> Option<Field> {
        let own = &self.words.last()?.key;
        let path: String = self.words.iter().map(|words| words.key.as_str()).collect();
        let nearest = self
            .words
            .iter()
            .rev()
            .nth(1)
            .map(|parent| (format!("{}{own}", parent.key), format!("{own}{}", parent.key)));
        header::field_of(&path, form)
            .or_else(|| {
                nearest.and_then(|(below, above)| {
                    header::field_of(&below, form).or_else(|| header::field_of(&above, form))
                })
            })
            .or_else(|| header::field_of(own, form))
    }

    fn find<T>(&self, part: impl Fn(&Words) -> Option<T>) -> Option<T> {
        self.words.iter().rev().find_map(part)
    }
}

/// The text that stands at a header cell: its own, that of the merge it belongs to, or, where a sheet knows no merges, that of
/// the heading to its left.
fn text_above(sheet: &Sheet, row: u32, column: u32, has_children: bool) -> String {
    let own = sheet.cell(row, column);
    if !own.is_blank() {
        return own.shown().into_owned();
    }
    if let Some(merge) = sheet.merges.iter().find(|merge| merge.contains(row, column)) {
        return sheet.cell(merge.from.row, merge.from.column).shown().into_owned();
    }
    if !has_children || !sheet.merges.is_empty() {
        return String::new();
    }
    let left = (0..column).rev().map(|left| sheet.cell(row, left)).find(|cell| !cell.is_blank());
    left.map(|cell| cell.shown().into_owned()).unwrap_or_default()
}

/// The texts above the header.
fn titles(sheet: &Sheet, header_row: u32) -> Vec<String> {
    (0..header_row).flat_map(|row| texts(sheet, row).map(|(_, text)| text.to_owned())).collect()
}

/// Told by the columns: the periods of the three batches, milestones, monthly figures without the facts of a project list, or a project list.
fn form_of(headers: &[Header], titles: &[String]) -> Form {
    let has = |form: Form, wanted: &[Field]| {
        headers
            .iter()
            .filter_map(|header| header.field(form))
            .filter(|field| wanted.contains(field))
            .collect::<HashSet<_>>()
            .len()
    };
    if has(Form::Batch, &[Field::BatchPeriod]) > 0 {
        return Form::Batch;
    }
    if has(Form::Payment, &[Field::PaidMonth, Field::PaidYear]) > 0 {
        return Form::Payment;
    }
    let counted = has(Form::Statistics, &[Field::DoneMonth, Field::DoneYear]) > 0;
    if counted && has(Form::Statistics, &[Field::StatisticsCode, Field::ListedOn]) > 0 {
        return Form::Statistics;
    }
    if has(Form::Milestones, &[Field::Milestone]) > 0
        && has(Form::Milestones, &[Field::PlannedOn, Field::AchievedOn]) > 0
    {
        return Form::Milestones;
    }
    let done = has(Form::Progress, &[Field::DoneMonth, Field::DoneYear]);
    let facts = has(
        Form::ProjectPlan,
        &[
            Field::Total,
            Field::Content,
            Field::Sector,
            Field::Level,
            Field::Nature,
            Field::Period,
            Field::PlannedStart,
            Field::Place,
        ],
    );
    let is_report = titles.iter().any(|title| title.contains("月报")) && done == 2;
    if done > 0 && (facts < 2 || is_report) { Form::Progress } else { Form::ProjectPlan }
}

/// Gives each field to one column: the one whose header names the sheet's year, else the first.
fn columns(headers: &[Header], form: Form, year: Option<i32>) -> Vec<ColumnRead> {
    let mut columns: Vec<ColumnRead> = (0..)
        .zip(headers)
        .map(|(column, header)| ColumnRead {
            column,
            header: header.texts.join("/"),
            field: header.field(form),
            unit: header.find(|words| words.unit),
            datum: header.find(|words| words.datum),
            year: header.find(|words| words.year),
            month: header.find(|words| words.month),
        })
        .collect();
    let mut owners: Vec<(Field, u32)> = Vec::new();
    for column in &columns {
        let Some(field) = column.field else { continue };
        let of_year = year.is_some() && column.year == year;
        match owners.iter_mut().find(|(owned, _)| *owned == field) {
            Some((_, owner)) if of_year && columns[*owner as usize].year != year => *owner = column.column,
            Some(_) => {}
            None => owners.push((field, column.column)),
        }
    }
    for column in &mut columns {
        column.field = column.field.filter(|field| owners.contains(&(*field, column.column)));
    }
    columns
}

fn year_of_columns(columns: &[ColumnRead]) -> Option<i32> {
    columns.iter().filter(|column| column.field.is_some()).find_map(|column| column.year)
}

/// The month that a title names, apart from its year.
fn month_of(title: &str) -> Option<u32> {
    header::take_month(&header::take_year(title).0).1
}

/// A hash of the reduced headers with their places.
fn signature(headers: &[Header]) -> String {
    let mut hash = Sha256::new();
    for (column, header) in headers.iter().enumerate().filter(|(_, header)| !header.words.is_empty()) {
        hash.update(column.to_be_bytes());
        for words in &header.words {
            hash.update(words.key.as_bytes());
            hash.update([0]);
        }
    }
    hex::encode(&hash.finalize()[..16])
}

/// Where a column's lowest header cell is, to point at it.
pub(super) fn header_cell(found: &Recognised, column: u32) -> Address {
    Address::new(found.header_row + found.header_rows - 1, column)
}
