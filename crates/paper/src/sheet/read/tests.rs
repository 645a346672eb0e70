//! Files as they come, and files made to do harm.

use std::io::{Cursor, Write as _};
use std::sync::atomic::AtomicBool;

use guatu_kernel::ErrorCode;
use zip::write::SimpleFileOptions;

use super::*;

fn read_with(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    read(name, bytes, limits, &AtomicBool::new(false))
}

fn refusal(bytes: &[u8], limits: &Limits) -> ErrorCode {
    let error = read_with("送来的.xlsx", bytes, limits).expect_err("refused");
    assert_eq!(error.params["file"], "送来的.xlsx");
    error.code
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

/// A workbook of one sheet with the given sheet data.
fn xlsx(sheet_xml: &str) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet_xml),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("part");
        archive.write_all(content.as_bytes()).expect("content");
    }
    archive.finish().expect("archive").into_inner()
}

fn container(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("container");
    container.create_stream(stream).expect("stream").write_all(content).expect("content");
    container.flush().expect("flushed");
    container.into_inner().into_inner()
}

/// BIFF records: type, length, body.
fn records(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record = |(kind, body): &(u16, Vec<u8>)| {
        [kind.to_le_bytes().to_vec(), (body.len() as u16).to_le_bytes().to_vec(), body.clone()].concat()
    };
    records.iter().flat_map(record).collect()
}

fn blank_at(row: u16, column: u16) -> (u16, Vec<u8>) {
    (0x0201, [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat())
}

#[test]
fn values_of_every_kind_are_read() {
    let sheet = xlsx(
        r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="2" max="3" width="20.5"/></cols><sheetData>
        <row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>名称</t></is></c><c r="B2"><v>4.2659999999999997</v></c>
        <c r="C2"><f>1/0</f><v>0.1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="b"><v>1</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>"#,
    );
    let workbook = read_with("a.xlsx", &sheet, &Limits::default()).expect("readable");
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.cell(1, 1), &Cell::Number("4.266".parse().expect("number")));
    assert_eq!(sheet.cell(1, 2), &Cell::Number("0.1".parse().expect("number")));
    assert_eq!((sheet.cell(1, 3), sheet.cell(1, 4)), (&Cell::Error("#REF!".into()), &Cell::Bool(true)));
    assert_eq!((sheet.widths.clone(), sheet.hidden_rows.contains(&1)), (vec![(1, 20), (2, 20)], true));
    assert_eq!(sheet.merges.len(), 1);
}

#[test]
fn a_sheet_of_empty_formatted_rows_costs_nothing() {
    let rows: String =
        (1..=100_000).map(|row| format!(r#"<row r="{row}" s="1"><c r="A{row}" s="0"/></row>"#)).collect();
    let end = r#"<row r="1048576"><c r="XFD1048576" s="0"/></row>"#;
    let sheet =
        xlsx(&format!(r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{rows}{end}</sheetData></worksheet>"#));
    let workbook = read_with("a.xlsx", &sheet, &Limits::default()).expect("readable");
    assert_eq!(workbook.sheets[0].rows.len(), 0);
}

#[test]
fn a_filled_cell_at_the_far_end_is_refused() {
    let sheet = |cell: &str| {
        xlsx(&format!(r#"<worksheet><sheetData><row r="1"><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>"#))
    };
    assert_eq!(refusal(&sheet("A1048576"), &Limits::default()), ErrorCode::FileTooLarge);
    assert_eq!(refusal(&sheet("XFD1"), &Limits::default()), ErrorCode::FileTooLarge);
}

#[test]
fn many_wide_rows_are_refused_before_they_fill_the_memory() {
    let rows: String = (1..=200).map(|row| format!(r#"<row r="{row}"><c r="ZZ{row}"><v>1</v></c></row>"#)).collect();
    let sheet = xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    assert_eq!(refusal(&sheet, &Limits { cells: 10_000, ..Limits::default() }), ErrorCode::FileTooLarge);
}

#[test]
fn a_zip_bomb_is_refused_while_it_unpacks() {
    let bomb = xlsx(&format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(4 << 20)));
    assert!(bomb.len() < 64 << 10);
    assert_eq!(refusal(&bomb, &Limits { expanded_bytes: 1 << 20, ..Limits::default() }), ErrorCode::FileTooLarge);
    assert_eq!(refusal(&bomb, &Limits { parts: 3, ..Limits::default() }), ErrorCode::FileTooLarge);
    assert_eq!(refusal(&bomb, &Limits { file_bytes: 100, ..Limits::default() }), ErrorCode::FileTooLarge);
}

#[test]
fn damaged_and_foreign_files_are_refused() {
    let whole = xlsx("<worksheet><sheetData/></worksheet>");
    let limits = Limits::default();
    for end in [4, whole.len() / 2, whole.len() - 10] {
        assert_eq!(refusal(&whole[..end], &limits), ErrorCode::FileUnreadable, "cut at {end}");
    }
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0; 64]].concat();
    let text_in_a_container = container("/WordDocument", b"text");
    for bytes in
        [png.as_slice(), b"", b"%PDF-1.7 x", b"<html><table>", &text_in_a_container, &xlsx("<worksheet><sheetData>")]
    {
        assert_eq!(refusal(bytes, &limits), ErrorCode::FileUnreadable);
    }
}

#[test]
fn protected_workbooks_are_named_as_such() {
    let limits = Limits::default();
    assert_eq!(refusal(&container("/EncryptedPackage", b"secret"), &limits), ErrorCode::FileEncrypted);
    let pass = records(&[(0x0809, vec![0, 6, 5, 0, 0, 0, 0, 0]), (0x002f, vec![1, 0, 1, 0, 1, 0])]);
    assert_eq!(refusal(&container("/Workbook", &pass), &limits), ErrorCode::FileEncrypted);
}

#[test]
fn an_old_workbook_with_cells_in_far_corners_is_refused_before_it_is_laid_out() {
    let begin = |kind: u8| (0x0809, vec![0, 6, kind, 0, 0, 0, 0, 0]);
    let end = (0x000a, Vec::new());
    let stream = records(&[begin(5), end.clone(), begin(16), blank_at(0, 0), blank_at(65_535, 255), end]);
    assert_eq!(refusal(&container("/Workbook", &stream), &Limits::default()), ErrorCode::FileTooLarge);
}

#[test]
fn reading_can_be_cancelled() {
    let error = read("a.csv", b"a,b", &Limits::default(), &AtomicBool::new(true)).expect_err("cancelled");
    assert_eq!(error.code, ErrorCode::Cancelled);
}

#[test]
fn separated_values_are_read_in_every_usual_encoding() {
    let content = "序号,项目名称\r\n\r\n1,\"十里河\n治理\"\r\n\r\n2,汉字㐂";
    let gb18030 = encoding_rs::GB18030.encode(content).0.into_owned();
    let utf8 = [b"\xef\xbb\xbf".as_slice(), content.as_bytes()].concat();
    let utf16: Vec<u8> = "\u{feff}".chars().chain(content.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    let tabs = content.replace(',', "\t");
    for bytes in [content.as_bytes(), &gb18030, &utf8, &utf16, tabs.as_bytes(), content.replace(',', ";").as_bytes()] {
        let workbook = read_with("dir/清单.csv", bytes, &Limits::default()).expect("readable");
        let sheet = &workbook.sheets[0];
        assert_eq!(sheet.name, "清单");
        assert_eq!(sheet.cell(2, 1), &text("十里河\n治理"), "{:?}", sheet.rows);
        assert_eq!(sheet.cell(4, 1), &text("汉字㐂"));
    }
}

#[test]
fn an_old_workbook_is_read_like_a_new_one() {
    let workbook = read_with("plan.xls", include_bytes!("fixtures/plan.xls"), &Limits::default()).expect("readable");
    let [plan, hidden] = workbook.sheets.as_slice() else { panic!("two sheets") };
    assert_eq!((plan.name.as_str(), plan.hidden, hidden.hidden), ("计划", false, true));
    assert_eq!(plan.cell(0, 0), &text("2023年重点项目计划表"));
    assert_eq!(plan.cell(2, 1), &Cell::Number("4.266".parse().expect("number")));
    assert_eq!(plan.cell(2, 2), &Cell::Date(NaiveDate::from_ymd_opt(2023, 3, 31).expect("date")));
    assert_eq!((plan.rows.len(), plan.merges.len(), plan.hidden_rows.contains(&3)), (4, 1, true));
    assert_eq!(hidden.cell(70, 3), &text("远"));
}
