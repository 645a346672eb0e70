//! What the words of a header, a title or a tab name say.

use std::collections::HashMap;
use std::sync::LazyLock;

use guatu_domain::written::{fold, header_key};
use guatu_kernel::{Datum, MoneyUnit};

use super::field::{FIELDS, Field, Form};

/// Header words → the fields they may stand for.
static SYNONYMS: LazyLock<HashMap<&'static str, Vec<Field>>> = LazyLock::new(|| {
    let mut fields: HashMap<&str, Vec<Field>> = HashMap::new();
    for info in FIELDS {
        for synonym in info.synonyms {
            let known = fields.entry(synonym).or_default();
            if !known.contains(&info.field) {
                known.push(info.field);
            }
        }
    }
    fields
});

/// The field that reduced header words stand for in a form.
pub(super) fn field_of(key: &str, form: Form) -> Option<Field> {
    let candidates = SYNONYMS.get(key)?;
    candidates.iter().copied().find(|field| form.fields().any(|info| info.field == *field))
}

/// Whether reduced header words stand for a field of any form.
pub(super) fn is_known(key: &str) -> bool {
    SYNONYMS.contains_key(key)
}

/// One header text taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// Without year, unit, brackets and spaces; months became `本年` (a range) or `本月` (a single one).
    pub key: String,
    pub year: Option<i32>,
    /// The only or last month named.
    pub month: Option<u32>,
    pub unit: Option<MoneyUnit>,
    pub datum: Option<Datum>,
}

/// Takes a header text apart.
pub(super) fn words(text: &str) -> Words {
    let folded = fold(text);
    let (without_year, year) = take_year(&folded);
    let (without_month, month) = take_month(&without_year);
    let mut key = header_key(&without_month);
    for unit in ["亿元", "万元", "亿", "元"] {
        if let Some(shorter) = key.strip_suffix(unit).filter(|shorter| is_known(shorter)) {
            key = shorter.to_owned();
            break;
        }
    }
    let datum = datum_of(&folded);
    if datum.is_some() {
        key = key.replace(|c: char| c.is_ascii_alphanumeric(), "");
    }
    Words { key, year, month, unit: unit_of(&folded), datum }
}

/// The year that a text names (`2023年…`) and the text without it.
pub(super) fn take_year(text: &str) -> (String, Option<i32>) {
    for (at, _) in text.match_indices('年') {
        let digits = text[..at].trim_end();
        let Some(start) = digits.len().checked_sub(4).filter(|start| digits.is_char_boundary(*start)) else { continue };
        let before_is_digit = digits[..start].ends_with(|c: char| c.is_ascii_digit());
        let year = digits[start..].parse::<i32>().ok().filter(|year| (1990..=2100).contains(year) && !before_is_digit);
        if let Some(year) = year {
            let rest = &text[at + '年'.len_utf8()..];
            return (format!("{}{}", &digits[..start], rest.strip_prefix('度').unwrap_or(rest)), Some(year));
        }
    }
    (text.to_owned(), None)
}

/// The month that a text names (`3月`, the last of `1-3月份`); in the text it becomes `本月` or, a range from January, `本年`.
pub(super) fn take_month(text: &str) -> (String, Option<u32>) {
    for (at, _) in text.match_indices('月') {
        let before = text[..at].trim_end();
        let digits_from = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |last| next_char(before, last));
        let Some(month) = before[digits_from..].parse().ok().filter(|month| (1..=12).contains(month)) else { continue };
        let lead = before[..digits_from].trim_end();
        let range =
            lead.strip_suffix(['-', '—', '–', '~', '至', '到']).map(|lead| lead.trim_end_matches(['-', '—', '月']));
        let from_january =
            range.and_then(|lead| lead.strip_suffix('1')).filter(|lead| !lead.ends_with(|c: char| c.is_ascii_digit()));
        let (start, word) = match from_january {
            Some(lead) => (lead, "本年"),
            None => (lead, "本月"),
        };
        let rest = &text[at + '月'.len_utf8()..];
        return (format!("{start}{word}{}", rest.strip_prefix('份').unwrap_or(rest)), Some(month));
    }
    (text.to_owned(), None)
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The unit of amounts in a header (`总投资（亿元）`) or a unit line (`单位：万元`).
pub(super) fn unit_of(text: &str) -> Option<MoneyUnit> {
    let folded: String = fold(text).chars().filter(|c| !c.is_whitespace()).collect();
    if folded.contains("亿") {
        Some(MoneyUnit::Yi)
    } else if folded.contains("万元") {
        Some(MoneyUnit::Wan)
    } else if folded.contains("(元)") || folded.contains("单位:元") || folded.contains("_元") {
        Some(MoneyUnit::Yuan)
    } else {
        None
    }
}

/// The datum that a text names.
pub(super) fn datum_of(text: &str) -> Option<Datum> {
    let upper = fold(text).to_uppercase();
    if upper.contains("GCJ") || upper.contains("高德") || upper.contains("火星") {
        Some(Datum::Gcj02)
    } else if upper.contains("WGS") {
        Some(Datum::Wgs84)
    } else if upper.contains("CGCS") || upper.contains("2000坐标") || upper.contains("大地2000") {
        Some(Datum::Cgcs2000)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_taken_apart() {
        for (text, key, field) in [
            ("2023年计划投资（亿元）", "计划投资", Some(Field::Plan)),
            ("年度计划投资（万元）", "年度计划投资", Some(Field::Plan)),
            ("总投资_万元(转换)", "总投资", Some(Field::Total)),
            ("1-3月累计完成投资", "本年累计完成投资", Some(Field::DoneYear)),
            ("3月完成投资", "本月完成投资", Some(Field::DoneMonth)),
            ("项目建设阶段(1-12月份)", "项目建设阶段", None),
            ("行业/类别", "行业类别", Some(Field::Sector)),
            ("性质/状态(原文口径)", "性质状态", Some(Field::Nature)),
            ("经度(WGS84)", "经度", Some(Field::Lng)),
            ("项 目 名 称", "项目名称", Some(Field::Name)),
            ("至2021年底累计完成投资", "至底累计完成投资", None),
            ("建设(投资)单位", "建设单位", None),
            ("政策处理 单位", "政策处理单位", None),
            ("责任单位", "责任单位", Some(Field::Owner)),
        ] {
            let words = words(text);
            assert_eq!(words.key, key, "{text}");
            assert_eq!(field_of(&words.key, Form::ProjectPlan), field, "{text}");
        }
    }

    #[test]
    fn years_months_units_and_datums_are_found() {
        let found = words("2022年1—12月份完成投资（万元）");
        assert_eq!((found.year, found.month, found.unit), (Some(2022), Some(12), Some(MoneyUnit::Wan)));
        assert_eq!(take_month("截至3月31日").1, Some(3));
        assert_eq!(take_year("序号").1, None);
        assert_eq!(unit_of("单位：亿元"), Some(MoneyUnit::Yi));
        assert_eq!(unit_of("责任单位"), None);
        assert_eq!(words("经度（CGCS2000）").datum, Some(Datum::Cgcs2000));
    }

    #[test]
    fn every_synonym_is_in_its_reduced_form() {
        for info in FIELDS {
            for synonym in info.synonyms {
                assert_eq!(&words(synonym).key, synonym, "{:?}", info.field);
            }
        }
    }
}
