//! What is on this machine, what is not, and what to do about it.

use std::net::TcpListener;
use std::path::Path;

use anyhow::{Result, bail};

use crate::house::House;
use crate::{browser, fonts, postgres, run, ui};

/// The least Node that the tools of the user interface run on.
const NODE: u32 = 20;

/// One line of the findings.
enum Finding {
    /// It is here.
    Here(String),
    /// It is not here, and nothing is lost: the sentence says what happens instead.
    Otherwise(String),
    /// It is not here, and nothing works without it: the sentence says what to do.
    Needed(String),
}

pub fn run(house: &House) -> Result<()> {
    let findings = [
        ("Rust", Finding::Here(run::version("rustc", "--version").unwrap_or_default())),
        ("Node.js", node()),
        ("npm", npm()),
        ("cargo-nextest", optional("cargo-nextest", "`cargo test` is used instead")),
        ("cargo-deny", optional("cargo-deny", "licences are not checked here; `cargo install cargo-deny` adds it")),
        ("PostgreSQL", postgresql()),
        ("Chromium", chromium()),
        ("fonts", open_fonts(house)),
        ("user interface", interface(house)),
        ("port 8080", port()),
    ];
    for (name, finding) in &findings {
        match finding {
            Finding::Here(text) => println!("✓ {name}: {text}"),
            Finding::Otherwise(text) => println!("○ {name}: {text}"),
            Finding::Needed(text) => println!("✗ {name}: {text}"),
        }
    }
    if findings.iter().any(|(_, finding)| matches!(finding, Finding::Needed(_))) {
        bail!("something that is needed is not here");
    }
    Ok(())
}

fn node() -> Finding {
    match run::version("node", "--version") {
        None => Finding::Needed(format!("not here; install Node.js {NODE} or later")),
        Some(version) if major(&version).is_none_or(|major| major < NODE) => {
            Finding::Needed(format!("{version} is too old; install Node.js {NODE} or later"))
        }
        Some(version) => Finding::Here(version),
    }
}

/// The first number of a version such as `v20.11.0`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn npm() -> Finding {
    match run::version("npm", "--version") {
        Some(version) => Finding::Here(version),
        None => Finding::Needed("not here; it comes with Node.js".to_owned()),
    }
}

fn optional(program: &str, otherwise: &str) -> Finding {
    match run::find(program) {
        Some(path) => Finding::Here(path.display().to_string()),
        None => Finding::Otherwise(format!("not here; {otherwise}")),
    }
}

fn postgresql() -> Finding {
    match postgres::installed() {
        Some(folder) => Finding::Here(described(&folder.join("postgres"))),
        None => Finding::Otherwise("not here; the tests obtain it from the package registry".to_owned()),
    }
}

fn chromium() -> Finding {
    match browser::installed() {
        Some(program) => Finding::Here(described(&program)),
        None => Finding::Otherwise("not here; the tests obtain it from the package registry".to_owned()),
    }
}

fn described(program: &Path) -> String {
    let version = run::version(program, "--version").unwrap_or_else(|| "says no version".to_owned());
    format!("{version} ({})", program.display())
}

fn open_fonts(house: &House) -> Finding {
    let missing = fonts::missing(house);
    if missing.is_empty() {
        return Finding::Here(fonts::folder(house).display().to_string());
    }
    Finding::Otherwise(format!("{} not here; `cargo xtask fonts` obtains them", missing.join(", ")))
}

fn interface(house: &House) -> Finding {
    if ui::folder(house).join("dist/index.html").is_file() {
        return Finding::Here("built".to_owned());
    }
    Finding::Otherwise("not built; `cargo xtask ui` builds it".to_owned())
}

fn port() -> Finding {
    match TcpListener::bind(("127.0.0.1", 8080)) {
        Ok(_) => Finding::Here("free".to_owned()),
        Err(error) => Finding::Otherwise(format!("taken ({error}); `cargo xtask demo --listen` takes another")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_with_and_without_its_letter() {
        assert_eq!(major("v20.11.0"), Some(20));
        assert_eq!(major("9.2"), Some(9));
        assert_eq!(major("unknown"), None);
    }
}
