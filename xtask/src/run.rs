//! How programs are started: announced, checked, and with a sentence when they fail or are missing.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// Announce the next step.
pub fn say(what: &str) {
    eprintln!("==> {what}");
}

/// Run a program to its end; anything but success is an error that names the program.
pub fn step(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| missing(command, &error))?;
    succeeded(command, status)
}

/// Become the program, so that it alone answers an interrupt from the terminal. Returns only when it cannot be started.
#[cfg(unix)]
pub fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(missing(command, &error))
}

/// Run the program to its end; elsewhere a process cannot become another.
#[cfg(not(unix))]
pub fn become_program(command: &mut Command) -> Result<()> {
    step(command)
}

/// Run a program and take what it prints on its standard output, as UTF-8.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| missing(command, &error))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("{} did not print UTF-8", name(command)))
}

/// Run a program quietly; what it printed is shown only when it fails.
pub fn quiet(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| missing(command, &error))?;
    let status = output.status;
    succeeded(command, status).with_context(|| printed(&output))
}

/// Run a program, show its output as it comes (both streams on our standard output), and hand each line to `look`.
/// Returns whether the program succeeded.
pub fn watch(command: &mut Command, mut look: impl FnMut(&str)) -> Result<bool> {
    let (reader, writer) = std::io::pipe().context("cannot make a pipe")?;
    let errors = writer.try_clone().context("cannot share a pipe")?;
    let mut child = command.stdout(writer).stderr(errors).spawn().map_err(|error| missing(command, &error))?;
    // The command holds the pipe's writing ends; without giving them up here the reading end would never see the end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for line in BufReader::new(reader).split(b'\n') {
        let line = line.context("cannot read a program's output")?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        look(&line);
    }
    Ok(child.wait().context("cannot wait for a program")?.success())
}

/// The first line that `program --version` (or the like) prints, or nothing when there is no such program.
pub fn version(program: impl AsRef<OsStr>, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Look a program up on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("{} failed ({status})", name(command));
}

fn printed(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&text).trim().to_owned()
}

fn missing(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() != ErrorKind::NotFound {
        return anyhow!("cannot start {program}: {error}");
    }
    // The system says "not found" of the folder in the same words as of the program.
    if let Some(folder) = command.get_current_dir().filter(|folder| !folder.is_dir()) {
        return anyhow!("cannot start {program}: there is no folder {}", folder.display());
    }
    match Path::new(&program).file_stem().and_then(OsStr::to_str) {
        Some("node" | "npm") => anyhow!("{program} is not installed: install Node.js 20 or later and try again"),
        _ => anyhow!("{program} is not here: see `cargo xtask doctor`"),
    }
}

/// The program with its first words, enough to recognise the step.
fn name(command: &Command) -> String {
    let words = command.get_args().take(3).map(OsStr::to_string_lossy);
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_node_says_what_to_install() {
        let error = step(&mut Command::new("/nowhere/npm")).unwrap_err();
        assert!(error.to_string().contains("install Node.js 20"), "{error}");
    }

    #[test]
    fn a_missing_folder_is_not_taken_for_a_missing_program() {
        let error = step(Command::new("npm").current_dir("/nowhere")).unwrap_err();
        assert!(error.to_string().ends_with("there is no folder /nowhere"), "{error}");
    }

    #[test]
    fn a_failing_program_is_named_with_its_first_words() {
        let error = step(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().starts_with("sh -c exit 3 failed"), "{error}");
    }

    #[test]
    fn both_streams_are_watched() {
        let mut lines = Vec::new();
        let ended = watch(Command::new("sh").args(["-c", "echo out; echo err >&2; exit 1"]), |line| {
            lines.push(line.to_owned());
        });
        assert!(!ended.unwrap());
        assert_eq!(lines, ["out", "err"]);
    }
}
