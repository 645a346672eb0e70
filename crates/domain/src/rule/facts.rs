//! Facts: the exact values a rule may look at, apart from any rule.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_kernel::Lang;
use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::format::Format;
use super::number::Number;

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    YesNo,
    Number,
    Text,
    Date,
}

impl Kind {
    /// What people call it.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::YesNo, Lang::Zh) => "是否",
            (Self::YesNo, Lang::En) => "yes or no",
            (Self::Number, Lang::Zh) => "数值",
            (Self::Number, Lang::En) => "a number",
            (Self::Text, Lang::Zh) => "文字",
            (Self::Text, Lang::En) => "a text",
            (Self::Date, Lang::Zh) => "日期",
            (Self::Date, Lang::En) => "a date",
        }
    }
}

/// One fact that rules may name: its name in expressions, its kind, how it is shown, and its name for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    pub name: Cow<'static, str>,
    pub kind: Kind,
    /// How it is shown where a sentence does not say.
    pub format: Format,
    pub zh: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Term {
    /// A fact that the program itself knows.
    pub const fn new(name: &'static str, kind: Kind, format: Format, zh: &'static str, en: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), kind, format, zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// All facts that the program knows of a subject.
pub type Vocabulary = [Term];

/// The exact value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// Not known, or meaningless in this case.
    #[default]
    Unknown,
    YesNo(bool),
    Number(Number),
    Text(Arc<str>),
    Date(NaiveDate),
}

impl Value {
    /// A value as people write it: `是`, `12.5`, `2025-03-31`. Nothing written is unknown; `None` is something else than a
    /// value of this kind.
    pub fn read(text: &str, kind: Kind) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return Some(Self::Unknown);
        }
        match kind {
            Kind::Text => Some(text.into()),
            Kind::Number => text.parse().ok().map(Self::Number),
            Kind::Date => text.replace('/', "-").parse::<NaiveDate>().ok().map(Self::Date),
            Kind::YesNo => match text.to_lowercase().as_str() {
                "是" | "有" | "√" | "true" | "yes" | "y" | "1" => Some(Self::YesNo(true)),
                "否" | "无" | "×" | "false" | "no" | "n" | "0" => Some(Self::YesNo(false)),
                _ => None,
            },
        }
    }

    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown)
    }

    pub const fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub const fn yes_no(&self) -> Option<bool> {
        match self {
            Self::YesNo(answer) => Some(*answer),
            _ => None,
        }
    }

    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::YesNo(value)
    }
}
impl From<Number> for Value {
    fn from(value: Number) -> Self {
        Self::Number(value)
    }
}
impl From<Decimal> for Value {
    fn from(value: Decimal) -> Self {
        Self::Number(value.into())
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}
impl From<NaiveDate> for Value {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Into::into)
    }
}

/// Whole numbers that every JSON reader keeps exact are numbers; all other numbers are text. Unknown is null.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const SAFE: i64 = 1 << 53;
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::YesNo(value) => serializer.serialize_bool(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(date) => serializer.collect_str(date),
            Self::Number(number) => match number.to_i64() {
                Some(whole) if (-SAFE..=SAFE).contains(&whole) => serializer.serialize_i64(whole),
                _ => serializer.collect_str(number),
            },
        }
    }
}

/// Facts of one subject at one time, in the order they were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    entries: Vec<(Cow<'static, str>, Value)>,
}

impl Facts {
    /// Without facts, but with room for `count` of them.
    pub fn with_capacity(count: usize) -> Self {
        Self { entries: Vec::with_capacity(count) }
    }

    /// Adds a fact. A name is added once.
    pub fn add(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        self.entries.push((name.into(), value.into()));
    }

    /// The value of a fact, `None` if the fact is not there at all.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(entry, _)| entry == name).map(|(_, value)| value)
    }

    /// The same, looked for at `place` first and told where it was: subjects of one kind have their facts in one order.
    pub(super) fn get_near(&self, name: &str, place: &mut usize) -> Option<&Value> {
        if self.entries.get(*place).is_none_or(|(entry, _)| entry != name) {
            *place = self.entries.iter().position(|(entry, _)| entry == name)?;
        }
        Some(&self.entries[*place].1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (name, value) in &self.entries {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
