//! The language of conditions and figures: facts, numbers, texts, dates; `and or not`, comparisons, the four operations and a
//! few functions. It has no loops and no memory, so every expression ends; what a fact does not say stays unknown, so
//! nothing is ever decided by silence.

mod check;
mod evaluate;
mod function;
mod parse;
mod token;
mod words;

use std::ops::Range;

pub(super) use check::{Names, Tree, nearest};
use function::Function;

use super::complaint::Slip;
use super::facts::{Kind, Value};

/// A checked expression, ready to be evaluated.
#[derive(Debug)]
pub(super) struct Expression {
    /// As its author wrote it.
    pub source: String,
    pub kind: Kind,
    tree: Tree,
    /// The facts it looks at, each once, in the order of their first use.
    pub uses: Vec<usize>,
}

/// More than any sentence of a rule needs.
const LONGEST: usize = 4_000;

impl Expression {
    /// Reads and checks a text.
    ///
    /// # Errors
    /// The first mistake, with its place in the text.
    pub fn compile(source: &str, names: &impl Names) -> Result<Self, Slip> {
        if source.len() > LONGEST {
            return Err(Slip::new(
                0..0,
                format!("表达式过长（最多{LONGEST}字节）"),
                format!("the expression is longer than {LONGEST} bytes"),
            ));
        }
        let syntax = parse::expression(source)?;
        let (tree, kind) = check::check(&syntax, names)?;
        let mut uses = Vec::new();
        tree.each_fact(&mut |fact| {
            if !uses.contains(&fact) {
                uses.push(fact);
            }
        });
        Ok(Self { source: source.into(), kind, tree, uses })
    }

    /// The same for a text that must answer yes or no.
    pub fn condition(source: &str, names: &impl Names) -> Result<Self, Slip> {
        let expression = Self::compile(source, names)?;
        if expression.kind == Kind::YesNo {
            return Ok(expression);
        }
        Err(Slip::new(0..source.len(), "条件的结果应为“是”或“否”", "a condition must answer yes or no"))
    }

    /// The same for a text that must give a number.
    pub fn figure(source: &str, names: &impl Names) -> Result<Self, Slip> {
        let expression = Self::compile(source, names)?;
        if expression.kind == Kind::Number {
            return Ok(expression);
        }
        Err(Slip::new(0..source.len(), "结果应为数值", "this must give a number"))
    }

    /// Whether it holds whatever the facts are.
    pub fn is_always(&self) -> bool {
        matches!(self.tree, Tree::Literal(Value::YesNo(true)))
    }

    /// Its value for a subject; unknown when a fact it needs is unknown, or where arithmetic has no exact answer.
    pub fn value(&self, row: &[Value]) -> Value {
        self.tree.value(row)
    }

    /// For a condition: whether it holds; `None` when the facts do not tell.
    pub fn truth(&self, row: &[Value]) -> Option<bool> {
        self.tree.truth(row)
    }

    pub fn tree(&self) -> &Tree {
        &self.tree
    }
}

/// The names in a text that are neither functions nor words of the language; none where the text is not an expression.
pub(super) fn names_in(source: &str) -> Vec<String> {
    fn visit(syntax: &Syntax, names: &mut Vec<String>) {
        match &syntax.form {
            Form::Literal(_) => {}
            Form::Name(name) => names.push(name.clone()),
            Form::Not(inner) | Form::Negative(inner) => visit(inner, names),
            Form::All(parts) | Form::Any(parts) | Form::Call(_, parts) => {
                parts.iter().for_each(|part| visit(part, names))
            }
            Form::Compare(first, rest) => {
                visit(first, names);
                rest.iter().for_each(|(_, part)| visit(part, names));
            }
            Form::In(first, rest) => {
                visit(first, names);
                rest.iter().for_each(|part| visit(part, names));
            }
            Form::Calculate(_, left, right) => {
                visit(left, names);
                visit(right, names);
            }
        }
    }
    let mut names = Vec::new();
    if source.len() <= LONGEST
        && let Ok(syntax) = parse::expression(source)
    {
        visit(&syntax, &mut names);
    }
    names
}

/// Whether a text can name a fact.
pub(super) fn is_name(text: &str) -> bool {
    let single = matches!(token::tokens(text).as_deref(), Ok([(token::Token::Name(name), _)]) if *name == text);
    let taken = ["and", "or", "not", "in", "true", "false"].contains(&text) || Function::named(text).is_some();
    single && !taken
}

/// A text taken apart, before its names are looked up.
#[derive(Debug, Clone, PartialEq)]
struct Syntax {
    at: Range<usize>,
    form: Form,
}

#[derive(Debug, Clone, PartialEq)]
enum Form {
    Literal(Value),
    Name(String),
    Not(Box<Syntax>),
    /// At least two parts.
    All(Vec<Syntax>),
    Any(Vec<Syntax>),
    /// `0 < gap <= 10`
    Compare(Box<Syntax>, Vec<(Comparison, Syntax)>),
    In(Box<Syntax>, Vec<Syntax>),
    Negative(Box<Syntax>),
    Calculate(Operation, Box<Syntax>, Box<Syntax>),
    Call(String, Vec<Syntax>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    Plus,
    Minus,
    Times,
    Over,
}

#[cfg(test)]
mod tests;
