//! The shipped rule sets on their worked examples: tables beside them, with the light that the published text asks for.

use guatu_kernel::Lang;

use crate::light::VOCABULARY;
use crate::rule::{RuleSet, Subject, TrialLine, Vocabulary, try_table};

/// The facts that the program knows of the subject of a set.
fn vocabulary(text: &str) -> &'static Vocabulary {
    if text.contains("subject = \"project\"") || !text.contains("\nsubject = ") { VOCABULARY } else { &[] }
}

fn sets() -> Vec<RuleSet> {
    let parse = |text: &&str| RuleSet::check(text, vocabulary(text)).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    super::ALL.iter().map(parse).collect()
}

/// A table of cases: its header and its rows.
fn table(id: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = format!("{}/src/rule/presets/cases/{id}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap_or_else(|cause| panic!("{path}: {cause}"));
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

#[test]
fn every_preset_gives_the_lights_of_its_worked_examples() {
    for set in sets().iter().skip(1) {
        let (header, rows) = table(set.id());
        assert!(header.iter().any(|head| head.split('.').next() == Some("expect")), "{} expects nothing", set.id());
        let trial = try_table(set, &header, &rows).unwrap_or_else(|wrong| panic!("{}: {wrong:#?}", set.id()));
        assert_eq!(trial.lines.len(), rows.len(), "{}", set.id());
        for (line, row) in trial.lines.iter().zip(&rows) {
            for (head, expected) in header.iter().zip(row) {
                if let Some(found) = found(line, head) {
                    assert_eq!(&found, expected, "{} line {} {head}: {}", set.id(), line.row, line.reason);
                }
            }
        }
    }
}

#[test]
fn every_light_of_a_preset_occurs_in_its_examples() {
    for set in sets().iter().skip(1) {
        let (header, rows) = table(set.id());
        let trial = try_table(set, &header, &rows).expect("trial");
        for colour in set.colours() {
            let shown = |line: &TrialLine| {
                line.light == colour.id || line.dimensions.iter().any(|found| found.light == colour.id)
            };
            assert!(trial.lines.iter().any(shown), "{}: {} never shows", set.id(), colour.id);
        }
    }
}

#[test]
fn every_preset_names_its_source_and_what_is_to_be_settled() {
    for set in sets() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(set.source().get(lang).len() > 10 && !set.name().get(lang).is_empty(), "{}", set.id());
        }
        assert!(set.id() == "erqi-default" || !set.settle().is_empty(), "{}", set.id());
        assert!(matches!(set.subject(), Subject::Project) || set.given().len() > 4, "{}", set.id());
    }
}

#[test]
fn every_sentence_of_a_preset_is_complete() {
    for set in sets().iter().skip(1) {
        let (header, rows) = table(set.id());
        for line in try_table(set, &header, &rows).expect("trial").lines {
            for sentence in [&line.reason, &line.reason_en] {
                assert!(!sentence.contains('—') || line.rule.ends_with("undecided") || line.light == "none", "{}: {sentence}", set.id());
            }
        }
    }
}
