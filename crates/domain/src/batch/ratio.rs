//! Conversion ratios: of the items of a list that have passed one mark, how many have passed the next.

use std::ops::AddAssign;
use std::str::FromStr;

use guatu_kernel::Money;
use guatu_kernel::money::percent;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Mark, Stage};

/// The four ratios by which districts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ratio {
    /// 履约率
    #[serde(rename = "fulfilment_rate")]
    Fulfilment,
    /// 开工率
    #[serde(rename = "start_rate")]
    Start,
    /// 投产率
    #[serde(rename = "production_rate")]
    Production,
    /// 达效率
    #[serde(rename = "yield_rate")]
    Yield,
}

impl Ratio {
    pub const ALL: [Self; 4] = [Self::Fulfilment, Self::Start, Self::Production, Self::Yield];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fulfilment => "fulfilment_rate",
            Self::Start => "start_rate",
            Self::Production => "production_rate",
            Self::Yield => "yield_rate",
        }
    }

    /// The Chinese name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fulfilment => "履约率",
            Self::Start => "开工率",
            Self::Production => "投产率",
            Self::Yield => "达效率",
        }
    }

    /// The English name.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Fulfilment => "Fulfilment rate",
            Self::Start => "Start rate",
            Self::Production => "Production rate",
            Self::Yield => "Yield rate",
        }
    }
}

impl FromStr for Ratio {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|ratio| ratio.as_str() == text).ok_or(())
    }
}

/// What a ratio counts: items of one list, those that have passed a mark over those that have passed an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    pub ratio: Ratio,
    /// The list whose items are counted, each with its own amount.
    pub stage: Stage,
    pub numerator: Mark,
    pub denominator: Mark,
}

/// The denominators of the four ratios. As the names of the ratios read (签约项目履约率, 履约项目开工率, 开工项目投产率,
/// 投产项目达效率), each counts what has passed the stage before; a unit whose rules say otherwise says so here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Formulas {
    pub fulfilment_rate: Mark,
    pub start_rate: Mark,
    pub production_rate: Mark,
    pub yield_rate: Mark,
}

impl Default for Formulas {
    fn default() -> Self {
        Self {
            fulfilment_rate: Mark::Signed,
            start_rate: Mark::Fulfilled,
            production_rate: Mark::Started,
            yield_rate: Mark::Produced,
        }
    }
}

impl Formulas {
    pub const fn of(&self, ratio: Ratio) -> Formula {
        let (stage, numerator, denominator) = match ratio {
            Ratio::Fulfilment => (Stage::Signing, Mark::Fulfilled, self.fulfilment_rate),
            Ratio::Start => (Stage::Signing, Mark::Started, self.start_rate),
            Ratio::Production => (Stage::Start, Mark::Produced, self.production_rate),
            Ratio::Yield => (Stage::Production, Mark::Yielding, self.yield_rate),
        };
        Formula { ratio, stage, numerator, denominator }
    }

    /// The first ratio whose denominator cannot be one: it does not stand before the numerator, or before the list itself.
    pub fn fault(&self) -> Option<Ratio> {
        Ratio::ALL.into_iter().find(|ratio| {
            let formula = self.of(*ratio);
            formula.denominator >= formula.numerator || formula.denominator < Mark::of(formula.stage)
        })
    }
}

/// An item as a ratio looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub stage: Stage,
    pub reached: Mark,
    pub money: Money,
    /// An approved objection takes it out of the denominator of the ratio at hand.
    pub out: bool,
}

/// Where an item stands in a ratio, before anything is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In both.
    Numerator,
    /// In the denominator alone.
    Denominator,
    /// In neither.
    Beside,
}

impl Formula {
    pub fn place(&self, item: &Counted) -> Place {
        if item.stage != self.stage || item.reached < self.denominator {
            Place::Beside
        } else if item.reached < self.numerator {
            Place::Denominator
        } else {
            Place::Numerator
        }
    }
}

/// How many items, and what they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub items: usize,
    pub money: Money,
}

impl AddAssign<Money> for Sum {
    fn add_assign(&mut self, money: Money) {
        self.items += 1;
        self.money += money;
    }
}

/// A ratio as two exact sums; it is divided only when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub numerator: Sum,
    pub denominator: Sum,
}

impl Share {
    /// In percent, by the number of items; `None` while nothing is counted.
    pub fn by_count(&self) -> Option<Decimal> {
        let count = |sum: Sum| i128::try_from(sum.items).ok();
        percent(count(self.numerator)?, count(self.denominator)?)
    }

    /// In percent, by amount; `None` while nothing is counted.
    pub fn by_amount(&self) -> Option<Decimal> {
        percent(self.numerator.money.cents().into(), self.denominator.money.cents().into())
    }
}

/// A ratio without and with the objections. What is taken out leaves the numerator too: no ratio counts above what it is
/// counted of.
pub fn tally<'a>(formula: &Formula, items: impl IntoIterator<Item = &'a Counted>) -> (Share, Share) {
    let (mut before, mut after) = (Share::default(), Share::default());
    for item in items {
        let place = formula.place(item);
        for share in [Some(&mut before), (!item.out).then_some(&mut after)].into_iter().flatten() {
            if place != Place::Beside {
                share.denominator += item.money;
            }
            if place == Place::Numerator {
                share.numerator += item.money;
            }
        }
    }
    (before, after)
}
