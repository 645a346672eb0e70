//! The open fonts that papers fall back to where the official ones are not installed, and that pictures are taken with.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house::House;
use crate::{npm, run};

/// Package, weight folder and file of each font, as the packages lay them out.
const FONTS: [(&str, &str, &str); 4] = [
    ("noto-serif-sc", "400Regular", "NotoSerifSC_400Regular.ttf"),
    ("noto-serif-sc", "700Bold", "NotoSerifSC_700Bold.ttf"),
    ("noto-sans-sc", "400Regular", "NotoSansSC_400Regular.ttf"),
    ("noto-sans-sc", "700Bold", "NotoSansSC_700Bold.ttf"),
];

/// Where the fonts are put; the folder's `.ttf` files are not kept in the repository.
pub fn folder(house: &House) -> PathBuf {
    house.path("crates/paper/fonts")
}

/// The fonts that are not there yet.
pub fn missing(house: &House) -> Vec<&'static str> {
    FONTS.iter().map(|(_, _, file)| *file).filter(|file| !folder(house).join(file).is_file()).collect()
}

/// Obtain the fonts that are not there yet.
pub fn ensure(house: &House) -> Result<()> {
    if missing(house).is_empty() {
        return Ok(());
    }
    run::say("obtaining the open fonts");
    let packages = npm::tool(house, "fonts")?.join("node_modules/@expo-google-fonts");
    let folder = folder(house);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (package, weight, file) in FONTS {
        let source = packages.join(package).join(weight).join(file);
        fs::copy(&source, folder.join(file)).with_context(|| format!("cannot copy {}", source.display()))?;
    }
    Ok(())
}
