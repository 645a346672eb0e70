//! Dates and spans of time, as offices write them.

use chrono::{Days, NaiveDate};
use guatu_kernel::Month;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::label::fold;
use super::{Grain, Reason, When, Written, label};

const NOTHING: &[&str] = &["-", "--", "—", "——", "/", "\\", "无", "暂无", "待定", "未定", "不详"];
const WORDS_BEFORE: &[&str] = &["预计", "计划", "拟于", "拟", "约", "争取", "确保"];
const WORDS_AFTER: &[&str] = &[
    "前",
    "以前",
    "之前",
    "开工",
    "动工",
    "竣工",
    "建成",
    "完工",
    "完成",
    "投产",
    "投用",
    "开始",
    "投产达效",
    "建成投产",
    "左右",
];

/// From when until when something is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub start: When,
    pub finish: When,
}

/// Reads a date; `None` when nothing is written.
///
/// Words that name a span mean its last month, because offices write deadlines: `2023年底` is December 2023, `上半年` June,
/// `一季度` March; only `年初` is January.
pub fn when(written: Written<'_>) -> Result<Option<When>, Reason> {
    match written {
        Written::Empty => Ok(None),
        Written::Date(date) => Ok(Some(When { from: date, grain: Grain::Day, written: date.to_string() })),
        Written::Number(number) => of_number(number).map(Some),
        Written::Text(text) => of_text(text),
    }
}

/// Reads the day by which something is due: of a month or year its last day.
pub fn day(written: Written<'_>) -> Result<Option<NaiveDate>, Reason> {
    Ok(when(written)?.map(|when| when.until()))
}

/// Reads a span: `2022-2024`, `2022年至2026年`, `2023年3月-12月`. A single year is a span too; `None` when no years can be
/// made out (`5年`) or the end lies before the start.
pub fn period(text: &str) -> Option<Period> {
    let bare = compact(text);
    if let Some((from, Grain::Year)) = read(&bare) {
        let year = When { from, grain: Grain::Year, written: label(text) };
        return Some(Period { start: year.clone(), finish: year });
    }
    bare.char_indices()
        .filter(|(_, c)| matches!(c, '-' | '~' | '—' | '–' | '−' | '至' | '到'))
        .find_map(|(at, separator)| span(&bare[..at], &bare[at + separator.len_utf8()..]))
}

fn span(start: &str, finish: &str) -> Option<Period> {
    let finish = finish.trim_start_matches(['-', '~', '—', '–', '至']);
    let (from, start_grain) = read(start)?;
    let (until, finish_grain) =
        read(finish).or_else(|| read(&format!("{}年{finish}", start.get(..4)?)).filter(|_| is_month(finish)))?;
    let period = Period {
        start: When { from, grain: start_grain, written: start.into() },
        finish: When { from: until, grain: finish_grain, written: finish.into() },
    };
    (period.start.from <= period.finish.until()).then_some(period)
}

/// `12月`, an end that borrows the year of the start.
fn is_month(text: &str) -> bool {
    text.strip_suffix('月').is_some_and(|digits| digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A number stands for a year, for digits of a date, for Excel's count of days, or for a year and month with a point.
fn of_number(number: Decimal) -> Result<When, Reason> {
    let number = number.normalize();
    let made = |date: Option<NaiveDate>, grain| {
        let from = date.ok_or(Reason::DateUnreadable)?;
        Ok(When { from, grain, written: number.to_string() })
    };
    if number.scale() == 0 {
        return match number.to_u64() {
            Some(1900..=2100 | 190_001..=210_012 | 19_000_101..=21_001_231) => {
                let (from, grain) = read(&number.to_string()).ok_or(Reason::DateUnreadable)?;
                made(Some(from), grain)
            }
            Some(serial @ 32_874..=73_415) => made(excel_day(serial), Grain::Day),
            _ => Err(Reason::DateUnreadable),
        };
    }
    let year_and_month = number.trunc().to_u32().filter(|year| (1900..=2100).contains(year));
    match (year_and_month, number.scale(), number.fract().mantissa()) {
        (Some(_), 1, 1) => Err(Reason::DateAmbiguous),
        (Some(year), 1 | 2, month) => made(ymd(year, u32::try_from(month).unwrap_or_default(), 1), Grain::Month),
        (None, _, _) if (Decimal::from(32_874)..Decimal::from(73_416)).contains(&number) => {
            made(number.to_u64().and_then(excel_day), Grain::Day)
        }
        _ => Err(Reason::DateUnreadable),
    }
}

/// Excel counts days from 1899-12-30 (for every date after February 1900).
fn excel_day(serial: u64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial))
}

fn of_text(text: &str) -> Result<Option<When>, Reason> {
    let bare = compact(text);
    if bare.is_empty() || NOTHING.contains(&bare.as_str()) {
        return Ok(None);
    }
    match read(&bare) {
        Some((from, grain)) => Ok(Some(When { from, grain, written: label(text) })),
        None if period(text).is_some() => Err(Reason::DateIsPeriod),
        None => Err(Reason::DateUnreadable),
    }
}

/// Half-width, without spaces, and without a time of day.
fn compact(text: &str) -> String {
    let folded = fold(text);
    let without_time = match folded.trim().split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => folded.trim(),
    };
    without_time.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reads one date out of compact text.
fn read(text: &str) -> Option<(NaiveDate, Grain)> {
    let mut text = text.trim_matches(['(', ')', '。', ';']);
    while let Some(rest) = WORDS_BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    while let Some(rest) = WORDS_AFTER.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    if let Some(date) = digits_only(text) {
        return Some(date);
    }
    let (year, rest) = number(text, 4)?;
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let rest = rest.strip_prefix('年').or_else(|| rest.strip_prefix(['.', '-', '/'])).unwrap_or(rest);
    if rest.is_empty() {
        return Some((ymd(year, 1, 1)?, Grain::Year));
    }
    match part_of_year(rest) {
        Some(month) => Some((ymd(year, month, 1)?, Grain::Month)),
        None => month_and_day(year, rest),
    }
}

/// `2023`, `202303`, `20230305`.
fn digits_only(text: &str) -> Option<(NaiveDate, Grain)> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = part(0, 4).filter(|year| (1900..=2100).contains(year))?;
    match text.len() {
        4 => Some((ymd(year, 1, 1)?, Grain::Year)),
        6 => Some((ymd(year, part(4, 6)?, 1)?, Grain::Month)),
        8 => Some((ymd(year, part(4, 6)?, part(6, 8)?)?, Grain::Day)),
        _ => None,
    }
}

fn part_of_year(text: &str) -> Option<u32> {
    let text = text.strip_prefix('年').unwrap_or(text);
    Some(match text {
        "初" => 1,
        "一季度" | "第一季度" | "1季度" | "第1季度" | "Q1" => 3,
        "上半年" | "年中" | "中" | "二季度" | "第二季度" | "2季度" | "第2季度" | "Q2" => 6,
        "三季度" | "第三季度" | "3季度" | "第3季度" | "Q3" => 9,
        "底" | "末" | "内" | "下半年" | "四季度" | "第四季度" | "4季度" | "第4季度" | "Q4" => 12,
        _ => return None,
    })
}

fn month_and_day(year: u32, text: &str) -> Option<(NaiveDate, Grain)> {
    let (month, rest) = number(text, 2)?;
    let first = ymd(year, month, 1)?;
    let rest = rest.strip_prefix('月').or_else(|| rest.strip_prefix(['.', '-', '/'])).unwrap_or(rest);
    if matches!(rest, "" | "份" | "初" | "底" | "末" | "上旬" | "中旬" | "下旬" | "中") {
        return Some((first, Grain::Month));
    }
    let (day, rest) = number(rest, 2)?;
    matches!(rest, "" | "日" | "号").then_some(())?;
    Some((ymd(year, month, day)?, Grain::Day))
}

/// A number of at most `most` digits at the start (exactly four for a year), and what follows it.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > most || (most == 4 && end != 4) {
        return None;
    }
    Some((text[..end].parse().ok()?, &text[end..]))
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    Month::new(year, month).and_then(|_| NaiveDate::from_ymd_opt(year, month, day))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(written: &str) -> Result<Option<(String, Grain)>, Reason> {
        Ok(when(Written::Text(written))?.map(|when| (when.from.to_string(), when.grain)))
    }

    #[test]
    fn dates_are_read_as_offices_write_them() {
        for (written, from, grain) in [
            ("2023年3月", "2023-03-01", Grain::Month),
            ("２０２３年３月", "2023-03-01", Grain::Month),
            ("2023.3", "2023-03-01", Grain::Month),
            ("2023.1", "2023-01-01", Grain::Month),
            ("2023.10", "2023-10-01", Grain::Month),
            ("2023-03", "2023-03-01", Grain::Month),
            ("2023/3/5", "2023-03-05", Grain::Day),
            ("2023-03-05 00:00:00", "2023-03-05", Grain::Day),
            ("2023 年 3 月 15 日", "2023-03-15", Grain::Day),
            ("2023.3.15", "2023-03-15", Grain::Day),
            ("20230315", "2023-03-15", Grain::Day),
            ("202303", "2023-03-01", Grain::Month),
            ("2023年底", "2023-12-01", Grain::Month),
            ("2023年末", "2023-12-01", Grain::Month),
            ("2023年年底前", "2023-12-01", Grain::Month),
            ("2023年初", "2023-01-01", Grain::Month),
            ("2023年上半年", "2023-06-01", Grain::Month),
            ("2023年一季度", "2023-03-01", Grain::Month),
            ("2023年第四季度", "2023-12-01", Grain::Month),
            ("2023年3月底前", "2023-03-01", Grain::Month),
            ("预计2023年9月建成投产", "2023-09-01", Grain::Month),
            ("2023年6月开工", "2023-06-01", Grain::Month),
            ("2023", "2023-01-01", Grain::Year),
            ("2023年", "2023-01-01", Grain::Year),
        ] {
            assert_eq!(text(written), Ok(Some((from.into(), grain))), "{written}");
        }
        assert_eq!(text("—"), Ok(None));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (written, reason) in [
            ("2023-02-30", Reason::DateUnreadable),
            ("2023年13月", Reason::DateUnreadable),
            ("明年3月", Reason::DateUnreadable),
            ("23年3月", Reason::DateUnreadable),
            ("2022-2024", Reason::DateIsPeriod),
            ("2022年至2026年", Reason::DateIsPeriod),
        ] {
            assert_eq!(text(written), Err(reason), "{written}");
        }
    }

    #[test]
    fn numbers_in_date_columns_are_read_unless_a_zero_may_be_lost() {
        let number = |written: &str| {
            let read = when(Written::Number(written.parse().expect("number")))?.expect("present");
            Ok((read.from.to_string(), read.grain))
        };
        assert_eq!(number("2023.1"), Err(Reason::DateAmbiguous));
        assert_eq!(number("2023.10"), Err(Reason::DateAmbiguous));
        assert_eq!(number("2023.3"), Ok(("2023-03-01".into(), Grain::Month)));
        assert_eq!(number("2023.12"), Ok(("2023-12-01".into(), Grain::Month)));
        assert_eq!(number("2023.01"), Ok(("2023-01-01".into(), Grain::Month)));
        assert_eq!(number("2023"), Ok(("2023-01-01".into(), Grain::Year)));
        assert_eq!(number("45016"), Ok(("2023-03-31".into(), Grain::Day)));
        assert_eq!(number("2023.13"), Err(Reason::DateUnreadable));
        assert_eq!(number("7"), Err(Reason::DateUnreadable));
    }

    #[test]
    fn a_deadline_in_a_month_is_its_last_day() {
        assert_eq!(day(Written::Text("2024年2月")), Ok(NaiveDate::from_ymd_opt(2024, 2, 29)));
    }

    #[test]
    fn spans_are_read() {
        for (written, start, finish) in [
            ("2022-2024", "2022-01-01", "2024-12-31"),
            ("2022年至2026年", "2022-01-01", "2026-12-31"),
            ("2022—2024年", "2022-01-01", "2024-12-31"),
            ("2023.3-2025.6", "2023-03-01", "2025-06-30"),
            ("2022-03至2024-05", "2022-03-01", "2024-05-31"),
            ("2022-03-2024-05", "2022-03-01", "2024-05-31"),
            ("2023年3月-12月", "2023-03-01", "2023-12-31"),
            ("2022", "2022-01-01", "2022-12-31"),
        ] {
            let period = period(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(
                (period.start.from.to_string(), period.finish.until().to_string()),
                (start.into(), finish.into()),
                "{written}"
            );
        }
        for none in ["5年", "2024-2022", "工期7个月", "2023年3月", ""] {
            assert_eq!(period(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_back_from_every_writing(offset in 0_u64..36_000) {
            let date = NaiveDate::from_ymd_opt(1990, 1, 1).and_then(|first| first.checked_add_days(Days::new(offset))).expect("date");
            for format in ["%Y年%-m月%-d日", "%Y.%-m.%-d", "%Y-%m-%d", "%Y/%-m/%-d", "%Y%m%d"] {
                let written = date.format(format).to_string();
                prop_assert_eq!(day(Written::Text(&written)), Ok(Some(date)), "{}", written);
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[0-9年月日底季度至.~/ \\-]{0,12}|.{0,20}") {
            let _ = when(Written::Text(&text));
            let _ = period(&text);
        }
    }
}
