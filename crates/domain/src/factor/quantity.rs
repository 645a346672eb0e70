//! A quantity is an integer of millionths: 亩 with any number of places an office writes, and 万元 down to the 分.

use std::iter::Sum;
use std::ops::{Add, Sub};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact quantity, in millionths of its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

const PLACES: u32 = 6;

impl Quantity {
    pub const ZERO: Self = Self(0);

    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// From a number that is above zero, has at most six decimal places and at most twelve before them.
    pub fn from_decimal(number: Decimal) -> Option<Self> {
        let number = number.normalize();
        let fits = number > Decimal::ZERO && number.scale() <= PLACES && number < Decimal::from(1_000_000_000_000_i64);
        let millionths = number.checked_mul(Decimal::from(1_000_000)).filter(|_| fits)?;
        i64::try_from(millionths).ok().map(Self)
    }

    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, PLACES).normalize()
    }
}

impl Add for Quantity {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("quantity overflow"))
    }
}

impl Sub for Quantity {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect("quantity overflow"))
    }
}

impl Sum for Quantity {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// JSON carries an exact decimal string.
impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.decimal())
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number: Decimal = String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)?;
        Self::from_decimal(number).ok_or_else(|| serde::de::Error::custom("quantity out of range"))
    }
}
