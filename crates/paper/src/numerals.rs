//! Numbers as official papers print them: Chinese ordinals, grouped figures, amounts, percentages and dates.
//!
//! Each function rounds once, half away from zero, from the exact value it is given.

use chrono::{Datelike, NaiveDate};
use guatu_kernel::{Money, MoneyUnit};
use rust_decimal::{Decimal, RoundingStrategy};

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A Chinese numeral as headings use it, for 1 to 99: `一`, `十`, `十二`, `三十一`; Arabic digits beyond.
pub fn chinese(number: u32) -> String {
    let digit = |n: u32| DIGITS[n as usize % 10];
    match (number / 10, number % 10) {
        (0, ones @ 1..) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, 0) => format!("{}十", digit(tens)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

/// First-level heading: `一、总体情况`.
pub fn heading1(number: u32, text: &str) -> String {
    format!("{}、{text}", chinese(number))
}

/// Second-level heading: `（一）按行业分`.
pub fn heading2(number: u32, text: &str) -> String {
    format!("（{}）{text}", chinese(number))
}

/// Third-level heading: `1.新开工项目`.
pub fn heading3(number: u32, text: &str) -> String {
    format!("{number}.{text}")
}

/// A figure for a table: `places` decimals, thousands grouped: `23,804,000.00`.
pub fn grouped(value: Decimal, places: u32) -> String {
    let text = fixed(value, places);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A figure for running text: at most `places` decimals, no trailing zeros, no grouping: `2380.4`.
pub fn plain(value: Decimal, places: u32) -> String {
    rounded(value, places).normalize().to_string()
}

/// An amount for running text, with its unit: `2380.4亿元`.
pub fn money(amount: Money, unit: MoneyUnit, places: u32) -> String {
    format!("{}{}", plain(amount.in_unit(unit), places), unit.name())
}

/// A percentage with two decimals: `26.86%`. The value is in percent.
pub fn percent(value: Decimal) -> String {
    format!("{}%", fixed(value, 2))
}

/// A date in Arabic digits without leading zeros: `2023年3月31日`.
pub fn date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    // Minus zero would be printed with its sign.
    if rounded.is_zero() { Decimal::ZERO } else { rounded }
}

fn fixed(value: Decimal, places: u32) -> String {
    format!("{:.*}", places as usize, rounded(value, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("decimal")
    }

    #[test]
    fn ordinals_count_as_headings_do() {
        let cases =
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (36, "三十六"), (99, "九十九"), (100, "100"), (0, "0")];
        for (number, text) in cases {
            assert_eq!(chinese(number), text);
        }
        assert_eq!(heading1(3, "工作要求"), "三、工作要求");
        assert_eq!(heading2(2, "按单位分"), "（二）按单位分");
        assert_eq!(heading3(1, "停滞项目"), "1.停滞项目");
    }

    #[test]
    fn figures_are_grouped_by_thousands() {
        for (value, places, text) in [
            ("23804000", 0, "23,804,000"),
            ("999.995", 2, "1,000.00"),
            ("-1234567.5", 1, "-1,234,567.5"),
            ("0", 2, "0.00"),
            ("-0.001", 2, "0.00"),
            ("123", 0, "123"),
        ] {
            assert_eq!(grouped(dec(value), places), text);
        }
    }

    #[test]
    fn amounts_round_once_half_up() {
        assert_eq!(money(Money::from_wan(23_804_000), MoneyUnit::Yi, 2), "2380.4亿元");
        assert_eq!(money(Money::from_cents(1_234_500_000), MoneyUnit::Yi, 2), "0.12亿元");
        assert_eq!(money(Money::from_cents(1_250_000_000), MoneyUnit::Yi, 2), "0.13亿元");
        assert_eq!(money(Money::from_wan(8730), MoneyUnit::Wan, 2), "8730万元");
        assert_eq!(money(Money::from_cents(-1_250_000_000), MoneyUnit::Yi, 2), "-0.13亿元");
    }

    #[test]
    fn percentages_have_two_decimals() {
        assert_eq!(percent(dec("26.857142857142857142857143")), "26.86%");
        assert_eq!(percent(dec("25")), "25.00%");
        assert_eq!(percent(dec("-0.005")), "-0.01%");
    }

    #[test]
    fn dates_have_no_leading_zeros() {
        assert_eq!(date("2023-03-01".parse().expect("date")), "2023年3月1日");
    }
}
