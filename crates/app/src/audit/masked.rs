//! Contact data as the record may keep it.

use serde::{Serialize, Serializer};

/// A telephone or identity number on its way into the record: that it changed can be seen, what it was cannot.
///
/// ```
/// # use guatu_app::audit::Masked;
/// assert_eq!(serde_json::to_string(&Masked("13800005678")).unwrap(), "\"138****5678\"");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Masked<'a>(pub &'a str);

impl Masked<'_> {
    /// A telephone number keeps its first three and last four digits, a longer one no more, a short one less or nothing.
    pub fn shown(&self) -> String {
        let digits: Vec<char> = self.0.chars().collect();
        let count = digits.len();
        let (head, tail) = match count {
            0..8 => (0, 0),
            8..11 => (2, 2),
            _ => (3, 4),
        };
        let mut shown: String = digits[..head].iter().collect();
        shown.extend(std::iter::repeat_n('*', count - head - tail));
        shown.extend(&digits[count - tail..]);
        shown
    }
}

impl Serialize for Masked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_number_its_ends_are_shown_and_of_a_short_one_nothing() {
        let cases = [
            ("", ""),
            ("1234567", "*******"),
            ("03716789", "03****89"),
            ("13800005678", "138****5678"),
            ("410103199001011234", "410***********1234"),
        ];
        for (number, shown) in cases {
            assert_eq!(Masked(number).shown(), shown);
        }
    }
}
