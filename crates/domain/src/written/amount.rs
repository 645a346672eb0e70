//! Amounts of money, as offices write them.

use guatu_kernel::{Money, MoneyUnit};
use rust_decimal::Decimal;

use super::label::fold;
use super::{Reason, Written};
use crate::project::Amount;

/// No project costs more than 1万亿元; whatever does was read in a wrong unit.
const LARGEST: Money = Money::from_cents(100_000_000_000_000);

const NOTHING: &[&str] = &["-", "--", "—", "——", "/", "\\", "无", "暂无", "待定", "未定", "暂定", "/元", "*"];
const FOREIGN: &[&str] = &[
    "美元", "美金", "USD", "US$", "$", "欧元", "EUR", "€", "港元", "港币", "HKD", "日元", "JPY", "英镑", "£", "韩元",
    "外币",
];
const VAGUE_BEFORE: &[&str] = &[
    "不低于",
    "不少于",
    "不超过",
    "大约",
    "大概",
    "约为",
    "约",
    "逾",
    "将近",
    "接近",
    "近",
    "超过",
    "超",
    "预计",
    "估算",
    "估计",
    "暂估",
    "暂定",
    "拟",
];
const VAGUE_WITHIN: &[&str] = &["余", "多"];
const VAGUE_AFTER: &[&str] = &["左右", "以上", "以下", "以内", "上下", "余", "多"];
/// How many yuan one of the unit is; longer names first.
const UNITS: &[(&str, i64)] = &[
    ("亿元", 100_000_000),
    ("亿", 100_000_000),
    ("千万元", 10_000_000),
    ("千万", 10_000_000),
    ("百万元", 1_000_000),
    ("百万", 1_000_000),
    ("万元", 10_000),
    ("万", 10_000),
    ("千元", 1_000),
    ("元", 1),
];

/// Reads the amount of one project. A unit in the cell wins over `unit`, the column's; `None` when nothing is written.
pub fn amount(written: Written<'_>, unit: MoneyUnit) -> Result<Option<Amount>, Reason> {
    let amount = figure(written, unit)?;
    if amount.as_ref().is_some_and(|amount| amount.money > LARGEST) {
        return Err(Reason::AmountTooLarge);
    }
    Ok(amount)
}

/// Reads an amount of any size, such as the total of a list. See [`amount`].
pub fn figure(written: Written<'_>, unit: MoneyUnit) -> Result<Option<Amount>, Reason> {
    match written {
        Written::Empty => Ok(None),
        Written::Date(_) => Err(Reason::AmountUnreadable),
        Written::Number(number) => plain(number, unit).map(Some),
        Written::Text(text) => in_words(text, unit),
    }
}

fn plain(number: Decimal, unit: MoneyUnit) -> Result<Amount, Reason> {
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Reason::AmountNegative);
    }
    Money::from_decimal(number, unit).map(Amount::exact).ok_or(Reason::AmountTooLarge)
}

fn in_words(text: &str, unit: MoneyUnit) -> Result<Option<Amount>, Reason> {
    let folded: String = fold(text).chars().filter(|c| !c.is_whitespace()).collect();
    let bare = folded.trim_start_matches(['(', '¥', '￥']).trim_end_matches([')', '。', ';']);
    let bare = bare.strip_prefix("人民币").unwrap_or(bare);
    if bare.is_empty() || NOTHING.contains(&bare) {
        return Ok(None);
    }
    if FOREIGN.iter().any(|word| folded.contains(word)) {
        return Err(Reason::AmountForeign);
    }
    if is_shared(&folded) {
        return Err(Reason::AmountShared);
    }
    let (rest, vague_before) = strip_any(bare, VAGUE_BEFORE);
    if rest.strip_prefix(['-', '−']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Reason::AmountNegative);
    }
    let sum = read_sum(rest, unit)?;
    let money = Money::from_decimal(sum.yuan, MoneyUnit::Yuan).ok_or(Reason::AmountTooLarge)?;
    let approximate = vague_before || sum.vague;
    Ok(Some(Amount { money, written: approximate.then(|| super::label(text)), approximate }))
}

/// `3项合计30亿元`, `4项合同引资15.3亿元`: one figure for several projects.
fn is_shared(text: &str) -> bool {
    let counted = text.find(['项', '个']).is_some_and(|at| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    counted || text.contains("合计") || text.contains("总计")
}

struct Sum {
    yuan: Decimal,
    vague: bool,
}

/// Reads `30亿`, `1亿5000万元`, `230余万元`, `50亿元以上`; a bare number is in `unit`.
fn read_sum(text: &str, unit: MoneyUnit) -> Result<Sum, Reason> {
    let mut rest = text;
    let mut sum = Sum { yuan: Decimal::ZERO, vague: false };
    let mut last_unit = i64::MAX;
    loop {
        let (number, after) = read_number(rest)?;
        let (after, vague) = strip_any(after, VAGUE_WITHIN);
        sum.vague |= vague;
        if starts_second_bound(after) {
            return Err(Reason::AmountRange);
        }
        let named = UNITS.iter().find_map(|(name, yuan)| after.strip_prefix(name).map(|rest| (*yuan, rest)));
        let (yuan, after) = named.unwrap_or((unit.cents() / 100, after));
        if starts_second_bound(after) {
            return Err(Reason::AmountRange);
        }
        if yuan >= last_unit {
            return Err(Reason::AmountUnreadable);
        }
        let part = number.checked_mul(Decimal::from(yuan)).ok_or(Reason::AmountTooLarge)?;
        sum.yuan = sum.yuan.checked_add(part).ok_or(Reason::AmountTooLarge)?;
        let (after, vague) = strip_any(after, VAGUE_AFTER);
        sum.vague |= vague;
        if after.is_empty() {
            return Ok(sum);
        }
        if vague || named.is_none() {
            return Err(Reason::AmountUnreadable);
        }
        last_unit = yuan;
        rest = after;
    }
}

/// Whether the text goes on as the upper end of a range: `-4亿`, `至4亿`.
fn starts_second_bound(text: &str) -> bool {
    text.strip_prefix(['-', '~', '—', '–', '−', '至', '到'])
        .is_some_and(|rest| rest.trim_start_matches(['-', '—', '–', '~']).starts_with(|c: char| c.is_ascii_digit()))
}

/// A decimal number at the start of `text`, thousands separators allowed where they belong, and what follows it.
fn read_number(text: &str) -> Result<(Decimal, &str), Reason> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if whole.is_empty() || groups[0].is_empty() || !grouped || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::AmountUnreadable);
    }
    let plain = if fraction.is_empty() { groups.concat() } else { format!("{}.{fraction}", groups.concat()) };
    let number = plain.parse().map_err(|_| Reason::AmountUnreadable)?;
    Ok((number, rest))
}

/// Takes words off the start of `text` for as long as one fits; says whether any did.
fn strip_any<'a>(text: &'a str, words: &[&str]) -> (&'a str, bool) {
    let mut rest = text;
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    (rest, rest.len() < text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wan(text: &str, unit: MoneyUnit) -> Result<Option<String>, Reason> {
        Ok(amount(Written::Text(text), unit)?.map(|amount| amount.money.to_string()))
    }

    #[test]
    fn amounts_are_read_as_offices_write_them() {
        for (text, unit, expected) in [
            ("33.06", MoneyUnit::Yi, "330600"),
            ("1，234，567.5", MoneyUnit::Wan, "1234567.5"),
            ("1,234", MoneyUnit::Yuan, "0.1234"),
            ("３３．０６", MoneyUnit::Yi, "330600"),
            ("6.5亿元", MoneyUnit::Wan, "65000"),
            ("2470亿", MoneyUnit::Wan, "24700000"),
            ("131300万元", MoneyUnit::Yi, "131300"),
            ("1000万", MoneyUnit::Yi, "1000"),
            ("5 000 元", MoneyUnit::Yi, "0.5"),
            ("1亿5000万元", MoneyUnit::Yi, "15000"),
            ("3千万元", MoneyUnit::Yi, "3000"),
            ("人民币20亿元", MoneyUnit::Wan, "200000"),
            ("(20亿元)", MoneyUnit::Wan, "200000"),
            ("0", MoneyUnit::Yi, "0"),
            (" 0.6亿元", MoneyUnit::Wan, "6000"),
        ] {
            assert_eq!(wan(text, unit), Ok(Some(expected.into())), "{text}");
        }
    }

    #[test]
    fn a_vague_amount_counts_and_keeps_its_words() {
        for (text, expected) in [
            ("约30亿", 300_000),
            ("逾50亿元", 500_000),
            ("近20亿元", 200_000),
            ("50亿元以上", 500_000),
            ("30亿元左右", 300_000),
            ("超100亿元", 1_000_000),
            ("230余万元", 230),
            ("30多亿元", 300_000),
            ("预计约 3 亿元", 30_000),
        ] {
            let read = amount(Written::Text(text), MoneyUnit::Wan).expect("readable").expect("present");
            assert_eq!(read.money, Money::from_wan(expected), "{text}");
            assert!(read.approximate, "{text}");
            assert_eq!(read.written.as_deref(), Some(text), "{text}");
        }
    }

    #[test]
    fn nothing_written_is_no_amount() {
        for text in ["", " ", "-", "—", "——", "/", "无", "　", "待定"] {
            assert_eq!(wan(text, MoneyUnit::Wan), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, reason) in [
            ("3.5-4亿", Reason::AmountRange),
            ("3亿～4亿元", Reason::AmountRange),
            ("3至4亿元", Reason::AmountRange),
            ("5000万美元", Reason::AmountForeign),
            ("USD 3000", Reason::AmountForeign),
            ("-5", Reason::AmountNegative),
            ("－5万元", Reason::AmountNegative),
            ("(3项合计30亿元)", Reason::AmountShared),
            ("(4项合同引资15.3亿元)", Reason::AmountShared),
            ("五个亿", Reason::AmountUnreadable),
            ("1,23", Reason::AmountUnreadable),
            ("1.2.3", Reason::AmountUnreadable),
            ("30%", Reason::AmountUnreadable),
            ("5000万1亿", Reason::AmountUnreadable),
            ("十万亿", Reason::AmountUnreadable),
            ("99999亿元", Reason::AmountTooLarge),
            ("99999999999999999999999999999999", Reason::AmountUnreadable),
        ] {
            assert_eq!(wan(text, MoneyUnit::Wan), Err(reason), "{text}");
        }
        assert_eq!(amount(Written::Number(Decimal::NEGATIVE_ONE), MoneyUnit::Wan), Err(Reason::AmountNegative));
    }

    #[test]
    fn a_number_is_rounded_once_to_cents() {
        let number = "0.00000000005".parse().expect("number");
        let read = amount(Written::Number(number), MoneyUnit::Yi).expect("readable").expect("present");
        assert_eq!(read, Amount::exact(Money::from_cents(1)));
    }

    proptest! {
        #[test]
        fn any_amount_of_cents_survives_being_written_in_any_unit(cents in 0_i64..100_000_000_000_000) {
            let money = Money::from_cents(cents);
            for unit in [MoneyUnit::Yuan, MoneyUnit::Wan, MoneyUnit::Yi] {
                let text = format!("{}{}", money.in_unit(unit), unit.name());
                prop_assert_eq!(amount(Written::Text(&text), MoneyUnit::Wan), Ok(Some(Amount::exact(money))));
                prop_assert_eq!(amount(Written::Number(money.in_unit(unit)), unit), Ok(Some(Amount::exact(money))));
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[0-9０-９,，.。亿万元千约余多以上至~(（\\- 项美a]{0,12}|.{0,20}") {
            let _ = amount(Written::Text(&text), MoneyUnit::Wan);
        }
    }
}
