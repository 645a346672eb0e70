//! The user interface: its packages, its build, and its own checks.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::house::House;
use crate::{npm, run, stamp};

/// What the build makes or brings along, and so no input of it.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// The folder of the user interface.
pub fn folder(house: &House) -> PathBuf {
    house.path("ui")
}

/// Install the packages that the lock file names.
pub fn install(house: &House) -> Result<()> {
    npm::ensure(&folder(house))
}

/// Build `ui/dist`, unless it was built from just these sources.
pub fn build(house: &House) -> Result<()> {
    install(house)?;
    let folder = folder(house);
    let fingerprint = stamp::fingerprint(std::slice::from_ref(&folder), &MADE)?;
    let mark = folder.join("node_modules/.guatu-built");
    let page = folder.join("dist/index.html");
    if page.is_file() && stamp::is_fresh(&mark, &fingerprint) {
        return Ok(());
    }
    run::say("building the user interface");
    run::step(&mut npm::script(&folder, "build"))?;
    if !page.is_file() {
        bail!("the build of the user interface left no {}", page.display());
    }
    stamp::write(&mark, &fingerprint)
}
