//! What is wrong with a rule file, said so that its author can mend it.

use std::fmt;
use std::ops::Range;

use guatu_kernel::Bilingual;
use serde::Serialize;

/// One mistake: what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Complaint {
    /// The part of the rule set: `dimensions.progress.red.when`.
    pub place: String,
    /// Line of the file, from 1; absent where no single line is to blame.
    pub line: Option<usize>,
    /// Character in the line, from 1.
    pub column: Option<usize>,
    pub text: Bilingual,
}

impl Complaint {
    /// `at`: the byte of the text at which it stands.
    pub(crate) fn new(
        text: &str,
        place: &str,
        at: Option<usize>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        let (line, column) = at.map(|at| line_and_column(text, at)).unzip();
        Self { place: place.into(), line, column, text: Bilingual { zh: zh.into(), en: en.into() } }
    }
}

/// Both from 1, the column in characters.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "{line}:{}: ", self.column.unwrap_or(1))?;
        }
        write!(f, "{}: {} / {}", self.place, self.text.zh, self.text.en)
    }
}

/// A mistake within one text: an expression or a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// Bytes of the text.
    pub at: Range<usize>,
    pub text: Bilingual,
}

impl Slip {
    pub fn new(at: Range<usize>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { at, text: Bilingual { zh: zh.into(), en: en.into() } }
    }
}
