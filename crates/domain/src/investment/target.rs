//! 年度目标: what is to be invested in a year, month by month, and what is left to do.
//!
//! Source: 二七区 2023, +15 %, at least 310亿元. The forecast is a calculation of our own: what is done, plus the plans of the
//! remaining months.

use guatu_kernel::money::percent;
use guatu_kernel::{Money, MoneyUnit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Series;

/// The target of a district, or of a unit, for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub year: i32,
    pub amount: Money,
    /// What was invested the year before, against which growth is told.
    pub base: Option<Money>,
    /// Which series counts as done.
    pub series: Series,
    /// January to December; they sum to the amount.
    pub tasks: [Money; 12],
}

impl Target {
    /// Growth over the base in percent, exact.
    pub fn growth(&self) -> Option<Decimal> {
        growth(self.amount, self.base?)
    }

    /// Whether the months sum to the year.
    pub fn adds_up(&self) -> bool {
        self.tasks.iter().copied().sum::<Money>() == self.amount
    }
}

/// Growth of an amount over a base in percent, exact; `None` over nothing.
pub fn growth(amount: Money, base: Money) -> Option<Decimal> {
    percent((amount - base).cents().into(), base.cents().into())
}

/// The base that an amount and its growth in percent imply, rounded once to 分; `None` where there is none.
pub fn implied_base(amount: Money, growth_pct: Decimal) -> Option<Money> {
    let whole = Decimal::ONE_HUNDRED.checked_add(growth_pct).filter(|whole| *whole > Decimal::ZERO)?;
    let hundredfold = amount.in_unit(MoneyUnit::Yuan).checked_mul(Decimal::ONE_HUNDRED)?;
    Money::from_decimal(hundredfold.checked_div(whole)?, MoneyUnit::Yuan)
}

/// An amount in parts that are to one another as the weights; the parts sum to it exactly. Without any weight all parts are
/// equal, up to one 分.
pub fn spread(amount: Money, weights: &[Money]) -> Vec<Money> {
    let whole: i128 = weights.iter().map(|weight| i128::from(weight.cents())).sum();
    let weights: Vec<i128> = if whole == 0 {
        vec![1; weights.len()]
    } else {
        weights.iter().map(|weight| i128::from(weight.cents())).collect()
    };
    let whole: i128 = weights.iter().sum();
    let (mut until, mut given) = (0, 0);
    weights
        .into_iter()
        .map(|weight| {
            until += weight;
            // Rounding what is given so far, not each part, keeps the sum exact.
            let due = (i128::from(amount.cents()) * until * 2 + whole).div_euclid(whole * 2);
            let part = due - given;
            given = due;
            Money::from_cents(i64::try_from(part).expect("a part is no larger than its whole"))
        })
        .collect()
}

/// A month by whose end less is done than its tasks ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miss {
    /// 1 to 12
    pub month: u32,
    /// By how much.
    pub amount: Money,
    /// Whether the month is still to come.
    pub forecast: bool,
}

/// How a target stands after some months of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// What the tasks of the months so far ask for.
    pub expected: Money,
    /// What was done from January on.
    pub done: Money,
    /// What the months so far missed; negative where they are ahead.
    pub missed: Money,
    /// What each month is to do now: in the months so far what was done, in the others their task and their part of what was
    /// missed, or of what was done beyond. Together they are the target, as long as no more than that was done.
    pub carried: [Money; 12],
    /// Done by the end of each month: so far as it was, from here on by the plans of the remaining months.
    pub forecast: [Money; 12],
    /// The months by whose end the tasks so far are not done, or will not be.
    pub misses: Vec<Miss>,
}

impl Outlook {
    /// `done` is what was done by the end of each month of the year so far; `plans` is what is planned in each of the twelve.
    pub fn new(tasks: &[Money; 12], done: &[Money], plans: &[Money; 12]) -> Self {
        let so_far = done.len().min(12);
        let total = done.last().copied().unwrap_or_default();
        let amount: Money = tasks.iter().copied().sum();
        let expected: Money = tasks[..so_far].iter().copied().sum();
        Self {
            expected,
            done: total,
            missed: expected - total,
            carried: carried(tasks, &done[..so_far], (amount - total).max(Money::ZERO)),
            forecast: forecast(&done[..so_far], plans),
            misses: Vec::new(),
        }
        .judged(tasks, so_far)
    }

    /// What will be done by the end of the year.
    pub const fn whole_year(&self) -> Money {
        self.forecast[11]
    }

    fn judged(mut self, tasks: &[Money; 12], so_far: usize) -> Self {
        let mut due = Money::ZERO;
        for (place, (task, done)) in tasks.iter().zip(self.forecast).enumerate() {
            due += *task;
            if done < due {
                self.misses.push(Miss { month: place as u32 + 1, amount: due - done, forecast: place >= so_far });
            }
        }
        self
    }
}

fn carried(tasks: &[Money; 12], done: &[Money], left: Money) -> [Money; 12] {
    let mut before = Money::ZERO;
    let past = done.iter().map(|until| {
        let month = *until - before;
        before = *until;
        month
    });
    let mut carried = past.chain(spread(left, &tasks[done.len()..]));
    std::array::from_fn(|_| carried.next().unwrap_or_default())
}

fn forecast(done: &[Money], plans: &[Money; 12]) -> [Money; 12] {
    let mut until = done.last().copied().unwrap_or_default();
    std::array::from_fn(|place| match done.get(place) {
        Some(done) => *done,
        None => {
            until += plans[place];
            until
        }
    })
}
