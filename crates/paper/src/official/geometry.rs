//! The numbers of GB/T 9704-2012 as data. Lengths are exact in millimetres and in points alike.

use serde::{Deserialize, Serialize};

/// A length in EMU, the unit in which both a millimetre (36,000) and a point (12,700) are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(i64);

impl Length {
    /// From hundredths of a millimetre.
    pub const fn hundredths_mm(hundredths: i64) -> Self {
        Self(hundredths * 360)
    }

    pub const fn mm(millimetres: i64) -> Self {
        Self::hundredths_mm(millimetres * 100)
    }

    /// From hundredths of a point.
    pub const fn hundredths_pt(hundredths: i64) -> Self {
        Self(hundredths * 127)
    }

    pub const fn pt(points: i64) -> Self {
        Self::hundredths_pt(points * 100)
    }

    pub const fn emu(self) -> i64 {
        self.0
    }

    /// In points, for the engines that draw in floating point.
    pub fn points(self) -> f64 {
        self.0 as f64 / 12_700.0
    }

    /// In twentieths of a point (the unit of DOCX), rounded to the nearest.
    pub const fn twips(self) -> i64 {
        (self.0 + 317 * self.0.signum()) / 635
    }

    /// In half points (the unit of DOCX for type), rounded to the nearest.
    pub const fn half_points(self) -> i64 {
        (self.0 + 3_175) / 6_350
    }

    pub const fn times(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }

    /// An equal part, rounded down to a whole EMU (0.00003 mm).
    pub const fn part(self, parts: i64) -> Self {
        Self(self.0 / parts)
    }

    pub const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// Where everything lies on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Geometry {
    /// A4
    pub page_width: Length,
    pub page_height: Length,
    /// 天头
    pub top: Length,
    /// 订口
    pub left: Length,
    /// 版心, the area of type
    pub type_width: Length,
    pub type_height: Length,
    /// Lines on a full page, and characters in a full line.
    pub lines: i64,
    pub characters: i64,
    /// 3号: body, headings, document number.
    pub body_size: Length,
    /// 2号: title.
    pub title_size: Length,
    /// 4号: end block and page number.
    pub small_size: Length,
    /// Text in tables, and the least size to which it may shrink.
    pub table_size: Length,
    /// Pitch of the lines of a title.
    pub title_pitch: Length,
    /// Largest size of the red mark; a long mark is set smaller so that it fills one line.
    pub mark_size: Length,
    /// From the top of the type area to the top of the mark.
    pub mark_top: Length,
    /// Lines of the body between the mark and the document number.
    pub mark_gap_lines: i64,
    /// From the document number to the red line.
    pub red_line_gap: Length,
    pub red_line_weight: Length,
    /// Lines of the body between red line and title.
    pub title_gap_lines: i64,
    /// Lines of the body left free above the signature, where the seal is put.
    pub closing_gap_lines: i64,
    /// First-line indent of a paragraph, in characters.
    pub indent: i64,
    /// From the right edge of the type area to the date, in characters.
    pub date_indent: i64,
    /// From the foot of the type area to the page number.
    pub page_number_gap: Length,
    /// Page number, document number and end block keep this many characters from the edge.
    pub edge_indent: i64,
    /// First and last line of the end block, and the lines between.
    pub end_line_outer: Length,
    pub end_line_inner: Length,
}

impl Geometry {
    /// The standard of 2012. Its predecessor of 1999 put the mark 25 mm under the type area's top; this one puts it at 35 mm.
    pub const GBT9704_2012: Self = Self {
        page_width: Length::mm(210),
        page_height: Length::mm(297),
        top: Length::mm(37),
        left: Length::mm(28),
        type_width: Length::mm(156),
        type_height: Length::mm(225),
        lines: 22,
        characters: 28,
        body_size: Length::pt(16),
        title_size: Length::pt(22),
        small_size: Length::pt(14),
        table_size: Length::hundredths_pt(1050),
        title_pitch: Length::pt(35),
        mark_size: Length::pt(56),
        mark_top: Length::mm(35),
        mark_gap_lines: 2,
        red_line_gap: Length::mm(4),
        red_line_weight: Length::hundredths_pt(150),
        title_gap_lines: 2,
        closing_gap_lines: 2,
        indent: 2,
        date_indent: 4,
        page_number_gap: Length::mm(7),
        edge_indent: 1,
        end_line_outer: Length::hundredths_mm(35),
        end_line_inner: Length::hundredths_mm(25),
    };

    /// 切口, what is left at the right.
    pub const fn right(&self) -> Length {
        self.page_width.minus(self.left).minus(self.type_width)
    }

    /// 地脚, what is left at the foot.
    pub const fn bottom(&self) -> Length {
        self.page_height.minus(self.top).minus(self.type_height)
    }

    /// Distance of two lines: the type area divided by its lines, 28.99 pt.
    pub const fn line_pitch(&self) -> Length {
        self.type_height.part(self.lines)
    }

    /// Distance of two characters: the type area divided by its characters, 15.79 pt.
    pub const fn character_pitch(&self) -> Length {
        self.type_width.part(self.characters)
    }

    /// What is added after each character so that a line holds exactly its characters; negative.
    pub const fn tracking(&self) -> Length {
        self.character_pitch().minus(self.body_size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const G: Geometry = Geometry::GBT9704_2012;

    #[test]
    fn the_margins_leave_the_type_area_of_the_standard() {
        assert_eq!((G.right(), G.bottom()), (Length::mm(26), Length::mm(35)));
        assert_eq!((G.top, G.left), (Length::mm(37), Length::mm(28)));
    }

    #[test]
    fn twenty_two_lines_and_twenty_eight_characters_fill_the_type_area() {
        assert!(G.line_pitch().times(22) <= G.type_height);
        assert_eq!(G.line_pitch().twips(), 580, "28.99 pt");
        assert!((G.character_pitch().points() - 15.79).abs() < 0.01);
        assert!(G.character_pitch().times(28) <= G.type_width);
    }

    #[test]
    fn the_mark_lies_at_thirty_five_millimetres_not_at_the_old_twenty_five() {
        assert_eq!(G.mark_top, Length::mm(35));
    }

    #[test]
    fn lengths_are_exact_in_points_and_in_millimetres() {
        assert_eq!(Length::pt(72), Length::hundredths_mm(2540));
        assert_eq!((Length::pt(16).twips(), Length::pt(16).half_points()), (320, 32));
        assert_eq!(Length::hundredths_pt(-20).twips(), -4);
        assert_eq!(Length::hundredths_pt(1050).half_points(), 21);
    }
}
