//! What is printed, in the order in which it is printed: the paper with every text complete, checked and free of characters
//! that no printer knows. Both renderings draw this and nothing else, so they cannot differ in words.

use guatu_kernel::{Error, Result, Unfit};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use super::geometry::{Geometry, Length};
use super::model::{
    Align, Attachment, BarChart, Block, Cell, Closing, Colour, EndBlock, Head, Orientation, PageNumbers, Paper, Table,
};
use crate::numerals;

/// Full length of a bar in a chart.
pub const FULL: u32 = 10_000;
/// Colour of bars that name none: dark enough to stay visible on a copying machine.
const INK: Colour = Colour { red: 0x3b, green: 0x6a, blue: 0x9c };

#[derive(Debug, Serialize)]
pub struct Print {
    pub head: PrintedHead,
    pub title: Vec<String>,
    pub addressee: Option<String>,
    pub body: Vec<Part>,
    pub attachment_list: Option<AttachmentList>,
    pub closing: Option<PrintedClosing>,
    pub attachments: Vec<PrintedAttachment>,
    pub end: Option<PrintedEnd>,
    pub page_numbers: PageNumbers,
}

#[derive(Debug, Serialize)]
pub struct PrintedHead {
    /// 份号, 密级, 紧急程度, from the top.
    pub marks: Vec<TopMark>,
    pub mark: String,
    pub number: Option<String>,
    /// 签发人
    pub signer: Option<String>,
    /// Issuer and date above the red line.
    pub issued: Option<(String, String)>,
}

#[derive(Debug, Serialize)]
pub struct TopMark {
    pub text: String,
    /// Set in 黑体.
    pub strong: bool,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    Heading { level: u8, text: String },
    Paragraph { text: String },
    Chart(PrintedChart),
    Table(PrintedTable),
}

#[derive(Debug, Serialize)]
pub struct PrintedChart {
    pub title: String,
    pub value_name: String,
    pub mark_name: Option<String>,
    pub bars: Vec<PrintedBar>,
}

#[derive(Debug, Serialize)]
pub struct PrintedBar {
    pub label: String,
    pub value: String,
    /// Of [`FULL`].
    pub length: u32,
    /// Of [`FULL`].
    pub mark: Option<u32>,
    pub colour: Colour,
}

#[derive(Debug, Serialize)]
pub struct PrintedTable {
    pub caption: Option<String>,
    pub note: Option<String>,
    pub headers: Vec<String>,
    pub aligns: Vec<Align>,
    pub shares: Vec<u32>,
    pub rows: Vec<Vec<PrintedCell>>,
    /// Whether the last row is a total.
    pub total: bool,
    pub repeat_header: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintedCell {
    /// Printed before the text, in its own colour.
    pub shape: Option<String>,
    pub colour: Option<Colour>,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct AttachmentList {
    /// `附件：`
    pub lead: String,
    pub entries: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct PrintedClosing {
    pub issuer: String,
    pub date: String,
}

#[derive(Debug, Serialize)]
pub struct PrintedAttachment {
    /// `附件` or `附件1`
    pub mark: String,
    pub title: Vec<String>,
    pub landscape: bool,
    pub body: Vec<Part>,
}

#[derive(Debug, Serialize)]
pub struct PrintedEnd {
    pub copies: Option<String>,
    pub printer: String,
    pub printed: String,
}

impl Print {
    /// # Errors
    /// `Invalid` with the field when a table has no columns, a column without width, or a row with more cells than columns.
    pub fn of(paper: &Paper) -> Result<Self> {
        Ok(Self {
            head: head(&paper.head),
            title: lines(&paper.title),
            addressee: paper.addressee.as_deref().map(|text| format!("{}：", line(text))),
            body: parts(&paper.body)?,
            attachment_list: attachment_list(&paper.attachments),
            closing: paper.closing.as_ref().map(closing),
            attachments: attachments(&paper.attachments)?,
            end: paper.end.as_ref().map(end),
            page_numbers: paper.page_numbers,
        })
    }
}

/// The size at which the red mark fills one line but for a small margin, in whole points and at most the largest of the standard.
pub fn mark_size(mark: &str, geometry: &Geometry) -> Length {
    let half_ems = i64::try_from(half_ems(mark)).unwrap_or(i64::MAX / 2).max(1);
    let filling = geometry.type_width.times(2).part(half_ems).times(97).part(100);
    geometry.mark_size.min(filling.part(Length::pt(1).emu()).times(Length::pt(1).emu())).max(Length::pt(1))
}

/// Width in halves of a character: Latin letters and digits take one, everything else two.
pub fn half_ems(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn head(head: &Head) -> PrintedHead {
    let mark = |text: &Option<String>, strong| text.as_deref().map(|text| TopMark { text: line(text), strong });
    let marks = [mark(&head.copy_number, false), mark(&head.secrecy, true), mark(&head.urgency, true)];
    PrintedHead {
        marks: marks.into_iter().flatten().collect(),
        mark: line(&head.mark),
        number: head.number.as_deref().map(line),
        signer: head.signer.as_deref().map(line),
        issued: head.issued.as_ref().map(|issued| (line(&issued.by), numerals::date(issued.on))),
    }
}

fn closing(closing: &Closing) -> PrintedClosing {
    PrintedClosing { issuer: line(&closing.issuer), date: numerals::date(closing.date) }
}

fn end(end: &EndBlock) -> PrintedEnd {
    PrintedEnd {
        copies: end.copies.as_deref().map(|text| format!("抄送：{}。", line(text))),
        printer: line(&end.printer),
        printed: format!("{}印发", numerals::date(end.printed)),
    }
}

fn attachment_list(attachments: &[Attachment]) -> Option<AttachmentList> {
    let entries = match attachments {
        [] => return None,
        [only] => vec![line(&only.title)],
        many => (1..).zip(many).map(|(number, attachment)| format!("{number}.{}", line(&attachment.title))).collect(),
    };
    Some(AttachmentList { lead: "附件：".to_owned(), entries })
}

fn attachments(attachments: &[Attachment]) -> Result<Vec<PrintedAttachment>> {
    let mark = |number| if attachments.len() == 1 { "附件".to_owned() } else { format!("附件{number}") };
    let print = |(number, attachment): (usize, &Attachment)| {
        Ok(PrintedAttachment {
            mark: mark(number),
            title: lines(&attachment.title),
            landscape: attachment.orientation == Orientation::Landscape,
            body: parts(&attachment.body)?,
        })
    };
    (1..).zip(attachments).map(print).collect()
}

fn parts(blocks: &[Block]) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Heading1(text) => parts.push(Part::Heading { level: 1, text: line(text) }),
            Block::Heading2(text) => parts.push(Part::Heading { level: 2, text: line(text) }),
            Block::Heading3(text) => parts.push(Part::Heading { level: 3, text: line(text) }),
            Block::Paragraph(text) => parts.extend(lines(text).into_iter().map(|text| Part::Paragraph { text })),
            Block::Chart(chart) => parts.push(Part::Chart(print_chart(chart))),
            Block::Table(table) => parts.push(Part::Table(print_table(table)?)),
        }
    }
    Ok(parts)
}

fn print_chart(chart: &BarChart) -> PrintedChart {
    let drawn = chart.bars.iter().flat_map(|bar| [Some(bar.value), bar.mark]).flatten();
    let longest = drawn.max().unwrap_or_default().max(Decimal::ZERO);
    let places = chart.bars.iter().map(|bar| bar.value.scale()).max().unwrap_or_default();
    let bars = chart.bars.iter().map(|bar| PrintedBar {
        label: line(&bar.label),
        value: numerals::grouped(bar.value, places),
        length: share(bar.value, longest),
        mark: bar.mark.map(|mark| share(mark, longest)),
        colour: bar.colour.unwrap_or(INK),
    });
    PrintedChart {
        title: format!("{}（单位：{}）", line(&chart.title), line(&chart.unit)),
        value_name: line(&chart.value_name),
        mark_name: chart.mark_name.as_deref().map(line),
        bars: bars.collect(),
    }
}

/// `value` of `longest` in parts of [`FULL`]; nothing for negative values.
fn share(value: Decimal, longest: Decimal) -> u32 {
    let ratio = value.checked_div(longest).unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE);
    let share = (ratio * Decimal::from(FULL)).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    share.to_u32().unwrap_or_default()
}

fn print_table(table: &Table) -> Result<PrintedTable> {
    let width = table.columns.len();
    if width == 0 || table.columns.iter().any(|column| column.share == 0) {
        return Err(Error::invalid("columns", width, Unfit::TableColumns));
    }
    let rows: Vec<&Vec<Cell>> = table.rows.iter().chain(&table.total).collect();
    if let Some(row) = rows.iter().find(|row| row.len() > width) {
        return Err(Error::invalid("rows", row.len(), Unfit::TableCells));
    }
    Ok(PrintedTable {
        caption: table.caption.as_deref().map(line),
        note: table.note.as_deref().map(line),
        headers: table.columns.iter().map(|column| text(&column.header)).collect(),
        aligns: table.columns.iter().map(|column| column.align).collect(),
        shares: table.columns.iter().map(|column| column.share).collect(),
        rows: rows.into_iter().map(|row| cells(row, width)).collect(),
        total: table.total.is_some(),
        repeat_header: table.repeat_header,
    })
}

fn cells(row: &[Cell], width: usize) -> Vec<PrintedCell> {
    let print = |cell: &Cell| match cell {
        Cell::Text(words) => PrintedCell { text: text(words), ..PrintedCell::default() },
        Cell::Sign { shape, word, colour } => {
            PrintedCell { shape: Some(line(shape)), colour: *colour, text: line(word) }
        }
    };
    let mut cells: Vec<PrintedCell> = row.iter().map(print).collect();
    cells.resize(width, PrintedCell::default());
    cells
}

/// The text in one line, without characters that cannot be printed.
fn line(words: &str) -> String {
    lines(words).join(" ")
}

/// The lines of a text that are not empty.
fn lines(words: &str) -> Vec<String> {
    text(words).lines().map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The text without control characters and non-characters, which neither PDF nor XML can carry; line feeds stay.
fn text(words: &str) -> String {
    let printable = |c: &char| *c == '\n' || !(c.is_control() || matches!(u32::from(*c) & 0xFFFF, 0xFFFE | 0xFFFF));
    words.replace('\t', " ").chars().filter(printable).collect()
}
