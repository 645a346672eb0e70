//! From document to file. Completes what the DOCX library cannot say (repeated headers, footers of every section) and packs the
//! parts compressed and without dates.

use std::io::{Cursor, Read, Write};

use crate::official::geometry::Length;
use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Properties of a row that must not be split and has no height of its own: so the writer of tables marks a repeated header.
/// Texts cannot contain it, their angle brackets are escaped.
const HEADER: &str = "<w:trPr><w:cantSplit /></w:trPr>";
const REPEATED_HEADER: &str = "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>";
const SECTION: &str = "<w:sectPr>";

/// The bookmark around the end block.
pub const END_BLOCK: &str = "end_block";
pub const END_BLOCK_ID: usize = 1;

/// `width` and `height` are those of the box that holds the end block, if the document has one.
pub fn pack(docx: Docx, width: Length, height: Length) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut plain = Cursor::new(Vec::new());
    docx.pack(&mut plain)?;
    let mut source = ZipArchive::new(plain)?;
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..source.len() {
        let mut part = source.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        let mut content = String::new();
        part.read_to_string(&mut content)?;
        let name = part.name()?.into_owned();
        if name == "word/document.xml" {
            content = boxed(&complete(&content), width, height);
        }
        target.start_file(name, options)?;
        target.write_all(content.as_bytes())?;
    }
    Ok(target.finish()?.into_inner())
}

fn complete(document: &str) -> String {
    let document = document.replace(HEADER, REPEATED_HEADER);
    // The last section names the footers; every other one is to have the same.
    let Some(last) = document.rfind(SECTION).map(|at| at + SECTION.len()) else { return document };
    let footers: String = references(&document[last..]).concat();
    let (before, after) = document.split_at(last - SECTION.len());
    before.replace(SECTION, &format!("{SECTION}{footers}")) + after
}

/// Puts what lies between the marks of the end block into a text box at the foot of the type area. Word and LibreOffice agree on
/// the place of such a box; on that of frames and floating tables they do not.
fn boxed(document: &str, width: Length, height: Length) -> String {
    let start = format!(r#"<w:bookmarkStart w:id="{END_BLOCK_ID}" w:name="{END_BLOCK}" />"#);
    let end = format!(r#"<w:bookmarkEnd w:id="{END_BLOCK_ID}" />"#);
    let parts = document.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(&end)?)));
    let Some((before, (inside, after))) = parts else { return document.to_owned() };
    let frame = include_str!("end-block.xml").replace("{width}", &width.emu().to_string());
    let frame = frame.replace("{height}", &height.emu().to_string()).replace('\n', "");
    [before, &frame.replace("{content}", inside), after].concat()
}

fn references(section: &str) -> Vec<&str> {
    let starts = section.match_indices("<w:footerReference");
    starts.filter_map(|(at, _)| Some(&section[at..at + section[at..].find("/>")? + 2])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_gets_the_footers_of_the_last() {
        let footer = r#"<w:footerReference w:type="default" r:id="rIdFooter1" />"#;
        let document = format!("<w:p>{SECTION}<w:pgSz /></w:sectPr></w:p>{SECTION}{footer}<w:pgSz /></w:sectPr>");
        let expected =
            format!("<w:p>{SECTION}{footer}<w:pgSz /></w:sectPr></w:p>{SECTION}{footer}<w:pgSz /></w:sectPr>");
        assert_eq!(complete(&document), expected);
    }
}
