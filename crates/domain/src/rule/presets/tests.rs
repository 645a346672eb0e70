//! The shipped rule sets on their worked examples: tables beside them, with the light that the published text asks for.

use guatu_kernel::Lang;

use super::examples;
use crate::light::known;
use crate::rule::{Meaning, RuleSet, Subject, TrialLine, try_table};

fn sets() -> Vec<RuleSet> {
    let parse = |text: &&str| RuleSet::check(text, known).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    super::ALL.iter().map(parse).collect()
}

/// The worked examples of a set: header and rows.
fn table(id: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = format!("{}/src/rule/presets/cases/{id}.csv", env!("CARGO_MANIFEST_DIR"));
    examples::table(&std::fs::read(&path).unwrap_or_else(|cause| panic!("{path}: {cause}")))
}

#[test]
fn every_preset_gives_the_lights_of_its_worked_examples() {
    for set in sets().iter().skip(1) {
        let (header, rows) = table(set.id());
        let trial = try_table(set, &header, &rows).unwrap_or_else(|wrong| panic!("{}: {wrong:#?}", set.id()));
        assert_eq!(trial.lines.len(), rows.len(), "{}", set.id());
        examples::hold(set.id(), &trial, &header, &rows);
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
            let decided = line.dimensions.iter().filter(|found| !found.rule.ends_with(".undecided"));
            let reasons = decided.flat_map(|found| [&found.reason, &found.reason_en]);
            let steps = line.to_green.iter().chain(&line.to_green_en);
            let orders = line.consequences.iter().flat_map(|step| [&step.say.zh, &step.say.en]);
            for sentence in reasons.chain(steps).chain(orders) {
                assert!(!sentence.contains('—') && !sentence.is_empty(), "{} line {}: {sentence}", set.id(), line.row);
            }
        }
    }
}

#[test]
fn a_light_that_is_bad_says_what_would_end_it_and_an_honour_asks_for_nothing() {
    for set in sets().iter().skip(1) {
        let (header, rows) = table(set.id());
        for line in try_table(set, &header, &rows).expect("trial").lines {
            let means = |meaning| {
                let colour = |id: &str| set.colours().iter().find(|colour| colour.id == id);
                line.dimensions
                    .iter()
                    .filter(|found| colour(&found.light).is_some_and(|colour| colour.meaning == meaning))
                    .count()
            };
            let place = format!("{} line {}", set.id(), line.row);
            assert!(means(Meaning::Bad) == 0 || line.to_green.is_some(), "{place}");
            assert!(
                means(Meaning::Good) < line.dimensions.len() || line.to_green.is_none(),
                "{place}: {:?}",
                line.to_green
            );
        }
    }
}

/// A line of a set with one of its figures moved by one.
fn with_a_figure_moved(line: &str) -> Vec<String> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == '-';
    let starts = line.match_indices(|character: char| character.is_ascii_digit()).map(|(at, _)| at);
    let figures = starts.filter(|at| !line[..*at].ends_with(is_part)).map(|at| {
        let end =
            line[at..].find(|character: char| !character.is_ascii_digit()).map_or(line.len(), |length| at + length);
        (at, end, line[at..end].parse::<i64>().expect("figure"))
    });
    figures
        .flat_map(|(at, end, figure)| [figure - 1, figure + 1].map(|n| format!("{}{n}{}", &line[..at], &line[end..])))
        .collect()
}

/// A condition with one of its ends open where it was closed, or closed where it was open.
fn with_an_end_changed(line: &str) -> Vec<String> {
    let signs = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > ")];
    let change = |(from, to): (&'static str, &'static str)| {
        line.match_indices(from).map(move |(at, _)| format!("{}{to}{}", &line[..at], &line[at + from.len()..]))
    };
    signs.into_iter().flat_map(change).collect()
}

#[test]
fn every_bound_of_a_preset_is_held_by_an_example() {
    for text in &super::ALL[1..] {
        let (header, rows) = table(RuleSet::check(text, known).expect("rule set").id());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let figures = ["when = ", "value = "].iter().any(|key| line.starts_with(key));
            let mut others = if figures { with_a_figure_moved(line) } else { Vec::new() };
            others.extend(if line.starts_with("when = ") { with_an_end_changed(line) } else { Vec::new() });
            for other in others {
                let changed = [&text[..at], &other, &text[at + line.len()..]].concat();
                let set = RuleSet::check(&changed, known).unwrap_or_else(|wrong| panic!("{other}: {wrong:#?}"));
                let trial = try_table(&set, &header, &rows).expect("trial");
                let held = examples::miss(&trial, &header, &rows).is_some();
                assert!(held, "{}: {} might as well be {}", set.id(), line.trim(), other.trim());
            }
            at += line.len();
        }
    }
}
