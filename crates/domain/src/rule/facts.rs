//! Facts: the exact values a rule may look at, apart from any rule.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Bool,
    Number,
    Text,
    Date,
}

/// One fact that rules of a subject may name: its name in expressions, its kind, and its name for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Term {
    pub name: &'static str,
    pub kind: Kind,
    pub zh: &'static str,
    pub en: &'static str,
}

/// All facts of a subject. A rule set is checked against it when it is loaded.
pub type Vocabulary = [Term];

/// The exact value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Not known, or meaningless in this case.
    Unknown,
    Bool(bool),
    Number(Decimal),
    Text(String),
    Date(NaiveDate),
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<Decimal> for Value {
    fn from(value: Decimal) -> Self {
        Self::Number(value)
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
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(date) => serializer.collect_str(date),
            Self::Number(number) => match number.is_integer().then(|| number.to_i64()).flatten() {
                Some(whole) if (-SAFE..=SAFE).contains(&whole) => serializer.serialize_i64(whole),
                _ => serializer.collect_str(&number.normalize()),
            },
        }
    }
}

/// Facts of one subject at one time, in the order they were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    entries: Vec<(&'static str, Value)>,
}

impl Facts {
    /// Without facts, but with room for `count` of them.
    pub fn with_capacity(count: usize) -> Self {
        Self { entries: Vec::with_capacity(count) }
    }

    /// Adds a fact. A name is added once.
    pub fn add(&mut self, name: &'static str, value: impl Into<Value>) {
        self.entries.push((name, value.into()));
    }

    /// The value of a fact, `None` if the fact is not there at all.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(entry, _)| *entry == name).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.entries.iter().map(|(name, value)| (*name, value))
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
