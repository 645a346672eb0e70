//! Tables of worked examples: rows with the light that is expected of them.

use super::super::{Trial, TrialLine};

/// Header and rows of a table.
pub(in crate::rule) fn table(csv: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    let mut rows = reader.records().map(|row| row.expect("row").iter().map(str::to_string).collect());
    (rows.next().expect("header"), rows.collect())
}

/// What a column of a table expects of a row: the merged light and its rule, those of a dimension, or what follows.
fn found(line: &TrialLine, head: &str) -> Option<String> {
    let part = if head == "expect" { "" } else { head.strip_prefix("expect.")? };
    Some(match part {
        "" => line.light.clone(),
        "rule" => line.rule.clone(),
        "actions" => {
            let word = |action| serde_json::to_value(action).ok().and_then(|word| word.as_str().map(str::to_string));
            line.consequences.iter().filter_map(|step| word(step.action)).collect::<Vec<_>>().join(" ")
        }
        "to" => line.transitions.iter().map(|moved| moved.to.as_str()).collect::<Vec<_>>().join(" "),
        part => {
            let dimension = part.strip_suffix(".rule").unwrap_or(part);
            let found = line.dimensions.iter().find(|found| found.dimension == dimension);
            found.map_or("no such dimension", |found| if part == dimension { &found.light } else { &found.rule }).into()
        }
    })
}

/// The first column that does not find what it expects.
pub(in crate::rule) fn miss(trial: &Trial, header: &[String], rows: &[Vec<String>]) -> Option<String> {
    trial.lines.iter().zip(rows).find_map(|(line, row)| {
        header.iter().zip(row).find_map(|(head, expected)| {
            let found = found(line, head).filter(|found| found != expected)?;
            Some(format!("line {} {head}: `{found}`, not `{expected}`: {}", line.row, line.reason))
        })
    })
}

/// Every column that expects something finds it in every row.
pub(in crate::rule) fn hold(name: &str, trial: &Trial, header: &[String], rows: &[Vec<String>]) {
    assert!(header.iter().any(|head| head.split('.').next() == Some("expect")), "{name} expects nothing");
    if let Some(miss) = miss(trial, header, rows) {
        panic!("{name} {miss}");
    }
}
