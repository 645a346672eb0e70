//! The paper as DOCX, for offices that go on editing it: the same words in the same order on the same geometry. The file names
//! the official typefaces; a word processor substitutes what it lacks.

mod chart;
mod pack;
mod table;
mod text;

use docx_rs::{
    Docx, FieldCharType, Footer, InstrPAGE, InstrText, PageMargin, PageOrientationType, PageSize, Paragraph,
    SectionProperty, Settings, Table as Grid,
};
use guatu_kernel::{Error, Result};

use super::geometry::{Geometry, Length};
use super::model::{PageNumbers, Paper};
use super::print::{Part, Print, PrintedAttachment, PrintedEnd, PrintedHead, mark_size};
use crate::fonts::Role;
use text::{Type, centred, exactly, left, number, paragraph, right};

const G: Geometry = Geometry::GBT9704_2012;
const RED: &str = "D7000F";

/// Writes the paper. The same paper gives the same bytes: the file carries no time of its making.
///
/// # Errors
/// `Invalid` when a table of the paper is malformed; `Internal` when the archive cannot be written.
pub fn docx(paper: &Paper) -> Result<Vec<u8>> {
    let print = Print::of(paper)?;
    let mut pages = Pages::new();
    write_head(&mut pages, &print.head);
    write_title(&mut pages, &print.title, G.title_gap_lines, 1);
    if let Some(addressee) = &print.addressee {
        pages.add(left(Type::body(Role::Body), addressee, 0));
    }
    write_parts(&mut pages, &print.body, G.type_width);
    write_attachment_list(&mut pages, &print);
    write_closing(&mut pages, &print);
    for attachment in &print.attachments {
        write_attachment(&mut pages, attachment);
    }
    if let Some(end) = &print.end {
        pages.turn(false);
        write_end(&mut pages, end);
    }
    let end_height = pages.end_height;
    pack::pack(pages.finish(print.page_numbers), G.type_width, end_height).map_err(Error::internal)
}

/// The growing document. A section ends where the paper is turned.
struct Pages {
    docx: Docx,
    landscape: bool,
    end_height: Length,
}

impl Pages {
    fn new() -> Self {
        Self { docx: Docx::new(), landscape: false, end_height: Length::pt(0) }
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn add_table(&mut self, table: Grid) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    /// Goes on in the given orientation, on a new page if it differs. True if a new page was begun.
    fn turn(&mut self, landscape: bool) -> bool {
        if self.landscape == landscape {
            return false;
        }
        self.add(sliver().section_property(section(self.landscape)));
        self.landscape = landscape;
        true
    }

    fn finish(self, numbers: PageNumbers) -> Docx {
        let mut docx = self.docx;
        docx.document.section_property = section(self.landscape);
        match numbers {
            PageNumbers::None => docx,
            PageNumbers::Centred => docx.footer(Footer::new().add_paragraph(centred_number())),
            PageNumbers::Outer => docx
                .settings(Settings::new().even_and_odd_headers())
                .footer(Footer::new().add_paragraph(outer_number(false)))
                .even_footer(Footer::new().add_paragraph(outer_number(true))),
        }
    }
}

fn section(landscape: bool) -> SectionProperty {
    let twips = |length: Length| i32::try_from(length.twips()).unwrap_or(i32::MAX);
    // Turned to the left, the left edge of a page becomes its top.
    let [top, right, bottom, left] =
        if landscape { [G.left, G.top, G.right(), G.bottom()] } else { [G.top, G.right(), G.bottom(), G.left] };
    // The dash of the page number lies in the middle of its line.
    let footer = bottom.minus(G.page_number_gap).minus(G.small_size.part(2));
    let margin = PageMargin {
        top: twips(top),
        right: twips(right),
        bottom: twips(bottom),
        left: twips(left),
        header: twips(top.part(2)),
        footer: twips(footer),
        gutter: 0,
    };
    let (width, height) = (number(G.page_width.twips()), number(G.page_height.twips()));
    let size = if landscape {
        PageSize::new().size(height, width).orient(PageOrientationType::Landscape)
    } else {
        PageSize::new().size(width, height)
    };
    SectionProperty::new().page_size(size).page_margin(margin)
}

fn write_head(pages: &mut Pages, head: &PrintedHead) {
    for item in &head.marks {
        pages.add(left(Type::body(if item.strong { Role::Hei } else { Role::Body }), &item.text, 0));
    }
    let size = mark_size(&head.mark, &G);
    let used = G.line_pitch().times(i64::try_from(head.marks.len()).unwrap_or_default());
    let before = number(G.mark_top.minus(used).twips());
    let mark = Type { role: Role::Title, size, pitch: size.times(6).part(5), tracking: 0 };
    pages.add(centred(mark, &[head.mark.as_str()], Some(RED)).line_spacing(exactly(mark.pitch).before(before)));

    let gap = G.line_pitch().times(G.mark_gap_lines).plus(mark.size).minus(mark.pitch);
    let gap = number(gap.twips());
    let mut lines: Vec<Paragraph> = Vec::new();
    if head.number.is_some() || head.signer.is_some() {
        lines.push(number_line(head).line_spacing(exactly(TIGHT.pitch).before(gap)));
    }
    if let Some((by, date)) = &head.issued {
        let before = number(G.line_pitch().minus(TIGHT.pitch).twips());
        lines.push(text::apart(TIGHT, by, date, G.type_width).line_spacing(exactly(TIGHT.pitch).before(before)));
    }
    let last = lines.pop().unwrap_or_else(|| left(TIGHT, "", 0).line_spacing(exactly(TIGHT.pitch).before(gap)));
    for line in lines {
        pages.add(line);
    }
    pages.add(text::ruled_below(last, G.red_line_weight, G.red_line_gap, RED));
}

/// Body type on a line no higher than the type, so that the red line keeps its distance.
const TIGHT: Type = Type { role: Role::Body, size: G.body_size, pitch: Length::pt(18), tracking: 0 };

fn number_line(head: &PrintedHead) -> Paragraph {
    let words = head.number.as_deref().unwrap_or_default();
    match &head.signer {
        None => centred(TIGHT, &[words], None),
        Some(signer) => text::apart(TIGHT, words, &format!("签发人：{signer}"), G.type_width),
    }
}

fn write_title(pages: &mut Pages, lines: &[String], before: i64, after: i64) {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let title = Type { role: Role::Title, size: G.title_size, pitch: G.title_pitch, tracking: 0 };
    let spacing = exactly(title.pitch)
        .before(number(G.line_pitch().times(before).twips()))
        .after(number(G.line_pitch().times(after).twips()));
    pages.add(centred(title, &lines, None).line_spacing(spacing).keep_next(true));
}

fn write_parts(pages: &mut Pages, parts: &[Part], width: Length) {
    for part in parts {
        match part {
            Part::Heading { level, text } => {
                let role = [Role::Hei, Role::Kai, Role::Body][usize::from(*level) - 1];
                let heading = paragraph(Type::body(role), text).outline_lvl(usize::from(*level) - 1);
                pages.add(heading.keep_next(true));
            }
            Part::Paragraph { text } => pages.add(paragraph(Type::body(Role::Body), text)),
            Part::Chart(chart) => chart::write(pages, chart, width),
            Part::Table(table) => table::write(pages, table, width),
        }
    }
}

fn write_attachment_list(pages: &mut Pages, print: &Print) {
    let Some(list) = &print.attachment_list else { return };
    let lead = i64::try_from(list.lead.chars().count()).unwrap_or_default();
    for (index, entry) in list.entries.iter().enumerate() {
        let (words, before) = if index == 0 { (format!("{}{entry}", list.lead), 1) } else { (entry.clone(), 0) };
        let hanging = if index == 0 { lead } else { 0 };
        let spacing = exactly(G.line_pitch()).before(number(G.line_pitch().times(before).twips()));
        pages.add(text::hanging(&words, G.indent + lead, hanging).line_spacing(spacing));
    }
}

fn write_closing(pages: &mut Pages, print: &Print) {
    let Some(closing) = &print.closing else { return };
    let indent = G.character_pitch().times(G.date_indent);
    let half = G.body_size.part(4);
    let width = |words: &str| half.times(i64::try_from(super::print::half_ems(words)).unwrap_or_default());
    // The issuer is centred over the date, as far as the edge allows.
    let over = indent.plus(width(&closing.date)).minus(width(&closing.issuer)).max(Length::pt(0));
    let before = number(G.line_pitch().times(G.closing_gap_lines).twips());
    let issuer = right(Type::body(Role::Body), &closing.issuer, over);
    pages.add(issuer.line_spacing(exactly(G.line_pitch()).before(before)).keep_next(true));
    pages.add(right(Type::body(Role::Body), &closing.date, indent));
}

fn write_attachment(pages: &mut Pages, attachment: &PrintedAttachment) {
    let turned = pages.turn(attachment.landscape);
    pages.add(left(Type::body(Role::Hei), &attachment.mark, 0).page_break_before(!turned));
    write_title(pages, &attachment.title, G.title_gap_lines - 1, 0);
    let width = if attachment.landscape { G.type_height } else { G.type_width };
    write_parts(pages, &attachment.body, width);
}

/// The end block stands in a box at the foot of the page on which the paper ends; packing puts the box around it.
fn write_end(pages: &mut Pages, end: &PrintedEnd) {
    let small = Type { role: Role::Body, size: G.small_size, pitch: G.line_pitch().times(9).part(10), tracking: 0 };
    pages.docx = std::mem::take(&mut pages.docx).add_bookmark_start(pack::END_BLOCK_ID, pack::END_BLOCK);
    pages.add(text::ruled_below(sliver(), G.end_line_outer, Length::pt(0), text::BLACK));
    let mut lines = 1;
    let mut last = text::apart(small, &end.printer, &end.printed, G.type_width);
    if let Some(copies) = &end.copies {
        lines += text::lines_of_copies(small, copies);
        pages.add(text::copies(small, copies));
        last = text::ruled_above(last, G.end_line_inner);
    }
    pages.add(text::ruled_below(last, G.end_line_outer, Length::pt(0), text::BLACK));
    pages.docx = std::mem::take(&mut pages.docx).add_bookmark_end(pack::END_BLOCK_ID);
    pages.end_height = small.pitch.times(lines).plus(Length::pt(4));
}

/// A paragraph that takes no room to speak of; neither a document nor a section can end with a table.
fn sliver() -> Paragraph {
    Paragraph::new().size(2).line_spacing(exactly(Length::pt(1)))
}

fn number_run() -> docx_rs::Run {
    let dashes = Type { role: Role::Song, size: G.small_size, pitch: G.small_size, tracking: 0 };
    dashes
        .run("— ")
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false)
        .add_text(" —")
}

fn centred_number() -> Paragraph {
    Paragraph::new().align(docx_rs::AlignmentType::Center).line_spacing(exactly(G.small_size)).add_run(number_run())
}

/// Odd pages at the right, even pages at the left, one character from the edge.
fn outer_number(even: bool) -> Paragraph {
    let inset = G.small_size.times(G.edge_indent);
    text::inset_number(number_run(), even, inset).line_spacing(exactly(G.small_size))
}
