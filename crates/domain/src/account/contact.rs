//! Telephone and identity numbers.

/// A telephone number without blanks and dashes: a mobile number of eleven digits, or a fixed one with its area code. `None` for
/// anything else.
pub fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits = digits.strip_prefix("+86").unwrap_or(&digits);
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let fixed = (10..=12).contains(&digits.len()) && digits.starts_with('0');
    (digits.bytes().all(|b| b.is_ascii_digit()) && (mobile || fixed)).then(|| digits.into())
}

/// A resident identity number of eighteen characters whose check character is right (GB 11643). `None` for anything else.
pub fn id_number(text: &str) -> Option<String> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let number = text.trim().to_uppercase();
    let bytes = number.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    (bytes[17] == CHECK[(sum % 11) as usize]).then_some(number)
}

/// What everybody may see of a number: `138****5678`, `410***********1234`; of a short one nothing at all.
pub fn masked(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let shown = if characters.len() >= 10 { (3, characters.len() - 4) } else { (0, characters.len()) };
    let mask = |(place, character): (usize, &char)| {
        if place < shown.0 || place >= shown.1 { *character } else { '*' }
    };
    characters.iter().enumerate().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_reduced_to_digits_or_refused() {
        let cases = [
            ("138 0000 5678", Some("13800005678")),
            ("+86 138-0000-5678", Some("13800005678")),
            ("0371-68000000", Some("037168000000")),
            ("1380000567", None),
            ("23800005678", None),
            ("138000056789", None),
            ("１３８００００５６７８", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(phone(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_identity_number_has_to_have_its_check_character() {
        let cases = [
            ("11010519491231002X", Some("11010519491231002X")),
            ("11010519491231002x", Some("11010519491231002X")),
            ("440524188001010014", Some("440524188001010014")),
            ("440524188001010015", None),
            ("44052418800101001", None),
            ("44052418800101001é", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(id_number(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_masked_number_shows_its_ends_alone() {
        assert_eq!(masked("13800005678"), "138****5678");
        assert_eq!(masked("11010519491231002X"), "110***********002X");
        assert_eq!(masked("12345"), "*****");
        assert_eq!(masked(""), "");
    }
}
