//! The three lists, and the five marks that a chain of items passes.

use serde::{Deserialize, Serialize};

/// The list that an item stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 签约一批
    Signing,
    /// 开工一批
    Start,
    /// 投产一批
    Production,
}

impl Stage {
    pub const ALL: [Self; 3] = [Self::Signing, Self::Start, Self::Production];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Start => "start",
            Self::Production => "production",
        }
    }

    /// The Chinese name of the list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signing => "签约一批",
            Self::Start => "开工一批",
            Self::Production => "投产一批",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// From what a sheet writes: `签约一批`, `开工`, `（投产一批）项目台账`. `None` when it names no list, or more than one.
    pub fn of_words(text: &str) -> Option<Self> {
        let mut named = Self::ALL.into_iter().filter(|stage| text.contains(stage.word()));
        named.next().filter(|_| named.next().is_none())
    }

    /// The stage from which an item of this one may come.
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::Signing => None,
            Self::Start => Some(Self::Signing),
            Self::Production => Some(Self::Start),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Signing => "签约",
            Self::Start => "开工",
            Self::Production => "投产",
        }
    }
}

/// How far a chain of items has come. Whoever has passed a mark has passed those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 签约
    Signed,
    /// 履约: the company is registered, the deposit paid. A project that has started has fulfilled what it signed.
    Fulfilled,
    /// 开工
    Started,
    /// 投产
    Produced,
    /// 达效
    Yielding,
}

impl Mark {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Fulfilled => "fulfilled",
            Self::Started => "started",
            Self::Produced => "produced",
            Self::Yielding => "yielding",
        }
    }

    /// The mark that an item has passed by standing in a list.
    pub const fn of(stage: Stage) -> Self {
        match stage {
            Stage::Signing => Self::Signed,
            Stage::Start => Self::Started,
            Stage::Production => Self::Produced,
        }
    }
}
