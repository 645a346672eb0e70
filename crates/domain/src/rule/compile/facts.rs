//! The facts that are given: those of the period, those the program knows of the subject, those the set declares.

use std::borrow::Cow;

use super::super::facts::{Kind, Term, Value, Vocabulary};
use super::super::file::{FactText, File, Words};
use super::super::format::Format;
use super::super::language::is_name;
use super::Compiler;
use toml::Spanned;

/// What every set may look at, whatever its subject.
pub(in crate::rule) const PERIOD: [Term; 4] = [
    Term::new("period_year", Kind::Number, Format::Plain, "年份", "year"),
    Term::new("period_quarter", Kind::Number, Format::Plain, "季度", "quarter"),
    Term::new("period_month", Kind::Number, Format::Month, "月份", "month"),
    Term::new("period_end", Kind::Date, Format::Date, "期末日", "last day of the period"),
];

impl Compiler<'_> {
    /// What the program knows gives way to what the set computes under the same name, so that a set goes on saying what it
    /// said when the program learns a new fact.
    pub(super) fn given(&mut self, file: &File, vocabulary: &Vocabulary) {
        let texts = &file.facts;
        let computed = super::computed::names(file);
        self.terms.extend(PERIOD);
        self.terms.extend(vocabulary.iter().filter(|term| !computed.contains(term.name.as_ref())).cloned());
        self.unique("facts", texts.iter().map(|fact| &fact.name));
        for text in texts {
            let name = text.name.as_ref();
            let known = self.terms.iter().find(|term| term.name == *name).map(|term| term.kind);
            match known {
                None => self.declare(&format!("facts.{name}"), &text.name, text.kind, text.unit, &text.label),
                Some(kind) if kind == text.kind => {}
                Some(kind) => {
                    let (zh, en) = (kind.word(guatu_kernel::Lang::Zh), kind.word(guatu_kernel::Lang::En));
                    let at = Some(text.name.span().start);
                    self.complain(&format!("facts.{name}"), at, format!("该指标是{zh}"), format!("this fact is {en}"));
                }
            }
        }
    }

    /// Adds a fact of the set's own to the row.
    pub(super) fn declare(&mut self, place: &str, name: &Spanned<String>, kind: Kind, unit: Format, label: &Words) {
        let (text, at) = (name.as_ref(), Some(name.span().start));
        if !is_name(text) {
            let zh = format!("“{text}”不能用作指标名：以字母或汉字开头，不含空格和符号，不与函数重名");
            let en =
                format!("`{text}` cannot name a fact: begin with a letter, no spaces or signs, no function's name");
            self.complain(place, at, zh, en);
        }
        if !unit.suits(kind) {
            self.complain(place, at, "单位与指标类型不符", "the unit does not suit the kind of the fact");
        }
        if self.terms.iter().any(|term| term.name == *text) {
            self.complain(place, at, format!("指标“{text}”重复"), format!("the fact `{text}` occurs twice"));
            return;
        }
        let (zh, en) = (Cow::Owned(label.0.zh.clone()), Cow::Owned(label.0.en.clone()));
        self.terms.push(Term { name: Cow::Owned(text.clone()), kind, format: unit, zh, en });
    }

    /// Defaults, and the facts that a person decides.
    pub(super) fn declared(&mut self, texts: &[FactText]) -> (Vec<(usize, Value)>, Vec<usize>) {
        let (mut defaults, mut judged) = (Vec::new(), Vec::new());
        for text in texts {
            let Some(place) = self.terms.iter().position(|term| term.name == *text.name.as_ref()) else { continue };
            if text.judged {
                judged.push(place);
            }
            let Some(written) = &text.default else { continue };
            let words = match written.as_ref() {
                toml::Value::String(words) => words.as_str(),
                _ => self.written(written),
            };
            match Value::read(words, text.kind) {
                Some(value) => defaults.push((place, value)),
                None => {
                    let name = text.name.as_ref();
                    let at = Some(text.name.span().start);
                    self.complain(
                        &format!("facts.{name}.default"),
                        at,
                        "默认值与指标类型不符",
                        "the default is not of the fact's kind",
                    );
                }
            }
        }
        (defaults, judged)
    }
}
