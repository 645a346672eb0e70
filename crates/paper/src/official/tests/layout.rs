//! The numbers of the standard, measured on the laid-out pages.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::visualize::{Geometry as Drawn, Paint};
use typst_layout::PagedDocument;

use super::bulletin::{date, weekly};
use crate::fonts::Fonts;
use crate::official::{Block, EndBlock, Geometry, Head, Length, Paper, lay_out};

const G: Geometry = Geometry::GBT9704_2012;

/// A piece of text on a page: its words, the left end of its baseline and its width, in points from the top left corner.
#[derive(Debug)]
struct Words {
    text: String,
    x: f64,
    y: f64,
    width: f64,
    size: f64,
}

/// A straight line on a page.
#[derive(Debug)]
struct Rule {
    y: f64,
    weight: f64,
    red: bool,
}

#[derive(Default)]
struct Sight {
    words: Vec<Words>,
    rules: Vec<Rule>,
}

fn sight(frame: &Frame, origin: Point, seen: &mut Sight) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => sight(&group.frame, at, seen),
            FrameItem::Text(item) => seen.words.push(Words {
                text: item.text.to_string(),
                x: at.x.to_pt(),
                y: at.y.to_pt(),
                width: item.width().to_pt(),
                size: item.size.to_pt(),
            }),
            FrameItem::Shape(shape, _) => {
                if let (Drawn::Line(_), Some(stroke)) = (&shape.geometry, &shape.stroke) {
                    let red = matches!(&stroke.paint, Paint::Solid(colour) if colour.to_hex() == "#d7000f");
                    seen.rules.push(Rule { y: at.y.to_pt(), weight: stroke.thickness.to_pt(), red });
                }
            }
            _ => {}
        }
    }
}

fn pages(paper: &Paper) -> (PagedDocument, Vec<Sight>) {
    let document = lay_out(paper, Fonts::load(None).expect("fonts")).expect("layout");
    let look = |frame: &Frame| {
        let mut seen = Sight::default();
        sight(frame, Point::zero(), &mut seen);
        seen
    };
    let sights = document.pages().iter().map(|page| look(&page.frame)).collect();
    (document, sights)
}

fn find<'a>(page: &'a Sight, text: &str) -> &'a Words {
    page.words.iter().find(|words| words.text.contains(text)).unwrap_or_else(|| panic!("{text} is not on the page"))
}

fn close(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance
}

fn mm(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}

/// Nothing but a mark, a title and the given paragraphs.
fn plain(body: Vec<Block>) -> Paper {
    Paper {
        head: Head { mark: "重点项目通报".into(), number: Some("第1期".into()), ..Head::default() },
        title: "通报".into(),
        addressee: None,
        body,
        closing: None,
        attachments: Vec::new(),
        end: None,
        page_numbers: Default::default(),
    }
}

#[test]
fn a_full_page_holds_twenty_two_lines_of_twenty_eight_characters() {
    let (document, sights) = pages(&plain(vec![Block::Paragraph("项".repeat(28 * 60))]));
    let size = document.pages()[1].frame.size();
    assert!(close(size.x.to_pt(), mm(210.0), 0.01) && close(size.y.to_pt(), mm(297.0), 0.01));
    let lines: Vec<&Words> = sights[1].words.iter().filter(|words| words.text.starts_with('项')).collect();
    assert_eq!(lines.len(), 22);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!(line.text.chars().count(), 28);
        assert!(close(line.x, mm(28.0), 0.1), "left margin: {}", line.x);
        assert!(close(line.width, mm(156.0), 0.5), "type width: {}", line.width);
        let expected = lines[0].y + G.line_pitch().points() * number as f64;
        assert!(close(line.y, expected, 0.05), "line {number}: {} instead of {expected}", line.y);
    }
    assert!(lines[0].y > mm(37.0) && lines[21].y < mm(262.0));
}

#[test]
fn the_red_line_lies_four_millimetres_under_the_number_and_the_mark_at_thirty_five() {
    let (_, sights) = pages(&plain(vec![]));
    let mark = find(&sights[0], "重点项目通报");
    assert!(close(mark.y - 0.88 * mark.size, mm(37.0 + 35.0), 0.5), "top of the mark: {}", mark.y - 0.88 * mark.size);
    let number = find(&sights[0], "第1期");
    let line = sights[0].rules.iter().find(|rule| rule.red).expect("a red line");
    assert!(close(line.y - (number.y + 0.12 * number.size), mm(4.0), 0.3), "{number:?} {line:?}");
    let title = find(&sights[0], "通报").y.max(sights[0].words.iter().filter(|w| w.size == 22.0).map(|w| w.y).sum());
    let gap = title - line.y - 2.0 * G.line_pitch().points();
    assert!(gap > 0.0 && gap < G.title_pitch.points(), "two lines between red line and title, and not three");
}

#[test]
fn type_has_the_sizes_of_the_standard() {
    let (_, sights) = pages(&weekly());
    for (text, size) in [("第12期", 16.0), ("建设进展情况的通报", 22.0), ("根据区委", 16.0), ("— 1 —", 14.0)]
    {
        assert!(close(find(&sights[0], text).size, size, 0.01), "{text}");
    }
}

#[test]
fn page_numbers_stand_outside_seven_millimetres_under_the_type_area() {
    let (_, sights) = pages(&plain(vec![Block::Paragraph("目".repeat(28 * 30))]));
    let (odd, even) = (find(&sights[0], "— 1 —"), find(&sights[1], "— 2 —"));
    assert!(close(odd.x + odd.width, mm(28.0 + 156.0) - 14.0, 0.5), "{odd:?}");
    assert!(close(even.x, mm(28.0) + 14.0, 0.5), "{even:?}");
    // The dash lies in the middle of the line of type, 0.38 em above the baseline.
    assert!(close(odd.y - 0.38 * 14.0, mm(37.0 + 225.0 + 7.0), 1.0), "{odd:?}");
}

#[test]
fn the_end_block_closes_the_type_area_of_the_last_page() {
    let end =
        EndBlock {
            copies: Some("区委办公室".into()), printer: "区重点项目办".into(), printed: date("2023-03-31")
        };
    let (_, sights) = pages(&Paper { end: Some(end), ..plain(vec![Block::Paragraph("结".into())]) });
    let rules: Vec<&Rule> = sights[0].rules.iter().filter(|rule| !rule.red).collect();
    let weights: Vec<f64> = rules.iter().map(|rule| rule.weight).collect();
    for (weight, expected) in weights.iter().zip([0.35, 0.25, 0.35]) {
        assert!(close(*weight, mm(expected), 0.01), "{weights:?}");
    }
    assert!(close(rules.last().expect("rules").y, mm(37.0 + 225.0), 1.5), "{rules:?}");
    assert!(find(&sights[0], "2023年3月31日印发").size == 14.0);
}

#[test]
fn the_date_keeps_four_characters_from_the_edge() {
    let closing = crate::official::Closing { issuer: "区重点项目办".into(), date: date("2023-03-31") };
    let (_, sights) = pages(&Paper { closing: Some(closing), ..plain(vec![]) });
    let line: Vec<&Words> = sights[0].words.iter().filter(|words| "2023年3月31日".contains(&words.text)).collect();
    let end = line.iter().map(|words| words.x + words.width).fold(0.0, f64::max);
    assert!(close(end, mm(28.0 + 156.0) - 4.0 * G.character_pitch().points(), 0.5), "{end}");
}

#[test]
fn a_table_header_comes_again_on_each_page_and_wide_attachments_are_turned() {
    let (document, sights) = pages(&weekly());
    let turned: Vec<usize> =
        (0..sights.len()).filter(|page| document.pages()[*page].frame.width() > Abs::pt(mm(290.0))).collect();
    assert!(turned.len() >= 3, "the light table is long");
    for page in turned {
        find(&sights[page], "预警说明");
        assert!(sights[page].words.iter().all(|words| words.x + words.width < mm(297.0 - 37.0) + 1.0), "page {page}");
    }
}

#[test]
fn long_marks_shrink_to_one_line() {
    let long = Paper { head: Head { mark: "二".repeat(40), ..Head::default() }, ..plain(vec![]) };
    let (_, sights) = pages(&long);
    let mark = find(&sights[0], "二二");
    assert_eq!(mark.text.chars().count(), 40);
    assert!(mark.width <= mm(156.0) && Length::pt(1).points() < mark.size);
}
