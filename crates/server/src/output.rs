//! What the command line says: JSON for programs, sentences for people.

use std::io::Write as _;

use guatu_kernel::{Error, Result};
use serde::Serialize;
use serde_json::{Map, Value};

const WORDS: &str = include_str!("../../../ui/src/i18n/zh-CN/errors.json");
const REASONS: &str = include_str!("../../../ui/src/i18n/zh-CN/reason.json");

/// A refusal in Chinese, in the words of the pages.
pub fn sentence(error: &Error) -> String {
    let mut params = error.params.clone();
    if let Some(reason) = params.get("reason").and_then(Value::as_str).map(|code| filled(REASONS, code, &params)) {
        params.insert("reason".into(), reason.into());
    }
    let sentence = filled(WORDS, error.code.as_str(), &params);
    if error.code == guatu_kernel::ErrorCode::Internal { format!("{sentence} ({error})") } else { sentence }
}

/// The words of a code, with its parameters; the code itself where there are none.
fn filled(words: &str, code: &str, params: &Map<String, Value>) -> String {
    let words: Map<String, Value> = serde_json::from_str(words).unwrap_or_default();
    let template = words.get(code).and_then(Value::as_str).unwrap_or(code);
    params.iter().fold(template.to_string(), |text, (name, value)| {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_string);
        text.replace(&format!("{{{name}}}"), &shown)
    })
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

/// Prints a line beside the answer, for the person who waits for it.
pub fn warn(line: &str) {
    eprintln!("{line}");
}
