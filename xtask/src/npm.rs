//! Node's package manager: run in a folder, and kept from doing work twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::house::House;
use crate::{run, stamp};

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// `npm` in a folder, without its notices about itself.
pub fn npm(folder: &Path) -> Command {
    let mut command = Command::new(NPM);
    command.current_dir(folder).env("NPM_CONFIG_UPDATE_NOTIFIER", "false").env("NPM_CONFIG_FUND", "false");
    command
}

/// `npm run SCRIPT` in a folder.
pub fn script(folder: &Path, name: &str) -> Command {
    let mut command = npm(folder);
    command.args(["run", "--silent", name]);
    command
}

/// Install exactly what the folder's lock file says, unless that was done already.
///
/// Packages' own install scripts are not run: none of ours needs one, and it keeps a build to what the lock file names.
pub fn ensure(folder: &Path) -> Result<()> {
    let inputs = [folder.join("package.json"), folder.join("package-lock.json")];
    let fingerprint = stamp::fingerprint(&inputs, &[])?;
    let mark = folder.join("node_modules/.guatu-stamp");
    if stamp::is_fresh(&mark, &fingerprint) {
        return Ok(());
    }
    run::say(&format!("installing the packages of {}", folder.display()));
    run::step(npm(folder).args(["ci", "--ignore-scripts", "--no-audit"]))?;
    stamp::write(&mark, &fingerprint)
}

/// One of the small packages in `xtask/npm/`, installed into the build folder. Returns the folder it is installed in.
pub fn tool(house: &House, name: &str) -> Result<PathBuf> {
    let source = house.path("xtask/npm").join(name);
    let folder = house.target("xtask-npm").join(name);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), folder.join(file)).with_context(|| format!("cannot copy {file} of {name}"))?;
    }
    ensure(&folder)?;
    Ok(folder)
}
