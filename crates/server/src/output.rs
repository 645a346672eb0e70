//! What the command line says: JSON for programs, sentences for people.

use std::io::Write as _;

use guatu_kernel::{Error, Result};
use serde::Serialize;

const WORDS: &str = include_str!("../../../ui/src/i18n/zh-CN/errors.json");

/// A refusal in Chinese, in the words of the pages.
pub fn sentence(error: &Error) -> String {
    let words: serde_json::Map<String, serde_json::Value> = serde_json::from_str(WORDS).unwrap_or_default();
    let template = words.get(error.code.as_str()).and_then(|words| words.as_str()).unwrap_or(error.code.as_str());
    let sentence = error.params.iter().fold(template.to_string(), |text, (name, value)| {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_string);
        text.replace(&format!("{{{name}}}"), &shown)
    });
    if error.code == guatu_kernel::ErrorCode::Internal { format!("{sentence} ({error})") } else { sentence }
}

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) -> Result<()> {
    say(&serde_json::to_string_pretty(value).map_err(Error::internal)?)
}

/// Prints a line. A reader who has seen enough (`guatu lights | head`) is no failure.
pub fn say(line: &str) -> Result<()> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(cause) if cause.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::internal(cause)),
        _ => Ok(()),
    }
}
