//! Exact numbers: 15 of 50 is 30 %, and a third stays a third.

use std::fmt;
use std::str::FromStr;

use guatu_kernel::Money;
use guatu_kernel::money::quotient;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// A rational number. Arithmetic is exact, or refused where the result would not fit into two whole numbers of 127 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Ratio<i128>);

impl Number {
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));
    pub const HUNDRED: Self = Self(Ratio::new_raw(100, 1));

    pub const fn whole(number: i128) -> Self {
        Self(Ratio::new_raw(number, 1))
    }

    /// `part ÷ whole`; `None` when `whole` is zero.
    pub fn fraction(part: i128, whole: i128) -> Option<Self> {
        match whole {
            0 | i128::MIN => None,
            1 => Some(Self::whole(part)),
            _ if part == i128::MIN => None,
            _ => Some(Self(Ratio::new(part, whole))),
        }
    }

    /// Numerator and positive denominator, in lowest terms.
    pub const fn parts(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    fn both_whole(self, other: Self) -> Option<(i128, i128)> {
        match (self.parts(), other.parts()) {
            ((one, 1), (two, 1)) => Some((one, two)),
            _ => None,
        }
    }

    /// Leaves out the one number that has no negative.
    fn symmetric(self) -> Option<Self> {
        (*self.0.numer() != i128::MIN).then_some(self)
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        match self.both_whole(other) {
            Some((one, two)) => one.checked_add(two).map(Self::whole).and_then(Self::symmetric),
            None => self.0.checked_add(&other.0).map(Self).and_then(Self::symmetric),
        }
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        match self.both_whole(other) {
            Some((one, two)) => one.checked_sub(two).map(Self::whole).and_then(Self::symmetric),
            None => self.0.checked_sub(&other.0).map(Self).and_then(Self::symmetric),
        }
    }

    pub fn times(self, other: Self) -> Option<Self> {
        match self.both_whole(other) {
            Some((one, two)) => one.checked_mul(two).map(Self::whole).and_then(Self::symmetric),
            None => self.0.checked_mul(&other.0).map(Self).and_then(Self::symmetric),
        }
    }

    /// `None` also when `other` is zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        match self.both_whole(other) {
            Some((one, two)) => Self::fraction(one, two),
            None => self.0.checked_div(&other.0).map(Self).and_then(Self::symmetric),
        }
    }

    pub fn negated(self) -> Option<Self> {
        Self::ZERO.minus(self)
    }

    /// The distance from zero.
    pub fn magnitude(self) -> Option<Self> {
        if self.0.is_negative() { self.negated() } else { Some(self) }
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn is_whole(self) -> bool {
        *self.0.denom() == 1
    }

    /// The largest whole number that is not above this one.
    pub fn floor(self) -> Self {
        let (part, whole) = self.parts();
        Self::whole(part.div_euclid(whole))
    }

    /// The smallest whole number that is not below this one.
    pub fn ceiling(self) -> Self {
        let (part, whole) = self.parts();
        let floor = part.div_euclid(whole);
        Self::whole(if part.rem_euclid(whole) == 0 { floor } else { floor + 1 })
    }

    /// Rounded half away from zero to so many decimal places, as amounts are rounded.
    pub fn rounded(self, places: u32) -> Option<Self> {
        let scale = Self::whole(10_i128.checked_pow(places)?);
        let half = Self::fraction(1, 2)?;
        let scaled = self.magnitude()?.times(scale)?.plus(half)?.floor().over(scale)?;
        if self.is_negative() { scaled.negated() } else { Some(scaled) }
    }

    /// As a whole number of 64 bits, where it is one.
    pub fn to_i64(self) -> Option<i64> {
        self.is_whole().then(|| self.0.to_integer().to_i64()).flatten()
    }

    /// As a decimal: exactly where it ends within 24 places, else rounded there; `None` beyond 28 digits.
    pub fn decimal(self) -> Option<Decimal> {
        let (part, whole) = self.parts();
        if whole == 1 { Decimal::try_from_i128_with_scale(part, 0).ok() } else { quotient(part, whole) }
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self::whole(number.into())
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self::whole(number.into())
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        Self::fraction(decimal.mantissa(), 10_i128.pow(decimal.scale())).expect("a power of ten is not zero")
    }
}

/// In 万元.
impl From<Money> for Number {
    fn from(money: Money) -> Self {
        Self::from(money.wan())
    }
}

/// `12`, `-12.5`, `1,240.5`: digits with an optional sign and point; commas only between groups of three.
impl FromStr for Number {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => (-1, digits),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = ungrouped(whole).ok_or(())?;
        let proper = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !proper(&whole) || !proper(fraction) || digits.ends_with('.') {
            return Err(());
        }
        let places = u32::try_from(fraction.len()).map_err(|_| ())?;
        let scale = 10_i128.checked_pow(places).ok_or(())?;
        let part: i128 = format!("{whole}{fraction}").parse().map_err(|_| ())?;
        Self::fraction(sign * part, scale).ok_or(())
    }
}

/// The digits without the commas that stand between groups of three.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let proper = (!grouped || (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3);
    proper.then(|| whole.replace(',', ""))
}

/// The decimal, or a fraction where no decimal can hold it.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimal() {
            Some(decimal) => decimal.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        text.parse().expect("number")
    }

    #[test]
    fn a_third_stays_a_third() {
        let third = Number::fraction(1, 3).expect("third");
        assert_eq!(third.times(Number::whole(3)), Some(Number::ONE));
        assert_eq!(third.to_string(), "0.333333333333333333333333");
        assert_eq!(number("15").over(number("50")).and_then(|share| share.times(Number::HUNDRED)), Some(number("30")));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, parts) in [
            ("12", (12, 1)),
            ("-12.50", (-25, 2)),
            ("1,240.5", (2481, 2)),
            ("+0.1", (1, 10)),
            ("−3", (-3, 1)),
            ("007", (7, 1)),
        ] {
            assert_eq!(number(text).parts(), parts, "{text}");
        }
        for text in
            ["", "-", ".5", "5.", "1,24", "12a", "1e5", "0x1", "1 2", "１２", "1.2.3", ",123", "1234,567", "NaN"]
        {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert!("9".repeat(60).parse::<Number>().is_err(), "beyond 127 bits");
        assert!(format!("0.{}", "1".repeat(60)).parse::<Number>().is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let largest = Number::whole(i128::MAX);
        assert_eq!(largest.plus(Number::ONE), None);
        assert_eq!(largest.times(largest), None);
        assert_eq!(Number::ONE.over(Number::ZERO), None);
        assert_eq!(Number::fraction(1, 0), None);
        assert_eq!(Number::fraction(i128::MIN, 2), None);
        assert_eq!(largest.decimal(), None);
        assert_eq!(largest.to_string(), i128::MAX.to_string());
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (text, places, rounded) in
            [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.345", 2, "2.35"), ("2.344", 2, "2.34"), ("7", 2, "7")]
        {
            assert_eq!(number(text).rounded(places), Some(number(rounded)), "{text}");
        }
        assert_eq!((number("-0.5").floor(), number("-0.5").ceiling()), (number("-1"), number("0")));
    }

    proptest! {
        #[test]
        fn arithmetic_obeys_its_laws(a in -1_000_000_i128..1_000_000, b in 1_i128..1_000_000, c in -1_000_000_i128..1_000_000, d in 1_i128..1_000_000) {
            let (one, two) = (Number::fraction(a, b).expect("one"), Number::fraction(c, d).expect("two"));
            let sum = one.plus(two).expect("sum");
            prop_assert_eq!(sum.minus(two), Some(one));
            prop_assert_eq!(one.cmp(&two), (a * d).cmp(&(c * b)));
            if c != 0 {
                prop_assert_eq!(one.times(two).and_then(|product| product.over(two)), Some(one));
            }
        }
    }
}
