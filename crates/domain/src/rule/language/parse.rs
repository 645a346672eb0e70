//! From tokens to the form of an expression, by descent. Weakest first: or, and, not, comparisons, + and -, * and /, minus.

use std::ops::Range;

use super::super::complaint::Slip;
use super::super::facts::Value;
use super::token::{Token, tokens};
use super::{Comparison, Form, Operation, Syntax};

/// How deep parentheses, functions and `not` may nest.
const DEEPEST: usize = 40;
/// How many parts an expression may have.
const MOST_PARTS: usize = 400;

pub(super) fn expression(source: &str) -> Result<Syntax, Slip> {
    let mut parser = Parser { tokens: tokens(source)?, place: 0, end: source.len(), depth: 0 };
    if parser.tokens.is_empty() {
        return Err(Slip::new(0..0, "表达式为空", "the expression is empty"));
    }
    if parser.tokens.len() > MOST_PARTS {
        let zh = format!("表达式过于复杂（最多{MOST_PARTS}个部分），请拆成几个计算指标");
        let en = format!("the expression has more than {MOST_PARTS} parts; divide it into derived facts");
        return Err(Slip::new(0..source.len(), zh, en));
    }
    let syntax = parser.any()?;
    match parser.peek() {
        None => Ok(syntax),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser<'a> {
    tokens: Vec<(Token<'a>, Range<usize>)>,
    place: usize,
    end: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.place).map(|(token, _)| *token)
    }

    fn here(&self) -> Range<usize> {
        self.tokens.get(self.place).map_or(self.end..self.end, |(_, at)| at.clone())
    }

    fn unexpected(&self) -> Slip {
        match self.peek() {
            None => Slip::new(self.here(), "表达式不完整", "the expression ends too early"),
            Some(Token::Sign("=")) => Slip::new(self.here(), "相等请写 ==", "equality is written =="),
            Some(_) => Slip::new(self.here(), "此处不完整或多出内容", "this does not belong here"),
        }
    }

    /// Takes the next token if it is this sign.
    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(next)) if next == sign);
        self.place += usize::from(found);
        found
    }

    /// Takes the next token if it is this word of the language.
    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Name(next)) if next == word);
        self.place += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), Slip> {
        if self.sign(sign) {
            return Ok(());
        }
        match self.peek() {
            None => Err(Slip::new(self.here(), format!("缺少 {sign}"), format!("`{sign}` is missing"))),
            Some(_) => Err(self.unexpected()),
        }
    }

    fn since(&self, start: usize) -> Range<usize> {
        start..self.tokens[self.place - 1].1.end
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Slip>) -> Result<T, Slip> {
        if self.depth == DEEPEST {
            let en = format!("parentheses nest deeper than {DEEPEST}");
            return Err(Slip::new(self.here(), format!("括号嵌套超过{DEEPEST}层"), en));
        }
        self.depth += 1;
        let outcome = inner(self);
        self.depth -= 1;
        outcome
    }

    fn any(&mut self) -> Result<Syntax, Slip> {
        self.joined("or", Self::all, Form::Any)
    }

    fn all(&mut self) -> Result<Syntax, Slip> {
        self.joined("and", Self::negation, Form::All)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Syntax, Slip>,
        form: fn(Vec<Syntax>) -> Form,
    ) -> Result<Syntax, Slip> {
        let start = self.here().start;
        let first = part(self)?;
        if !matches!(self.peek(), Some(Token::Name(next)) if next == word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.word(word) {
            parts.push(part(self)?);
        }
        Ok(Syntax { at: self.since(start), form: form(parts) })
    }

    fn negation(&mut self) -> Result<Syntax, Slip> {
        let start = self.here().start;
        if !self.word("not") {
            return self.comparison();
        }
        let inner = self.deeper(Self::negation)?;
        Ok(Syntax { at: self.since(start), form: Form::Not(Box::new(inner)) })
    }

    fn comparison(&mut self) -> Result<Syntax, Slip> {
        let start = self.here().start;
        let first = self.sum()?;
        if let Some(within) = self.membership(start, &first)? {
            return Ok(within);
        }
        let mut rest = Vec::new();
        while let Some(comparison) = self.comparator() {
            rest.push((comparison, self.sum()?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(Syntax { at: self.since(start), form: Form::Compare(Box::new(first), rest) })
    }

    fn comparator(&mut self) -> Option<Comparison> {
        let Some(Token::Sign(sign)) = self.peek() else { return None };
        let comparison = match sign {
            "==" => Comparison::Equal,
            "!=" => Comparison::Unequal,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::More,
            ">=" => Comparison::AtLeast,
            _ => return None,
        };
        self.place += 1;
        Some(comparison)
    }

    /// `x in [a, b]` and `x not in [a, b]`
    fn membership(&mut self, start: usize, first: &Syntax) -> Result<Option<Syntax>, Slip> {
        let before = self.place;
        let negated = self.word("not");
        if !self.word("in") {
            self.place = before;
            return Ok(None);
        }
        self.expect("[")?;
        let list = self.list("]")?;
        let at = self.since(start);
        let within = Syntax { at: at.clone(), form: Form::In(Box::new(first.clone()), list) };
        Ok(Some(if negated { Syntax { at, form: Form::Not(Box::new(within)) } } else { within }))
    }

    /// Expressions between commas up to the closing sign; at least one.
    fn list(&mut self, close: &str) -> Result<Vec<Syntax>, Slip> {
        let mut parts = vec![self.deeper(Self::any)?];
        while self.sign(",") {
            parts.push(self.deeper(Self::any)?);
        }
        self.expect(close)?;
        Ok(parts)
    }

    fn sum(&mut self) -> Result<Syntax, Slip> {
        self.calculation(Self::product, [("+", Operation::Plus), ("-", Operation::Minus)])
    }

    fn product(&mut self) -> Result<Syntax, Slip> {
        self.calculation(Self::negative, [("*", Operation::Times), ("/", Operation::Over)])
    }

    fn calculation(
        &mut self,
        part: fn(&mut Self) -> Result<Syntax, Slip>,
        signs: [(&str, Operation); 2],
    ) -> Result<Syntax, Slip> {
        let start = self.here().start;
        let mut left = part(self)?;
        loop {
            let Some((_, operation)) = signs.into_iter().find(|(sign, _)| self.sign(sign)) else { return Ok(left) };
            let right = part(self)?;
            let form = Form::Calculate(operation, Box::new(left), Box::new(right));
            left = Syntax { at: self.since(start), form };
        }
    }

    fn negative(&mut self) -> Result<Syntax, Slip> {
        let start = self.here().start;
        if !self.sign("-") {
            return self.single();
        }
        let inner = self.deeper(Self::negative)?;
        Ok(Syntax { at: self.since(start), form: Form::Negative(Box::new(inner)) })
    }

    fn single(&mut self) -> Result<Syntax, Slip> {
        let at = self.here();
        let Some(token) = self.peek() else { return Err(self.unexpected()) };
        self.place += 1;
        let literal = |value: Value| Ok(Syntax { at: at.clone(), form: Form::Literal(value) });
        match token {
            Token::Number(text) => match text.parse() {
                Ok(number) => literal(Value::Number(number)),
                Err(()) => Err(Slip::new(at, format!("“{text}”不是数"), format!("`{text}` is not a number"))),
            },
            Token::Text(text) => literal(text.into()),
            Token::Name("true") => literal(true.into()),
            Token::Name("false") => literal(false.into()),
            Token::Name("and" | "or" | "not" | "in") => {
                self.place -= 1;
                Err(self.unexpected())
            }
            Token::Name(name) if self.sign("(") => {
                let arguments = if self.sign(")") { Vec::new() } else { self.list(")")? };
                Ok(Syntax { at: self.since(at.start), form: Form::Call(name.into(), arguments) })
            }
            Token::Name(name) => Ok(Syntax { at, form: Form::Name(name.into()) }),
            Token::Sign("(") => {
                let inner = self.deeper(Self::any)?;
                self.expect(")")?;
                Ok(Syntax { at: self.since(at.start), form: inner.form })
            }
            Token::Sign(_) => {
                self.place -= 1;
                Err(self.unexpected())
            }
        }
    }
}
