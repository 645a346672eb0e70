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
