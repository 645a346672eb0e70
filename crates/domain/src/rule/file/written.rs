//! Small things in a rule file that may be written in more than one way.

use std::fmt;

use chrono::NaiveDate;
use guatu_kernel::Bilingual;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Words in both languages; one text alone stands for both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rule) struct Words(pub Bilingual);

impl Words {
    pub fn both(zh: &str, en: &str) -> Self {
        Self(Bilingual { zh: zh.into(), en: en.into() })
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            zh: String,
            en: String,
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Words;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or { zh = \"…\", en = \"…\" }")
            }
            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words::both(text, text))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
                let both = Both::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Words::both(&both.zh, &both.en))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A date: `2025-01-01`, with or without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rule) struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Native(toml::value::Datetime),
            Quoted(String),
        }
        let text = match Either::deserialize(deserializer)? {
            Either::Native(day) => day.to_string(),
            Either::Quoted(text) => text,
        };
        text.parse()
            .map(Day)
            .map_err(|_| serde::de::Error::custom(format!("a date is written 2025-01-31, not `{text}`")))
    }
}
