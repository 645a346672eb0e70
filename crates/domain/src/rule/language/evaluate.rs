//! The value of a tree for one row of facts.
//!
//! Unknown is a third answer: `unknown and false` is false, `unknown or true` is true, everything else that looks at
//! something unknown is unknown.

use super::super::facts::Value;
use super::super::number::Number;
use super::check::Tree;
use super::{Comparison, Operation};

impl Tree {
    pub fn value(&self, row: &[Value]) -> Value {
        match self {
            Self::Literal(value) => value.clone(),
            Self::Fact(place) => row[*place].clone(),
            Self::Call(function, arguments) => function.value(arguments, row),
            Self::Negative(_) | Self::Calculate(..) => self.number(row).into(),
            Self::Not(_) | Self::All(_) | Self::Any(_) | Self::Compare(..) | Self::In(..) => self.truth(row).into(),
        }
    }

    /// Of a condition.
    pub fn truth(&self, row: &[Value]) -> Option<bool> {
        match self {
            Self::Literal(value) => value.yes_no(),
            Self::Fact(place) => row[*place].yes_no(),
            Self::Not(inner) => inner.truth(row).map(|holds| !holds),
            Self::All(parts) => joined(parts, row, false),
            Self::Any(parts) => joined(parts, row, true),
            Self::Compare(first, rest) => compared(first, rest, row),
            Self::In(first, list) => is_in(first, list, row),
            _ => self.value(row).yes_no(),
        }
    }

    /// Of a figure; `None` when it is unknown, divides by zero, or would not fit.
    pub(super) fn number(&self, row: &[Value]) -> Option<Number> {
        match self {
            Self::Literal(value) => value.number(),
            Self::Fact(place) => row[*place].number(),
            Self::Negative(inner) => inner.number(row)?.negated(),
            Self::Calculate(operation, left, right) => {
                let (left, right) = (left.number(row)?, right.number(row)?);
                match operation {
                    Operation::Plus => left.plus(right),
                    Operation::Minus => left.minus(right),
                    Operation::Times => left.times(right),
                    Operation::Over => left.over(right),
                }
            }
            _ => self.value(row).number(),
        }
    }
}

/// `decisive` is the answer that settles the whole: false for `and`, true for `or`.
fn joined(parts: &[Tree], row: &[Value], decisive: bool) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part.truth(row) {
            Some(answer) if answer == decisive => return Some(decisive),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(!decisive)
}

/// A chain holds when each of its links does.
fn compared(first: &Tree, rest: &[(Comparison, Tree)], row: &[Value]) -> Option<bool> {
    let mut known = true;
    let mut left = first.value(row);
    for (comparison, tree) in rest {
        let right = tree.value(row);
        match holds(*comparison, &left, &right) {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
        left = right;
    }
    known.then_some(true)
}

fn holds(comparison: Comparison, left: &Value, right: &Value) -> Option<bool> {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::YesNo(left), Value::YesNo(right)) => left.cmp(right),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    })
}

fn is_in(first: &Tree, list: &[Tree], row: &[Value]) -> Option<bool> {
    let value = first.value(row);
    let mut known = value.is_known();
    for part in list {
        match holds(Comparison::Equal, &value, &part.value(row)) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => known = false,
        }
    }
    known.then_some(false)
}
