//! Sentences with facts in them: `落后{behind|pp}`. A part in `[…]` is left out when a fact in it is unknown.
//!
//! Here, and only here, figures are rounded, for people.

use chrono::{Datelike, NaiveDate};
use guatu_kernel::Lang;
use rust_decimal::{Decimal, RoundingStrategy};

use super::facts::{Facts, Kind, Value, Vocabulary};

/// A checked sentence in one language.
#[derive(Debug)]
pub(super) struct Template {
    parts: Vec<Part>,
    lang: Lang,
}

#[derive(Debug)]
enum Part {
    Words(String),
    Fact(&'static str, Format),
    Optional(Vec<Part>),
}

/// How a fact is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// As it is, with thousands separators.
    Plain,
    /// `25.00%`
    Percent,
    /// `12.90个百分点`; a figure that would round to a whole number it is not shows the digits that keep it from it,
    /// because thresholds are whole numbers and a sentence must not contradict its light.
    Points,
    /// 万元, at most two places: `1,066.5万元`, `CNY 10.665 million`
    Wan,
    /// The same, rounded up: an amount that must be reached.
    WanUp,
    /// `3月`, `March`
    Month,
    /// `2023年4月30日`, `30 April 2023`
    Date,
    /// `4月30日`, `30 April`
    Day,
}

impl Format {
    fn parse(hint: &str) -> Option<Self> {
        Some(match hint {
            "" => Self::Plain,
            "pct" => Self::Percent,
            "pp" => Self::Points,
            "wan" => Self::Wan,
            "wan_up" => Self::WanUp,
            "month" => Self::Month,
            "date" => Self::Date,
            "day" => Self::Day,
            _ => return None,
        })
    }

    fn suits(self, kind: Kind) -> bool {
        match self {
            Self::Plain => kind != Kind::Bool,
            Self::Date | Self::Day => kind == Kind::Date,
            Self::Percent | Self::Points | Self::Wan | Self::WanUp | Self::Month => kind == Kind::Number,
        }
    }
}

impl Template {
    /// Checks the sentence against the vocabulary. The error is a clause for people.
    pub fn parse(text: &str, lang: Lang, vocabulary: &Vocabulary) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('[') {
            let (before, inside) = (&rest[..open], &rest[open + 1..]);
            let close = inside.find(']').ok_or("`[` without `]`")?;
            parts.extend(flat(before, vocabulary)?);
            parts.push(Part::Optional(flat(&inside[..close], vocabulary)?));
            rest = &inside[close + 1..];
        }
        parts.extend(flat(rest, vocabulary)?);
        Ok(Self { parts, lang })
    }

    /// The sentence with the facts filled in; `—` stands for a fact that is unknown outside of `[…]`.
    pub fn render(&self, facts: &Facts) -> String {
        let mut sentence = String::new();
        for part in &self.parts {
            match part {
                Part::Optional(inner) if !inner.iter().all(|part| part.is_known(facts)) => {}
                Part::Optional(inner) => inner.iter().for_each(|part| part.write(facts, self.lang, &mut sentence)),
                part => part.write(facts, self.lang, &mut sentence),
            }
        }
        sentence
    }
}

/// Words and facts of a text without optional parts.
fn flat(text: &str, vocabulary: &Vocabulary) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        parts.extend(words(&rest[..open])?);
        let inside = &rest[open + 1..];
        let close = inside.find('}').ok_or("`{` without `}`")?;
        parts.push(fact(&inside[..close], vocabulary)?);
        rest = &inside[close + 1..];
    }
    parts.extend(words(rest)?);
    Ok(parts)
}

fn words(text: &str) -> Result<Option<Part>, String> {
    match text.chars().find(|character| matches!(character, '}' | ']' | '[')) {
        Some(stray) => Err(format!("stray `{stray}`")),
        None => Ok((!text.is_empty()).then(|| Part::Words(text.into()))),
    }
}

fn fact(slot: &str, vocabulary: &Vocabulary) -> Result<Part, String> {
    let (name, hint) = slot.split_once('|').unwrap_or((slot, ""));
    let term = vocabulary.iter().find(|term| term.name == name).ok_or_else(|| format!("unknown fact `{name}`"))?;
    let format = Format::parse(hint).ok_or_else(|| format!("unknown format `{hint}`"))?;
    if format.suits(term.kind) {
        Ok(Part::Fact(term.name, format))
    } else {
        Err(format!("`{slot}`: this format does not suit the fact"))
    }
}

impl Part {
    fn is_known(&self, facts: &Facts) -> bool {
        match self {
            Self::Fact(name, _) => !matches!(facts.get(name), None | Some(Value::Unknown)),
            _ => true,
        }
    }

    fn write(&self, facts: &Facts, lang: Lang, sentence: &mut String) {
        match self {
            Self::Words(words) => sentence.push_str(words),
            Self::Fact(name, format) => sentence.push_str(&shown(facts.get(name), *format, lang)),
            Self::Optional(parts) => parts.iter().for_each(|part| part.write(facts, lang, sentence)),
        }
    }
}

fn shown(value: Option<&Value>, format: Format, lang: Lang) -> String {
    match value {
        None | Some(Value::Unknown) => "—".into(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Date(date)) => date_text(*date, format == Format::Day, lang),
        Some(Value::Number(number)) => number_text(*number, format, lang),
    }
}

fn number_text(number: Decimal, format: Format, lang: Lang) -> String {
    match (format, lang) {
        (Format::Percent, _) => format!("{}%", grouped(&fixed(number, 2))),
        (Format::Points, Lang::Zh) => format!("{}个百分点", grouped(&points(number))),
        (Format::Points, Lang::En) => format!("{} percentage points", grouped(&points(number))),
        (Format::Wan, _) => wan(number, RoundingStrategy::MidpointAwayFromZero, lang),
        (Format::WanUp, _) => wan(number, RoundingStrategy::ToPositiveInfinity, lang),
        (Format::Month, Lang::Zh) => format!("{}月", number.normalize()),
        (Format::Month, Lang::En) => month_name(number),
        _ => grouped(&number.normalize().to_string()),
    }
}

/// Rounded half up to exactly `places` places.
fn fixed(number: Decimal, places: u32) -> String {
    let mut rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    rounded.to_string()
}

fn points(number: Decimal) -> String {
    let misleads = |places: u32| {
        let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        rounded.is_integer() && rounded != number
    };
    let places = (2..=number.scale()).find(|places| !misleads(*places)).unwrap_or(2);
    fixed(number, places)
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
