//! The same words in both renderings, printed literally.

use std::io::{Cursor, Read};

use typst::layout::{Frame, FrameItem};

use super::bulletin::{date, weekly};
use crate::fonts::Fonts;
use crate::official::{
    Align, Attachment, Bar, BarChart, Block, Closing, Column, EndBlock, Head, Issued, Orientation, Paper, Table, docx,
    lay_out, pdf,
};

fn fonts() -> &'static Fonts {
    Fonts::load(None).expect("fonts")
}

fn part(paper: &Paper, name: &str) -> String {
    let bytes = docx(paper).expect("docx");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut content = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut content).expect("text");
    content
}

/// The text of the document part, in order, without its markup.
fn docx_text(paper: &Paper) -> String {
    let xml = part(paper, "word/document.xml");
    let runs = xml.split("<w:t ").skip(1).filter_map(|run| Some(run.split_once('>')?.1.split_once("</w:t>")?.0));
    let text: String = runs.collect();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, plain)| text.replace(entity, plain))
}

fn collect(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, text),
            FrameItem::Text(item) => text.push_str(&item.text),
            _ => {}
        }
    }
}

fn pdf_text(paper: &Paper) -> String {
    let mut text = String::new();
    for page in lay_out(paper, fonts()).expect("layout").pages() {
        collect(&page.frame, &mut text);
    }
    text
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn assert_in_order(text: &str, expected: &[&str], rendering: &str) {
    let text = squeezed(text);
    let mut rest = text.as_str();
    for words in expected {
        let at = rest.find(&squeezed(words)).unwrap_or_else(|| panic!("{rendering}: {words} is missing after: {text}"));
        rest = &rest[at + squeezed(words).len()..];
    }
}

/// Every kind of part once, on pages short enough that nothing repeats.
fn every_part() -> Paper {
    let column = |header: &str| Column { header: header.into(), align: Align::Left, share: 1 };
    let table = Table {
        caption: Some("表的名称".into()),
        note: Some("单位：万元".into()),
        columns: vec![column("行业"), column("灯号")],
        rows: vec![vec!["综合交通".into(), "缺".into()]],
        total: Some(vec!["合计".into()]),
        repeat_header: true,
    };
    let chart = BarChart {
        title: "图的名称".into(),
        unit: "亿元".into(),
        value_name: "完成".into(),
        mark_name: Some("序时".into()),
        bars: vec![Bar { label: "甲单位".into(), value: "9.40".parse().expect("value"), mark: None, colour: None }],
    };
    let by = || "区重点项目办".to_owned();
    Paper {
        head: Head {
            mark: "周通报".into(),
            number: Some("二七重点办〔2023〕12号".into()),
            copy_number: Some("000012".into()),
            secrecy: Some("秘密★1年".into()),
            urgency: Some("特急".into()),
            signer: Some("某某".into()),
            issued: Some(Issued { by: by(), on: date("2023-03-01") }),
        },
        title: "第一行题\n第二行题".into(),
        addressee: Some("各单位".into()),
        body: vec![
            Block::Heading1("一、总体情况".into()),
            Block::Heading2("（一）分项".into()),
            Block::Heading3("1.小项".into()),
            Block::Paragraph("第一段。\n第二段。".into()),
            Block::Table(table),
            Block::Chart(chart),
        ],
        closing: Some(Closing { issuer: by(), date: date("2023-03-31") }),
        attachments: vec![
            Attachment {
                title: "甲表".into(),
                orientation: Orientation::Landscape,
                body: vec![Block::Paragraph("甲文".into())],
            },
            Attachment {
                title: "乙表".into(),
                orientation: Orientation::Portrait,
                body: vec![Block::Paragraph("乙文".into())],
            },
        ],
        end: Some(EndBlock { copies: Some("区委办公室".into()), printer: by(), printed: date("2023-04-01") }),
        page_numbers: Default::default(),
    }
}

#[test]
fn both_renderings_print_the_same_words_in_the_same_order() {
    let body = [
        "000012",
        "秘密★1年",
        "特急",
        "周通报",
        "二七重点办〔2023〕12号",
        "签发人：某某",
        "区重点项目办",
        "2023年3月1日",
        "第一行题",
        "第二行题",
        "各单位：",
        "一、总体情况",
        "（一）分项",
        "1.小项",
        "第一段。",
        "第二段。",
        "表的名称",
        "单位：万元",
        "行业",
        "灯号",
        "综合交通",
        "缺",
        "合计",
        "图的名称（单位：亿元）",
        "完成",
        "序时",
        "甲单位",
        "9.40",
        "附件：1.甲表",
        "2.乙表",
        "区重点项目办",
        "2023年3月31日",
        "附件1",
        "甲表",
        "甲文",
        "附件2",
        "乙表",
        "乙文",
        "抄送：区委办公室。",
        "区重点项目办",
        "2023年4月1日印发",
    ];
    let paper = every_part();
    assert_in_order(&pdf_text(&paper), &body, "PDF");
    assert_in_order(&docx_text(&paper), &body, "DOCX");
}

#[test]
fn hostile_text_is_printed_literally() {
    let hostile = [
        r##"#import "@preview/x:1.0.0": * #panic()"##,
        "$ x^2 $ *粗* _斜_ `码` = 题 - 列 / 行 \\ @引 <标> [块] {码} ~ // 注",
        "\"双\" '单' “引” ’ ]]> &amp; <w:t>注入</w:t> </w:p>",
        "瀍河、马堃、㎡、〇、镕、🚧、𠮷",
    ];
    for text in hostile {
        let mut paper = every_part();
        paper.title = text.into();
        paper.head.mark = text.into();
        paper.body = vec![Block::Heading1(text.into()), Block::Paragraph(text.into())];
        assert_in_order(&pdf_text(&paper), &[text, text, text, text], "PDF");
        assert_in_order(&docx_text(&paper), &[text, text, text, text], "DOCX");
    }
}

#[test]
fn control_characters_are_left_out_and_endless_text_is_printed() {
    let mut paper = every_part();
    let long = "长".repeat(10_000);
    paper.body = vec![Block::Paragraph("甲\u{0}\u{b}乙\u{fffe}丙\t丁".into()), Block::Paragraph(long.clone())];
    for text in [squeezed(&pdf_text(&paper)), squeezed(&docx_text(&paper))] {
        assert!(text.contains("甲乙丙丁"));
        assert!(text.matches('长').count() == 10_000);
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = weekly();
    assert!(docx(&paper).expect("docx") == docx(&paper).expect("docx"), "DOCX");
    assert!(pdf(&paper, fonts()).expect("pdf") == pdf(&paper, fonts()).expect("pdf"), "PDF");
    let bytes = pdf(&paper, fonts()).expect("pdf");
    assert!(!String::from_utf8_lossy(&bytes).contains("CreationDate"), "a file does not say when it was made");
}

#[test]
fn the_docx_has_the_geometry_of_the_standard() {
    let paper = every_part();
    let xml = part(&paper, "word/document.xml");
    for expected in [
        r#"<w:pgSz w:w="11906" w:h="16838" />"#,
        r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape" />"#,
        r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
        r#"w:line="580" w:lineRule="exact""#,
        r#"w:eastAsia="仿宋_GB2312""#,
        r#"w:eastAsia="方正小标宋简体""#,
        r#"w:eastAsia="楷体_GB2312""#,
        r#"w:eastAsia="黑体""#,
        "<w:tblHeader />",
        r#"<w:bottom w:val="single" w:space="11" w:sz="12" w:color="D7000F" />"#,
    ] {
        assert!(xml.contains(expected), "{expected} is missing");
    }
    let sections = xml.matches("<w:sectPr>").count();
    assert_eq!(sections, 3, "portrait, landscape, portrait");
    assert_eq!(xml.matches("<w:footerReference").count(), 2 * sections, "odd and even numbers in every section");
    assert_eq!(xml.matches("<w:txbxContent>").count(), 1, "the end block stands in its box");
    assert!(part(&paper, "word/settings.xml").contains("<w:evenAndOddHeaders />"));
    assert!(part(&paper, "word/footer1.xml").contains("PAGE"));
}

fn first_difference(left: &str, right: &str) -> String {
    let differing = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    differing.map_or_else(|| "one is longer".to_owned(), |(left, right)| format!("{left}\n{right}"))
}

#[test]
fn a_paper_survives_its_json() {
    let paper = weekly();
    let golden = include_str!("weekly.json");
    let written = serde_json::to_string_pretty(&paper).expect("json");
    assert!(written == golden.trim_end(), "the form changed: {}", first_difference(&written, golden));
    assert_eq!(serde_json::from_str::<Paper>(golden).expect("paper"), paper);
}

#[test]
fn malformed_tables_are_refused() {
    let column = || Column { header: "列".into(), align: Align::Left, share: 1 };
    let table = |columns, rows| Table { caption: None, note: None, columns, rows, total: None, repeat_header: true };
    let cell = || "格".into();
    for malformed in [
        table(vec![], vec![]),
        table(vec![Column { share: 0, ..column() }], vec![]),
        table(vec![column()], vec![vec![cell(), cell()]]),
    ] {
        let paper = Paper { body: vec![Block::Table(malformed)], ..every_part() };
        assert_eq!(pdf(&paper, fonts()).expect_err("refused").code, guatu_kernel::ErrorCode::Invalid);
        assert_eq!(docx(&paper).expect_err("refused").code, guatu_kernel::ErrorCode::Invalid);
    }
}
