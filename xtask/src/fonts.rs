//! The open fonts that papers fall back to where the official ones are not installed, and that pictures are taken with.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house::House;
use crate::{npm, run};

/// Package, weight folder and file of each font of the papers, as the packages lay them out. What each stands in for is
/// said in `crates/paper/fonts/README.md`.
const FONTS: [(&str, &str, &str); 3] = [
    ("noto-serif-sc", "400Regular", "NotoSerifSC_400Regular.ttf"),
    ("noto-serif-sc", "700Bold", "NotoSerifSC_700Bold.ttf"),
    ("noto-sans-sc", "500Medium", "NotoSansSC_500Medium.ttf"),
];

/// The weights that pages are drawn with.
const SCREEN: [(&str, &str); 4] = [
    ("noto-sans-sc", "400Regular"),
    ("noto-sans-sc", "500Medium"),
    ("noto-sans-sc", "700Bold"),
    ("noto-serif-sc", "400Regular"),
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
    let packages = packages(house)?;
    let folder = folder(house);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (package, weight, file) in FONTS {
        let source = packages.join(package).join(weight).join(file);
        // Under its own name only when it is whole.
        let unfinished = folder.join(file).with_extension("unfinished");
        fs::copy(&source, &unfinished).with_context(|| format!("cannot copy {}", source.display()))?;
        fs::rename(&unfinished, folder.join(file))
            .with_context(|| format!("cannot rename {}", unfinished.display()))?;
    }
    Ok(())
}

/// Folders with the letters that a browser needs to draw our pages.
pub fn screen(house: &House) -> Result<Vec<PathBuf>> {
    let packages = packages(house)?;
    Ok(SCREEN.iter().map(|(package, weight)| packages.join(package).join(weight)).collect())
}

fn packages(house: &House) -> Result<PathBuf> {
    Ok(npm::tool(house, "fonts")?.join("node_modules/@expo-google-fonts"))
}
