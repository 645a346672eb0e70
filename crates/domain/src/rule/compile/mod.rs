//! From a rule file to a checked rule set: every name resolved, every sentence taken apart, every mistake collected.

mod computed;
mod facts;
mod lights;
mod merge;

use std::collections::BTreeSet;
use std::ops::Range;

use guatu_kernel::{Bilingual, Lang};
use toml::Spanned;

use super::complaint::{Complaint, Slip, line_and_column};
use super::facts::{Kind, Term, Vocabulary};
use super::file::{Figure, File, Subject, Words};
use super::format::Format;
use super::language::{Expression, Names};
use super::number::Number;
use super::set::{Checked, Colour, Light, NO_COLOUR, Sentence, Wording, Written};
use super::template::Template;

/// Larger than any rule set a unit would write, in bytes.
const LARGEST: usize = 256 * 1024;
/// How many colours, facts, dimensions, rules and consequences a set may have.
const MOST: [(&str, &str, usize); 5] = [
    ("颜色", "colours", 16),
    ("指标", "facts", 300),
    ("维度", "dimensions", 30),
    ("规则", "rules", 500),
    ("措施", "consequences", 200),
];

pub(super) fn compile(text: &str, known: impl Fn(Subject) -> &'static Vocabulary) -> Result<Checked, Vec<Complaint>> {
    if text.len() > LARGEST {
        let zh = format!("规则文件过大（最多{}KB）", LARGEST / 1024);
        let en = format!("the file is larger than {} KiB", LARGEST / 1024);
        return Err(vec![Complaint { place: "file".into(), line: None, column: None, text: Bilingual { zh, en } }]);
    }
    let mut compiler = Compiler { text, complaints: Vec::new(), terms: Vec::new(), colours: Vec::new() };
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(cause) => {
            let message = cause.message().trim().to_string();
            let zh = format!("格式有误：{}", in_chinese(&message));
            compiler.complain("file", cause.span().map(|span| span.start), zh, message);
            return Err(compiler.complaints);
        }
    };
    if compiler.is_too_large(&file) {
        return Err(compiler.complaints);
    }
    let known = known(file.subject);
    let checked = compiler.set(file, known);
    match checked {
        Some(checked) if compiler.complaints.is_empty() => Ok(checked),
        _ => Err(compiler.complaints),
    }
}

/// What is known while a file is read.
struct Compiler<'a> {
    text: &'a str,
    complaints: Vec<Complaint>,
    /// The facts known so far, in the order of a row.
    terms: Vec<Term>,
    colours: Vec<Colour>,
}

impl Names for Compiler<'_> {
    fn fact(&self, name: &str) -> Option<(usize, Kind)> {
        let place = self.terms.iter().position(|term| term.name == name)?;
        Some((place, self.terms[place].kind))
    }

    fn all(&self) -> Vec<&str> {
        self.terms.iter().map(|term| term.name.as_ref()).collect()
    }
}

impl Compiler<'_> {
    fn complain(&mut self, place: &str, at: Option<usize>, zh: impl Into<String>, en: impl Into<String>) {
        self.complaints.push(Complaint::new(self.text, place, at, zh, en));
    }

    /// Complains about a part of a quoted text.
    fn complain_within<T>(&mut self, place: &str, text: &Spanned<T>, slip: Slip) {
        let at = self.plain(text).map_or(text.span().start, |plain| plain.start + slip.at.start);
        self.complain(place, Some(at), slip.text.zh, slip.text.en);
    }

    /// Where a text stands that is written as it is, between one pair of quotes.
    fn plain<T>(&self, text: &Spanned<T>) -> Option<Range<usize>> {
        let span = text.span();
        let raw = self.text.get(span.clone())?;
        let tripled = raw.starts_with("\"\"\"") || raw.starts_with("'''");
        let exact = !raw.contains('\\') && !raw.starts_with('{') && !tripled;
        exact.then(|| span.start + 1..span.end.saturating_sub(1))
    }

    fn written_at(&self, text: &Spanned<String>) -> Written {
        Written { line: line_and_column(self.text, text.span().start).0, text: self.plain(text) }
    }

    fn is_too_large(&mut self, file: &File) -> bool {
        let facts = file.facts.len() + file.derived.len() + file.curves.len() + file.peers.len() + file.memory.len();
        let rules = file.dimensions.iter().map(|dimension| dimension.rules.len()).sum();
        let counts =
            [file.colours.len(), facts, file.dimensions.len(), rules, file.consequences.len() + file.transitions.len()];
        for ((zh, en, most), count) in MOST.into_iter().zip(counts) {
            if count > most {
                self.complain("file", None, format!("{zh}过多（最多{most}）"), format!("more than {most} {en}"));
            }
        }
        !self.complaints.is_empty()
    }

    fn set(&mut self, file: File, vocabulary: &Vocabulary) -> Option<Checked> {
        self.id("id", &file.id);
        self.colours(&file.colours);
        self.given(&file, vocabulary);
        let given = self.terms.len();
        let (defaults, judged) = self.declared(&file.facts);
        let computed = self.computed(&file);
        let scope = file.scope.as_ref().and_then(|scope| self.condition("scope", scope));
        let missing = file.missing.as_ref().and_then(|light| self.light("missing", light)).unwrap_or_default();
        let dimensions = self.dimensions(&file.dimensions);
        let names: Vec<&str> = file.dimensions.iter().map(|dimension| dimension.id.as_ref().as_str()).collect();
        let consequences = self.consequences(&file.consequences, &names);
        let transitions = self.transitions(&file.transitions);
        let merge = self.merge(&file.merge, &names);
        let wording = self.wording(&file);
        if file.valid_to.is_some_and(|to| to.0 < file.valid_from.0) {
            self.complain("valid_to", None, "截止日期早于起始日期", "the last day is before the first");
        }
        Some(Checked {
            id: file.id.into_inner(),
            name: file.name.0,
            version: file.version,
            subject: file.subject,
            period: file.period,
            valid_from: file.valid_from.0,
            valid_to: file.valid_to.map(|day| day.0),
            source: file.source.0,
            settle: file.settle.into_iter().map(|words| words.0).collect(),
            colours: std::mem::take(&mut self.colours),
            merge: merge?,
            missing,
            wording: wording?,
            terms: std::mem::take(&mut self.terms),
            given,
            defaults,
            judged,
            scope,
            computed,
            dimensions,
            consequences,
            transitions,
        })
    }

    /// Ids are what programs call a thing: short, without spaces and full stops.
    fn id(&mut self, place: &str, id: &Spanned<String>) {
        let text = id.as_ref();
        let proper = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
        if text.is_empty() || text.len() > 64 || !text.chars().all(proper) {
            let zh = format!("“{text}”不能用作标识：只能由字母、数字、- 和 _ 组成");
            let en = format!("`{text}` cannot be an id: letters, digits, - and _ only");
            self.complain(place, Some(id.span().start), zh, en);
        }
    }

    /// Complains about an id that occurs again.
    fn unique<'s>(&mut self, place: &str, ids: impl Iterator<Item = &'s Spanned<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id.as_ref()) {
                let text = id.as_ref();
                let zh = format!("“{text}”重复");
                self.complain(place, Some(id.span().start), zh, format!("`{text}` occurs twice"));
            }
        }
    }

    fn compiled(
        &mut self,
        place: &str,
        text: &Spanned<String>,
        compile: fn(&str, &Self) -> Result<Expression, Slip>,
    ) -> Option<Expression> {
        match compile(text.as_ref(), self) {
            Ok(expression) => Some(expression),
            Err(slip) => {
                self.complain_within(place, text, slip);
                None
            }
        }
    }

    fn condition(&mut self, place: &str, text: &Spanned<String>) -> Option<Expression> {
        self.compiled(place, text, Expression::condition)
    }

    fn figure(&mut self, place: &str, text: &Spanned<String>) -> Option<Expression> {
        self.compiled(place, text, Expression::figure)
    }

    fn expression(&mut self, place: &str, text: &Spanned<String>) -> Option<Expression> {
        self.compiled(place, text, Expression::compile)
    }

    fn sentence(&mut self, place: &str, words: &Spanned<Words>) -> Option<Sentence> {
        let Bilingual { zh, en } = &words.as_ref().0;
        let parsed = Template::parse(zh, Lang::Zh, &self.terms).map_err(|slip| ("zh", slip));
        let parsed =
            parsed.and_then(|zh| Ok((zh, Template::parse(en, Lang::En, &self.terms).map_err(|slip| ("en", slip))?)));
        match parsed {
            Ok((zh, en)) => Some(Sentence { zh, en }),
            Err((lang, slip)) => {
                self.complain_within(&format!("{place}.{lang}"), words, slip);
                None
            }
        }
    }

    /// A sentence where the file does not say where it stands.
    fn plain_sentence(&mut self, place: &str, words: &Words, terms: Option<&[Term]>) -> Option<Sentence> {
        let terms = terms.unwrap_or(&self.terms);
        let parsed = Template::parse(&words.0.zh, Lang::Zh, terms);
        let parsed = parsed.and_then(|zh| Ok(Sentence { zh, en: Template::parse(&words.0.en, Lang::En, terms)? }));
        parsed.map_err(|slip| self.complain(place, None, slip.text.zh, slip.text.en)).ok()
    }

    /// What the file says at a place, without quotes.
    fn written<T>(&self, at: &Spanned<T>) -> &str {
        self.text.get(at.span()).unwrap_or_default().trim_matches(['"', '\''])
    }

    fn figure_of(&mut self, place: &str, figure: &Figure) -> Option<Number> {
        let number = self.written(figure).parse().ok();
        if number.is_none() {
            let text = self.written(figure).to_string();
            let (zh, en) = (format!("“{text}”不是数"), format!("`{text}` is not a number"));
            self.complain(place, Some(figure.span().start), zh, en);
        }
        number
    }

    fn light(&mut self, place: &str, id: &Spanned<String>) -> Option<Light> {
        let text = id.as_ref();
        if text == NO_COLOUR {
            return Some(None);
        }
        let rank = self.colours.iter().position(|colour| colour.id == *text);
        if rank.is_none() {
            let zh = format!("没有名为“{text}”的颜色");
            self.complain(place, Some(id.span().start), zh, format!("there is no colour `{text}`"));
        }
        rank.map(Some)
    }

    fn dimension(&mut self, place: &str, id: &Spanned<String>, names: &[&str]) -> Option<usize> {
        let text = id.as_ref();
        let found = names.iter().position(|name| name == text);
        if found.is_none() {
            let zh = format!("没有名为“{text}”的维度");
            self.complain(place, Some(id.span().start), zh, format!("there is no dimension `{text}`"));
        }
        found
    }

    fn wording(&mut self, file: &File) -> Option<Wording> {
        let frame = [
            Term::new("steps", Kind::Text, Format::Plain, "措施", "steps"),
            Term::new("light", Kind::Text, Format::Plain, "最好的颜色", "the best light"),
        ];
        let to_green = self.plain_sentence("wording.to_green", &file.wording.to_green, Some(&frame))?;
        let (and_reason, and_step) = (file.wording.and_reason.0.clone(), file.wording.and_step.0.clone());
        Some(Wording { and_reason, and_step, to_green })
    }
}

/// What the reader of TOML says, as far as its sentences are known; the rest stays as it is.
pub(crate) fn in_chinese(message: &str) -> String {
    const BEGINNINGS: [(&str, &str); 7] = [
        ("unknown field ", "不认识"),
        ("unknown variant ", "不认识"),
        ("missing field ", "缺少"),
        ("duplicate key", "同一项写了两次"),
        ("duplicate field ", "写了两次："),
        ("invalid type: ", "类型不对："),
        ("invalid value: ", "值不对："),
    ];
    const WITHIN: [(&str, &str); 5] = [
        (", expected one of ", "，可用："),
        (", expected ", "，应为"),
        ("string ", "文字"),
        ("integer ", "整数"),
        ("floating point ", "小数"),
    ];
    let begun = BEGINNINGS.iter().find_map(|(en, zh)| Some(format!("{zh}{}", message.strip_prefix(en)?)));
    let Some(begun) = begun else { return message.into() };
    WITHIN.iter().fold(begun, |text, (en, zh)| text.replace(en, zh))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::light::known;
    use crate::rule::presets;

    #[test]
    fn a_slip_of_the_file_is_told_in_chinese() {
        for (from, to, told) in [
            ("version = 1", "versoin = 1", "不认识`versoin`，可用："),
            ("version = 1", "", "缺少`version`"),
            ("version = 1", "version = \"一\"", "类型不对：文字\"一\"，应为"),
        ] {
            let text = presets::ERQI_DEFAULT.replacen(from, to, 1);
            let complaints = compile(&text, known).expect_err("a slip");
            assert!(complaints[0].text.zh.contains(told), "{}", complaints[0].text.zh);
        }
    }
}
