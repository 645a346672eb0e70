//! The order of a list of items.

use guatu_kernel::{Error, Result, Unfit};

use super::board::Entry;
use super::view;
use crate::district::{District, sound};

/// The fields a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Stage,
    Name,
    Period,
    Unit,
    Amount,
    Day,
    /// The last day of the clock.
    Due,
}

/// Sorts as a query asks; equal rows, and all of them where nothing is asked, stay in the order of stage, period and
/// registration. What is not known comes last, whichever way the list is sorted.
///
/// # Errors
/// `invalid` for a field that a list cannot be sorted by.
pub(super) fn sort(district: &District, text: Option<&str>, entries: &mut [&Entry<'_>]) -> Result<()> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(()) };
    let (down, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    let key = match name {
        "stage" => Key::Stage,
        "name" => Key::Name,
        "period" => Key::Period,
        "unit" => Key::Unit,
        "amount" => Key::Amount,
        "day" => Key::Day,
        "due" => Key::Due,
        _ => return Err(Error::invalid("sort", text, Unfit::NotSortable)),
    };
    let name = |entry: &Entry<'_>| Some(sound(&entry.item.name));
    let unit = |entry: &Entry<'_>| view::unit(district, entry).map(|unit| unit.name);
    match key {
        Key::Stage => by(entries, down, |entry| Some(entry.file.stage)),
        Key::Name => by(entries, down, name),
        Key::Period => by(entries, down, |entry| Some(entry.item.period)),
        Key::Unit => by(entries, down, unit),
        Key::Amount => by(entries, down, |entry| entry.item.amount.as_ref().map(|amount| amount.money)),
        Key::Day => by(entries, down, |entry| entry.day),
        Key::Due => by(entries, down, |entry| entry.clock.and_then(|clock| clock.due_on)),
    }
    Ok(())
}

fn by<K: Ord>(entries: &mut [&Entry<'_>], down: bool, key: impl Fn(&Entry<'_>) -> Option<K>) {
    entries.sort_by(|one, other| match (key(one), key(other)) {
        (Some(one), Some(other)) if down => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
}
