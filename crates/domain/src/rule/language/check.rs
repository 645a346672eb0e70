//! From the form of an expression to a tree whose names are resolved and whose kinds fit.

use std::ops::Range;

use super::super::complaint::Slip;
use super::super::facts::{Kind, Value};
use super::function::{Function, Signature};
use super::{Comparison, Form, Operation, Syntax};
use guatu_kernel::Lang;

/// The facts that an expression may name.
pub(in crate::rule) trait Names {
    /// Place in the row of a subject, and kind.
    fn fact(&self, name: &str) -> Option<(usize, Kind)>;

    /// All names, for a suggestion.
    fn all(&self) -> Vec<&str>;
}

/// An expression whose facts are places in a row.
#[derive(Debug)]
pub(in crate::rule) enum Tree {
    Literal(Value),
    Fact(usize),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Compare(Box<Tree>, Vec<(Comparison, Tree)>),
    In(Box<Tree>, Vec<Tree>),
    Negative(Box<Tree>),
    Calculate(Operation, Box<Tree>, Box<Tree>),
    Call(Function, Vec<Tree>),
}

impl Tree {
    /// Visits the facts in the order in which they stand.
    pub fn each_fact(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Self::Literal(_) => {}
            Self::Fact(fact) => visit(*fact),
            Self::Not(inner) | Self::Negative(inner) => inner.each_fact(visit),
            Self::All(parts) | Self::Any(parts) | Self::Call(_, parts) => {
                parts.iter().for_each(|part| part.each_fact(visit));
            }
            Self::Compare(first, rest) => {
                first.each_fact(visit);
                rest.iter().for_each(|(_, part)| part.each_fact(visit));
            }
            Self::In(first, rest) => {
                first.each_fact(visit);
                rest.iter().for_each(|part| part.each_fact(visit));
            }
            Self::Calculate(_, left, right) => {
                left.each_fact(visit);
                right.each_fact(visit);
            }
        }
    }
}

/// Resolves names and checks kinds.
pub(super) fn check(syntax: &Syntax, names: &impl Names) -> Result<(Tree, Kind), Slip> {
    Checker { names }.check(syntax)
}

struct Checker<'a, N> {
    names: &'a N,
}

impl<N: Names> Checker<'_, N> {
    fn check(&self, syntax: &Syntax) -> Result<(Tree, Kind), Slip> {
        match &syntax.form {
            Form::Literal(value) => Ok((Tree::Literal(value.clone()), kind_of(value))),
            Form::Name(name) => self.fact(name, &syntax.at),
            Form::Not(inner) => Ok((Tree::Not(Box::new(self.expect(inner, Kind::YesNo)?)), Kind::YesNo)),
            Form::All(parts) => Ok((Tree::All(self.conditions(parts)?), Kind::YesNo)),
            Form::Any(parts) => Ok((Tree::Any(self.conditions(parts)?), Kind::YesNo)),
            Form::Compare(first, rest) => self.comparison(first, rest),
            Form::In(first, list) => {
                let (first, kind) = self.check(first)?;
                let list = list.iter().map(|part| self.expect(part, kind)).collect::<Result<_, _>>()?;
                Ok((Tree::In(Box::new(first), list), Kind::YesNo))
            }
            Form::Negative(inner) => Ok((Tree::Negative(Box::new(self.expect(inner, Kind::Number)?)), Kind::Number)),
            Form::Calculate(operation, left, right) => {
                let (left, right) = (self.expect(left, Kind::Number)?, self.expect(right, Kind::Number)?);
                Ok((Tree::Calculate(*operation, Box::new(left), Box::new(right)), Kind::Number))
            }
            Form::Call(name, arguments) => self.call(name, arguments, &syntax.at),
        }
    }

    fn expect(&self, syntax: &Syntax, wanted: Kind) -> Result<Tree, Slip> {
        let (tree, kind) = self.check(syntax)?;
        if kind == wanted {
            return Ok(tree);
        }
        let zh = format!("此处应为{}，而这是{}", wanted.word(Lang::Zh), kind.word(Lang::Zh));
        let en = format!("{} is needed here, but this is {}", wanted.word(Lang::En), kind.word(Lang::En));
        Err(Slip::new(syntax.at.clone(), zh, en))
    }

    fn conditions(&self, parts: &[Syntax]) -> Result<Vec<Tree>, Slip> {
        parts.iter().map(|part| self.expect(part, Kind::YesNo)).collect()
    }

    fn fact(&self, name: &str, at: &Range<usize>) -> Result<(Tree, Kind), Slip> {
        if let Some((place, kind)) = self.names.fact(name) {
            return Ok((Tree::Fact(place), kind));
        }
        let mut zh = format!("没有名为“{name}”的指标");
        let mut en = format!("there is no fact `{name}`");
        let near = nearest(name, self.names.all());
        if let Some(near) = near {
            zh += &format!("，是否为“{near}”？");
            en += &format!("; did you mean `{near}`?");
        }
        Err(Slip::new(at.clone(), zh, en))
    }

    fn comparison(&self, first: &Syntax, rest: &[(Comparison, Syntax)]) -> Result<(Tree, Kind), Slip> {
        let (tree, kind) = self.check(first)?;
        let mut parts = Vec::with_capacity(rest.len());
        for (comparison, part) in rest {
            let ordered = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
            if ordered && matches!(kind, Kind::Text | Kind::YesNo) {
                let zh = format!("{}不能比较大小", kind.word(Lang::Zh));
                let en = format!("{} has no order: only == and != apply", kind.word(Lang::En));
                return Err(Slip::new(first.at.clone(), zh, en));
            }
            parts.push((*comparison, self.expect(part, kind)?));
        }
        Ok((Tree::Compare(Box::new(tree), parts), Kind::YesNo))
    }

    fn call(&self, name: &str, arguments: &[Syntax], at: &Range<usize>) -> Result<(Tree, Kind), Slip> {
        let Some(function) = Function::named(name) else {
            let near = nearest(name, Function::ALL.into_iter().map(|(name, _)| name).collect());
            let hint = |text: &str| near.map_or(String::new(), |near| text.replace('?', near));
            let zh = format!("没有名为“{name}”的函数{}", hint("，是否为“?”"));
            return Err(Slip::new(
                at.clone(),
                zh,
                format!("there is no function `{name}`{}", hint("; did you mean `?`")),
            ));
        };
        let (arguments, kind) = self.arguments(function, arguments, at)?;
        let tree = Tree::Call(function, arguments);
        if function == Function::Date {
            return self.date(&tree, at).map(|value| (Tree::Literal(value), kind));
        }
        Ok((tree, kind))
    }

    /// A date is written out, so that a wrong one is found now.
    fn date(&self, tree: &Tree, at: &Range<usize>) -> Result<Value, Slip> {
        let written = matches!(tree, Tree::Call(_, arguments) if matches!(arguments[0], Tree::Literal(_)));
        let date = if written { tree.value(&[]) } else { Value::Unknown };
        match date {
            Value::Date(_) => Ok(date),
            _ => Err(Slip::new(at.clone(), "日期写作 date('2023-04-30')", "a date is written date('2023-04-30')")),
        }
    }

    fn arguments(&self, function: Function, given: &[Syntax], at: &Range<usize>) -> Result<(Vec<Tree>, Kind), Slip> {
        let count = |wanted: usize| {
            let (name, got) = (function.name(), given.len());
            let zh = format!("{name} 需要{wanted}个参数，这里有{got}个");
            let en = format!("`{name}` takes {wanted} argument(s), here are {got}");
            if got == wanted { Ok(()) } else { Err(Slip::new(at.clone(), zh, en)) }
        };
        match function.signature() {
            Signature::Fixed(kinds, result) => {
                count(kinds.len())?;
                let pairs = given.iter().zip(kinds);
                Ok((pairs.map(|(part, kind)| self.expect(part, *kind)).collect::<Result<_, _>>()?, result))
            }
            Signature::Numbers => {
                count(given.len().max(1))?;
                let numbers = given.iter().map(|part| self.expect(part, Kind::Number));
                Ok((numbers.collect::<Result<_, _>>()?, Kind::Number))
            }
            Signature::Anything => {
                count(1)?;
                Ok((vec![self.check(&given[0])?.0], Kind::YesNo))
            }
            Signature::Same => {
                count(2)?;
                let (first, kind) = self.check(&given[0])?;
                Ok((vec![first, self.expect(&given[1], kind)?], kind))
            }
            Signature::Choice => {
                count(3)?;
                let condition = self.expect(&given[0], Kind::YesNo)?;
                let (first, kind) = self.check(&given[1])?;
                Ok((vec![condition, first, self.expect(&given[2], kind)?], kind))
            }
        }
    }
}

const fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Number(_) => Kind::Number,
        Value::Text(_) | Value::Unknown => Kind::Text,
        Value::Date(_) => Kind::Date,
        Value::YesNo(_) => Kind::YesNo,
    }
}

/// The name that differs least, if it differs little; else one that begins as it does, or as which it begins.
pub(in crate::rule) fn nearest<'a>(name: &str, all: Vec<&'a str>) -> Option<&'a str> {
    let distance = |other: &&str| strsim::osa_distance(name, other);
    let alike = all.iter().copied().min_by_key(distance).filter(|near| distance(near) <= 1 + name.chars().count() / 4);
    let begins = |other: &&str| other.starts_with(name) || name.starts_with(*other);
    alike.or_else(|| all.into_iter().filter(|_| name.chars().count() >= 2).find(begins))
}
