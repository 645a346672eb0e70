//! Filters that take several values, separated by commas.

use std::collections::BTreeSet;

use guatu_kernel::{Error, OrgId, Result, Unfit};

/// The values of a filter; none when nothing is asked for.
///
/// # Errors
/// The first value that cannot be read.
pub(crate) fn choices<T, C: FromIterator<T>>(
    text: Option<&str>,
    read: impl Fn(&str) -> Result<T>,
) -> Result<Option<C>> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    text.split(',').map(read).collect::<Result<C>>().map(Some)
}

/// Units by id.
///
/// # Errors
/// `invalid` on `unit` for one that is no id.
pub(crate) fn units(text: Option<&str>) -> Result<Option<BTreeSet<OrgId>>> {
    choices(text, |text| text.parse().map_err(|_| Error::invalid("unit", text, Unfit::UnitUnknown)))
}
