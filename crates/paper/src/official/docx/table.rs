//! Tables: fixed columns, thin lines, a header that comes again on each page.

use docx_rs::{
    AlignmentType, BreakType, HeightRule, Paragraph, Run, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};

use super::text::{Type, exactly, number, plain};
use super::{G, Pages, sliver};
use crate::fonts::Role;
use crate::official::geometry::Length;
use crate::official::model::Align;
use crate::official::print::{PrintedCell, PrintedTable};

/// Room left and right of a cell's text, and above and below it.
const INSET: Length = Length::hundredths_pt(350);
const ROOM: Length = Length::hundredths_pt(250);

pub fn write(pages: &mut Pages, table: &PrintedTable, width: Length) {
    if let Some(caption) = &table.caption {
        pages.add(super::chart::caption(caption));
    }
    if let Some(note) = &table.note {
        let small = Type::small(Role::Body);
        let before = if table.caption.is_some() { Length::pt(0) } else { G.line_pitch().part(3) };
        let spacing = exactly(small.pitch).before(number(before.twips())).after(number(ROOM.twips()));
        let note = plain(small).line_spacing(spacing).align(AlignmentType::Right).add_run(small.run(note));
        pages.add(note.keep_next(true));
    }
    let widths = column_widths(&table.shares, width);
    let mut rows = vec![header(table, &widths)];
    for (index, cells) in table.rows.iter().enumerate() {
        let strong = table.total && index + 1 == table.rows.len();
        rows.push(row(cells, &table.aligns, &widths, strong));
    }
    pages.add_table(fixed(Table::new(rows), &widths, INSET));
    pages.add(sliver());
}

/// A table of fixed columns that fills its width.
pub fn fixed(table: Table, widths: &[usize], inset: Length) -> Table {
    let inset = number(inset.twips());
    table
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, inset, 0, inset))
}

/// The width in twips, divided by the shares; rounding goes to the last column.
pub fn column_widths(shares: &[u32], width: Length) -> Vec<usize> {
    let total: u64 = shares.iter().copied().map(u64::from).sum::<u64>().max(1);
    let width: u64 = number::<u32>(width.twips()).into();
    let mut widths: Vec<u64> = shares.iter().map(|share| width * u64::from(*share) / total).collect();
    let rest = width - widths.iter().sum::<u64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths.into_iter().map(|width| usize::try_from(width).unwrap_or_default()).collect()
}

/// A header without a height of its own is the mark by which packing makes it repeat, see [`super::pack`].
fn header(table: &PrintedTable, widths: &[usize]) -> TableRow {
    let strong = Type::small(Role::Hei);
    let cell = |(words, width): (&String, &usize)| {
        let runs = words_of(strong, words);
        filled(runs, AlignmentType::Center, *width)
    };
    let row = TableRow::new(table.headers.iter().zip(widths).map(cell).collect()).cant_split();
    if table.repeat_header { row } else { of_height(row) }
}

fn row(cells: &[PrintedCell], aligns: &[Align], widths: &[usize], strong: bool) -> TableRow {
    let of = Type::small(if strong { Role::Hei } else { Role::Body });
    let cell = |((cell, align), width): ((&PrintedCell, &Align), &usize)| {
        let mut runs = Vec::new();
        if let Some(shape) = &cell.shape {
            let shape = of.run(shape);
            runs.push(match cell.colour {
                Some(colour) => shape.color(colour.hex()),
                None => shape,
            });
            runs.push(of.run(" "));
        }
        runs.extend(words_of(of, &cell.text));
        filled(runs, alignment(*align), *width)
    };
    let row = TableRow::new(cells.iter().zip(aligns).zip(widths).map(cell).collect());
    // A row stays whole unless it could never fit a page.
    let whole = cells.iter().all(|cell| cell.text.len() < 3000);
    of_height(if whole { row.cant_split() } else { row })
}

fn of_height(row: TableRow) -> TableRow {
    row.row_height(number::<u16>(Type::small(Role::Body).pitch.twips()).into()).height_rule(HeightRule::AtLeast)
}

fn words_of(of: Type, words: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 {
            runs.push(Run::new().add_break(BreakType::TextWrapping));
        }
        runs.push(of.run(line));
    }
    runs
}

fn filled(runs: Vec<Run>, align: AlignmentType, width: usize) -> TableCell {
    let small = Type::small(Role::Body);
    let room = number(ROOM.twips());
    let line = Paragraph::new().line_spacing(exactly(small.pitch).before(room).after(room)).align(align);
    let line = runs.into_iter().fold(line.snap_to_grid(false), Paragraph::add_run);
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(line)
}

const fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}
