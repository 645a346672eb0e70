//! Sentences with facts in them: `落后{behind|pp}`. A part in `[…]` is left out when a fact in it is unknown.

use guatu_kernel::Lang;

use super::complaint::Slip;
use super::facts::{Kind, Term, Value};
use super::format::Format;
use super::language::nearest;

/// A checked sentence in one language.
#[derive(Debug)]
pub(super) struct Template {
    parts: Vec<Part>,
    lang: Lang,
}

#[derive(Debug)]
enum Part {
    Words(String),
    /// The place of the fact in the row.
    Fact(usize, Format),
    Optional(Vec<Part>),
}

impl Template {
    /// Checks the sentence against the facts it may name.
    pub fn parse(text: &str, lang: Lang, terms: &[Term]) -> Result<Self, Slip> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find('[').map(|open| at + open) {
            let close = closing(text, open, ']')?;
            parts.extend(flat(text, at..open, terms)?);
            parts.push(Part::Optional(flat(text, open + 1..close, terms)?));
            at = close + 1;
        }
        parts.extend(flat(text, at..text.len(), terms)?);
        Ok(Self { parts, lang })
    }

    /// The sentence with the facts filled in; `—` stands for a fact that is unknown outside of `[…]`.
    pub fn render(&self, row: &[Value]) -> String {
        let mut sentence = String::new();
        for part in &self.parts {
            match part {
                Part::Optional(inner) if !inner.iter().all(|part| part.is_known(row)) => {}
                Part::Optional(inner) => inner.iter().for_each(|part| part.write(row, self.lang, &mut sentence)),
                part => part.write(row, self.lang, &mut sentence),
            }
        }
        sentence
    }
}

impl Template {
    /// The sentence with the names of its facts in place of their values.
    pub fn outline(&self, terms: &[Term]) -> String {
        fn tell(parts: &[Part], terms: &[Term], lang: Lang, outline: &mut String) {
            for part in parts {
                match part {
                    Part::Words(words) => outline.push_str(words),
                    Part::Fact(place, _) => outline.push_str(&format!("{{{}}}", terms[*place].label(lang))),
                    Part::Optional(parts) => tell(parts, terms, lang, outline),
                }
            }
        }
        let mut outline = String::new();
        tell(&self.parts, terms, self.lang, &mut outline);
        outline
    }
}

/// Where the bracket that opens at `open` is closed.
fn closing(text: &str, open: usize, bracket: char) -> Result<usize, Slip> {
    let opened = &text[open..=open];
    let close = text[open..].find(bracket).map(|close| open + close);
    close.ok_or_else(|| {
        let zh = format!("“{opened}”没有对应的“{bracket}”");
        Slip::new(open..text.len(), zh, format!("`{opened}` without `{bracket}`"))
    })
}

/// Words and facts of a part of the text without optional parts.
fn flat(text: &str, range: std::ops::Range<usize>, terms: &[Term]) -> Result<Vec<Part>, Slip> {
    let mut parts = Vec::new();
    let mut at = range.start;
    while let Some(open) = text[at..range.end].find('{').map(|open| at + open) {
        parts.extend(words(text, at..open)?);
        let close = closing(&text[..range.end], open, '}')?;
        parts.push(fact(&text[open + 1..close], open..close + 1, terms)?);
        at = close + 1;
    }
    parts.extend(words(text, at..range.end)?);
    Ok(parts)
}

fn words(text: &str, range: std::ops::Range<usize>) -> Result<Option<Part>, Slip> {
    let start = range.start;
    let words = &text[range];
    match words.char_indices().find(|(_, character)| matches!(character, '}' | ']' | '[')) {
        Some((place, stray)) => {
            let zh = format!("多出“{stray}”");
            Err(Slip::new(start + place..start + place + 1, zh, format!("stray `{stray}`")))
        }
        None => Ok((!words.is_empty()).then(|| Part::Words(words.into()))),
    }
}

fn fact(slot: &str, at: std::ops::Range<usize>, terms: &[Term]) -> Result<Part, Slip> {
    let (name, hint) = slot.split_once('|').map_or((slot, None), |(name, hint)| (name, Some(hint)));
    let Some(place) = terms.iter().position(|term| term.name == name) else {
        let near = nearest(name, terms.iter().map(|term| term.name.as_ref()).collect());
        let zh = near.map_or(String::new(), |near| format!("，是否为“{near}”？"));
        let en = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return Err(Slip::new(at, format!("没有名为“{name}”的指标{zh}"), format!("there is no fact `{name}`{en}")));
    };
    let term = &terms[place];
    let Some(format) = hint.map_or(Some(Format::Plain), Format::parse) else {
        let hint = hint.unwrap_or_default();
        return Err(Slip::new(at, format!("没有名为“{hint}”的格式"), format!("there is no format `{hint}`")));
    };
    if format.suits(term.kind) {
        return Ok(Part::Fact(place, format));
    }
    let zh = format!("该格式不适用于{}", Kind::word(term.kind, Lang::Zh));
    Err(Slip::new(at, zh, format!("this format does not suit {}", Kind::word(term.kind, Lang::En))))
}

impl Part {
    fn is_known(&self, row: &[Value]) -> bool {
        match self {
            Self::Fact(place, _) => row[*place].is_known(),
            _ => true,
        }
    }

    fn write(&self, row: &[Value], lang: Lang, sentence: &mut String) {
        match self {
            Self::Words(words) => sentence.push_str(words),
            Self::Fact(place, format) => sentence.push_str(&format.show(&row[*place], lang)),
            Self::Optional(parts) => parts.iter().for_each(|part| part.write(row, lang, sentence)),
        }
    }
}
