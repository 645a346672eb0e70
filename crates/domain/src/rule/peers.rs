//! Figures about the subjects of the same period: places in a ranking, averages, totals.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::computed::Peers;
use super::facts::Value;
use super::file::{First, Take, Ties};
use super::number::Number;

/// A subject that takes part, with the figures it is ranked by.
struct Entrant {
    row: usize,
    figures: Vec<Number>,
}

/// The figure for each row, in their order.
pub(super) fn figures(peers: &Peers, rows: &[Box<[Value]>]) -> Vec<Value> {
    let mut groups: HashMap<Vec<&Value>, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        groups.entry(peers.by.iter().map(|place| &row[*place]).collect()).or_default().push(index);
    }
    let mut found = vec![Value::Unknown; rows.len()];
    for members in groups.values() {
        of_group(peers, rows, members, &mut found);
    }
    found
}

fn of_group(peers: &Peers, rows: &[Box<[Value]>], members: &[usize], found: &mut [Value]) {
    let takes_part =
        |row: &[Value]| peers.takes_part.as_ref().is_none_or(|condition| condition.truth(row) == Some(true));
    let part: Vec<usize> = members.iter().copied().filter(|row| takes_part(&rows[*row])).collect();
    if peers.take == Take::Count {
        let counts = |row: &&usize| peers.of.as_ref().is_none_or(|of| of.truth(&rows[**row]) == Some(true));
        let count = i64::try_from(part.iter().filter(counts).count()).expect("subjects are few");
        members.iter().for_each(|row| found[*row] = count.into());
        return;
    }
    let entrants = entrants(peers, rows, &part);
    match peers.take {
        Take::Rank | Take::RankFromLast => rank(peers, entrants, found),
        take => {
            let figure = summary(take, &entrants);
            members.iter().for_each(|row| found[*row] = figure.into());
        }
    }
}

/// Who takes part and has the figure.
fn entrants(peers: &Peers, rows: &[Box<[Value]>], part: &[usize]) -> Vec<Entrant> {
    let of = peers.of.as_ref().expect("only a count goes without a figure");
    let figures = |row: usize| -> Option<Vec<Number>> {
        let first = of.value(&rows[row]).number()?;
        // Who lacks a figure that decides between equals comes after those who have it.
        let least = Number::whole(-i128::MAX);
        let rest = peers.then.iter().map(|then| then.value(&rows[row]).number().unwrap_or(least));
        Some(std::iter::once(first).chain(rest).collect())
    };
    part.iter().filter_map(|row| Some(Entrant { row: *row, figures: figures(*row)? })).collect()
}

fn rank(peers: &Peers, mut entrants: Vec<Entrant>, found: &mut [Value]) {
    let order = |one: &Entrant, two: &Entrant| -> Ordering {
        let first = match peers.first {
            First::High => two.figures[0].cmp(&one.figures[0]),
            First::Low => one.figures[0].cmp(&two.figures[0]),
        };
        let best_first = first.then_with(|| two.figures[1..].cmp(&one.figures[1..]));
        if peers.take == Take::Rank { best_first } else { best_first.reverse() }
    };
    entrants.sort_by(order);
    let (mut before, mut dense) = (0, 0);
    for equals in entrants.chunk_by(|one, two| order(one, two).is_eq()) {
        dense += 1;
        let place = match peers.ties {
            Ties::Share => before + 1,
            Ties::Worse => before + equals.len(),
            Ties::Dense => dense,
        };
        before += equals.len();
        let place = i64::try_from(place).expect("subjects are few");
        equals.iter().for_each(|entrant| found[entrant.row] = place.into());
    }
}

fn summary(take: Take, entrants: &[Entrant]) -> Option<Number> {
    let figures = entrants.iter().map(|entrant| entrant.figures[0]);
    match take {
        Take::Highest => figures.max(),
        Take::Lowest => figures.min(),
        Take::Total => total(figures),
        _ => total(figures)?.over(Number::whole(i128::try_from(entrants.len()).ok()?)),
    }
}

/// The sum; where its exact fraction would not fit, that of the figures rounded to twelve places.
fn total(figures: impl Iterator<Item = Number> + Clone) -> Option<Number> {
    const PLACES: u32 = 12;
    let exact = figures.clone().try_fold(Number::ZERO, Number::plus);
    exact.or_else(|| {
        figures.map(|figure| figure.rounded(PLACES)).try_fold(Number::ZERO, |sum, figure| sum.plus(figure?))
    })
}
