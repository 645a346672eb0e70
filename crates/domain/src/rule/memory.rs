//! What a rule set remembers of earlier periods.

use super::computed::{Memory, Remembered};
use super::facts::Value;
use super::file::{Calendar, Counted, Recall, Within};
use super::number::Number;
use super::period::Period;
use super::set::Light;

/// What is kept of one subject's period.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub period: Period,
    /// For each memory of the set: what it remembers of this period, and whether counting begins anew after it.
    pub kept: Box<[(Value, bool)]>,
    /// Of the dimensions in their order, the merged one last.
    pub lights: Box<[Light]>,
}

/// The earlier periods of a subject, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    pub moments: Vec<Moment>,
}

/// One step back in time.
struct Step<'a> {
    /// `None` for the period that is being judged.
    moment: Option<&'a Moment>,
    period: Period,
}

impl Past {
    /// What a memory gives in a period; `now` is what it remembers of this one.
    pub fn recall(&self, memory: &Memory, period: Period, now: &Value) -> Value {
        match memory.take {
            Recall::Previous => self.previous(memory, period),
            Recall::Streak => self.streak(memory, period, now).into(),
            Recall::Times => self.times(memory, period, now).into(),
            Recall::Sum => self.sum(memory, period, now).into(),
        }
    }

    /// This period and those before it, back to where the memory ends: by its window, or by a period after which counting
    /// began anew.
    fn steps<'a>(&'a self, memory: &'a Memory, period: Period) -> impl Iterator<Item = Step<'a>> {
        let now = std::iter::once(Step { moment: None, period });
        let before = self.moments.iter().rev().map(|moment| Step { moment: Some(moment), period: moment.period });
        let reset = move |step: &Step<'_>| step.moment.is_some_and(|moment| moment.kept[memory.index].1);
        let window = move |step: &Step<'_>| within(memory.within, period, step.period);
        now.chain(before).take_while(move |step| !reset(step) && window(step))
    }

    fn held(memory: &Memory, step: &Step<'_>, now: &Value) -> bool {
        match (&memory.of, step.moment) {
            (Remembered::Fact(_), None) => now.yes_no() == Some(true),
            (Remembered::Fact(_), Some(moment)) => moment.kept[memory.index].0.yes_no() == Some(true),
            (Remembered::Light { .. }, None) => false,
            (Remembered::Light { dimension, light }, Some(moment)) => Some(moment.light(*dimension)) == *light,
        }
    }

    fn streak(&self, memory: &Memory, period: Period, now: &Value) -> i64 {
        let of_lights = matches!(memory.of, Remembered::Light { .. });
        let mut count = 0;
        let mut after = period;
        for step in self.steps(memory, period) {
            let is_now = step.moment.is_none();
            // The light of this period is not known yet: a streak of lights ends with the period before.
            if is_now && of_lights {
                continue;
            }
            if !(is_now || after.follows(step.period)) || !Self::held(memory, &step, now) {
                break;
            }
            count += 1;
            after = step.period;
        }
        count
    }

    fn times(&self, memory: &Memory, period: Period, now: &Value) -> i64 {
        let held = self.steps(memory, period).filter(|step| Self::held(memory, step, now)).count();
        i64::try_from(held).expect("periods are few")
    }

    fn sum(&self, memory: &Memory, period: Period, now: &Value) -> Option<Number> {
        self.steps(memory, period).try_fold(Number::ZERO, |sum, step| {
            let value = step.moment.map_or(now, |moment| &moment.kept[memory.index].0);
            sum.plus(value.number()?)
        })
    }

    fn previous(&self, memory: &Memory, period: Period) -> Value {
        let mut before = self.moments.iter().rev();
        let found = match period {
            Period::Day(_) => before.nth(memory.back as usize - 1),
            _ => before.find(|moment| moment.period.number() == period.number() - i64::from(memory.back)),
        };
        let Some(moment) = found else { return Value::Unknown };
        match &memory.of {
            Remembered::Fact(_) => moment.kept[memory.index].0.clone(),
            Remembered::Light { dimension, .. } => {
                Value::from(moment.light(*dimension).and_then(|rank| i64::try_from(rank).ok()))
            }
        }
    }

    /// Which time it is that a light is given, this one included.
    pub fn time(&self, counted: Counted, period: Period, dimension: Option<usize>, light: Light) -> u32 {
        let mut count = 1;
        let mut after = period;
        for moment in self.moments.iter().rev() {
            let same = moment.light(dimension) == light;
            let goes_on = match counted {
                Counted::InARow => same && after.follows(moment.period),
                Counted::InYear => moment.period.year() == period.year(),
                Counted::Ever => true,
            };
            if !goes_on {
                break;
            }
            count += u32::from(same);
            after = moment.period;
        }
        count
    }
}

impl Moment {
    fn light(&self, dimension: Option<usize>) -> Light {
        self.lights[dimension.unwrap_or(self.lights.len() - 1)]
    }
}

fn within(window: Option<Within>, now: Period, then: Period) -> bool {
    match window {
        None => true,
        Some(Within::Periods(count)) => then.number() > now.number() - i64::from(count),
        Some(Within::Calendar(Calendar::Year)) => then.year() == now.year(),
        Some(Within::Calendar(Calendar::Quarter)) => (then.year(), then.quarter()) == (now.year(), now.quarter()),
    }
}
