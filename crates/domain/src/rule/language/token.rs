//! From characters to tokens.

use std::ops::Range;

use super::super::complaint::Slip;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(&'a str),
    /// Without its quotes.
    Text(&'a str),
    /// A fact, a function or a word of the language.
    Name(&'a str),
    Sign(&'static str),
}

/// Longer signs first.
const SIGNS: [&str; 16] = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "="];

/// What people type by habit, and what to type instead.
const HABITS: [(&str, &str); 18] = [
    ("（", "("),
    ("）", ")"),
    ("，", ","),
    ("、", ","),
    ("＞", ">"),
    ("＜", "<"),
    ("＝", "=="),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("×", "*"),
    ("÷", "/"),
    ("“", "'"),
    ("”", "'"),
    ("‘", "'"),
    ("’", "'"),
    ("&&", "and"),
    ("||", "or"),
];

/// All tokens of a text, each with its bytes.
pub(super) fn tokens(source: &str) -> Result<Vec<(Token<'_>, Range<usize>)>, Slip> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = source[at..].chars().next() {
        if character.is_whitespace() {
            at += character.len_utf8();
            continue;
        }
        let (token, length) = token(source, at, character)?;
        found.push((token, at..at + length));
        at += length;
    }
    Ok(found)
}

fn token(source: &str, at: usize, first: char) -> Result<(Token<'_>, usize), Slip> {
    let rest = &source[at..];
    if first.is_ascii_digit() {
        let length = prefix(rest, |character| character.is_ascii_digit() || character == '.');
        return Ok((Token::Number(&rest[..length]), length));
    }
    if first.is_alphabetic() || first == '_' {
        let length = prefix(rest, |character| character.is_alphanumeric() || character == '_');
        return Ok((Token::Name(&rest[..length]), length));
    }
    if first == '\'' || first == '"' {
        let inside = &rest[1..];
        let length = inside
            .find(first)
            .ok_or_else(|| Slip::new(at..source.len(), "引号没有成对", "the text is not closed by a quote"))?;
        return Ok((Token::Text(&inside[..length]), length + 2));
    }
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
    sign.map(|sign| (Token::Sign(sign), sign.len())).ok_or_else(|| stray(rest, at, first))
}

fn prefix(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}

fn stray(rest: &str, at: usize, first: char) -> Slip {
    let here = at..at + first.len_utf8();
    if let Some((typed, meant)) = HABITS.into_iter().find(|(typed, _)| rest.starts_with(typed)) {
        let zh = format!("“{typed}”请改为半角的 {meant}");
        return Slip::new(at..at + typed.len(), zh, format!("write `{meant}` instead of `{typed}`"));
    }
    if first == '%' {
        let zh = "不写百分号：30% 请按该指标的单位写 30 或 0.3";
        return Slip::new(here, zh, "no percent sign: write 30 or 0.3, in the unit of the fact");
    }
    Slip::new(here, format!("此处不应有“{first}”"), format!("`{first}` has no meaning here"))
}
