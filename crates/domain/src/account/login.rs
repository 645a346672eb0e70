//! Sign-in names.

/// A sign-in name as it is kept: small letters, digits, `.`, `_`, `-` or Chinese characters, 2 to 40 of them, so that two names
/// never differ by case alone. `None` for anything else.
pub fn login(text: &str) -> Option<String> {
    let login = text.trim().to_lowercase();
    let allowed = |c: char| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c) || ('\u{4e00}'..='\u{9fff}').contains(&c)
    };
    let length = login.chars().count();
    ((2..=40).contains(&length) && login.chars().all(allowed)).then_some(login)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_folded_or_refused() {
        let cases = [
            (" Wang.Office ", Some("wang.office")),
            ("13800001111", Some("13800001111")),
            ("王五", Some("王五")),
            ("a", None),
            ("", None),
            ("a b", None),
            ("a\0b", None),
            ("ａｂ", None),
            ("<script>", None),
        ];
        for (text, expected) in cases {
            assert_eq!(login(text).as_deref(), expected, "{text:?}");
        }
        assert!(login(&"a".repeat(40)).is_some());
        assert!(login(&"a".repeat(41)).is_none());
    }
}
