//! Pictures of the pages, to be looked at.

use anyhow::Result;

use crate::browser::Browser;
use crate::house::{House, Profile};
use crate::{binaries, npm, run};

#[derive(clap::Args)]
pub struct Args {
    /// Names of scenes (`e2e/src/scenes.ts`) or addresses such as `/wall`; all scenes when none is given.
    pages: Vec<String>,
    /// Take them from a server that is running already, such as `http://127.0.0.1:8080`.
    #[arg(long)]
    url: Option<String>,
    /// Use the packaged Chromium even where one is installed.
    #[arg(long)]
    bundled: bool,
}

pub fn run(house: &House, args: &Args) -> Result<()> {
    let browser = Browser::ensure(house, args.bundled)?;
    let folder = house.path("e2e");
    npm::ensure(&folder)?;
    let mut command = npm::script(&folder, "screenshots");
    command.arg("--").args(&args.pages);
    browser.hand_to(&mut command);
    match &args.url {
        Some(url) => command.env("GUATU_E2E_URL", url),
        None => {
            binaries::build(house, Profile::Dev, &["guatu-server"])?;
            command.env("GUATU_BIN", house.binary("guatu", Profile::Dev))
        }
    };
    run::step(&mut command)?;
    run::say(&format!("the pictures are in {}", folder.join("output").display()));
    Ok(())
}
