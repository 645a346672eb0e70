//! Conditions: expressions over facts, checked and compiled once, evaluated with exact decimals.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use zen_expression::Isolate;
use zen_expression::compiler::Opcode;
use zen_expression::intellisense::IntelliSense;
use zen_expression::intellisense::diagnostic::Severity;
use zen_expression::parser::Node;
use zen_expression::variable::{Variable, VariableType};

use super::facts::{Kind, Value, Vocabulary};

/// Functions whose result depends on their arguments only and is exact. Others (the present time, chance, regular
/// expressions of unbounded cost) have no place in a rule that must give the same light for ever.
const FUNCTIONS: [&str; 11] =
    ["abs", "min", "max", "sum", "floor", "ceil", "round", "len", "contains", "startsWith", "endsWith"];

/// A compiled condition and the facts it looks at.
#[derive(Debug)]
pub(super) struct Condition {
    pub source: String,
    pub code: Arc<[Opcode]>,
    pub uses: BTreeSet<&'static str>,
}

impl Condition {
    /// Checks names, functions and types, then compiles. The error is a clause for people.
    pub fn compile(source: &str, vocabulary: &Vocabulary) -> Result<Self, String> {
        let uses = names(source, vocabulary)?;
        check_types(source, vocabulary)?;
        let code = Isolate::new().compile_standard(source).map_err(|cause| cause.to_string())?;
        Ok(Self { source: source.into(), code: code.bytecode().clone(), uses })
    }

    /// Whether it holds whatever the facts are.
    pub fn is_always(&self) -> bool {
        self.source.trim() == "true"
    }
}

/// The facts that the expression names; refuses what the vocabulary or the list of functions does not have.
fn names(source: &str, vocabulary: &Vocabulary) -> Result<BTreeSet<&'static str>, String> {
    let found = RefCell::new((BTreeSet::new(), None));
    let parsed = IntelliSense::new().with_ast(source, false, |root, _| {
        root.walk(|node| {
            let (uses, problem) = &mut *found.borrow_mut();
            match name(node, vocabulary) {
                Ok(used) => uses.extend(used),
                Err(reason) => *problem = problem.take().or(Some(reason)),
            }
        });
    });
    let (uses, problem) = found.into_inner();
    match (parsed, problem) {
        (None, _) => Err(syntax_error(source)),
        (_, Some(reason)) => Err(reason),
        _ => Ok(uses),
    }
}

fn name(node: &Node<'_>, vocabulary: &Vocabulary) -> Result<Option<&'static str>, String> {
    match node {
        Node::Identifier(name) => vocabulary
            .iter()
            .find(|term| term.name == *name)
            .map(|term| Some(term.name))
            .ok_or_else(|| format!("unknown fact `{name}`")),
        Node::FunctionCall { kind, .. } if FUNCTIONS.contains(&kind.to_string().as_str()) => Ok(None),
        Node::FunctionCall { kind, .. } => Err(format!("function `{kind}` is not allowed in a rule")),
        Node::MethodCall { .. } | Node::Root | Node::Assignments { .. } | Node::Closure { .. } => {
            Err("only facts, literals, operators and plain functions are allowed in a rule".into())
        }
        _ => Ok(None),
    }
}

fn syntax_error(source: &str) -> String {
    Isolate::new().compile_standard(source).map_or_else(|cause| cause.to_string(), |_| "not an expression".into())
}

/// Refuses operands of the wrong kind and a result that is not yes or no.
fn check_types(source: &str, vocabulary: &Vocabulary) -> Result<(), String> {
    let types = vocabulary.iter().map(|term| (Rc::from(term.name), type_of(term.kind))).collect();
    let types = VariableType::Object(Rc::new(RefCell::new(types)));
    let analysis = IntelliSense::new().analyze(source, &types);
    if let Some(problem) = analysis.diagnostics.iter().find(|found| found.severity == Severity::Error) {
        return Err(problem.message.clone());
    }
    if matches!(analysis.return_type, VariableType::Bool) {
        Ok(())
    } else {
        Err("a condition answers yes or no".into())
    }
}

fn type_of(kind: Kind) -> VariableType {
    match kind {
        Kind::Bool => VariableType::Bool,
        Kind::Number => VariableType::Number,
        Kind::Text | Kind::Date => VariableType::String,
    }
}

/// The value as the expression language knows it.
pub(super) fn variable(value: &Value) -> Variable {
    match value {
        Value::Unknown => Variable::Null,
        Value::Bool(value) => Variable::Bool(*value),
        Value::Number(number) => Variable::Number(*number),
        Value::Text(text) => Variable::String(Variable::key(text)),
        Value::Date(date) => Variable::String(Variable::key(&date.to_string())),
    }
}
