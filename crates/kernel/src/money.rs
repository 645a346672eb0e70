//! Money is an integer of 分 (one hundredth of a yuan). 万元 and 亿元 exist only in sheets and on screens.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in 分. Additions saturate nowhere: an overflow is a bug and panics in every build profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// The unit in which a sheet writes amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, ten thousand yuan
    Wan,
    /// 亿元, one hundred million yuan
    Yi,
}

impl MoneyUnit {
    /// How many 分 one of this unit is.
    pub const fn cents(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::Wan => 1_000_000,
            Self::Yi => 10_000_000_000,
        }
    }

    /// The Chinese name, as printed: `亿元`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
        }
    }
}

impl Money {
    pub const ZERO: Self = Self(0);

    /// From an integer of 分.
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// In 分.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// From whole 万元.
    pub const fn from_wan(wan: i64) -> Self {
        Self(wan * MoneyUnit::Wan.cents())
    }

    /// From a decimal amount in `unit`, rounded once to 分, half away from zero. `None` if it does not fit.
    pub fn from_decimal(amount: Decimal, unit: MoneyUnit) -> Option<Self> {
        let cents = amount.checked_mul(Decimal::from(unit.cents()))?;
        i64::try_from(cents.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)).ok().map(Self)
    }

    /// The exact amount in `unit`.
    pub fn in_unit(self, unit: MoneyUnit) -> Decimal {
        (Decimal::from(self.0) / Decimal::from(unit.cents())).normalize()
    }

    /// The exact amount in 万元.
    pub fn wan(self) -> Decimal {
        self.in_unit(MoneyUnit::Wan)
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// Shown as exact 万元 without trailing zeros.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wan().fmt(f)
    }
}

/// JSON carries 万元 as an exact decimal string, so that no client ever rounds.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.wan())
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let amount: Decimal = text.parse().map_err(serde::de::Error::custom)?;
        Self::from_decimal(amount, MoneyUnit::Wan).ok_or_else(|| serde::de::Error::custom("amount out of range"))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("money overflow"))
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect("money overflow"))
    }
}
impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::ZERO - self
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// `part ÷ whole` in percent, exact to 24 decimal places after one division and one rounding; `None` when `whole` is zero.
///
/// Why 24: two unequal ratios of amounts below ten trillion yuan differ by more than 10⁻¹⁸, so a comparison with a
/// threshold is decided as if the arithmetic were exact.
pub fn percent(part: i128, whole: i128) -> Option<Decimal> {
    quotient(part.checked_mul(100)?, whole)
}

/// `numerator ÷ denominator` with 24 decimal places, rounded half away from zero; `None` on zero or overflow.
pub fn quotient(numerator: i128, denominator: i128) -> Option<Decimal> {
    if denominator == 0 {
        return None;
    }
    let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let (mut rest, divisor) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let whole = i128::try_from(rest / divisor).ok()?;
    rest %= divisor;
    let mut fraction: i128 = 0;
    // Twelve digits by one division wherever the rest has room for them, else digit by digit.
    let digits = if divisor <= u128::MAX / 10_u128.pow(HALF) { HALF } else { 1 };
    for _ in 0..DIGITS / digits {
        rest = rest.checked_mul(10_u128.pow(digits))?;
        fraction = fraction * 10_i128.pow(digits) + i128::try_from(rest / divisor).ok()?;
        rest %= divisor;
    }
    if rest.checked_mul(2)? >= divisor {
        fraction += 1;
    }
    let fraction = Decimal::try_from_i128_with_scale(sign * fraction, DIGITS).ok()?;
    let whole = Decimal::try_from_i128_with_scale(sign * whole, 0).ok()?;
    whole.checked_add(fraction).map(|q| q.normalize())
}

const DIGITS: u32 = 24;
const HALF: u32 = DIGITS / 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("decimal")
    }

    #[test]
    fn units_convert_exactly() {
        assert_eq!(Money::from_decimal(dec("2380.4"), MoneyUnit::Yi), Some(Money::from_wan(23_804_000)));
        assert_eq!(Money::from_wan(23_804_000).in_unit(MoneyUnit::Yi), dec("2380.4"));
        assert_eq!(Money::from_decimal(dec("0.005"), MoneyUnit::Yuan), Some(Money::from_cents(1)));
        assert_eq!(Money::from_decimal(dec("79228162514264337593543950335"), MoneyUnit::Yi), None);
    }

    #[test]
    fn json_carries_wan_as_text() {
        let amount = Money::from_decimal(dec("2847.65"), MoneyUnit::Wan).expect("amount");
        assert_eq!(serde_json::to_string(&amount).expect("json"), "\"2847.65\"");
        assert_eq!(serde_json::from_str::<Money>("\"2847.65\"").expect("money"), amount);
    }

    #[test]
    fn quotients_round_once() {
        assert_eq!(quotient(1, 3), Some(dec("0.333333333333333333333333")));
        assert_eq!(quotient(-2, 3), Some(dec("-0.666666666666666666666667")));
        assert_eq!(percent(15, 50), Some(dec("30")));
        assert_eq!(percent(1, 0), None);
    }

    #[test]
    fn a_quotient_does_not_depend_on_how_many_digits_are_had_at_once() {
        let large = 10_i128.pow(24);
        for (numerator, denominator) in [(1, 3), (-2, 7), (999_999_999_999, 1_000_000_000_001), (1, 8), (22, 7)] {
            let slow = quotient(numerator * large, denominator * large);
            assert_eq!(quotient(numerator, denominator), slow, "{numerator}/{denominator}");
        }
    }
}
