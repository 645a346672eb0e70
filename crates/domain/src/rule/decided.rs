//! What somebody decided against the rules: another light, why, who approved it, and until when.

use chrono::NaiveDate;
use guatu_kernel::Lang;
use serde::{Deserialize, Serialize};

/// A light that stands in place of the one by the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The id of a colour, or [`NO_COLOUR`](super::NO_COLOUR).
    pub light: String,
    pub reason: String,
    /// Who approved it.
    pub by: String,
    /// The last day it holds; for good when absent.
    pub until: Option<NaiveDate>,
}

impl Decided {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// The sentence that stands in place of the rules' own.
    pub fn reason(&self, lang: Lang) -> String {
        let Self { reason, by, .. } = self;
        match (lang, self.until) {
            (Lang::Zh, Some(until)) => format!("人工调整：{reason}（批准：{by}，有效期至{until}）"),
            (Lang::Zh, None) => format!("人工调整：{reason}（批准：{by}）"),
            (Lang::En, Some(until)) => format!("Decided otherwise: {reason} (approved by {by}, until {until})"),
            (Lang::En, None) => format!("Decided otherwise: {reason} (approved by {by})"),
        }
    }
}
