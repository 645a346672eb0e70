//! A bar chart as a table whose cells are the bars: every word processor draws it alike, and its figures stay editable.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Shading, ShdType, Table, TableCell, TableCellBorder, TableCellBorderPosition,
    TableCellBorders, TableRow, VAlignType, WidthType,
};

use super::text::{BLACK, Type, eighths, exactly, number, plain};
use super::{G, Pages, sliver, table};
use crate::fonts::Role;
use crate::official::geometry::Length;
use crate::official::print::{FULL, PrintedBar, PrintedChart};

/// Into how many columns the longest bar is divided: fine enough that no reader sees the step.
const STEPS: usize = 100;
const BAR_HEIGHT: Length = Length::pt(11);
const GAP: Length = Length::pt(4);
const MARK_WEIGHT: Length = Length::hundredths_pt(150);

pub fn write(pages: &mut Pages, chart: &PrintedChart, width: Length) {
    pages.add(caption(&chart.title));
    pages.add(legend(chart));
    let widths = widths(width);
    let mut rows = Vec::new();
    for bar in &chart.bars {
        rows.push(drawn(bar, &widths));
        rows.push(spacer(&widths));
    }
    pages.add_table(table::fixed(Table::without_borders(rows), &widths, Length::pt(0)));
    pages.add(sliver());
}

/// The caption of a chart or table, held together with what follows.
pub fn caption(words: &str) -> Paragraph {
    let of = Type { size: G.table_size.times(11).part(10), ..Type::small(Role::Hei) };
    let room = number(G.line_pitch().part(3).twips());
    let spacing = exactly(of.pitch).before(room).after(number(Length::pt(4).twips()));
    plain(of).line_spacing(spacing).align(AlignmentType::Center).add_run(of.run(words)).keep_next(true)
}

fn legend(chart: &PrintedChart) -> Paragraph {
    let of = Type::small(Role::Body);
    let colour = chart.bars.first().map_or_else(|| BLACK.to_owned(), |bar| bar.colour.hex());
    let mut legend = plain(of)
        .line_spacing(exactly(of.pitch).after(number(GAP.twips())))
        .align(AlignmentType::Center)
        .add_run(of.run("■ ").color(colour))
        .add_run(of.run(&chart.value_name));
    if let Some(name) = &chart.mark_name {
        legend = legend.add_run(of.run("　┃ ")).add_run(of.run(name));
    }
    legend.keep_next(true)
}

/// Label, the steps of the longest bar, value.
fn widths(width: Length) -> Vec<usize> {
    let total: usize = number(width.twips());
    let label = total * 27 / 100;
    let value = total * 13 / 100;
    let step = (total - label - value) / STEPS;
    let mut widths = vec![step; STEPS + 2];
    widths[0] = label;
    widths[STEPS + 1] = total - label - step * STEPS;
    widths
}

fn drawn(bar: &PrintedBar, widths: &[usize]) -> TableRow {
    let mut cells = vec![words(&bar.label, widths[0], AlignmentType::Right)];
    for (from, to) in pieces(bar) {
        cells.push(piece(bar, from, to, widths[1]));
    }
    cells.push(words(&bar.value, widths[STEPS + 1], AlignmentType::Right));
    exact(TableRow::new(cells), BAR_HEIGHT)
}

/// The bar area cut at the end of the bar and at its mark.
fn pieces(bar: &PrintedBar) -> Vec<(usize, usize)> {
    let mut cuts = vec![0, step(bar.length), STEPS];
    cuts.extend(bar.mark.map(step));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.iter().copied().zip(cuts.iter().copied().skip(1)).collect()
}

fn step(share: u32) -> usize {
    let full = FULL as usize;
    (share as usize * STEPS + full / 2) / full
}

fn piece(bar: &PrintedBar, from: usize, to: usize, step_width: usize) -> TableCell {
    let mut cell = TableCell::new().grid_span(to - from).width((to - from) * step_width, WidthType::Dxa);
    if to <= step(bar.length) {
        cell = cell.shading(Shading::new().shd_type(ShdType::Clear).fill(bar.colour.hex()));
    }
    if bar.mark.map(step) == Some(to) {
        let mark = TableCellBorder::new(TableCellBorderPosition::Right).size(eighths(MARK_WEIGHT)).color(BLACK);
        cell = cell.set_borders(TableCellBorders::with_empty().set(mark));
    }
    cell.add_paragraph(sliver())
}

fn words(words: &str, width: usize, align: AlignmentType) -> TableCell {
    let of = Type { pitch: BAR_HEIGHT, ..Type::small(Role::Body) };
    let side = number(Length::pt(4).twips());
    let line = plain(of).align(align).indent(None, None, Some(side), None).add_run(of.run(words)).keep_next(true);
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(line)
}

fn spacer(widths: &[usize]) -> TableRow {
    let cell = TableCell::new().grid_span(widths.len()).width(widths.iter().sum(), WidthType::Dxa);
    exact(TableRow::new(vec![cell.add_paragraph(sliver())]), GAP)
}

fn exact(row: TableRow, height: Length) -> TableRow {
    row.cant_split().row_height(number::<u16>(height.twips()).into()).height_rule(HeightRule::Exact)
}
