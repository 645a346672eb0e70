//! Paragraphs of official papers in the words of DOCX.

use docx_rs::{
    AlignmentType, BreakType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, RunFonts, SpecialIndentType, Tab, TabValueType,
};

use super::G;
use crate::fonts::Role;
use crate::official::geometry::Length;
use crate::official::print::half_ems;

pub const BLACK: &str = "000000";

/// How characters are set.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    pub role: Role,
    pub size: Length,
    /// Distance of lines.
    pub pitch: Length,
    /// Added after each character, in twentieths of a point.
    pub tracking: i32,
}

impl Type {
    /// Type of the body: a line holds exactly its characters.
    pub fn body(role: Role) -> Self {
        // Rounded away from zero: a line may hold a hair more than 28 characters, never less.
        let tracking = i32::try_from(G.tracking().twips()).unwrap_or_default() - 1;
        Self { role, size: G.body_size, pitch: G.line_pitch(), tracking }
    }

    pub fn small(role: Role) -> Self {
        Self { role, size: G.table_size, pitch: G.table_size.times(5).part(4), tracking: 0 }
    }

    pub fn run(self, words: &str) -> Run {
        let family = self.role.family();
        let fonts = RunFonts::new().east_asia(family).ascii(family).hi_ansi(family).hint("eastAsia");
        let run = Run::new().fonts(fonts).size(number(self.size.half_points()));
        let run = if self.tracking == 0 { run } else { run.character_spacing(self.tracking) };
        run.add_text(words)
    }
}

/// A number for an interface that wants another kind of integer; geometry is small and not negative.
pub fn number<T: TryFrom<i64> + Default>(value: i64) -> T {
    T::try_from(value).unwrap_or_default()
}

/// Lines of a fixed pitch.
pub fn exactly(pitch: Length) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(number(pitch.twips()))
}

/// Running text: two characters in, both edges straight.
pub fn paragraph(of: Type, words: &str) -> Paragraph {
    let indent = number(G.character_pitch().times(G.indent).twips());
    plain(of)
        .align(AlignmentType::Both)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(indent)), None, None)
        .add_run(of.run(words))
}

/// A line from the left edge, `characters` in.
pub fn left(of: Type, words: &str, characters: i64) -> Paragraph {
    let indent = number(G.character_pitch().times(characters).twips());
    plain(of).align(AlignmentType::Left).indent(Some(indent), None, None, None).add_run(of.run(words))
}

/// A line whose end keeps `indent` from the right edge.
pub fn right(of: Type, words: &str, indent: Length) -> Paragraph {
    let indent = number(indent.twips());
    plain(of).align(AlignmentType::Right).indent(None, None, Some(indent), None).add_run(of.run(words))
}

pub fn centred(of: Type, lines: &[&str], colour: Option<&str>) -> Paragraph {
    let mut centred = plain(of).align(AlignmentType::Center);
    for (index, line) in lines.iter().enumerate() {
        let run = if index == 0 { Run::new() } else { Run::new().add_break(BreakType::TextWrapping) };
        let words = of.run(line);
        centred = centred.add_run(run).add_run(match colour {
            Some(colour) => words.color(colour),
            None => words,
        });
    }
    centred
}

/// An entry of the list of attachments: `indent` characters in, its first line hanging `hanging` characters.
pub fn hanging(words: &str, indent: i64, hanging: i64) -> Paragraph {
    let twips = |characters: i64| number(G.character_pitch().times(characters).twips());
    let special = (hanging > 0).then(|| SpecialIndentType::Hanging(twips(hanging)));
    let of = Type::body(Role::Body);
    plain(of).align(AlignmentType::Left).indent(Some(twips(indent)), special, None, None).add_run(of.run(words))
}

/// Two texts on one line, each one character from its edge.
pub fn apart(of: Type, left: &str, right: &str, width: Length) -> Paragraph {
    let inset = of.size.times(G.edge_indent);
    let stop = |val, at: Length| Tab::new().val(val).pos(number(at.twips()));
    plain(of)
        .align(AlignmentType::Left)
        .add_tab(stop(TabValueType::Left, inset))
        .add_tab(stop(TabValueType::Right, width.minus(inset)))
        .add_run(Run::new().add_tab())
        .add_run(of.run(left))
        .add_run(Run::new().add_tab())
        .add_run(of.run(right))
}

/// 抄送: further lines begin under the first name.
pub fn copies(of: Type, words: &str) -> Paragraph {
    let inset = of.size.times(G.edge_indent);
    let hanging = of.size.times(3);
    let (indent, hanging, end) = (inset.plus(hanging).twips(), hanging.twips(), inset.twips());
    let special = SpecialIndentType::Hanging(number(hanging));
    plain(of)
        .align(AlignmentType::Left)
        .indent(Some(number(indent)), Some(special), Some(number(end)), None)
        .add_run(of.run(words))
}

/// How many lines [`copies`] takes in the width of the type area.
pub fn lines_of_copies(of: Type, words: &str) -> i64 {
    let halves = |width: Length| width.times(2).emu() / of.size.emu();
    let first = halves(G.type_width.minus(of.size.times(2 * G.edge_indent)));
    let further = first - halves(of.size.times(3));
    let beyond = i64::try_from(half_ems(words)).unwrap_or_default() - first;
    1 + (beyond.max(0) + further - 1) / further
}

/// The number of a page in its footer.
pub fn inset_number(number_run: Run, even: bool, inset: Length) -> Paragraph {
    let inset = Some(number(inset.twips()));
    let paragraph = Paragraph::new().add_run(number_run);
    if even {
        paragraph.align(AlignmentType::Left).indent(inset, None, None, None)
    } else {
        paragraph.align(AlignmentType::Right).indent(None, None, inset, None)
    }
}

/// A line under the paragraph, `gap` away.
pub fn ruled_below(paragraph: Paragraph, weight: Length, gap: Length, colour: &str) -> Paragraph {
    rule(paragraph, ParagraphBorderPosition::Bottom, weight, gap, colour)
}

pub fn ruled_above(paragraph: Paragraph, weight: Length) -> Paragraph {
    rule(paragraph, ParagraphBorderPosition::Top, weight, Length::pt(0), BLACK)
}

fn rule(mut paragraph: Paragraph, at: ParagraphBorderPosition, weight: Length, gap: Length, colour: &str) -> Paragraph {
    let border = ParagraphBorder::new(at).size(eighths(weight)).space(points(gap)).color(colour);
    let borders = paragraph.property.borders.take().unwrap_or_else(ParagraphBorders::with_empty);
    paragraph.property.borders = Some(borders.set(border));
    paragraph
}

/// In eighths of a point, the unit of DOCX for lines.
pub fn eighths(weight: Length) -> usize {
    number((weight.emu() * 8 + 6_350) / 12_700)
}

fn points(length: Length) -> usize {
    number((length.emu() + 6_350) / 12_700)
}

/// An empty paragraph with the line pitch of its type.
pub fn plain(of: Type) -> Paragraph {
    Paragraph::new().line_spacing(exactly(of.pitch)).snap_to_grid(false).widow_control(false)
}
