//! Places in a series, as offices write them: `第七期`.

use rust_decimal::prelude::ToPrimitive;

use super::label::{fold, header_key};
use super::{Reason, Written};

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LARGEST: u32 = 999;

/// Reads a place in a series, from 1: `第七期`, `第15期`, `7`, `十二批`; `None` when nothing is written.
///
/// # Errors
/// `ordinal_unreadable` for everything else, zero among it.
pub fn ordinal(written: Written<'_>) -> Result<Option<u32>, Reason> {
    let number = match written {
        Written::Empty => return Ok(None),
        Written::Number(number) if number.fract().is_zero() => number.to_u32(),
        Written::Number(_) | Written::Date(_) => None,
        Written::Text(text) => {
            let bare = header_key(text);
            if bare.is_empty() && fold(text).trim().chars().all(|c| matches!(c, '-' | '—' | '/')) {
                return Ok(None);
            }
            let bare = bare.strip_prefix('第').unwrap_or(&bare);
            let bare = bare.strip_suffix("批次").or_else(|| bare.strip_suffix(['期', '批', '次'])).unwrap_or(bare);
            bare.parse().ok().or_else(|| chinese(bare))
        }
    };
    number.filter(|number| (1..=LARGEST).contains(number)).map(Some).ok_or(Reason::OrdinalUnreadable)
}

/// A Chinese numeral below one hundred: `七`, `十`, `十五`, `二十`, `二十三`.
fn chinese(text: &str) -> Option<u32> {
    let digit = |text: &str| -> Option<u32> {
        let mut letters = text.chars();
        let (letter, rest) = (letters.next()?, letters.next());
        let value = DIGITS.iter().position(|digit| *digit == letter)?;
        rest.is_none().then(|| u32::try_from(value).ok())?
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens).filter(|tens| *tens > 0)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones).filter(|ones| *ones > 0)? };
    Some(tens * 10 + ones)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_in_a_series_are_read_as_offices_write_them() {
        for (written, number) in [
            ("第七期", 7),
            ("第7期", 7),
            ("第 ７ 期", 7),
            ("七", 7),
            ("7", 7),
            ("第十期", 10),
            ("第十五期", 15),
            ("二十期", 20),
            ("第二十三批次", 23),
            ("第一批", 1),
        ] {
            assert_eq!(ordinal(Written::Text(written)), Ok(Some(number)), "{written}");
        }
        assert_eq!(ordinal(Written::Number(7.into())), Ok(Some(7)));
        for nothing in ["", " ", "—", "/"] {
            assert_eq!(ordinal(Written::Text(nothing)), Ok(None), "{nothing}");
        }
    }

    #[test]
    fn what_is_no_place_says_so() {
        for written in ["第几期", "2023年第一期", "0", "第零期", "十十", "七八", "第1000期", "〇", "-3期x", "一期二期"]
        {
            assert_eq!(ordinal(Written::Text(written)), Err(Reason::OrdinalUnreadable), "{written}");
        }
        let half = "7.5".parse().unwrap();
        assert_eq!(ordinal(Written::Number(half)), Err(Reason::OrdinalUnreadable));
    }

    proptest! {
        #[test]
        fn every_number_below_a_hundred_is_read_back_from_its_numeral(number in 1_u32..100) {
            let digit = |n: u32| DIGITS[n as usize].to_string();
            let (tens, ones) = (number / 10, number % 10);
            let ones = if ones == 0 { String::new() } else { digit(ones) };
            let written = match tens {
                0 => ones,
                1 => format!("十{ones}"),
                tens => format!("{}十{ones}", digit(tens)),
            };
            let period = format!("第{}期", written);
            prop_assert_eq!(ordinal(Written::Text(&period)), Ok(Some(number)));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[第0-9一二十百期批 ]{0,8}|.{0,20}") {
            let _ = ordinal(Written::Text(&text));
        }
    }
}
