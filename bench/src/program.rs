//! The program under measurement, as a process: its server and its commands.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::client::Client;

/// How long a server may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// The binary `guatu`.
pub struct Program(PathBuf);

impl Program {
    /// The binary that `GUATU_BIN` names.
    pub fn from_environment() -> Result<Self> {
        let path = std::env::var_os("GUATU_BIN").context("GUATU_BIN names no binary: run `cargo xtask bench`")?;
        Ok(Self(path.into()))
    }

    /// Its version as it states it.
    pub fn version(&self) -> Result<String> {
        let output = Command::new(&self.0).arg("--version").output().context("the program does not start")?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().into())
    }

    /// Runs a command to its end and tells how long it took, its start included. What it prints is thrown away.
    pub fn run(&self, words: &[&str], paths: &[&OsStr]) -> Result<Duration> {
        let begun = Instant::now();
        let output = Command::new(&self.0)
            .args(words)
            .args(paths)
            .env("GUATU_LOG", "error")
            .stdout(Stdio::null())
            .output()
            .context("the program does not start")?;
        let taken = begun.elapsed();
        if !output.status.success() {
            bail!("guatu {} failed ({}): {}", words.join(" "), output.status, String::from_utf8_lossy(&output.stderr));
        }
        Ok(taken)
    }

    /// Starts the server on a free port; it answers when this returns.
    pub fn serve(&self, database: &str) -> Result<Server> {
        let begun = Instant::now();
        let mut child = Command::new(&self.0)
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            .env("GUATU_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .context("the server does not start")?;
        let output = child.stdout.take().context("the server says nothing")?;
        let mut address = String::new();
        let read = BufReader::new(output).read_line(&mut address);
        let mut server = Server { child, address: address.trim().into(), started_in: Duration::ZERO };
        read.context("the server does not say its address")?;
        server.await_health(begun)?;
        Ok(server)
    }
}

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    address: String,
    /// From the start of the process to the first answer.
    pub started_in: Duration,
}

impl Server {
    pub fn client(&self) -> Client {
        Client::new(&self.address)
    }

    fn await_health(&mut self, begun: Instant) -> Result<()> {
        let client = self.client();
        while begun.elapsed() < PATIENCE {
            if client.get("/api/health").is_ok() {
                self.started_in = begun.elapsed();
                return Ok(());
            }
            thread::sleep(Duration::from_millis(1));
        }
        bail!("the server did not answer within {PATIENCE:?}");
    }

    /// Memory that the process holds now and the most it held, in KiB; `None` where the system does not tell.
    pub fn memory(&self) -> Option<Memory> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_start_matches(':').split_whitespace().next()?.parse().ok()
        };
        Some(Memory { now: field("VmRSS")?, most: field("VmHWM")? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Resident memory in KiB.
pub struct Memory {
    pub now: u64,
    pub most: u64,
}
