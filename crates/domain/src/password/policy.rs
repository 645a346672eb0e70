//! What makes a password good enough.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::common::is_common;

/// What a deployment asks of passwords.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// The fewest characters.
    pub shortest: usize,
    /// How many of the four classes it must have: capital letters, small letters, digits, everything else.
    pub classes: usize,
    /// How many former passwords may not be taken again; 0 for none.
    pub history: usize,
    /// After so many days it has to be changed; 0 for never.
    pub days: i64,
    /// A one-time password given by an administrator works for so many hours.
    pub one_time_hours: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { shortest: 12, classes: 3, history: 5, days: 90, one_time_hours: 72 }
    }
}

/// The longest password, in characters: longer ones would only cost the server time.
pub const LONGEST: usize = 128;

/// A rule that a password breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    TooShort,
    TooLong,
    /// Too few of the four classes of characters.
    TooPlain,
    /// The login or the owner's name is part of it.
    NamesOwner,
    /// It is one that everybody tries first, perhaps with decorations.
    Common,
    /// It was used before.
    UsedBefore,
}

impl Fault {
    pub const ALL: [Self; 6] =
        [Self::TooShort, Self::TooLong, Self::TooPlain, Self::NamesOwner, Self::Common, Self::UsedBefore];

    /// The code that the word lists know.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::TooPlain => "too_plain",
            Self::NamesOwner => "names_owner",
            Self::Common => "common",
            Self::UsedBefore => "used_before",
        }
    }
}

impl Policy {
    /// Every rule that a password breaks, apart from having been used before, which only its hashes know.
    pub fn faults(&self, password: &str, login: &str, name: &str) -> Vec<Fault> {
        let length = password.chars().count();
        let checks = [
            (length < self.shortest, Fault::TooShort),
            (length > LONGEST, Fault::TooLong),
            (classes(password) < self.classes, Fault::TooPlain),
            (holds(password, login) || holds(password, name), Fault::NamesOwner),
            (is_common(password), Fault::Common),
        ];
        checks.into_iter().filter_map(|(broken, fault)| broken.then_some(fault)).collect()
    }
}

fn classes(password: &str) -> usize {
    let class = |character: char| match character {
        'A'..='Z' => 0,
        'a'..='z' => 1,
        '0'..='9' => 2,
        _ => 3,
    };
    password.chars().map(class).collect::<BTreeSet<u8>>().len()
}

/// Whether a name is in the password, written in either case. A single character says nothing.
fn holds(password: &str, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.chars().count() >= 2 && password.to_lowercase().contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(password: &str) -> Vec<Fault> {
        Policy::default().faults(password, "wang.office", "王办")
    }

    #[test]
    fn each_rule_refuses_what_breaks_it_and_nothing_else() {
        use Fault::{Common, NamesOwner, TooPlain, TooShort};
        let cases: &[(&str, &[Fault])] = &[
            ("Chun-Feng-7-Li", &[]),
            ("Qw7#mmKz0pXk", &[]),
            ("Qw7#mmKz0pX", &[TooShort]),
            ("梅花三弄-A7-真好听的", &[]),
            ("lowercaseandlong", &[TooPlain]),
            ("lowercase7andlong", &[TooPlain]),
            ("Wang.Office-2023-x", &[NamesOwner]),
            ("WANG.OFFICE-2023-x", &[NamesOwner]),
            ("abc-王办-XYZ-77", &[NamesOwner]),
            ("Woaini13145!", &[Common]),
            ("P@ssw0rd1234", &[Common]),
            ("Admin@2023", &[TooShort, Common]),
            ("woaini1314", &[TooShort, TooPlain, Common]),
            ("", &[TooShort, TooPlain]),
        ];
        for (password, expected) in cases {
            assert_eq!(faults(password), *expected, "{password}");
        }
    }

    #[test]
    fn the_bounds_hold_on_the_point() {
        let policy = Policy { shortest: 8, classes: 1, ..Policy::default() };
        assert_eq!(policy.faults("zkvjqxwh", "login", ""), []);
        assert_eq!(policy.faults("zkvjqxw", "login", ""), [Fault::TooShort]);
        let long: String = "Zk7-".chars().cycle().take(LONGEST).collect();
        assert_eq!(faults(&long), []);
        assert_eq!(faults(&format!("{long}x")), [Fault::TooLong]);
    }

    #[test]
    fn a_chinese_character_counts_as_one() {
        let policy = Policy { shortest: 4, classes: 1, ..Policy::default() };
        assert_eq!(policy.faults("春风得意", "login", ""), []);
        assert_eq!(policy.faults("春风得", "login", ""), [Fault::TooShort]);
    }

    #[test]
    fn a_login_of_one_letter_forbids_nothing() {
        assert_eq!(Policy::default().faults("Zk7-vjqxwhpm", "z", "甲"), []);
    }
}
