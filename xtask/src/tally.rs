//! How many tests passed and failed, read from what the runners print.

use std::ops::AddAssign;

/// The sums of one or several runs; a layer whose runner printed no sum leaves them unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// How many sums were read. Without any, nothing is known.
    pub sums: u64,
}

impl Tally {
    /// Take in one line of a runner's output.
    pub fn look(&mut self, line: &str) {
        let line = without_colours(line);
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            // cargo test: `test result: ok. 3 passed; 0 failed; …`
            ["test", "result:", ..] => self.add(before(&words, "passed"), before(&words, "failed")),
            // cargo nextest: `Summary [ 0.1s] 3 tests run: 2 passed, 1 failed, 0 skipped`
            ["Summary", ..] if line.contains(" run:") => self.add(before(&words, "passed"), before(&words, "failed")),
            // vitest: `Tests  1 failed | 2 passed (3)`
            ["Tests", ..] => self.add(before(&words, "passed"), before(&words, "failed")),
            // node: `ℹ pass 2`, `ℹ fail 1`
            ["ℹ", "pass", number] => self.add(number.parse().ok(), None),
            ["ℹ", "fail", number] => self.add(None, number.parse().ok()),
            _ => {}
        }
    }

    fn add(&mut self, passed: Option<u64>, failed: Option<u64>) {
        self.passed += passed.unwrap_or(0);
        self.failed += failed.unwrap_or(0);
        self.sums += u64::from(passed.is_some() || failed.is_some());
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.sums += other.sums;
    }
}

/// The number that stands before a word such as `passed` or `passed;`.
fn before(words: &[&str], name: &str) -> Option<u64> {
    let place = words.iter().position(|word| word.trim_end_matches([',', ';']) == name)?;
    words.get(place.checked_sub(1)?)?.parse().ok()
}

/// A line without the escape sequences that colour it.
fn without_colours(line: &str) -> String {
    let mut rest = line;
    let mut plain = String::with_capacity(line.len());
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        let sequence = &rest[start..];
        let end = sequence.find(|letter: char| letter.is_ascii_alphabetic()).map_or(sequence.len(), |at| at + 1);
        rest = &sequence[end..];
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (u64, u64, u64) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.look(line));
        (tally.passed, tally.failed, tally.sums)
    }

    #[test]
    fn each_binary_of_cargo_test_is_added() {
        let lines = [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ];
        assert_eq!(tally(&lines), (4, 2, 2));
    }

    #[test]
    fn the_summary_of_nextest_is_read() {
        let green = "     Summary [   0.027s] 12 tests run: 12 passed, 0 skipped";
        let red = "     Summary [   0.027s] 12 tests run: 11 passed, 1 failed, 3 skipped";
        assert_eq!(tally(&[green]), (12, 0, 1));
        assert_eq!(tally(&[red]), (11, 1, 1));
    }

    #[test]
    fn a_coloured_summary_of_vitest_is_read() {
        let line = " \u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m\u{1b}[22m | \u{1b}[32m5 passed\u{1b}[39m (6)";
        assert_eq!(tally(&[line]), (5, 1, 1));
    }

    #[test]
    fn the_two_lines_of_node_are_read() {
        assert_eq!(tally(&["ℹ tests 8", "ℹ pass 7", "ℹ fail 1"]), (7, 1, 2));
    }

    #[test]
    fn without_a_sum_nothing_is_known() {
        assert_eq!(tally(&["all is well", "Tests are fine"]), (0, 0, 0));
    }
}
