//! The functions of the language. Each depends on its arguments only.

use chrono::{Datelike, Months, NaiveDate};

use super::super::facts::{Kind, Value};
use super::super::number::Number;
use super::check::Tree;

/// How many places `round` may be asked for.
const MOST_PLACES: u32 = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rule) enum Function {
    Known,
    Default,
    If,
    Abs,
    Min,
    Max,
    Floor,
    Ceil,
    Round,
    Percent,
    Date,
    Days,
    Months,
    Year,
    Month,
    Day,
    Contains,
}

/// What a function takes and gives.
pub(super) enum Signature {
    /// These kinds, giving this one.
    Fixed(&'static [Kind], Kind),
    /// One or more numbers, giving a number.
    Numbers,
    /// `known(x)`: anything, giving yes or no.
    Anything,
    /// `default(x, y)`: two of one kind, giving that kind.
    Same,
    /// `if(condition, x, y)`: of one kind, giving that kind.
    Choice,
}

impl Function {
    pub const ALL: [(&str, Self); 17] = [
        ("known", Self::Known),
        ("default", Self::Default),
        ("if", Self::If),
        ("abs", Self::Abs),
        ("min", Self::Min),
        ("max", Self::Max),
        ("floor", Self::Floor),
        ("ceil", Self::Ceil),
        ("round", Self::Round),
        ("percent", Self::Percent),
        ("date", Self::Date),
        ("days", Self::Days),
        ("months", Self::Months),
        ("year", Self::Year),
        ("month", Self::Month),
        ("day", Self::Day),
        ("contains", Self::Contains),
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, function)| function)
    }

    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }

    pub(super) const fn signature(self) -> Signature {
        use Kind::{Date, Number, Text, YesNo};
        match self {
            Self::Known => Signature::Anything,
            Self::Default => Signature::Same,
            Self::If => Signature::Choice,
            Self::Min | Self::Max => Signature::Numbers,
            Self::Abs | Self::Floor | Self::Ceil => Signature::Fixed(&[Number], Number),
            Self::Round | Self::Percent => Signature::Fixed(&[Number, Number], Number),
            Self::Date => Signature::Fixed(&[Text], Date),
            Self::Days | Self::Months => Signature::Fixed(&[Date, Date], Number),
            Self::Year | Self::Month | Self::Day => Signature::Fixed(&[Date], Number),
            Self::Contains => Signature::Fixed(&[Text, Text], YesNo),
        }
    }

    /// The value for checked arguments; unknown where one that counts is unknown.
    pub(super) fn value(self, arguments: &[Tree], row: &[Value]) -> Value {
        match self {
            Self::Known => arguments[0].value(row).is_known().into(),
            Self::Default => {
                Some(arguments[0].value(row)).filter(Value::is_known).unwrap_or_else(|| arguments[1].value(row))
            }
            Self::If => match arguments[0].truth(row) {
                Some(holds) => arguments[if holds { 1 } else { 2 }].value(row),
                None => Value::Unknown,
            },
            Self::Contains => contains(&arguments[0].value(row), &arguments[1].value(row)),
            Self::Date => date(&arguments[0].value(row)),
            Self::Year | Self::Month | Self::Day => arguments[0].value(row).date().map(|date| self.part(date)).into(),
            Self::Days | Self::Months => self.distance(&arguments[0].value(row), &arguments[1].value(row)).into(),
            _ => self.figure(arguments, row).into(),
        }
    }

    fn figure(self, arguments: &[Tree], row: &[Value]) -> Option<Number> {
        let first = arguments[0].number(row)?;
        match self {
            Self::Abs => first.magnitude(),
            Self::Floor => Some(first.floor()),
            Self::Ceil => Some(first.ceiling()),
            Self::Round => first.rounded(places(arguments[1].number(row)?)?),
            Self::Percent => first.times(Number::HUNDRED)?.over(arguments[1].number(row)?),
            _ => {
                let mut best = first;
                for argument in &arguments[1..] {
                    let next = argument.number(row)?;
                    best = if self == Self::Min { best.min(next) } else { best.max(next) };
                }
                Some(best)
            }
        }
    }

    fn part(self, date: NaiveDate) -> i64 {
        match self {
            Self::Year => date.year().into(),
            Self::Month => date.month().into(),
            _ => date.day().into(),
        }
    }

    fn distance(self, from: &Value, to: &Value) -> Option<i64> {
        let (from, to) = (from.date()?, to.date()?);
        Some(if self == Self::Days { (to - from).num_days() } else { full_months(from, to) })
    }
}

fn places(number: Number) -> Option<u32> {
    number.to_i64().and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= MOST_PLACES)
}

fn contains(text: &Value, part: &Value) -> Value {
    match (text, part) {
        (Value::Text(text), Value::Text(part)) => text.contains(part.as_ref()).into(),
        _ => Value::Unknown,
    }
}

fn date(text: &Value) -> Value {
    match text {
        Value::Text(text) => text.parse::<NaiveDate>().ok().into(),
        _ => Value::Unknown,
    }
}

/// Full months from one day to another, negative backwards. From 31 January to 28 February is a full month.
fn full_months(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return -full_months(to, from);
    }
    let between = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    let reached = u32::try_from(between).ok().and_then(|count| from.checked_add_months(Months::new(count)));
    if reached.is_some_and(|day| day <= to) { between } else { between - 1 }
}
