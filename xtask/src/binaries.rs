//! Building the workspace's binaries.

use anyhow::Result;

use crate::house::{House, Profile};
use crate::{fonts, run, stamp, ui};

/// The crates that carry files in them: the user interface and the fonts.
const CARRIERS: [&str; 2] = ["guatu-web", "guatu-paper"];

/// Build packages in one of the two profiles, with everything ready that their binaries carry.
pub fn build(house: &House, profile: Profile, packages: &[&str]) -> Result<()> {
    fonts::ensure(house)?;
    ui::build(house)?;
    if profile == Profile::Release {
        carry_afresh(house)?;
    }
    run::say(&format!("building {} (the first time takes some minutes)", packages.join(" and ")));
    let mut command = house.cargo();
    command.arg("build").args(packages.iter().flat_map(|package| ["--package", package]));
    if profile == Profile::Release {
        command.arg("--release");
    }
    run::step(&mut command)
}

/// Let cargo forget the crates whose carried files changed: it notices a changed file, but not one that is new.
/// Development builds read the files from the source tree while they run, so they need none of this.
fn carry_afresh(house: &House) -> Result<()> {
    let carried = [ui::folder(house).join("dist"), fonts::folder(house)];
    let fingerprint = stamp::fingerprint(&carried, &[])?;
    let mark = house.target("carried-files");
    if stamp::is_fresh(&mark, &fingerprint) {
        return Ok(());
    }
    let mut command = house.cargo();
    command.args(["clean", "--quiet", "--release"]).args(CARRIERS.iter().flat_map(|name| ["--package", name]));
    run::step(&mut command)?;
    stamp::write(&mark, &fingerprint)
}
