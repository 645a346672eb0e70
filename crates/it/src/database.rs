//! A database for each test, copied from a template that the first test makes.
//!
//! Importing the demonstration district takes seconds, copying a database milliseconds. A template belongs to one build of
//! the tests: another build makes its own.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use guatu_app::App;
use guatu_app::import;
use guatu_db::{Db, Engine, migrate};
use guatu_domain::access::Actor;
use guatu_kernel::Clock;
use guatu_kernel::id::CountingIds;
use guatu_kernel::time::FrozenClock;
use tempfile::TempDir;

use crate::app::{settings, the_morning};
use crate::people;
use crate::workbook::demo_files;

/// What a fresh test database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// The schema alone.
    Nothing,
    /// The demonstration district: workbooks 01 to 03.
    Demo,
}

/// A database that belongs to one test and goes away with it.
#[derive(Debug)]
pub struct TestDatabase {
    pub url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder {
        _folder: TempDir,
    },
    Server {
        name: String,
    },
    /// It belongs to somebody else.
    Elsewhere,
}

impl TestDatabase {
    pub async fn new(engine: Engine, contents: Contents) -> Self {
        match engine {
            Engine::Sqlite => Self::file(contents).await,
            Engine::Postgres => Self::on_server(contents).await,
        }
    }

    async fn file(contents: Contents) -> Self {
        let template = sqlite_template(contents).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("district.sqlite");
        fs::copy(template, &path).expect("a copy of the template");
        Self { url: format!("sqlite:{}", path.display()), place: Place::Folder { _folder: folder } }
    }

    async fn on_server(contents: Contents) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let template = postgres_template(contents).await;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("guatu_it_{}_{number}", std::process::id());
        let server = Db::connect(&postgres_server()).await.expect("the server of the tests");
        server.script(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.expect("no database of that name");
        server.script(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.expect("a copy of the template");
        server.close().await.expect("closed");
        Self { url: server_url(&name), place: Place::Server { name } }
    }

    /// The same database for a second server.
    pub(crate) fn shared(&self) -> Self {
        Self { url: self.url.clone(), place: Place::Elsewhere }
    }

    /// Whatever the test left behind in PostgreSQL goes with the test; a folder goes by itself.
    pub(crate) async fn remove(&self) {
        if let Place::Server { name } = &self.place {
            let server = Db::connect(&postgres_server()).await.expect("the server of the tests");
            server.script(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.expect("dropped");
        }
    }
}

/// The server of the tests on PostgreSQL. Without one the tests fail: a test that did not run proves nothing.
pub fn postgres_server() -> String {
    std::env::var("GUATU_TEST_POSTGRES")
        .expect("the tests on PostgreSQL need a server: run `cargo xtask test`, or `cargo xtask postgres <command>`")
}

/// The address of another database on the server of the tests.
fn server_url(name: &str) -> String {
    let server = postgres_server();
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{address}/{name}")
}

/// Names this build of the tests: when it was made, and how large it is.
fn build() -> String {
    let program = std::env::current_exe().and_then(fs::metadata).expect("the program that runs");
    format!("{:x}_{:x}", program.mtime(), program.size() ^ u64::try_from(program.mtime_nsec()).unwrap_or_default())
}

/// A folder beside the program, with a lock that one process at a time holds while it makes a template.
fn templates() -> (PathBuf, File) {
    let program = std::env::current_exe().expect("the program that runs");
    let folder = program.with_extension("databases");
    fs::create_dir_all(&folder).expect("a folder for templates");
    let lock = File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("locked");
    (folder, lock)
}

async fn sqlite_template(contents: Contents) -> PathBuf {
    let (folder, _lock) = templates();
    let path = folder.join(format!("{contents:?}-{}.sqlite", build()));
    if path.exists() {
        return path;
    }
    forget_other_builds(&folder);
    let unfinished = folder.join("unfinished.sqlite");
    let _ = fs::remove_file(&unfinished);
    fill(&format!("sqlite:{}", unfinished.display()), contents).await;
    fs::rename(&unfinished, &path).expect("the template in its place");
    path
}

fn forget_other_builds(folder: &std::path::Path) {
    let build = build();
    for entry in fs::read_dir(folder).expect("the folder of templates").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.contains(".sqlite") && !name.contains(&build) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

async fn postgres_template(contents: Contents) -> String {
    let name = format!("guatu_it_{contents:?}_{}", build()).to_lowercase();
    let server = Db::connect(&postgres_server()).await.expect("the server of the tests");
    let (_, _lock) = templates();
    let known = format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'");
    if server.read().number(&known, []).await.expect("the list of databases") == 0 {
        let unfinished = format!("{name}_unfinished");
        server.script(&format!("DROP DATABASE IF EXISTS {unfinished}")).await.expect("no half template");
        server.script(&format!("CREATE DATABASE {unfinished}")).await.expect("a database");
        fill(&server_url(&unfinished), contents).await;
        server.script(&format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await.expect("renamed");
    }
    server.close().await.expect("closed");
    name
}

async fn fill(url: &str, contents: Contents) {
    let db = Db::connect(url).await.expect("a fresh database");
    let clock = FrozenClock::at(the_morning());
    migrate(&db, clock.now().micros()).await.expect("migrated");
    let app = App::new(db.clone(), Arc::new(clock), Arc::new(CountingIds::default()), settings());
    if contents == Contents::Demo {
        let outcomes = import::take(&app, Actor::system(), demo_files(), false, false).await.expect("readable");
        assert!(outcomes.iter().all(|outcome| outcome.rejected == 0), "the demonstration district is not taken whole");
    }
    people::admit(&db, people::OFFICE, "project_office", None).await;
    db.close().await.expect("closed");
}
