//! Separated values, in the encodings and with the separators that Chinese offices produce.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use guatu_kernel::Error;

use super::{Filler, Reading};
use crate::sheet::{Cell, Sheet, Workbook};

pub(super) fn read(file: &Reading<'_>, bytes: &[u8]) -> Result<Workbook, Error> {
    let text = decode(bytes).ok_or_else(|| file.unreadable("neither a workbook nor text"))?;
    let delimiter = delimiter_of(&text);
    let mut sheet = Sheet { name: stem(file.name).into(), ..Sheet::default() };
    let mut filler = Filler::new(file);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut row = 0_u32;
    loop {
        let line_before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|cause| file.unreadable(cause))? {
            break;
        }
        row += blank_lines(&record, reader.position().line() - line_before);
        for (column, field) in record.iter().enumerate() {
            filler.saw_cell()?;
            if !field.trim().is_empty() {
                filler.put(&mut sheet, row, column as u32, Cell::Text(field.into()))?;
            }
        }
        row += 1;
    }
    Ok(Workbook { sheets: vec![sheet] })
}

/// How many empty lines the reader skipped before a record, so that rows keep the numbers that a spreadsheet shows.
fn blank_lines(record: &csv::StringRecord, lines: u64) -> u32 {
    let own = 1 + record.iter().map(|field| field.bytes().filter(|b| *b == b'\n').count()).sum::<usize>();
    lines.saturating_sub(own as u64) as u32
}

/// UTF-8 with or without its mark, UTF-16 with its mark, else GB18030. `None` when it is no text at all.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE.decode_with_bom_removal(bytes).0,
        [0xfe, 0xff, ..] => UTF_16BE.decode_with_bom_removal(bytes).0,
        _ => {
            let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(body) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(body)?,
            }
        }
    };
    let is_text = !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{1a}'));
    let is_markup = text.trim_start().starts_with(['<', '%', '{']);
    (is_text && !is_markup && !text.trim().is_empty()).then_some(text)
}

/// The separator that occurs most often outside quotes in the first lines.
fn delimiter_of(text: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut quoted = false;
    for byte in text.bytes().take(64 * 1024) {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte && !quoted) {
            *count += 1;
        }
    }
    counts.iter().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// A file name without folders and ending.
fn stem(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}
