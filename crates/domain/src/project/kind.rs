//! The two classifications that rules depend on: level and nature.

use serde::{Deserialize, Serialize};

/// 项目级别: on whose list of key projects it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 省重点
    Province,
    /// 市重点
    City,
    /// 区（县）重点
    District,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Province, Self::City, Self::District];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
        }
    }

    /// The one-character Chinese name: 省, 市, 区.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::District => "区",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// From what a sheet writes: `省重点`, `市级`, `区`, `县重点`. The highest level named counts.
    pub fn of_words(text: &str) -> Option<Self> {
        let has = |words: &[char]| text.contains(words);
        if has(&['省']) {
            Some(Self::Province)
        } else if has(&['市']) {
            Some(Self::City)
        } else if has(&['区', '县']) {
            Some(Self::District)
        } else {
            None
        }
    }
}

/// 建设性质: the project's class in its plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 新开工: starts this year
    NewStart,
    /// 续建: started earlier, does not finish this year
    CarryOver,
    /// 竣工: finishes this year
    Completing,
    /// 前期、预备: preparing
    Preparing,
}

impl Nature {
    pub const ALL: [Self; 4] = [Self::NewStart, Self::CarryOver, Self::Completing, Self::Preparing];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewStart => "new_start",
            Self::CarryOver => "carry_over",
            Self::Completing => "completing",
            Self::Preparing => "preparing",
        }
    }

    /// The Chinese name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewStart => "新开工",
            Self::CarryOver => "续建",
            Self::Completing => "竣工",
            Self::Preparing => "前期",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.as_str() == text)
    }

    /// From what a sheet writes: `新开工`, `拟开工`, `新建`, `在建`, `续建`, `加快建设`, `建成`, `竣工`, `前期`, `预备`, `谋划`.
    pub fn of_words(text: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&["新开工", "拟开工", "新建", "计划开工", "开工建设"]) {
            Some(Self::NewStart)
        } else if has(&["前期", "预备", "储备", "谋划", "准备"]) {
            Some(Self::Preparing)
        } else if has(&["竣工", "建成", "完工", "投用", "投产"]) {
            Some(Self::Completing)
        } else if has(&["续建", "在建", "加快建设", "结转"]) {
            Some(Self::CarryOver)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_sheets_are_understood() {
        assert_eq!(Level::of_words("省重点"), Some(Level::Province));
        assert_eq!(Level::of_words("区重点"), Some(Level::District));
        assert_eq!(Level::of_words("重点"), None);
        for (words, nature) in [
            ("新开工", Some(Nature::NewStart)),
            ("加快建设项目", Some(Nature::CarryOver)),
            ("在建", Some(Nature::CarryOver)),
            ("建成", Some(Nature::Completing)),
            ("前期", Some(Nature::Preparing)),
            ("其他", None),
        ] {
            assert_eq!(Nature::of_words(words), nature, "{words}");
        }
    }
}
