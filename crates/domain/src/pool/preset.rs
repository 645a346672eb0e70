//! Published thresholds and exit rules, to be adopted by a district and changed.

use std::sync::OnceLock;

use guatu_kernel::Bilingual;
use serde::Deserialize;

use super::Setting;

/// One published rule book.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub code: String,
    pub name: Bilingual,
    /// Where and when it was published, and what of it is not known.
    pub source: String,
    pub settings: Vec<Setting>,
}

#[derive(Deserialize)]
struct Shelf {
    preset: Vec<Preset>,
}

/// Every preset that comes with the program.
pub fn presets() -> &'static [Preset] {
    static SHELF: OnceLock<Vec<Preset>> = OnceLock::new();
    SHELF.get_or_init(|| {
        let shelf: Shelf = toml::from_str(include_str!("presets.toml")).expect("the shipped presets can be read");
        shelf.preset
    })
}
