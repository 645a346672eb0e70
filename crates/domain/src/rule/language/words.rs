//! An expression in words, with the values of a subject: `落后（42.50个百分点）> 30`.

use guatu_kernel::Lang;

use super::super::facts::{Term, Value};
use super::super::format::Format;
use super::check::Tree;
use super::{Comparison, Expression, Operation};

impl Expression {
    /// What it says, in words. With a row, each fact carries its value.
    pub fn words(&self, terms: &[Term], row: Option<&[Value]>, lang: Lang) -> String {
        if self.is_always() {
            return if lang == Lang::Zh { "其余情形".into() } else { "otherwise".into() };
        }
        Words { terms, row, lang }.of(self.tree())
    }
}

struct Words<'a> {
    terms: &'a [Term],
    row: Option<&'a [Value]>,
    lang: Lang,
}

impl Words<'_> {
    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn of(&self, tree: &Tree) -> String {
        match tree {
            Tree::Literal(Value::Text(text)) => format!("{}{text}{}", self.pick("“", "“"), self.pick("”", "”")),
            Tree::Literal(value) => Format::Plain.show(value, self.lang),
            Tree::Fact(place) => self.fact(*place),
            Tree::Not(inner) => self.negated(inner),
            Tree::All(parts) => self.joined(parts, self.pick("，且", " and ")),
            Tree::Any(parts) => self.joined(parts, self.pick("，或", " or ")),
            Tree::Compare(first, rest) => self.compared(first, rest),
            Tree::In(first, list) => self.is_in(first, list),
            Tree::Negative(inner) => format!("−{}", self.within(inner)),
            Tree::Calculate(operation, left, right) => {
                format!("{} {} {}", self.within(left), sign(*operation), self.within(right))
            }
            Tree::Call(function, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|argument| self.of(argument)).collect();
                format!("{}({})", function.name(), arguments.join(self.pick("，", ", ")))
            }
        }
    }

    fn fact(&self, place: usize) -> String {
        let term = &self.terms[place];
        let label = self.label(place);
        match self.row.map(|row| &row[place]) {
            None => label.into(),
            Some(value) => {
                let value = term.format.show(value, self.lang);
                if self.lang == Lang::Zh { format!("{label}（{value}）") } else { format!("{label} ({value})") }
            }
        }
    }

    /// What people call a fact, without a remark in brackets.
    fn label(&self, place: usize) -> &str {
        let label = self.terms[place].label(self.lang);
        label.split(self.pick("（", " (")).next().unwrap_or(label)
    }

    /// A fact whose value is told needs no "not"; without it, officials say 未开工, 没有计划.
    fn negated(&self, inner: &Tree) -> String {
        let Tree::Fact(place) = inner else {
            return format!("{}{}", self.pick("非", "not "), self.within(inner));
        };
        if let Some(row) = self.row {
            let told = row[*place].is_known();
            return if told { self.fact(*place) } else { format!("{}{}", self.pick("非", "not "), self.fact(*place)) };
        }
        let label = self.label(*place);
        let begins = |word: &str| label.strip_prefix(word).filter(|_| self.lang == Lang::Zh);
        if let Some(rest) = begins("已") {
            return format!("未{rest}");
        }
        match begins("有") {
            Some(rest) => format!("没有{rest}"),
            None => format!("{}{label}", self.pick("非", "not ")),
        }
    }

    /// In parentheses where it would be read otherwise.
    fn within(&self, tree: &Tree) -> String {
        match tree {
            Tree::Literal(_) | Tree::Fact(_) | Tree::Call(..) => self.of(tree),
            _ if self.lang == Lang::Zh => format!("（{}）", self.of(tree)),
            _ => format!("({})", self.of(tree)),
        }
    }

    fn joined(&self, parts: &[Tree], between: &str) -> String {
        let inner = |part: &Tree| match part {
            Tree::All(_) | Tree::Any(_) => self.within(part),
            _ => self.of(part),
        };
        parts.iter().map(inner).collect::<Vec<_>>().join(between)
    }

    fn compared(&self, first: &Tree, rest: &[(Comparison, Tree)]) -> String {
        // A limit is told in the unit of the fact beside it.
        let parts = || std::iter::once(first).chain(rest.iter().map(|(_, part)| part));
        let unit = parts().find_map(|part| match part {
            Tree::Fact(place) => Some(self.terms[*place].format),
            _ => None,
        });
        let told = |part: &Tree| match (part, unit) {
            (Tree::Literal(value), Some(unit)) if value.number().is_some() => unit.limit(value, self.lang),
            _ => self.of(part),
        };
        let mut words = told(first);
        for (comparison, part) in rest {
            words += &format!(" {} {}", mark(*comparison), told(part));
        }
        words
    }

    fn is_in(&self, first: &Tree, list: &[Tree]) -> String {
        let list: Vec<_> = list.iter().map(|part| self.of(part)).collect();
        let list = list.join(self.pick("、", ", "));
        format!("{}{}{list}", self.of(first), self.pick("属于", " is one of "))
    }
}

const fn mark(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::Unequal => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::More => ">",
        Comparison::AtLeast => "≥",
    }
}

const fn sign(operation: Operation) -> &'static str {
    match operation {
        Operation::Plus => "+",
        Operation::Minus => "−",
        Operation::Times => "×",
        Operation::Over => "÷",
    }
}
