//! What waits for what: an order without cycles.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Limit;

/// A node as the computation sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The places of the steps that have to be over before this one's limit begins.
    pub after: Vec<usize>,
    pub limit: Limit,
    /// A day set by hand, or on which it was achieved, which it keeps whatever the others do.
    pub fixed_on: Option<NaiveDate>,
    /// It is over, so nothing it waited for can be too late for it.
    pub achieved: bool,
}

/// Steps that wait for one another in a ring: each for the one named before it, the first for the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle(pub Vec<usize>);

/// Steps with an order in which they can be walked.
#[derive(Debug, Clone)]
pub struct Network {
    pub(super) steps: Vec<Step>,
    /// Every step after those it waits for; as given where that is one.
    order: Vec<usize>,
    /// The steps that wait for each one.
    pub(super) followers: Vec<Vec<usize>>,
}

impl Network {
    /// # Errors
    /// A cycle, where there is one.
    ///
    /// # Panics
    /// When a step waits for a place that there is not.
    pub fn new(steps: Vec<Step>) -> Result<Self, Cycle> {
        let mut followers = vec![Vec::new(); steps.len()];
        for (place, step) in steps.iter().enumerate() {
            for before in &step.after {
                followers[*before].push(place);
            }
        }
        let order = order(&steps, &followers)?;
        Ok(Self { steps, order, followers })
    }

    /// The places of the steps, each after those it waits for.
    pub fn order(&self) -> &[usize] {
        &self.order
    }
}

fn order(steps: &[Step], followers: &[Vec<usize>]) -> Result<Vec<usize>, Cycle> {
    let mut waits: Vec<usize> = steps.iter().map(|step| step.after.len()).collect();
    let mut ready: BTreeSet<usize> = (0..steps.len()).filter(|place| waits[*place] == 0).collect();
    let mut order = Vec::with_capacity(steps.len());
    while let Some(place) = ready.pop_first() {
        order.push(place);
        for follower in &followers[place] {
            waits[*follower] -= 1;
            if waits[*follower] == 0 {
                ready.insert(*follower);
            }
        }
    }
    let stuck = waits.iter().position(|count| *count > 0);
    stuck.map_or(Ok(order), |place| Err(cycle(steps, &waits, place)))
}

/// Goes back from a stuck step over others that are stuck, until one is met again.
fn cycle(steps: &[Step], waits: &[usize], stuck: usize) -> Cycle {
    let mut path = vec![stuck];
    loop {
        let last = path[path.len() - 1];
        let before = steps[last].after.iter().copied().find(|before| waits[*before] > 0);
        let before = before.expect("a step is stuck only behind another one");
        if let Some(met) = path.iter().position(|place| *place == before) {
            path.drain(..met);
            path.reverse();
            return Cycle(path);
        }
        path.push(before);
    }
}
