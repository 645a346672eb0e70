//! Rule files that went wrong in every way: taken or refused, but never a crash, and never without an end.

use guatu_kernel::Lang;
use proptest::prelude::*;

use super::presets;
use super::{Facts, Panel, Period, RuleSet, Value, try_table};
use crate::light::known;

/// A change to a file: cut a piece out, put a piece of another file in, or repeat one.
#[derive(Debug, Clone)]
struct Damage {
    at: prop::sample::Index,
    length: usize,
    piece: prop::sample::Index,
    how: u8,
}

fn damage() -> impl Strategy<Value = Damage> {
    (any::<prop::sample::Index>(), 0_usize..60, any::<prop::sample::Index>(), 0_u8..4)
        .prop_map(|(at, length, piece, how)| Damage { at, length, piece, how })
}

/// Pieces that a rule file consists of, and some that it should not.
const PIECES: [&str; 24] = [
    "\"",
    "[[",
    "]]",
    "\n",
    " = ",
    "when = \"true\"",
    "light = \"none\"",
    "light = \"red\"",
    "take = \"streak\"",
    "take = \"previous\"",
    "within = 0",
    "within = \"year\"",
    "back = 4000000000",
    "reset = \"true\"",
    "{gap|pp}",
    "[{x}]",
    "percent(1, 0)",
    "999999999999999999999999999999999999",
    "\n[[memory]]\nname = \"m\"\nlabel = \"m\"\ntake = \"sum\"\nof = \"period_year\"\n",
    "\n[[derived]]\nname = \"d\"\nlabel = \"d\"\nvalue = \"d + 1\"\n",
    "version = -1",
    "valid_from = 9999-12-31",
    "merge = \"none\"",
    "灯",
];

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for Damage { at, length, piece, how } in damages {
        let start = at.index(characters.len() + 1);
        let end = (start + length).min(characters.len());
        let piece: Vec<char> = PIECES[piece.index(PIECES.len())].chars().collect();
        match how {
            0 => drop(characters.splice(start..end, piece)),
            1 => drop(characters.splice(start..start, piece)),
            2 => drop(characters.drain(start..end)),
            _ => {
                let again = characters[start..end].to_vec();
                drop(characters.splice(start..start, again));
            }
        }
    }
    characters.into_iter().collect()
}

/// Facts of every kind for whatever the set asks for.
fn facts(set: &RuleSet, seed: usize) -> Facts {
    let mut facts = Facts::default();
    for (place, term) in set.given().iter().enumerate() {
        let texts: &[&str] = match term.kind {
            super::Kind::Number => {
                &["0", "12.5", "", "100", "-3", "1701411834604692317316873037158841057", "0.000000000001"]
            }
            super::Kind::YesNo => &["是", "", "否"],
            super::Kind::Text => &["甲", "", "new_start"],
            super::Kind::Date => &["2023-04-30", "", "1900-01-01", "2999-12-31"],
        };
        let value = Value::read(texts[(seed + place * 7) % texts.len()], term.kind).expect("a value of its kind");
        facts.add(term.name.clone(), value);
    }
    facts
}

fn run(set: &RuleSet) {
    let mut panel = Panel::new(set.clone());
    for (step, month) in ["2023-01-31", "2023-02-28", "2023-04-30"].into_iter().enumerate() {
        let given: Vec<Facts> = (0..4).map(|subject| facts(set, step * 5 + subject)).collect();
        let cases: Vec<_> = given.iter().enumerate().collect();
        let period = Period::of(set.period(), month.parse().expect("day"));
        for (verdict, facts) in panel.period(period, &cases).iter().zip(&given) {
            verdict.reason(facts, Lang::Zh);
            verdict.to_green(facts, Lang::En);
            verdict.steps(facts);
            verdict.moves(facts);
        }
    }
    set.evaluate(&facts(set, 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn a_damaged_rule_file_is_taken_or_refused(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 0..5),
    ) {
        let text = damaged(presets::ALL[which.index(presets::ALL.len())], &damages);
        match RuleSet::check(&text, known) {
            Ok(set) => run(&set),
            Err(complaints) => prop_assert!(!complaints.is_empty() && complaints.iter().all(|complaint| !complaint.text.zh.is_empty())),
        }
    }

    #[test]
    fn whatever_stands_in_a_table_is_taken_or_refused(
        heads in prop::collection::vec(prop::sample::select(vec!["subject", "period", "expected_pct", "actual_pct", "override", "override_until", "x", ""]), 0..6),
        cells in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["", "甲", "2023-01", "50", "1/2", "是", "red", "1e9", "−5"]), 0..7), 0..6),
    ) {
        let set = RuleSet::check(presets::ALL[1], known).expect("a rule set that comes with the program");
        let owned = |texts: &Vec<&str>| texts.iter().map(|text| (*text).to_string()).collect::<Vec<_>>();
        let rows: Vec<_> = cells.iter().map(owned).collect();
        if let Ok(trial) = try_table(&set, &owned(&heads), &rows) {
            prop_assert!(trial.lines.len() <= rows.len());
        }
    }
}
