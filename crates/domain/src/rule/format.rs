//! How a value is shown to people. Here, and only here, figures are rounded.

use chrono::{Datelike, NaiveDate};
use guatu_kernel::Lang;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::facts::{Kind, Value};

/// How a fact is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// As it is, with thousands separators.
    #[default]
    Plain,
    /// `25.00%`
    Pct,
    /// `12.90个百分点`; a figure that would round to a whole number it is not shows the digits that keep it from it,
    /// because thresholds are whole numbers and a sentence must not contradict its light.
    Pp,
    /// 万元, at most two places: `1,066.5万元`, `CNY 10.665 million`
    Wan,
    /// The same, rounded up: an amount that must be reached.
    WanUp,
    /// `3天`, `3 days`
    Days,
    /// `3个月`, `3 months`
    Months,
    /// `3次`, `3 times`
    Times,
    /// `3月`, `March`
    Month,
    /// `2023年4月30日`, `30 April 2023`
    Date,
    /// `4月30日`, `30 April`
    Day,
}

impl Format {
    /// From what stands after the bar in a sentence.
    pub(super) fn parse(hint: &str) -> Option<Self> {
        Some(match hint {
            "plain" => Self::Plain,
            "pct" => Self::Pct,
            "pp" => Self::Pp,
            "wan" => Self::Wan,
            "wan_up" => Self::WanUp,
            "days" => Self::Days,
            "months" => Self::Months,
            "times" => Self::Times,
            "month" => Self::Month,
            "date" => Self::Date,
            "day" => Self::Day,
            _ => return None,
        })
    }

    pub(super) fn suits(self, kind: Kind) -> bool {
        match self {
            Self::Plain => true,
            Self::Date | Self::Day => kind == Kind::Date,
            _ => kind == Kind::Number,
        }
    }

    /// The value in words; `—` when it is unknown.
    pub(super) fn show(self, value: &Value, lang: Lang) -> String {
        match value {
            Value::Unknown => "—".into(),
            Value::YesNo(value) => yes_no(*value, lang).into(),
            Value::Text(text) => text.to_string(),
            Value::Date(date) => date_text(*date, self == Self::Day, lang),
            Value::Number(number) => match number.decimal() {
                Some(decimal) => number_text(decimal, self, lang),
                None => number.to_string(),
            },
        }
    }
}

const fn yes_no(value: bool, lang: Lang) -> &'static str {
    match (value, lang) {
        (true, Lang::Zh) => "是",
        (false, Lang::Zh) => "否",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    }
}

fn number_text(number: Decimal, format: Format, lang: Lang) -> String {
    let plain = || grouped(&short(number));
    match (format, lang) {
        (Format::Pct, _) => format!("{}%", grouped(&points(number))),
        (Format::Pp, Lang::Zh) => format!("{}个百分点", grouped(&points(number))),
        (Format::Pp, Lang::En) => format!("{} percentage points", grouped(&points(number))),
        (Format::Wan, _) => wan(number, RoundingStrategy::MidpointAwayFromZero, lang),
        (Format::WanUp, _) => wan(number, RoundingStrategy::ToPositiveInfinity, lang),
        (Format::Days, Lang::Zh) => format!("{}天", plain()),
        (Format::Days, Lang::En) => format!("{} day(s)", plain()),
        (Format::Months, Lang::Zh) => format!("{}个月", plain()),
        (Format::Months, Lang::En) => format!("{} month(s)", plain()),
        (Format::Times, Lang::Zh) => format!("{}次", plain()),
        (Format::Times, Lang::En) => format!("{} time(s)", plain()),
        (Format::Month, Lang::Zh) => format!("{}月", number.normalize()),
        (Format::Month, Lang::En) => month_name(number),
        _ => plain(),
    }
}

impl Format {
    /// A limit that a rule states, as people say it: `30个百分点`, `60%`. It is shown as it is written, not rounded.
    pub(super) fn limit(self, value: &Value, lang: Lang) -> String {
        let Some(number) = value.number().and_then(super::number::Number::decimal) else {
            return self.show(value, lang);
        };
        let plain = grouped(&short(number));
        match (self, lang) {
            (Self::Pct, _) => format!("{plain}%"),
            (Self::Pp, Lang::Zh) => format!("{plain}个百分点"),
            (Self::Pp, Lang::En) => format!("{plain} percentage points"),
            _ => self.show(value, lang),
        }
    }
}

/// As it is when it ends soon; else four places, or as many more as keep it from looking like a whole number.
fn short(number: Decimal) -> String {
    const PLACES: u32 = 4;
    if number.normalize().scale() <= PLACES {
        return number.normalize().to_string();
    }
    honest(number, PLACES).normalize().to_string()
}

/// Rounded half up to exactly `places` places.
fn fixed(number: Decimal, places: u32) -> String {
    let mut rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    rounded.to_string()
}

/// Rounded half up to `places` places, or to as many more as keep it from looking like a whole number that it is not.
fn honest(number: Decimal, places: u32) -> Decimal {
    let rounded = |places| number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let misleads = |places: &u32| rounded(*places).is_integer() && rounded(*places) != number;
    rounded((places..=number.scale()).find(|places| !misleads(places)).unwrap_or(places))
}

/// With two places, or as many more as it takes to be honest.
fn points(number: Decimal) -> String {
    let honest = honest(number, 2);
    fixed(honest, honest.scale().max(2))
}

fn wan(number: Decimal, rounding: RoundingStrategy, lang: Lang) -> String {
    let rounded = number.round_dp_with_strategy(2, rounding);
    match lang {
        Lang::Zh => format!("{}万元", grouped(&rounded.normalize().to_string())),
        Lang::En => {
            let million = rounded / Decimal::ONE_HUNDRED;
            format!("CNY {} million", grouped(&million.normalize().to_string()))
        }
    }
}

/// Thousands separators in the whole part.
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(number: Decimal) -> String {
    let index = usize::try_from(number).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).map_or_else(|| number.to_string(), ToString::to_string)
}

fn date_text(date: NaiveDate, without_year: bool, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS[date.month0() as usize];
    match (lang, without_year) {
        (Lang::Zh, true) => format!("{month}月{day}日"),
        (Lang::Zh, false) => format!("{year}年{month}月{day}日"),
        (Lang::En, true) => format!("{day} {name}"),
        (Lang::En, false) => format!("{day} {name} {year}"),
    }
}
