//! On what grounds something is asked for or decided: a reason that people read, and the paper it rests on.

use guatu_domain::written::label;
use guatu_kernel::{Error, Result, Unfit};

const LONGEST: usize = 200;

/// A reason, without spaces around it.
///
/// # Errors
/// `invalid` when it is empty or too long.
pub(crate) fn reason(text: &str) -> Result<String> {
    let reason = label(text);
    if reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Error::invalid("reason", reason, Unfit::ReasonLength).with("limit", LONGEST));
    }
    Ok(reason)
}

/// The paper something rests on: `二七政办〔2023〕5号`; nothing where none is named.
///
/// # Errors
/// `invalid` when it is too long.
pub(crate) fn paper(text: Option<&str>) -> Result<Option<String>> {
    optional("paper", text)
}

/// A word that may be left out, without spaces around it.
///
/// # Errors
/// `invalid` naming the field when it is too long.
pub(crate) fn optional(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let word = text.map(label).filter(|word| !word.is_empty());
    if word.as_ref().is_some_and(|word| word.chars().count() > LONGEST) {
        return Err(Error::invalid(field, "", Unfit::TooLong).with("limit", LONGEST));
    }
    Ok(word)
}
